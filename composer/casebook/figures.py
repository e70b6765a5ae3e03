"""One's own figures (R7): how soon companies answer, how many matters end well, by company and by kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import mean, median
from typing import NamedTuple

from composer.casebook.entry import Summary


class Share(NamedTuple):
    """The figures of one company, or of one kind of case; `name` is empty for all together."""

    name: str
    matters: int
    answered: int
    days_to_answer: float | None  # the median; None where nobody has answered yet
    closed: int
    solved: int
    waiting: int  # days of the longest wait at the moment
    satisfaction: float | None = None  # the mean, from 1 to 5
    promised: int = 0  # endings that tell whether a promise was kept
    kept: int = 0


def overall(lines: Iterable[Summary]) -> Share:
    """The figures of all matters that were sent."""
    return _share("", list(lines))


def by_company(lines: Iterable[Summary]) -> tuple[Share, ...]:
    """The figures of each company, the one with the most matters first."""
    return _grouped(lines, lambda line: line.company)


def by_kind(lines: Iterable[Summary]) -> tuple[Share, ...]:
    """The figures of each kind of case, the one with the most matters first."""
    return _grouped(lines, lambda line: line.kind)


def _grouped(lines: Iterable[Summary], name: Callable[[Summary], str]) -> tuple[Share, ...]:
    groups: dict[str, list[Summary]] = defaultdict(list)
    for line in lines:
        groups[name(line)].append(line)
    shares = [_share(name, group) for name, group in groups.items()]
    return tuple(sorted(shares, key=lambda share: (-share.matters, share.name)))


def _share(name: str, lines: list[Summary]) -> Share:
    days = [line.days_to_answer for line in lines if line.days_to_answer is not None]
    closed = [line for line in lines if line.closed]
    stars = [line.satisfaction for line in closed if line.satisfaction]
    promised = [line.kept_promise for line in closed if line.kept_promise is not None]
    return Share(
        name=name,
        matters=len(lines),
        answered=len(days),
        days_to_answer=median(days) if days else None,
        closed=len(closed),
        solved=sum(line.solved for line in closed),
        waiting=max((line.waited for line in lines), default=0),
        satisfaction=mean(stars) if stars else None,
        promised=len(promised),
        kept=sum(promised),
    )
