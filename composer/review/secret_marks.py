"""Reading a text for marks: words that say what the number after them is."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from composer.review.secret_words import KindWords, SecretKind, Vocabulary

REACH = 45  # characters; measured: farther words speak of something else
CONTEXT = 70  # characters on either side in which a weak label must find its context
_BREAK = re.compile(r"(?<!\bno)(?<!\bnr)(?<!\bnum)(?<!\btel)(?<!\bn)(?<!№)[.!?;]\s|\n\s*\n")
_OWN_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}")


@dataclass(frozen=True)
class Mark:
    """A word that names a number: the kind of secret, or None for an order, a parcel, a telephone …"""

    start: int
    end: int
    kind: SecretKind | None
    sure: bool


class Marks:
    """All marks of a text, longest first where they overlap, in order."""

    def __init__(self, low: str, words: Vocabulary) -> None:
        self.low = low
        self.paying = words.paying
        found = [Mark(m.start(), m.end(), None, sure=True) for m in words.innocent.finditer(low)]
        for kind in words.kinds:
            found += [Mark(m.start(), m.end(), kind.kind, sure=True) for m in kind.sure.finditer(low)]
            found += self._weak(kind)
        self.all = _without_overlaps(found)
        self._ends = [mark.end for mark in self.all]

    def _weak(self, kind: KindWords) -> list[Mark]:
        """Weak labels whose context stands near; a card's own need none, but its number must pass a checksum."""
        found = []
        for m in kind.weak.finditer(self.low):
            around = self.low[max(0, m.start() - CONTEXT) : m.start()], self.low[m.end() : m.end() + CONTEXT]
            if kind.kind == "card_number" or any(kind.context.search(side) for side in around):
                found.append(Mark(m.start(), m.end(), kind.kind, sure=False))
        return found

    def before(self, start: int) -> Mark | None:
        """The nearest mark to the left in the same sentence that has no number of its own yet."""
        index = bisect_left(self._ends, start + 1) - 1
        if index < 0 or start - self.all[index].end > REACH:
            return None
        mark = self.all[index]
        gap = self.low[mark.end : start]
        return None if _BREAK.search(gap) or _OWN_NUMBER.search(gap) else mark

    def after(self, end: int, linking: re.Pattern[str]) -> Mark | None:
        """The mark right behind a number, as in “4821 is my PIN” or “48213 (order number)”."""
        index = bisect_left(self._ends, end + 1)
        if index == len(self.all) or not 0 <= self.all[index].start - end <= REACH // 2 + 3:
            return None
        gap = self.low[end : self.all[index].start]
        stated = re.match(r"\s*[(\[]|\s*[–—-]\s", gap) or linking.match(gap.lstrip(" ,\"'”“»)"))
        return self.all[index] if stated and not _BREAK.search(gap) and "\n" not in gap else None

    def paid_with(self, mark: Mark, start: int) -> bool:
        """Whether the words from a mark to the number speak of paying: “the order with 4111 …”."""
        return bool(self.paying.search(self.low, mark.end, start))


def _without_overlaps(marks: list[Mark]) -> list[Mark]:
    """The longest mark wins: in “gift card” no card is meant."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, not mark.sure, mark.kind is None)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif mark.end - mark.start > kept[-1].end - kept[-1].start:
            kept[-1] = mark
    return kept
