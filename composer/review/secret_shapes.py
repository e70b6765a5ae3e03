"""How the number behind a label looks, for each kind of secret, and which numbers are dates, times or sums."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from composer.review.secret_words import SecretKind

_MONTH = r"(?:0?[1-9]|1[0-2])"
_S = r"[ \t.\-–/\u200b]?"

SHAPES: dict[SecretKind, re.Pattern[str]] = {
    "card_number": re.compile(r"\d(?:[ \t.\-_/·,]{0,2}(?:\r?\n[> ]*)?\d){12,18}(?!\d)"),
    "card_expiry": re.compile(
        rf"{_MONTH}[ ]?[/.\-\\|][ ]?(?:20)?\d\d(?![\d./-]\d|\d)|20\d\d[ ]?[/.-][ ]?{_MONTH}(?![\d./-]\d|\d)|(?:0[1-9]|1[0-2]) ?(?:20)?[2-4]\d(?![\d.,]\d|\d)"
    ),
    "cvv": re.compile(r"\d{3,4}(?![\d.,:/-]\d|\d)|\d[ -]\d[ -]\d(?: \d)?(?!\d)"),
    "iban": re.compile(r"[a-z]{2}[ ]?\d{2}(?:[ .\-]?[a-z0-9]){9,30}(?![a-z0-9])"),
    "bank_account": re.compile(
        r"\d{2}[- ]\d{2}[- ]\d{2}(?!\d|-\d)|\d{4,8}[a-z]\d{2,6}(?!\w)|\d{5} ?\d{5} ?[a-z0-9]{11} ?\d\d(?!\w)|(?:[a-z]{2}\d{2}[ ]?)?\d(?:[ .\-/]{0,2}\d){5,27}(?!\d)|[a-z]{2}\d{2}(?:[ ]?[a-z0-9]){10,30}(?![a-z0-9])"
    ),
    "pin": re.compile(
        r"\d{1,4}[a-d]\d{1,4}(?!\w)|\d{3,8}[a-z]?(?![\d.,:/-]\d|\d|\w)|\d(?:[ -]\d){3,7}(?![\d-])|\d\d[ -]\d\d(?![\d-])"
    ),
    "otp": re.compile(
        r"\d{4} \d\d(?=[,.;)]|$)|"
        r"\d{3}[ -]\d{3,4}(?!\d|-\d)|\d{4,8}(?![\d.,:/-]\d|\d|[a-z])|\d\d[ -]\d\d[ -]\d\d(?!\d)|\d(?:[ -]\d){3,7}(?![\d-])"
        r"|\d{4}-\d{4}(?![\w-])|(?=[a-z-]{0,12}\d)[a-z0-9]{5,10}(?:-[a-z0-9]{3,10}){0,4}(?![\w-])"
    ),
    "api_key": re.compile(r"(?=\S{0,200}\d)[a-z0-9_.~+/=:-]{8,2000}"),
    "national_id": re.compile(
        rf"\d{{6}}[ ]?[-+a][ ]?\d{{3,5}}[0-9a-z]?(?![\w])|\d{{3}}-\d{{2}}-\d{{4}}(?!\d)|[a-z]{{2}}(?:[ -]?\d\d){{3}}[ -]?[a-d](?![a-z0-9])"
        rf"|[a-z]?[ -]?\d(?:{_S}\d){{4,17}}(?:[ -]?[a-z](?:[ -]?\d{{3}})?)?(?![a-z0-9])|[a-z]{{6}}\d\d[a-z]\d\d[a-z]\d{{3}}[a-z]|[x-z][ -]?\d{{7}}[ -]?[a-z]"
    ),
    "document_number": re.compile(
        r"\d{5}/\d{2}/\d{4}(?!\d)|\d{6}-\d{3}[0-9a-z](?!\w)|\d{2}[ ]?№?[ ]?\d{7}(?!\w)|\d{2}[ ]?\d{2}[ ]?(?:№|n|no|nr|номер)?[ .]{0,2}\d{6}(?!\w)|[^\W\d_]{1,4}[ -]?(?:№ ?|nr\.? ?)?\d{4,10}[a-z]?(?!\w)"
        r"|(?=\w{0,10}\d)[^\W_]{6,18}(?!\w)|(?=\w{0,10}\d)[^\W_]{3,6}[ -/][^\W_]{3,8}(?:[ -/][^\W_]{2,6})?(?!\w)"
    ),
}

_CURRENCY = r"(?:€|\$|£|₴|₽|zł|zl|eur|euro\w{0,6}|eiro|eur[oa]\w{0,3}|usd|dollar\w{0,3}|gbp|pounds?|pln|uah|грн|грив\w{0,4}|руб\w{0,4}|евро|євро|лат\w{0,3}|cents?)"
_NO_SECRET = re.compile(
    rf"""(?x)
      (?<![\d.-])(?:0?[1-9]|[12]\d|3[01])[./-]\ ?(?:0?[1-9]|1[0-2])[./-]\ ?(?:19|20)?\d\d(?!\d|[./-]\d)   # 12.05.2024
    | (?<!\d)(?:19|20)\d\d[./-]\ ?(?:0?[1-9]|1[0-2])[./-]\ ?(?:[12]\d|3[01]|0?[1-9])(?!\d)                # 2024-05-12
    | (?<![\d:])(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?![\d/:])(?!\s?{_CURRENCY})                       # 14:30
    | (?<![\w])\d[\d.,\ ]{{0,12}}\s?{_CURRENCY}(?!\w)
    | (?<![\w.])\d{{1,3}}(?:[.,\ ]\d{{3}}){{0,5}}[.,]\d\d(?![\d/])                                               # 1 249,00
    | \d[\d.,]{{0,15}}\ ?(?:%|kg|g|km|cm|mm|m|ml|l|kb|mb|gb|kwh|kw|w|v|mah|x|h|min\w{{0,6}}|sek\w{{0,4}}|мин\w{{0,4}}|хв\w{{0,5}}|tk|gab|шт|szt|kpl|vnt|pcs)(?!\w)
    """
)
_SIGN_FIRST = re.compile(r"(?:€|\$|£|₴|₽|\beur|\busd|\bgbp|\bpln)\s?\d[\d., ]{0,12}|\+\s?\d[\d ()-]{6,20}")
_DIGITS = re.compile(r"\d+")


def no_secrets(low: str) -> list[tuple[int, int]]:
    """Where dates, times, sums, measures and telephone numbers with a plus stand."""
    spans = [found.span() for found in _SIGN_FIRST.finditer(low)]
    last = 0
    for number in _DIGITS.finditer(low):
        found = _NO_SECRET.match(low, number.start()) if number.start() >= last else None
        if found is not None:
            last = found.end()
            spans.append(found.span())
    return spans


class Spans:
    """Places of a text, asked for quickly."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []  # the farthest so far
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def cover(self, start: int, end: int | None = None) -> bool:
        """Whether one of them has a place, or all up to `end`, inside."""
        index = bisect_right(self._starts, start)
        return bool(index) and self._ends[index - 1] >= (start + 1 if end is None else end)


_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


def is_year(low: str, start: int) -> bool:
    """Whether a number of four digits may be a year."""
    return bool(_YEAR.match(low, start))
