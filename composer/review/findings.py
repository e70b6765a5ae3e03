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


class ReaderView(Noted):
    """What an agent gets from the e-mail (R1, R2, R3), found in the text itself."""

    problem: str = ""
    request: str = ""
    feeling: Feeling = "calm"
    priority: Priority = "normal"
    missing: tuple[str, ...] = ()  # facts that an agent would have to ask for (R5)


class Review(Noted):
    """The whole verdict."""

    language: str
    subject: str
    findings: tuple[Finding, ...] = ()
    reader: ReaderView = ReaderView()
    score: int = 100  # 0 to 100

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """The findings that stop a hand-over."""
        return tuple(finding for finding in self.findings if finding.severity == "blocks")
