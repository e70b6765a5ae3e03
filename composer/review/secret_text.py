"""A text as the tables read it: small letters, no diacritics, plain digits, dashes and blanks, as long as before.

People leave diacritics out in haste ("salasona", "haslo") and paste full-width digits; so text and tables are
folded alike, character by character, and every offset stays true.
"""

import unicodedata

_NO_DECOMPOSITION = {"ł": "l", "đ": "d", "ø": "o", "ß": "s", "ı": "i", "ґ": "г", "ʼ": "'", "’": "'", "‘": "'"}
_NO_DECOMPOSITION |= dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”„«»‟", '"')


class _Fold(dict[int, str]):
    """Code point to its folded character, worked out at first sight."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = _folded(char)
        return self[code]


def _folded(char: str) -> str:
    low = char.lower() if len(char.lower()) == 1 else char
    if low in _NO_DECOMPOSITION:
        return _NO_DECOMPOSITION[low]
    if low.isdecimal():
        return str(unicodedata.decimal(low))
    base = "".join(part for part in unicodedata.normalize("NFKD", low) if not unicodedata.combining(part))
    return base if len(base) == 1 else low


_FOLD = _Fold()


def plain(text: str) -> str:
    """The text folded for comparing, with the same length.

    >>> plain("Salasõna „Łódź” ４１１１")
    'salasona "lodz" 4111'
    """
    return text.translate(_FOLD)
