"""What is written after the first e-mail: reminder, incomplete answer, final request, thanks (M14, H5, R7).

Each names the day and the subject of the message that it follows, has a subject of its own that begins with that one,
and is complete in itself. From the second message on attachments are welcome (M11).
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from composer.case import Case, Tone
from composer.kinds import kind
from composer.law import company_country, customer_country, dispute_body, working_day_from
from composer.writing.assembly import KIND, STORY, Assembly, Step
from composer.writing.clean import clean, one_line, shorten, typed, unmark
from composer.writing.draft import Draft, Paragraph, Span
from composer.writing.subject import LONGEST

LaterStage = Literal["reminder", "incomplete", "final", "thanks"]
OpenPoint = Literal["decision", "date", "reason", "question"]  # what an answer may lack
STAGES: tuple[LaterStage, ...] = get_args(LaterStage)
LEAST_PART = 0.4  # of an earlier subject, if it is cut between its parts
DAYS_TO_ANSWER_AGAIN = 7  # the company has had its time already
COMMON, REMINDER, INCOMPLETE = "followups/common.j2", "followups/reminder.j2", "followups/incomplete.j2"
FINAL, THANKS = "followups/final.j2", "followups/thanks.j2"
# "Re:", "AW:", "SV:", "Ats:", also "Re[2]:": what mail programs of our languages put before a subject.
_MARK = re.compile(r"^(?:re|aw|sv|vs|ats|atb|odp|fwd?|tr|rv|wg|отв|ответ)(?:\[\d{1,2}\])?:\s*", re.IGNORECASE)

_GREETING = Step("greeting", "greeting", ("M3",))
_REFERENCE = Step("facts", "reference", ("M7",), COMMON)
_MATTER = (
    Step("facts", "facts", ("M7",), KIND, ("kind",)),
    Step("facts", "labels", ("M7",)),
    _REFERENCE,
    Step("facts", STORY, ("M7", "M9")),
)
_REQUEST = Step("request", "request", ("M8",))
_SIGNATURE = Step("signature", "signature", ("M10",))
_END = (
    Step("evidence", "attached", ("M11",), COMMON),
    Step("privacy", "privacy", ("M12",)),
    Step("closing", "closing", ("M10",)),
    _SIGNATURE,
)
PLANS: dict[LaterStage, tuple[Step, ...]] = {
    "reminder": (_GREETING, Step("introduction", "before", ("M14",), REMINDER), *_MATTER, _REQUEST, *_END),
    "incomplete": (
        _GREETING,
        Step("introduction", "before", ("M14",), INCOMPLETE),
        Step("facts", "points", ("M7",), COMMON),
        *_MATTER,
        _REQUEST,
        *_END,
    ),
    "final": (
        _GREETING,
        Step("introduction", "before", ("M14",), FINAL),
        *_MATTER,
        _REQUEST,
        Step("deadline", "outside", ("M8",), FINAL),
        *_END,
    ),
    "thanks": (
        _GREETING,
        Step("introduction", "before", ("M14",), THANKS),
        _REFERENCE,
        Step("closing", "closing", ("M10",), THANKS),
        _SIGNATURE,
    ),
}
ENTRY: dict[LaterStage, str] = {
    "reminder": REMINDER,
    "incomplete": INCOMPLETE,
    "final": FINAL,
    "thanks": THANKS,
}


class Sent(BaseModel):
    """The message that is followed: our own (reminder, final) or the company's answer (incomplete, thanks)."""

    model_config = ConfigDict(frozen=True)

    subject: str
    date: date
    body: str = ""  # quoted below the signature, where it is given
    thread: str = ""  # the thread's subject, where the message came without one: an answer that was pasted


def follow_up(
    case: Case,
    *,
    stage: LaterStage,
    previous: Sent,
    ticket: str | None = None,
    agent: str | None = None,
    language: str | None = None,
    tone: Tone | None = None,
    written_on: date | None = None,
    open_points: Sequence[OpenPoint] = ("decision",),
    attached: Sequence[str] = (),
) -> Draft:
    """The next message of a case; a pure function of its arguments.

    `ticket` is the company's number for the matter, `agent` the person who answered; `written_on` is the day of this
    message (without it no date is asked for), `open_points` are what the answer lacks (`incomplete`), `attached` the ids
    of the evidence that goes with it; evidence that stays behind is not mentioned again.
    Raises UnknownLanguage, UnknownKind, TemplateFault.
    """
    code, tone = language or case.language, tone or case.tone
    now = as_of(case, written_on, agent)
    more = {
        "previous": {
            "subject": typed(previous.subject),
            "date": previous.date,
            "quoted": bool(clean(previous.body)),
        },
        "ticket": typed(ticket or ""),
        "open_points": tuple(dict.fromkeys(open_points)),
        "attached": known_evidence(now, attached),
        "stage": stage,
        "body": dispute_body(company_country(case)) or dispute_body(customer_country(case)),
    }
    assembly = Assembly(now, report=None, language=code, tone=tone, more=more)
    word = unmark(assembly.shared("word", ENTRY[stage]))[0]
    return Draft(
        language=code,
        tone=tone,
        to=one_line(case.company.email),
        subject=subject_after(one_line(previous.subject or previous.thread), word, one_line(ticket or "")),
        paragraphs=(*assembly.paragraphs(PLANS[stage]), *quoted_below(assembly, previous)),
        stage=stage,
    )


def as_of(case: Case, written_on: date | None, agent: str | None) -> Case:
    """The case as it stands on the day of the new message: the answer is asked for soon, and of whom we know."""
    due = None
    if written_on:
        country = company_country(case) or customer_country(case)
        due = working_day_from(written_on + timedelta(days=DAYS_TO_ANSWER_AGAIN), country)
    request = case.request.model_copy(update={"answer_by": due})
    company = case.company.model_copy(update={"person": agent or case.company.person})
    return case.model_copy(update={"request": request, "company": company, "written_on": written_on})


def known_evidence(case: Case, attached: Sequence[str]) -> tuple[str, ...]:
    """Those of the ids that the kind of case knows as evidence, each once."""
    offered = {option.id for option in kind(case.kind).evidence} if case.kind else set()
    return tuple(name for name in dict.fromkeys(attached) if name in offered)


def subject_after(before: str, word: str, ticket: str) -> str:
    """ "Re: Faulty: kettle (reminder, T-118)": the old subject gives way where sixty characters are too few (S2).

    A number that the old subject holds already is not said twice.

    >>> subject_after("RE: Faulty: Aura 1.7 l kettle, please replace, order 48213", "reminder", "T-118")
    'Re: Faulty: Aura 1.7 l kettle (reminder, T-118)'
    >>> subject_after("[T-118] Faulty kettle", "reminder", "T-118")
    'Re: [T-118] Faulty kettle (reminder)'
    """
    while mark := _MARK.match(before):
        before = before[mark.end() :]
    if ticket and ticket in _shortened(before, LONGEST - len("Re: ") - len(word) - len(" ()")):
        ticket = ""
    tails = [f" ({', '.join(part for part in parts if part)})" for parts in ((word, ticket), (word,))]
    for tail in tails:
        kept = _shortened(before, LONGEST - len("Re: ") - len(tail))
        if kept or not before:
            return f"Re: {kept}{tail}" if kept else f"Re:{tail}"
    return f"Re: {word}"


def _shortened(subject: str, room: int) -> str:
    """The subject's first words; whole parts of it where that leaves enough."""
    if len(subject) <= room:
        return subject
    words = shorten(subject, room)
    parts = words.rpartition(", ")[0]
    return parts if len(parts) >= LEAST_PART * len(subject) else words


def quoted_below(assembly: Assembly, previous: Sent) -> tuple[Paragraph, ...]:
    """The earlier message below the signature, each line marked as mail programs mark it; nobody translates it."""
    body = clean(previous.body)
    if not body:
        return ()
    head = unmark(assembly.shared("quoted", COMMON))[0]
    lines = "\n".join(f"> {line}".rstrip() for line in body.split("\n"))
    text = f"{head}\n{lines}"
    return (
        Paragraph(
            role="quoted", text=text, rules=("M14",), typed=(Span(start=len(head) + 1, end=len(text)),)
        ),
    )
