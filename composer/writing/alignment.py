"""Which paragraph of the text that a customer has edited comes from which paragraph of the built one.

Each edited paragraph belongs to exactly one built one, in the same order; a built one may have none (it was taken out)
or several (it was parted, or something was written after it). So nothing is ever lost: the shares one after another
are the edited text. The best of all such ways is found by dynamic programming, n x m steps.
"""

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_SAME = 3.0  # a paragraph that nobody touched outweighs any likeness
_HELD = 0.3  # rather a paragraph in quite other words than one gone and a new one beside it


def assigned(built: Sequence[str], wanted: Sequence[str]) -> list[list[str]]:
    """For each built paragraph, of which there must be one at least, its share of the wanted ones.

    >>> assigned(["Dear team,", "It broke.", "Regards"], ["Dear team,", "It broke at once.", "A pity.", "Regards"])
    [['Dear team,'], ['It broke at once.', 'A pity.'], ['Regards']]
    """
    shares: list[list[str]] = [[] for _text in built]
    for share, text in zip(_places(built, wanted), wanted, strict=True):
        shares[share].append(text)
    return shares


def likest(text: str, others: Sequence[str]) -> int:
    """The number of the one that is most like the text, the first of equals; -1 where there is none."""
    rows = _likeness([text], others)[0]
    return max(range(len(rows)), key=rows.__getitem__, default=-1)


def _places(built: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """For each wanted paragraph, the number of its built one; never falling."""
    if not built or not wanted:
        return []
    likeness = _likeness(built, wanted)
    nothing = float("-inf")
    best = [0.0] + [nothing] * len(
        wanted
    )  # of the built ones so far: all of the first j wanted ones are placed
    steps: list[
        list[tuple[bool, bool]]
    ] = []  # by built one and j: the j-th stands here; the one before it, too
    for row in likeness:
        here, ways = [nothing], [(False, False)]
        for j, like in enumerate(row, start=1):
            goes_on, begins = here[j - 1], best[j - 1] + _HELD
            here.append(like + max(goes_on, begins))
            ways.append((here[j] > best[j], goes_on > begins))
        best = [max(pair) for pair in zip(best, here, strict=True)]
        steps.append(ways)
    return _traced(steps, len(wanted))


def _traced(steps: Sequence[Sequence[tuple[bool, bool]]], count: int) -> list[int]:
    places: list[int] = []
    number, inside = len(steps) - 1, False
    while len(places) < count:
        here, goes_on = steps[number][count - len(places)]
        if inside or here:
            places.append(number)
            inside = goes_on
        if not inside:
            number -= 1
    return places[::-1]


def _likeness(built: Sequence[str], wanted: Sequence[str]) -> list[list[float]]:
    """How much of their words each two share (Dice), from 0 to 1; more where they are the same."""
    words = {text: Counter(_WORD.findall(text.lower())) for text in (*built, *wanted)}
    return [[_SAME if old == new else _dice(words[old], words[new]) for new in wanted] for old in built]


def _dice(one: Counter[str], other: Counter[str]) -> float:
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0
