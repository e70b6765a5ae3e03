"""Time a piece of work against its yardstick."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """One line of the table. `ratio` is what counts; seconds are medians, for the curious."""

    what: str
    yardstick: str
    ratio: float
    seconds: float
    yardstick_seconds: float

    def as_json(self) -> dict[str, object]:
        """The figure as plain data, rounded to what can be trusted."""
        return {name: round(x, 6) if isinstance(x, float) else x for name, x in asdict(self).items()}


def compare(
    what: str, work: Work, yardstick: str, other: Work, *, rounds: int = 15, times: int = 1
) -> Figure:
    """Do both in turns, so that a busy machine is unfair to both; the first turn only warms up.

    `times` repeats each within a turn, for work too short to be timed alone.
    """
    turns = [(_seconds(work, times), _seconds(other, times)) for _ in range(rounds + 1)][1:]
    mine, theirs = median(a for a, _ in turns), median(b for _, b in turns)
    return Figure(what, yardstick, mine / theirs, mine, theirs)


def _seconds(work: Work, times: int) -> float:
    start = perf_counter()
    for _ in range(times):
        work()
    return (perf_counter() - start) / times
