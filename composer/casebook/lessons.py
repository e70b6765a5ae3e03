"""What earlier matters teach for the next e-mail (R7): one's own words at the end of each, and what the figures say.

Of the same company first, then of the same kind of case; the newest first.
"""

from collections.abc import Iterable
from typing import NamedTuple

from composer.casebook.entry import Summary
from composer.casebook.figures import Share, overall

_MOST = 5


class Lesson(NamedTuple):
    """The customer's own words at the end of a matter, and which one it was."""

    words: str
    matter: Summary


class Lessons(NamedTuple):
    """What is known of a company, and of a kind of case."""

    own: tuple[Lesson, ...]
    company: Share | None  # None where nothing was ever sent to them
    kind: Share | None

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.own or self.company or self.kind)


def lessons(lines: Iterable[Summary], *, company: str = "", kind: str = "", but: str = "") -> Lessons:
    """What these matters teach about a company and a kind of case; `but` is the id of the one that is being written."""
    others = [line for line in lines if line.id != but]
    theirs = [line for line in others if company and _same(line.company, company)]
    alike = [line for line in others if kind and line.kind == kind]
    told = sorted((line for line in (*theirs, *alike) if line.lesson), key=_newest)
    first = sorted(told, key=lambda line: not _same(line.company, company))  # stable: the newest stay first
    own = {line.lesson.casefold(): Lesson(line.lesson, line) for line in reversed(first)}
    kept = tuple(reversed(own.values()))
    return Lessons(kept[:_MOST], _known(theirs), _known(alike))


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _newest(line: Summary) -> float:
    return -line.changed.timestamp()


def _known(lines: list[Summary]) -> Share | None:
    """Their figures, where any were answered or ended: a draft teaches nothing."""
    share = overall([line for line in lines if line.sent or line.closed])
    return share if share.answered or share.closed else None
