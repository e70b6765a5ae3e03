"""What the review says of an e-mail: findings with their place, the reader's view, a score."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Severity = Literal["blocks", "should", "could"]
Part = Literal["subject", "body", "to"]
Feeling = Literal["calm", "disappointed", "angry", "grateful", "worried"]
Priority = Literal["normal", "high", "urgent"]


class Noted(BaseModel):
    """Frozen; the attribute `part` is called `in` in JSON."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Finding(Noted):
    """One remark of the editor. `start` and `end` count characters of the part it stands in."""

    rule: str  # id of the guide
    kind: str  # subject_long, card_number …
    severity: Severity
    part: Part = Field(default="body", serialization_alias="in", validation_alias="in")
    start: int
    end: int
    title: str  # two to five words
    message: str  # what is wrong and why it matters, one or two sentences
    suggestion: str = ""  # the wording or the step that mends it
    fix: str | None = None  # replaces the span with one click; an empty text removes it


class Fact(Noted):
    """Something that the agent can note down at once; `id` is one of the facts that may be missing, or `amount`."""

    id: str
    value: str


class ReaderView(Noted):
    """What an agent gets from the e-mail (R1, R2, R3), found in the text itself."""

    problem: str = ""
    request: str = ""
    feeling: Feeling = "calm"
    priority: Priority = "normal"
    missing: tuple[str, ...] = ()  # facts that an agent would have to ask for, most needed first (R5)
    nature: str = "complaint"  # or question, compliment
    goal: str = ""  # refund, replace, repair, reduction, deliver, end, answer, pass_on
    facts: tuple[Fact, ...] = ()
    subject_inbox: str = ""  # the subject at a mail program's width, and on a telephone (S2)
    subject_phone: str = ""
    first_words: str = ""  # as far as eight seconds reach (R1)
    first_question: str = ""  # what the agent would ask first


class Points(Noted):
    """Why the score is not 100: so many points less, for this."""

    points: int
    reason: str
    kind: str


class Review(Noted):
    """The whole verdict."""

    language: str
    subject: str
    findings: tuple[Finding, ...] = ()
    reader: ReaderView = ReaderView()
    score: int = 100  # 0 to 100
    points: tuple[Points, ...] = ()  # what was taken off the 100, one entry a kind of finding

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """The findings that stop a hand-over."""
        return tuple(finding for finding in self.findings if finding.severity == "blocks")
