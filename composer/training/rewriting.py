"""Rewrite it: the trainee mends the letter until the review is content, and the trainer sees the way there."""

from pydantic import BaseModel, ConfigDict

from composer.review import Finding, Review, review
from composer.training.exercise import Exercise


class Attempt(BaseModel):
    """One version of the letter and what the review says of it."""

    model_config = ConfigDict(frozen=True)
    subject: str
    body: str
    score: int
    blocks: int
    should: int
    could: int
    kinds: tuple[str, ...]  # of the findings that should be mended

    @property
    def content(self) -> bool:
        """Whether nothing is left that should be mended; ideas may be."""
        return not (self.blocks or self.should)


class Path(BaseModel):
    """The versions in the order in which they were handed in, the faulty letter first."""

    model_config = ConfigDict(frozen=True)
    language: str
    attempts: tuple[Attempt, ...]

    @property
    def last(self) -> Attempt:
        """The newest version."""
        return self.attempts[-1]

    def then(self, subject: str, body: str) -> "Path":
        """The path with one more version; the same one where nothing was changed."""
        if (subject, body) == (self.last.subject, self.last.body):
            return self
        return self.model_copy(update={"attempts": (*self.attempts, attempt(subject, body, self.language))})


def begun(made: Exercise) -> Path:
    """The path of an exercise that nobody has touched."""
    return Path(language=made.language, attempts=(attempt(made.subject, made.body, made.language),))


def attempt(subject: str, body: str, language: str) -> Attempt:
    """One version, read by the review. Raises UnknownLanguage."""
    found = verdict(subject, body, language)
    count = {severity: sum(f.severity == severity for f in found.findings) for severity in _SEVERITIES}
    return Attempt(subject=subject, body=body, score=found.score, kinds=_kinds(found.findings), **count)


def verdict(subject: str, body: str, language: str) -> Review:
    """The review of a letter as it would be sent."""
    return review(f"Subject: {' '.join(subject.split())}\n\n{body}", language=language)


_SEVERITIES = ("blocks", "should", "could")


def _kinds(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.kind for finding in findings if finding.severity != "could"))
