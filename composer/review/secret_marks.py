"""Reading a text for marks: words that say what the number after them is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from composer.review.secret_shapes import Spans
from composer.review.secret_words import KindWords, Naming, SecretKind, Vocabulary

REACH = 45  # characters; measured: farther words speak of something else
CONTEXT = 70  # characters on either side in which a weak label must find its context
# “Nr. 4821”, “Ausweisnr. L01X”, “exp. 03/28”, “a. k. 3590…” end no sentence.
_BREAK = re.compile(
    r"(?<!\b\w)(?<!nr)(?<!\bno)(?<!nro)(?<!\bnum)(?<!\btel)(?<!№)(?<!код)(?<!kod)(?<!kods)(?<!\bsk)(?<!\bexp)(?<!\bacc)"
    r"(?<!\bacct)(?<!\bkto)(?<!\bном)(?<!\bsask)(?<!\bpers)(?<!\basm)[.!?;]\s|\n\s*\n"
)
_BESIDE = 25  # characters: “on the device that I set up, 4821”
# “Agent: what is your PIN?⏎[10:15] me: 4821”
ANSWER = re.compile(
    r"[^\n?]{0,12}\?[ \t]{0,3}(?:\n[> ]{0,3})?(?:\[[^\]\n]{1,16}\]\s?|\d\d?[:.]\d\d\s)?(?:[^\n:\d]{1,20}:)?\s?"
)
_PREPOSITION = 4  # letters of a word that may stand between a name and its place
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_ARTICLE = 6  # characters: “for the …”, “pour l'…”
_PRONOUN = 15  # characters: “It was”, “Es war die”
_SHORT_WORDS = re.compile(r"\s{0,2}(?:\w{1,4}\s{1,2}){0,2}(?:[:—–-]\s?)?")
_SHORT_WORD = re.compile(r"(?<!\w)\w{2,5}$")
_AND = "and|or|but|ja|või|voi|aga|un|vai|bet|ir|ar|и|а|или|но|і|та|й|або|але|und|oder|aber|i|lub|oraz|ale|a|et|ou|mais|y|e|o|pero|tai|seka|mutta"
_APPOSITION = re.compile(rf"[\"”“»']?(?:\s\w{{1,4}})?\s?,\s(?!(?:{_AND})\s)(?:\w{{1,6}}\s){{0,3}}")
_OWN_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}|•{2}")
_BARE_GAP = re.compile(
    r"[\s:=#№,(\[\"'>/\-.]*(?:(?:no|nr|num|n|nro|code|kood|kods|kodas|kod|код|koodi|numero|number)\b[\s.:=#№\"'-]*)?"
)


@dataclass(frozen=True)
class Mark:
    """A word that names a number: the kind of secret, or None for an order, a parcel, a telephone …"""

    start: int
    end: int
    kind: SecretKind | None
    sure: bool


class Marks:
    """All marks of a text, in order; where they overlap the longer pattern has won: in “gift card” no card is meant."""

    def __init__(self, low: str, words: Vocabulary) -> None:
        self.low = low
        self.words = words
        self._found = list(self._places())
        self._innocent = [(start, end) for start, end, name in self._found if name.innocent]
        self._covering = Spans(
            (start, end) for start, end, name in self._found if not name.sure and not name.weak
        )
        self._cards: tuple[tuple[int, int], ...] = ()
        self._read()

    def _places(self) -> Iterator[tuple[int, int, Naming]]:
        """Every word of the tables, the longest that begins there: “number of the gift card”, “three digits on the back”."""
        last = 0
        for place in self.words.marks.finditer(self.low):
            if place.start() >= last:
                for words in (self.words.sure, self.words.innocent):
                    longer = words.match(self.low, place.start())
                    if longer and longer.end() > place.end():
                        place = longer
                last = place.end()
                yield place.start(), last, self.words.naming(place[0])

    def with_cards(self, cards: Iterable[tuple[int, int]]) -> None:
        """Read again, knowing where card numbers stand: next to one “until 03/28” is its expiry date."""
        self._cards = tuple(cards)
        if self._cards:
            self._read()

    def _read(self) -> None:
        self.all = self._naming(list(self._marks()))
        self._starts = [mark.start for mark in self.all]
        self._ends = [mark.end for mark in self.all]

    def _marks(self) -> Iterator[Mark]:
        """Every word that names numbers; a weak one of a card needs no context, but its number a checksum."""
        for start, end, name in self._found:
            if name.sure or name.innocent:
                yield Mark(start, end, name.sure, sure=True)
            else:
                weak = (
                    kind
                    for kind in name.weak
                    if kind.kind == "card_number" or self._in_context(kind, start, end)
                )
                if (kind := next(weak, None)) is not None:
                    yield Mark(start, end, kind.kind, sure=False)

    def _naming(self, marks: list[Mark]) -> list[Mark]:
        """Without words that belong to the name before: “the serial number on the back”, “PIN2 code”."""
        return [
            mark
            for last, mark in zip([None, *marks], marks, strict=False)
            if last is None or not self._belongs(last, mark)
        ]

    def _belongs(self, last: Mark, mark: Mark) -> bool:
        gap = self.low[last.end : mark.start].strip(" \t(")  # “membership (number 20418)”
        if mark.kind == "card_number" and last.kind is None:
            return not gap  # “loyalty card number”
        if mark.sure:
            return False
        if mark.kind == "cvv" and last.kind is None:
            return len(gap.strip()) <= _PREPOSITION
        return not gap and last.sure

    def _in_context(self, kind: KindWords, start: int, end: int) -> bool:
        """Whether a word of the context stands near that is no part of another name: no “gift card”.

        An expiry date has its card before it: “the offer was valid until 12/26 when paying by card” is none.
        """
        if kind.kind in ("cvv", "card_expiry") and any(
            start - CONTEXT < last and first < end + CONTEXT for first, last in self._cards
        ):
            return True
        sides = [(max(0, start - CONTEXT), start), (end, end + CONTEXT)]
        if kind.kind == "card_expiry":
            sides = [(max(0, start - CONTEXT, *(last for _, last in self._innocent if last <= start)), start)]
        return any(
            not any(
                first <= m.start() < last and last - first > m.end() - m.start()
                for first, last in self._innocent
            )
            for side in sides
            for m in kind.context.finditer(self.low, *side)
        )

    def before(self, start: int) -> Mark | None:
        """The nearest mark to the left in the same sentence that has no number of its own yet."""
        return next(self.backwards(start), None)

    def backwards(self, start: int) -> Iterator[Mark]:
        """The marks to the left, nearest first: in “the PIN of my card, 4821” the card is not what counts."""
        for index in range(bisect_left(self._ends, start + 1) - 1, -1, -1):
            mark = self.all[index]
            far = start - mark.end > REACH or _BREAK.search(self.low, self._end_of_word(mark), start)
            if far and not ANSWER.fullmatch(self.low, mark.end, start) and not self._told_next(mark, start):
                return
            if _OWN_NUMBER.search(self.low, mark.end, start):
                return
            yield mark

    def _told_next(self, mark: Mark, start: int) -> bool:
        """“They asked for the code that they had sent. It was 4821”: the next sentence begins with what it was."""
        if _YEAR.match(self.low, start):  # “The PIN never came. It was 2019.”
            return False
        gap = self.low[mark.end : start]
        ends = [found.end() for found in _BREAK.finditer(gap)]
        if len(ends) != 1 or len(gap) > REACH + _PRONOUN:
            return False
        told = gap[ends[0] :]
        link = self.words.linking.search(told)
        return link is not None and all(
            _SHORT_WORDS.fullmatch(side) for side in (told[: link.start()], told[link.end() :])
        )

    def _end_of_word(self, mark: Mark) -> int:
        """Behind the full stop of an abbreviation: “pass. ser. 4515 …”, “sec. 551”."""
        short = _SHORT_WORD.search(self.low, max(mark.start, mark.end - 6), mark.end)
        return mark.end + 1 if short and self.low.startswith(".", mark.end) else mark.end

    def after(self, end: int) -> Mark | None:
        """The mark right behind a number, as in “4821 is my PIN” or “48213 (order number)”."""
        index = bisect_left(self._starts, end)
        if index == len(self.all) or self.all[index].start - end > REACH // 2 + 3:
            return None
        mark = self.all[index]
        gap = self.low[end : mark.start]
        if _BREAK.search(gap) or "\n" in gap:
            return None
        stated = re.match(r"\s*[(\[][^,]*$|\s*-\s", gap) or self.words.linking.match(gap.lstrip(" ,\"')"))
        return mark if stated or self._explains(mark, gap) else None

    def _explains(self, mark: Mark, gap: str) -> bool:
        """“I typed 903 114, the code from the message”: a sure name behind a comma that has no number of its own."""
        own = _OWN_NUMBER.search(self.low, mark.end, mark.end + REACH // 2)
        return (
            mark.sure
            and mark.kind in ("otp", "pin", "cvv")
            and own is None
            and _APPOSITION.fullmatch(gap) is not None
        )

    def cover(self, start: int, end: int) -> bool:
        """Whether another name has that place inside: “boarding pass”, “password field”."""
        index = bisect_right(self._starts, start)
        mark = self.all[index - 1] if index else None
        longer = mark is not None and end <= mark.end and mark.end - mark.start > end - start
        return longer or self._covering.cover(start, end)

    def tight(self, mark: Mark, start: int) -> bool:
        """Whether nothing but signs, “number” or a verb stands between a mark and its number."""
        gap = self.low[mark.end : start]
        if _BARE_GAP.fullmatch(gap):
            return True
        link = None
        for found in self.words.linking.finditer(gap):
            link = found  # the last one
        return link is not None and bool(_BARE_GAP.fullmatch(gap[link.end() :]))

    def belongs_to(self, mark: Mark, owner: Mark, start: int) -> bool:
        """Whether a secret is another thing's: “the PIN *for* the locker app = 0482”, “the PIN I set on the device, 4821”."""
        return (
            mark.sure
            and mark.end < owner.start
            and (self.words.belonging.match(self.low, mark.end + 1) is not None or self.holds(owner, start))
        )

    def of_thing(self, end: int) -> bool:
        """Whether words right behind a number say what it is for: “the code 7713 for the return label”, not “on my phone”."""
        link = self.words.belonging.match(self.low, end + 1)
        if link is None or self.words.holders.search(self.low, link.end(), link.end() + 2 * _ARTICLE):
            return False
        index = bisect_left(self._starts, link.end())
        return (
            index < len(self.all)
            and self.all[index].kind is None
            and self.all[index].start - link.end() <= _ARTICLE
        )

    def holds(self, owner: Mark, start: int) -> bool:
        """Whether a number stands beside a thing that has a PIN, rather than being the thing's own number."""
        gap = self.low[owner.end : start].rstrip()
        beside = len(gap) <= _BESIDE and gap.endswith((",", "(", "-"))
        return beside and self.words.holders.fullmatch(self.low[owner.start : owner.end]) is not None

    def paid_with(self, mark: Mark, start: int) -> bool:
        """Whether the words from a mark to the number speak of paying: “the order with 4111 …”."""
        return bool(self.words.paying.search(self.low, mark.end, start))
