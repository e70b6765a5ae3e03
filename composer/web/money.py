"""A sum of money as people write it: 89,90 and 1 499.90, 1.499,90 €, £49.90, 120 PLN, 49,-."""

import re
from decimal import Decimal
from functools import cache

from composer.languages.spoken import locale

# Signs that mean one currency in this part of the world; "kr" means three, so it is none.
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "zł": "PLN", "₴": "UAH", "₽": "RUB", "₺": "TRY", "kč": "CZK"}
_SUM = re.compile(r"([^\d.,]*)([\d.,]+)([^\d.,]*)")
_NO_CENTS = 3  # figures behind a mark that are thousands: nobody pays in thousandths
_MOST_FIGURES = 12


def read_money(text: str) -> tuple[Decimal | None, str]:
    """The sum and the ISO 4217 code of its currency ("" where none is named); no sum for an empty text.

    ValueError where the text is no sum. A comma is as good as a full stop; the last one before one or two figures
    parts the cents, all others are thousands.

    >>> read_money("1.499,90 €")
    (Decimal('1499.90'), 'EUR')
    """
    plain = "".join(text.split()).replace("'", "").replace("’", "")
    if not plain:
        return None, ""
    found = _SUM.fullmatch(plain)
    if not found:
        raise ValueError(text)
    return _figures(found[2]), _currency(found[1] + found[3].lstrip("-–—"))


def _figures(text: str) -> Decimal:
    whole, mark, cents = text.rstrip(".,"), "", ""
    last = max(whole.rfind("."), whole.rfind(","))
    if last >= 0:
        whole, mark, cents = whole[:last], whole[last], whole[last + 1 :]
    groups = re.split(r"[.,]", whole)
    if mark and len(cents) == _NO_CENTS and groups[0].strip("0"):
        groups, cents = [*groups, cents], ""
    fits = all(len(group) == _NO_CENTS for group in groups[1:]) and len("".join(groups)) <= _MOST_FIGURES
    if not fits or len(cents) >= _NO_CENTS or not "".join(groups) + cents:
        raise ValueError(text)
    return Decimal(f"{''.join(groups) or '0'}.{cents}" if cents else "".join(groups))


def _currency(name: str) -> str:
    if not name:
        return ""
    code = _SIGNS.get(name.casefold(), name.upper())
    if code not in _codes():
        raise ValueError(name)
    return code


def written(amount: Decimal | str) -> str:
    """The sum as the language of the interface writes it, with both figures of its cents: 49.90 or 49,90. `read_money` reads it back."""
    from babel.numbers import get_decimal_symbol

    whole, _mark, cents = str(amount).partition(".")
    return f"{whole}{get_decimal_symbol(locale())}{cents:0<2}" if cents else whole


@cache
def _codes() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())
