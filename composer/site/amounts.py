"""Lengths of time as people write them: "14 days", "thirty (30) days", "2–4 Werktage", "двухлетняя", "14-day".

A number is digits or a word of the language's `numerals`; a unit is a phrase of its `units`; between them stands at most
one other word ("14 calendar days") or a bracket that says the number again. A range keeps both its ends.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from composer.site.sentences import Word
from composer.site.stems import StemIndex, fold
from composer.site.words import Unit, words_of

MOST: dict[Unit, float] = {
    "hours": 720,
    "days": 3650,
    "working_days": 365,
    "weeks": 520,
    "months": 600,
    "years": 100,
}
_LONGER: dict[Unit, frozenset[Unit]] = {
    "hours": frozenset({"days"}),
    "days": frozenset({"weeks", "months", "years"}),
}
_OFTEN: frozenset[tuple[Unit, float]] = frozenset({("hours", 24), ("days", 5), ("days", 6), ("days", 7)})
_RANGE = re.compile(r"\s*[-–—‒−~…]{1,3}\s*|\s*\.\.\.?\s*")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")


class Amount(NamedTuple):
    """`value` of a `unit`, said by the words from `start` up to `stop`; `low` is a range's lower end."""

    value: float
    unit: Unit
    start: int
    stop: int
    low: float


class _Named(NamedTuple):
    """What a stem of the language means here, and how many letters make it known."""

    value: float
    unit: Unit | None
    letters: int


class _Number(NamedTuple):
    value: float
    low: float
    stop: int


def amounts(text: str, words: Sequence[Word], language: str) -> list[Amount]:
    """Every length of time in a text, in its order. `words` are the text's own (`words_in`)."""
    return _Reader(text, words, language).read()


class _Reader:
    """One text being read."""

    def __init__(self, text: str, words: Sequence[Word], language: str) -> None:
        self._text = text
        self._words = words
        self._language = language
        self._numerals: dict[int, tuple[int, _Named]] = {}
        self._units: dict[int, tuple[int, _Named]] = {}
        self._single: dict[int, tuple[int, _Named]] = {}
        tables = {"numeral": self._numerals, "unit": self._units, "one": self._single}
        for match in _index(language).find([word.text for word in words]):
            role, named = match.value
            old = tables[role].get(match.start)
            if old is None or (match.stop, named.letters) > (old[0], old[1].letters):
                tables[role][match.start] = (match.stop, named)

    def read(self) -> list[Amount]:
        found: list[Amount] = []
        place = 0
        while place < len(self._words):
            amount = self._at(place)
            if amount is None:
                place += 1
                continue
            rate = self._rate_ends(amount)
            place = rate or amount.stop
            if not rate and 0 < amount.value <= MOST[amount.unit]:
                found.append(amount)
        return found

    def _at(self, place: int) -> Amount | None:
        """The amount that begins with this word."""
        glued = self._glued(place)
        if glued is not None:
            return glued
        number = self._range(place)
        if number is None:
            single = self._single.get(place)
            return Amount(1, _unit(single[1]), place, single[0], 1) if single else None
        unit = self._unit_after(number.stop)
        if unit is None:
            return None
        return Amount(number.value, unit[1], place, unit[0], number.low)

    def _glued(self, place: int) -> Amount | None:
        """ "zweijährig", "двухлетняя", "veertiendaags": number and unit in one word."""
        word = self._words[place].text
        if len(word) < 6 or place in self._units:
            return None
        parts = _apart(word, self._language)
        return Amount(parts[0], parts[1], place, place + 1, parts[0]) if parts else None

    def _range(self, place: int) -> _Number | None:
        first = self._number(place)
        if first is None:
            return None
        after = self._past_bracket(first.stop)
        second = self._number(after) if _RANGE.fullmatch(self._gap(after)) else None
        if second is None and after + 1 < len(self._words) and self._gap(after).isspace():
            word = self._words[after].text  # "2 to 4", "от 2 до 4": one short word between
            if len(word) <= 5 and not word.isdigit() and after not in self._units:
                second = self._number(after + 1)
        if second is not None and second.value > first.value:
            return _Number(second.value, first.value, self._past_bracket(second.stop))
        return first

    def _number(self, place: int) -> _Number | None:
        if place >= len(self._words):
            return None
        word = self._words[place].text
        if word.isdigit():
            return self._digits(place) if word.isdecimal() and len(word) <= 4 else None
        numeral = self._numerals.get(place)
        if numeral is None:
            return None
        stop, value = numeral[0], numeral[1].value
        ones = self._numerals.get(stop)
        if value >= 20 and value % 10 == 0 and ones and 1 <= ones[1].value <= 9:  # "twenty one"
            return _Number(value + ones[1].value, value, ones[0])
        return _Number(value, value, stop)

    def _digits(self, place: int) -> _Number:
        value = float(self._words[place].text)
        if place + 1 < len(self._words) and self._gap(place + 1) in (",", "."):
            fraction = self._words[place + 1].text
            if fraction.isdecimal() and len(fraction) == 1:
                return _Number(value + float(fraction) / 10, value, place + 2)
        return _Number(value, value, place + 1)

    def _unit_after(self, place: int) -> tuple[int, Unit] | None:
        for start in (place, self._past_bracket(place)):
            for filler in (0, 1):
                unit = self._units.get(start + filler)
                gaps = "".join(self._gap(start + step) for step in range(filler + 1))
                if unit and not re.search(r"[.,;:!?/€$£]", gaps) and not self._is_number(start, filler):
                    return unit[0], _unit(unit[1])
        return None

    def _is_number(self, place: int, filler: int) -> bool:
        return bool(filler) and (self._words[place].text.isdigit() or place in self._numerals)

    def _past_bracket(self, place: int) -> int:
        """The place after "(thirty)", where such a bracket follows."""
        if place >= len(self._words) or place == 0:
            return place
        bracket = _BRACKET.match(self._text, self._words[place - 1].stop)
        if bracket is None:
            return place
        after = place
        while after < len(self._words) and self._words[after].start < bracket.end():
            after += 1
        return after

    def _gap(self, place: int) -> str:
        """What stands between a word and the one before it."""
        if not 0 < place < len(self._words):
            return ""
        return self._text[self._words[place - 1].stop : self._words[place].start]

    def _rate_ends(self, amount: Amount) -> int:
        """The place after "24 hours a day", "7 days a week", "24 heures sur 24" (how often, not how long), else 0."""
        if (amount.unit, amount.value) not in _OFTEN:
            return 0
        for place in range(amount.stop, min(amount.stop + 3, len(self._words))):
            if re.search(r"[.;:!?]", self._gap(place)):
                return 0
            unit = self._units.get(place)
            if unit and place not in self._single and unit[1].unit in _LONGER[amount.unit]:
                return unit[0]
            if self._words[place].text in ("24", "7") and place < amount.stop + 2:
                return 0 if place + 1 in self._units else place + 1
        return 0


def _unit(named: _Named) -> Unit:
    assert named.unit is not None
    return named.unit


@lru_cache(maxsize=32)
def _index(language: str) -> StemIndex[tuple[str, _Named]]:
    return StemIndex(_entries(language))


def _entries(language: str) -> Iterator[tuple[str, tuple[str, _Named]]]:
    words = words_of(language)
    for stem, value in words.numerals.items():
        yield stem, ("numeral", _Named(value, None, len(stem)))
    for unit, stems in words.units.items():
        for stem in stems:
            yield stem, ("unit", _Named(1, unit, len(stem)))
    for unit, stems in words.one.items():
        for stem in stems:
            yield stem, ("one", _Named(1, unit, len(stem)))


@lru_cache(maxsize=8192)
def _apart(word: str, language: str) -> tuple[float, Unit] | None:
    """Number and unit of a word that holds both."""
    words = words_of(language)
    for stem, value in words.numerals.items():
        number = fold(stem.rstrip("*"))
        if len(number) < 2 or " " in number or not word.startswith(number):
            continue
        rest = word[len(number) :]
        for unit, stems in words.units.items():
            for name in stems:
                if len(name) > 2 and " " not in name and _fits(rest, fold(name)):
                    return value, unit
    return None


def _fits(word: str, stem: str) -> bool:
    return word.startswith(stem.rstrip("*")) if stem.endswith("*") or len(stem) > 5 else word == stem
