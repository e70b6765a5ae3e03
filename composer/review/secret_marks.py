"""Reading a text for marks: words that say what the number after them is."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from composer.review.secret_words import KindWords, SecretKind, Vocabulary

REACH = 45  # characters; measured: farther words speak of something else
CONTEXT = 70  # characters on either side in which a weak label must find its context
_BREAK = re.compile(
    r"(?<!\bno)(?<!\bnr)(?<!\bnum)(?<!\btel)(?<!\bn)(?<!№)(?<!\bкод)(?<!\bsk)(?<!\bkods)[.!?;]\s|\n\s*\n"
)
_OWN_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}|•{2}")
_BARE_GAP = re.compile(r"[\s:=#№,(\[\"'>/\-.]*(?:(?:no|nr|num|n|nro|code|kood|kods|kodas|kod|код|koodi|numero|number)\b[\s.:=#№\"'-]*)?")


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
        self.words = words
        found = [Mark(m.start(), m.end(), None, sure=True) for m in words.innocent.finditer(low)]
        self._innocent = [(mark.start, mark.end) for mark in found]
        neutral = [Mark(m.start(), m.end(), None, sure=False) for m in words.neutral.finditer(low)]
        for kind in words.kinds:
            found += [Mark(m.start(), m.end(), kind.kind, sure=True) for m in kind.sure.finditer(low)]
            found += self._weak(kind)
        self.all = [mark for mark in _without_overlaps(neutral + found) if mark.kind or mark.sure]
        self._ends = [mark.end for mark in self.all]

    def _weak(self, kind: KindWords) -> list[Mark]:
        """Weak labels whose context stands near; a card's own need none, but its number must pass a checksum."""
        return [
            Mark(m.start(), m.end(), kind.kind, sure=False)
            for m in kind.weak.finditer(self.low)
            if kind.kind == "card_number" or self._in_context(kind, m.start(), m.end())
        ]

    def _in_context(self, kind: KindWords, start: int, end: int) -> bool:
        """Whether a word of the context stands near that is no part of another name: no “gift card”."""
        sides = (max(0, start - CONTEXT), start), (end, end + CONTEXT)
        return any(
            not any(first <= m.start() < last and last - first > m.end() - m.start() for first, last in self._innocent)
            for side in sides
            for m in kind.context.finditer(self.low, *side)
        )

    def before(self, start: int) -> Mark | None:
        """The nearest mark to the left in the same sentence that has no number of its own yet."""
        index = bisect_left(self._ends, start + 1) - 1
        if index < 0 or start - self.all[index].end > REACH:
            return None
        mark = self.all[index]
        gap = self.low[mark.end : start]
        return None if _BREAK.search(gap) or _OWN_NUMBER.search(gap) else mark

    def after(self, end: int) -> Mark | None:
        """The mark right behind a number, as in “4821 is my PIN” or “48213 (order number)”."""
        index = bisect_left([mark.start for mark in self.all], end)
        if index == len(self.all) or self.all[index].start - end > REACH // 2 + 3:
            return None
        gap = self.low[end : self.all[index].start]
        stated = re.match(r"\s*[(\[]|\s*-\s", gap) or self.words.linking.match(gap.lstrip(" ,\"')"))
        return self.all[index] if stated and not _BREAK.search(gap) and "\n" not in gap else None

    def tight(self, mark: Mark, start: int) -> bool:
        """Whether nothing but signs, “number” or a verb stands between a mark and its number."""
        gap = self.low[mark.end : start]
        if _BARE_GAP.fullmatch(gap):
            return True
        link = None
        for link in self.words.linking.finditer(gap):  # the last one
            pass
        return link is not None and bool(_BARE_GAP.fullmatch(gap[link.end() :]))

    def paid_with(self, mark: Mark, start: int) -> bool:
        """Whether the words from a mark to the number speak of paying: “the order with 4111 …”."""
        return bool(self.words.paying.search(self.low, mark.end, start))


def _without_overlaps(marks: list[Mark]) -> list[Mark]:
    """The longest mark wins: in “gift card” no card is meant."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, not mark.sure, mark.kind is None)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif mark.end - mark.start > kept[-1].end - kept[-1].start:
            kept[-1] = mark
    return kept
