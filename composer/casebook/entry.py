"""What the casebook keeps of a matter: the case, what was sent and received, and how it ended. No database here.

The state of a matter is never stored: it follows from its messages and the day (`state_of`), so it cannot be wrong.
"""

from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from composer.case import Case
from composer.languages.interface import N_
from composer.site import SiteReport

State = Literal["drafted", "sent", "acknowledged", "answered", "overdue", "solved", "given_up"]
STATE_NAMES: dict[State, str] = {  # words of the interface
    "drafted": N_("Draft"),
    "sent": N_("Waiting for a reply"),
    "acknowledged": N_("Receipt only"),
    "answered": N_("Answered"),
    "overdue": N_("Reminder due"),
    "solved": N_("Solved"),
    "given_up": N_("Given up"),
}
Direction = Literal["sent", "received", "called"]
Way = Literal["mail_program", "webmail", "eml", "copied", "form", "pasted", "telephone", ""]
# An automatic receipt or a note of absence is no answer: the clock keeps running (H3).
AUTOMATIC = frozenset({"acknowledgement", "out_of_office"})


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


class Kept(BaseModel):
    """Frozen; unknown names are passed over, so that an older export can still be read."""

    model_config = ConfigDict(frozen=True)


class Message(Kept):
    """One message of a matter, or a telephone call instead of one (`called`)."""

    id: int = 0  # given by the casebook; 0 while it is new
    direction: Direction
    at: datetime
    subject: str = ""
    body: str = ""
    way: Way = ""
    sender: str = ""
    recipient: str = ""
    message_id: str = ""  # RFC 5322, with its angle brackets
    references: str = ""  # RFC 5322: the thread, as the header has it
    kind: str = ""  # of a received one: acknowledgement, answer, refusal … as `read_reply` says
    reading: dict[str, object] = {}  # of a received one: the whole Reading as JSON

    @property
    def is_answer(self) -> bool:
        """Whether a person answered; an automatic receipt does not count (H3)."""
        return self.direction == "received" and self.kind not in AUTOMATIC

    @property
    def promised(self) -> date | None:
        """The last day that it promises something for, where it only asks to wait (S9)."""
        told = self.reading.get("promises")
        if self.reading.get("next") != "wait" or not isinstance(told, list):
            return None
        days = [one.get("date") for one in told if isinstance(one, dict)]
        return max((date.fromisoformat(day) for day in days if isinstance(day, str)), default=None)


class Closing(Kept):
    """How the matter ended (R7)."""

    on: date
    solved: bool
    satisfaction: int | None = Field(default=None, ge=1, le=5)  # 5 is the best
    promised: str = ""  # what the company promised
    kept_promise: bool | None = None
    lesson: str = ""  # for the next e-mail


class Entry(Kept):
    """One matter. A value like the case: changed by `model_copy`, kept by `Casebook.save`."""

    # Both become parts of paths in an export, so an import may bring nothing but letters and digits.
    id: str = Field(
        default="", pattern=r"^[0-9A-Za-z]{0,32}$"
    )  # given by the casebook; empty while it is new
    reference: str = Field(
        default="", pattern=r"^[0-9A-Za-z]{0,16}$"
    )  # short, to be told on the telephone and found again; given by the casebook
    version: int = 0  # counts the saves; a save with an old one is refused
    created: datetime = Field(default_factory=now)
    changed: datetime = Field(default_factory=now)
    case: Case = Case()
    report: SiteReport | None = None
    question: str = ""  # what was looked for on the site
    wizard: dict[str, object] = {}  # where the customer is in the wizard; the web room alone reads it
    gathered: tuple[str, ...] = ()  # evidence ticked off as being at hand
    due: date | None = None  # the day to look for an answer; None until the e-mail has left
    messages: tuple[Message, ...] = ()  # in order of time
    closing: Closing | None = None

    @property
    def title(self) -> str:
        """What it is called in a list: the last subject, else the product; empty while there is neither."""
        sent = [message.subject for message in self.messages if message.direction == "sent"]
        return (sent[0] if sent else "") or self.case.purchase.product

    @property
    def company(self) -> str:
        """The company's name, else its site, else its address."""
        company = self.case.company
        return company.name or company.website or company.email


class Summary(NamedTuple):
    """One line of the list of matters: what `state_of` and the list itself need, without the texts.

    A plain tuple and no model: a list of 5,000 is made for each look at it (130 ms as models, 60 as tuples).
    """

    id: str
    reference: str
    title: str
    company: str
    kind: str
    changed: datetime
    day: date  # the day on which the list is looked at
    due: date | None = None
    first_sent: datetime | None = None
    first_answered: datetime | None = None
    sent: datetime | None = None  # the last message of ours, a call included
    acknowledged: datetime | None = None  # the last automatic receipt
    answered: datetime | None = None  # the last answer of a person
    answer_kind: str = ""  # what that answer was: offer, refusal …
    promised: date | None = None  # the day that this answer asks to wait for, where it names one
    closed: date | None = None
    solved: bool = False
    satisfaction: int | None = None  # from 1 to 5, the best
    kept_promise: bool | None = None  # None where nothing was promised, or nobody has said
    lesson: str = ""

    @property
    def state(self) -> State:
        """Where the matter stands on `day`."""
        if self.closed:
            return "solved" if self.solved else "given_up"
        if self.sent is None:
            return "answered" if self.answered else "drafted"
        if self.answered and self.answered >= self.sent:
            if self.promised:
                return "overdue" if self.promised < self.day else "sent"
            return "answered"
        if self.due and self.due < self.day:
            return "overdue"
        if self.acknowledged and self.acknowledged >= self.sent:
            return "acknowledged"
        return "sent"

    @property
    def open(self) -> bool:
        """Whether anything is still to be done."""
        return self.closed is None

    @property
    def duty(self) -> date | None:
        """The day of the next thing to do: an answer to be read now, a reminder on its day; None while a draft waits."""
        if not self.open or self.state == "drafted":
            return None
        if self.state == "answered" and self.answered:
            return self.answered.date()
        answered_last = self.answered and self.sent and self.answered >= self.sent
        return self.promised if answered_last and self.promised else self.due

    @property
    def days_to_answer(self) -> int | None:
        """Days from our first message to the first answer of a person (R4, R7); None where there is none yet."""
        if self.first_sent is None or self.first_answered is None:
            return None
        return max(0, (self.first_answered - self.first_sent).days)

    @property
    def waited(self) -> int:
        """Days since our last message without an answer of a person; 0 where nothing is waited for."""
        if not self.open or self.sent is None or self.state == "answered":
            return 0
        return max(0, (self.day - self.sent.date()).days)


def summary_of(entry: Entry, day: date) -> Summary:
    """The entry's line in the list."""
    sent = [message.at for message in entry.messages if message.direction in ("sent", "called")]
    automatic = [m.at for m in entry.messages if m.direction == "received" and not m.is_answer]
    answers = [message for message in entry.messages if message.is_answer]
    last = max(answers, key=lambda message: message.at, default=None)
    return Summary(
        id=entry.id,
        reference=entry.reference,
        title=entry.title,
        company=entry.company,
        kind=entry.case.kind,
        changed=entry.changed,
        due=entry.due,
        first_sent=min(sent, default=None),
        first_answered=min((message.at for message in answers), default=None),
        sent=max(sent, default=None),
        acknowledged=max(automatic, default=None),
        answered=last.at if last else None,
        answer_kind=last.kind if last else "",
        promised=last.promised if last else None,
        closed=entry.closing.on if entry.closing else None,
        solved=bool(entry.closing and entry.closing.solved),
        satisfaction=entry.closing.satisfaction if entry.closing else None,
        kept_promise=entry.closing.kept_promise if entry.closing else None,
        lesson=entry.closing.lesson if entry.closing else "",
        day=day,
    )


def state_of(entry: Entry, day: date) -> State:
    """Where the matter stands on this day."""
    return summary_of(entry, day).state
