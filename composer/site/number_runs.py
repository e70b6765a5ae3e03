"""Cuts text into what may be telephone numbers: runs of digits, with the words before and after."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from composer.site.disguise import addresses

_RUN = re.compile(r"(?:\+|00|\()?\(?\d(?:[\d\u00a0  ().\-–‑/]|\+(?=\d)){4,60}")
_DATE = re.compile(
    r"(?<![\d./-])(?:[0-3]?\d([./-])[0-3]?\d\1(?:19|20)?\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)"
)
_PRICE = re.compile(r"\b\d{1,3}(?:[. ]000|[.,]\d{3})(?:\s+\d{1,3}[.,]\d{3})+\b|^\d+[.,]\d{2}$")
_YEARS = re.compile(r"\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\b")
_HOURS = re.compile(
    r"(?:0?\d|1\d|2[0-4])[.:]?[0-5][05]\s*[-–]\s*(?:0?\d|1\d|2[0-4])[.:]?[0-5][05]"
)  # "0900-1730", "09.00 - 17.00"
_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_EXTENSION = re.compile(
    r"\s*[,(]?\s*(?:ext(?:ension)?|доб(?:авочный)?|вн|wew|dw|durchwahl|poste|int(?:erno)?|anknytning|sise|alanr|vid)\b\.?:?\s*(\d{1,5})",
    re.I,
)
_PIECES = re.compile(
    r"\s+/\s+|\s*;\s*|\s{2,}|\s*(?<=\d)(?=\+)|(?<=\d)/(?=\d{5,})|\s+(?=\+)|\s+[-–]\s+(?=\d{5,})"
)
_BESIDE = re.compile(
    r"(?<=\d\d\d)\s\((?!0\))(?![^()]*\))"
)  # "020 730 0400 (8,35 snt": a bracket that stays open
_CODE = re.compile(r"[A-Z]{2}-$")  # "CHE-123.456.789"
_AREA = re.compile(
    r"\s*(?:\+\d{1,3}\s?(?:\(0\)\s?)?\d{1,4}(?: \d{1,2})?|\(?0\d{1,4}\)?)\s*"
)  # no number by itself


@dataclass(frozen=True, slots=True)
class Run:
    """A run of digits in a text."""

    text: str
    start: int
    end: int
    extension: str = ""


def runs(text: str) -> Iterator[Run]:
    """Runs of digits that may be one telephone number or several; no dates, hours, prices or parts of longer codes."""
    for found in _RUN.finditer(text):
        start = found.start()
        if start and (
            text[start - 1].isalnum() or text[start - 1] in "_#=%@" or _CODE.search(text[:start][-3:])
        ):
            continue  # the tail of an IBAN, an order number, a colour
        piece = _BESIDE.split(found[0])[0].rstrip(" \u00a0().-–/")
        end = start + len(piece)
        if end < len(text) and text[end].isalpha() and not text[end : end + 2].isupper():
            pass  # "5551234Tel": words that are only glued
        digits = sum(sign.isdigit() for sign in piece)
        if (
            not 6 <= digits <= 40
            or _DATE.search(piece)
            or _PRICE.search(piece)
            or _YEARS.search(piece)
            or _HOURS.fullmatch(piece)
        ):
            continue
        after = _EXTENSION.match(text, end)
        yield Run(piece, start, end, after[1] if after else "")


def pieces(run: str) -> list[str]:
    """The run at signs that part two numbers: "/", ";", a new "+"."""
    found: list[str] = []
    for piece in _PIECES.split(run):
        if found and _AREA.fullmatch(found[-1]):
            found[-1] = f"{found[-1]} {piece}"  # "030 / 12 34 56": one number
        else:
            found.append(piece)
    return [piece for piece in found if sum(sign.isdigit() for sign in piece) >= 5]


def groups(piece: str) -> list[str]:
    """The parts of a piece between spaces."""
    return piece.replace("\u00a0", " ").split()


def goes_on(between: str) -> bool:
    """Whether a list of numbers goes on: "123 456 (office), 123 457", "123 456, free of charge 0 800 123 456"."""
    between = _BRACKETS.sub("", between).strip(" /|()&;")
    return not between.strip(",") or (between.startswith(",") and len(between.split()) <= 2)


def letters_beside(text: str, found: Sequence[Run]) -> int:
    """How many letters and digits a line holds beside its numbers and e-mail addresses."""
    rest = sum(sign.isalnum() for sign in text)
    rest -= sum(sign.isalnum() for run in found for sign in run.text)
    return rest - (
        sum(sign.isalnum() for address in addresses(text) for sign in address) if "@" in text else 0
    )
