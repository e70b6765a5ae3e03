"""Numbers that prove themselves: cards (ISO/IEC 7812), IBANs (ISO 13616), national identity numbers by their check digits."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from stdnum import iban, luhn
from stdnum.ee import ik
from stdnum.es import ccc, dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
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
            if len(shape) > 1 and _goes_on(low, groups, first, last):
                return None, False
            if len(shape) == 1 or shape in _CARD_SHAPES or _broken_by_lines(low, groups[first : last + 1]):
                return last, True
            other = last
    return other, False


def _goes_on(low: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether groups of four go on before or behind, as in an account's number; “… 1111 1228” ends with a date."""
    before = first > 0 and groups[first - 1][1] - groups[first - 1][0] == 4
    if before and groups[first][0] - groups[first - 1][1] == 1 and low[groups[first - 1][1]] in " -":
        return True
    if last + 1 == len(groups):
        return False
    start, end = groups[last + 1]
    return (
        end - start == 4
        and start - groups[last][1] == 1
        and low[start - 1] in " -"
        and not re.fullmatch(r"(?:0[1-9]|1[0-2])[2-4]\d", low[start:end])
    )


def _broken_by_lines(low: str, groups: list[tuple[int, int]]) -> bool:
    """Whether only line breaks fall between what would be usual groups: “4111 1111 11⏎11 1111”."""
    shape = [groups[0][1] - groups[0][0]]
    for (_, before), (start, end) in pairwise(groups):
        if "\n" in low[before:start]:
            shape[-1] += end - start
        else:
            shape.append(end - start)
    return tuple(shape) in _CARD_SHAPES or len(shape) == 1


def ibans(low: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of every IBAN of the right length, whatever stands between its groups, and whether it is proven.

    One whose check digits are wrong may be mistyped or another number: what stands around it decides.
    """
    taken = 0
    for start in _IBAN_START.finditer(low):
        if start.start() < taken:
            continue
        for proven in (True, False):
            if end := _iban_end(low, start.start(), start.end(), proven=proven):
                taken = end
                yield start.start(), end, proven
                break


def _iban_end(low: str, start: int, end: int, *, proven: bool) -> int | None:
    length = iban_length(low[start : start + 2].upper())
    digits = re.sub(r"[^a-z0-9]", "", low[start:end])
    while len(digits) < length and (following := _IBAN_NEXT.match(low, end)):
        digits += following[1]
        end = following.end()
    ends_here = end == len(low) or not low[end].isalnum()
    right = len(digits) == length > 0 and ends_here
    if not right or not (iban.is_valid(digits.upper(), check_country=False) if proven else _built_as(digits)):
        return None
    return end


def _built_as(number: str) -> bool:
    """Whether letters and digits of an IBAN stand where its country has them: “4!n16!c”."""
    structure = _structures().get(number[:2].upper(), "")
    shape = "".join(
        {"n": r"\d", "a": "[a-z]", "c": "[a-z0-9]"}[kind] + f"{{{count}}}"
        for count, kind in re.findall(r"(\d+)!?([nac])", structure)
    )
    return re.fullmatch(shape, number[4:]) is not None


# Fourteen characters of a number, signs and letters between its digits; what follows tells which.
_LONG_NUMBER = re.compile(r"\d(?<![\w-]\d)[\d ,/a-z-]{13,60}")
_POLISH = re.compile(r"(?<![\w-])\d\d[ -]?(?:\d{4}[ -]?){5}\d{4}(?![\w-])")
_FRENCH = re.compile(r"(?<![\w-])\d{5}[ -]?\d{5}[ -]?\d(?:[ -]?[0-9a-z]){10}[ -]?\d\d(?![\w-])")
_BRITISH = re.compile(r"(?<![\w-])(\d\d[ -]\d\d[ -]\d\d)[ ,/]{1,3}(\d{8})(?![\w-])")  # sort code and account
_SPANISH = re.compile(
    r"(?<![\w-])(?:\d{4}[ -]?\d{4}[ -]?\d\d[ -]?\d{10}|\d{4}(?:[ -]\d{4}){4})(?![\w-])"
)  # as its parts are, or in fours


def accounts(low: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether check digits prove it, of every account number that stands without a country.

    Polish NRB, French RIB, Spanish CCC, and a British sort code beside its account.
    """
    for number in _LONG_NUMBER.finditer(low):
        for shape, is_valid in ((_POLISH, _polish), (_FRENCH, _french), (_SPANISH, ccc.is_valid)):
            found = shape.match(low, number.start())
            if found and is_valid(re.sub(r"[ -]", "", found[0])):
                yield *found.span(), True
        if pair := _BRITISH.match(low, number.start()):
            yield *pair.span(1), False
            yield *pair.span(2), False


def _polish(digits: str) -> bool:
    return iban.is_valid(f"PL{digits}", check_country=False)


def _french(rib: str) -> bool:
    """The RIB key: the account's letters count as digits 1 to 9, modulo 97."""
    digits = rib.translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "12345678912345678923456789"))
    bank, desk, account, key = (int(digits[a:b]) for a, b in ((0, 5), (5, 10), (10, 21), (21, 23)))
    return (89 * bank + 15 * desk + 3 * account + key) % 97 == 0


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


# Britain's: the letters that its numbers begin with; written in pairs it needs no word.
_NINO = (
    r"(?<![\w+/-])(?!bg|gb|kn|nk|nt|tn|zz)[abceghj-prstw-z][abceghj-nprstw-z] \d\d \d\d \d\d ?[a-d](?![\w-])"
)
_DIGITS = re.compile(r"\d+")
_LETTERS_BEFORE = (1, 2, 3)  # “x 1234567 l”, “ab 12 34 56 c”
_PERSONS = (
    (re.compile(_NINO), lambda found: True),
    (
        re.compile(r"(?<![\w+/-])[1-8]\d{10}(?![\w/-])"),
        lambda found: ik.is_valid(found) or asmens.is_valid(found),
    ),
    (re.compile(r"(?<![\w+/-])\d{11}(?![\w/-])"), pesel.is_valid),
    (
        re.compile(r"(?<![\w+])(?:0[1-9]|[12]\d|3[0-2])\d{4}[ ]?-[ ]?\d{5}(?![\w-])"),
        lambda found: pvn.is_valid(found.replace(" ", "")),
    ),
    (
        re.compile(r"(?<![\w+])[12]\s?\d\d\s?[0-1]\d\s?(?:\d\d|2[ab])\s?\d{3}\s?\d{3}\s?\d\d(?![\w-])"),
        nir.is_valid,
    ),
    (re.compile(r"(?<![\w+])[0-3]\d[01]\d\d\d[-+abcdefyxwvu]\d{3}[0-9a-y](?![\w-])"), hetu.is_valid),
    (re.compile(r"(?<![\w+-])\d{8}[- ]?[a-z](?![\w-])"), lambda found: dni.is_valid(found.upper())),
    (re.compile(r"(?<![\w+-])[xyz][- ]?\d{7}[- ]?[a-z](?![\w-])"), lambda found: nie.is_valid(found.upper())),
)


def persons(low: str) -> Iterator[tuple[int, int]]:
    """Identity numbers of people that need no word before them: birth date and check digits are right."""
    for number in _DIGITS.finditer(low):
        begin = number.start()
        for start in (
            begin,
            *(begin - back for back in _LETTERS_BEFORE if begin >= back and not low[begin - back].isdigit()),
        ):
            for shape, is_valid in _PERSONS:
                found = shape.match(low, start)
                if found and is_valid(found[0].upper()):
                    yield found.span()
