"""Numbers that prove themselves: cards (ISO/IEC 7812), IBANs (ISO 13616), national identity numbers by their check digits."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from stdnum import iban, luhn
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.lt import asmens
from stdnum.lv import pvn
from stdnum.pl import pesel

# What people put between the groups of a number: blanks, dashes, dots, a line break, the mark of a quoted line.
SEPARATOR = r"(?:[ \t.\-_/·,\u00ad\u200b-\u200d\u2060]{0,3}(?:\r?\n[> \t]{0,4})?)"
_GROUPS = re.compile(rf"(?<![\w+])\d+(?:{SEPARATOR}\d+)*(?![^\W\d_])")
_GROUP = re.compile(r"\d+")
# How cards are grouped on plastic and in haste; other groupings count only behind a word for a card.
_CARD_SHAPES = {
    *(
        (4, 4, 4, 4),
        (4, 6, 5),
        (4, 6, 4),
        (4, 4, 5),
        (4, 4, 4, 4, 3),
        (8, 8),
        (4, 12),
        (12, 4),
        (6, 10),
        (4, 4, 8),
    ),
    *((8, 4, 4), (4, 8, 4), (5, 5, 5), (4, 4, 4, 3), (6, 6, 4), (16, 3), (2,) * 8, (1,) * 16, (1,) * 15),
}
_IBAN_START = re.compile(
    r"(?<![a-z0-9])[a-z]{2}" + SEPARATOR + r"\d" + SEPARATOR + r"\d(?=[a-z0-9 \t.\-\n_/\r\u200b])"
)
_IBAN_NEXT = re.compile(SEPARATOR + r"([a-z0-9])")


def issuer(digits: str) -> bool:
    """Whether a card scheme gives out numbers that begin so and are that long."""
    two, four, length = int(digits[:2]), int(digits[:4]), len(digits)
    return (
        (digits[0] == "4" and length in (13, 16, 19))
        or (length == 16 and (51 <= two <= 55 or 2221 <= four <= 2720 or 2200 <= four <= 2204))
        or (length == 15 and two in (34, 37))
        or (length == 14 and two in (30, 36, 38))
        or (length == 16 and (3528 <= four <= 3589 or four == 6011 or two in (64, 65)))
        or (16 <= length <= 19 and two == 62)
        or (length in (16, 18, 19) and (two == 50 or 56 <= two <= 69))
    )


def cards(low: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether the grouping is a card's own, of every number that may be a card."""
    for run in _GROUPS.finditer(low):
        groups = [(m.start(), m.end()) for m in _GROUP.finditer(low, run.start(), run.end())]
        first = 0
        while first < len(groups):
            last, usual = _card_from(low, groups, first)
            if last is not None:
                yield groups[first][0], groups[last][1], usual
            first = first + 1 if last is None else last + 1


def _card_from(low: str, groups: list[tuple[int, int]], first: int) -> tuple[int | None, bool]:
    """The group with which a card ends that begins with `first`; usual groupings before others."""
    other = None
    digits = ""
    for last in range(first, min(first + 19, len(groups))):
        digits += low[groups[last][0] : groups[last][1]]
        if len(digits) > 19:
            break
        if len(digits) >= 13 and issuer(digits) and len(set(digits)) > 1 and luhn.is_valid(digits):
            shape = tuple(end - start for start, end in groups[first : last + 1])
            if len(shape) == 1 or shape in _CARD_SHAPES or _broken_by_lines(low, groups[first : last + 1]):
                return last, True
            other = last
    return other, False


def _broken_by_lines(low: str, groups: list[tuple[int, int]]) -> bool:
    """Whether only line breaks fall between what would be usual groups: “4111 1111 11⏎11 1111”."""
    shape = [groups[0][1] - groups[0][0]]
    for (_, before), (start, end) in pairwise(groups):
        if "\n" in low[before:start]:
            shape[-1] += end - start
        else:
            shape.append(end - start)
    return tuple(shape) in _CARD_SHAPES or len(shape) == 1


def ibans(low: str) -> Iterator[tuple[int, int]]:
    """Start and end of every IBAN whose length and check digits are right, whatever stands between its groups."""
    taken = 0
    for start in _IBAN_START.finditer(low):
        if start.start() >= taken and (end := _iban_end(low, start.start(), start.end())):
            taken = end
            yield start.start(), end


def _iban_end(low: str, start: int, end: int) -> int | None:
    length = iban_length(low[start : start + 2].upper())
    digits = re.sub(r"[^a-z0-9]", "", low[start:end])
    while len(digits) < length and (following := _IBAN_NEXT.match(low, end)):
        digits += following[1]
        end = following.end()
    ends_here = end == len(low) or not low[end].isalnum()
    return (
        end
        if len(digits) == length and ends_here and iban.is_valid(digits.upper(), check_country=False)
        else None
    )


@cache
def iban_length(country: str) -> int:
    """Characters of an IBAN of that country, 0 where there are no IBANs."""
    structure = re.findall(r"(\d+)!", _structures().get(country, ""))
    return 4 + sum(map(int, structure)) if structure else 0


@cache
def _structures() -> dict[str, str]:
    from stdnum import numdb

    found = {}
    for _, low, _high, properties, _children in numdb.get("iban").prefixes:
        found[low] = properties.get("bban", "")
    return found


_PERSONS = (
    (
        re.compile(r"(?<![\w+/-])[1-8]\d{10}(?![\w/-])"),
        lambda found: ik.is_valid(found) or asmens.is_valid(found),
    ),
    (re.compile(r"(?<![\w+/-])\d{11}(?![\w/-])"), pesel.is_valid),
    (
        re.compile(r"(?<![\w+])(?:0[1-9]|[12]\d|3[0-2])\d{4}[ ]?-[ ]?\d{5}(?![\w-])"),
        lambda found: pvn.is_valid(found.replace(" ", "")),
    ),
    (re.compile(r"(?<![\w+])[0-3]\d[01]\d\d\d[-+abcdefyxwvu]\d{3}[0-9a-y](?![\w-])"), hetu.is_valid),
    (re.compile(r"(?<![\w+-])\d{8}[- ]?[a-z](?![\w-])"), lambda found: dni.is_valid(found.upper())),
    (re.compile(r"(?<![\w+-])[xyz][- ]?\d{7}[- ]?[a-z](?![\w-])"), lambda found: nie.is_valid(found.upper())),
)


def persons(low: str) -> Iterator[tuple[int, int]]:
    """Identity numbers of people that need no word before them: birth date and check digits are right."""
    for shape, is_valid in _PERSONS:
        for found in shape.finditer(low):
            if is_valid(found[0].upper()):
                yield found.start(), found.end()
