"""What a reply says: the Reading and its parts. Every sentence in it stands in the reply, word for word."""

from datetime import date as Date  # noqa: N812 (a field of that name stands beside it)
from typing import Literal

from pydantic import BaseModel, ConfigDict

ReplyKind = Literal[
    "acknowledgement", "out_of_office", "answer", "offer", "refusal", "question", "phishing", "unclear"
]
Step = Literal["wait", "answer", "remind", "clarify", "accept", "restate", "escalate", "report"]
PointId = Literal["problem", "request", "when", "who", "promise", "missing"]
State = Literal["yes", "partly", "no"]
AUTOMATIC: frozenset[ReplyKind] = frozenset({"acknowledgement", "out_of_office"})


class Read(BaseModel):
    """Frozen, as all nouns."""

    model_config = ConfigDict(frozen=True)


class Promise(Read):
    """What the company will do, and the last day for it; no date where none is said."""

    what: str
    date: Date | None = None
    sentence: str


class Fulfilled(Read):
    """A rule of the guide (S1 to S12, R6) that the reply keeps, and the sentence that proves it."""

    rule: str
    sentence: str


class Warned(Read):
    """A danger in the reply: `secret_asked`, `foreign_link`, `foreign_reply_to`, `lure`, `threat`, `bait`, `closed`."""

    code: str
    message: str  # in the interface language
    sentence: str = ""


class Point(Read):
    """One line of the table about the reply: the question, how it stands, and the sentence that proves it."""

    id: PointId
    state: State
    value: str = ""  # a name, a date (ISO 8601), ids of rules; "" where the sentence says all
    sentence: str = ""


class Reading(Read):
    """The whole reading; the first ten fields are the contract of `composer reply --json`."""

    file: str = ""
    language: str
    kind: ReplyKind
    ticket: str = ""
    agent: str = ""
    promises: tuple[Promise, ...] = ()
    asks: tuple[str, ...] = ()
    fulfils: tuple[Fulfilled, ...] = ()
    missing: tuple[str, ...] = ()  # ids of rules
    next: Step
    subject: str = ""
    sender: str = ""
    received: Date | None = (
        None  # the day from which its days are counted, where the reply or the caller names it
    )
    message_id: str = ""
    references: tuple[str, ...] = ()
    offer: str = ""  # the sentence that offers
    refusal: str = ""  # the sentence that refuses
    solution: str = ""  # the sentence that says what was done
    final: bool = False  # it calls its refusal its last word
    links: tuple[str, ...] = ()
    warnings: tuple[Warned, ...] = ()
    points: tuple[Point, ...] = ()  # the table: problem, request, when, who, promise, missing
    body: str = ""  # the company's own words: without what it quotes, and without its footer

    @property
    def is_answer(self) -> bool:
        """Whether a person answered: a receipt or a note of absence stops no clock (H3), nor does a fraud."""
        return self.kind not in AUTOMATIC and self.kind != "phishing"

    def proof(self, rule: str) -> str:
        """The sentence that proves this rule; empty where the reply does not keep it."""
        return next((kept.sentence for kept in self.fulfils if kept.rule == rule), "")
