"""Numbers, days and quotations as the language of the interface writes them (CLDR, through Babel).

Babel is imported where it is used: who asks only for quotation marks, or for `--help`, need not wait 60 ms for it.
"""

from datetime import date

from composer.languages import language
from composer.languages.interface import interface_language


def locale() -> str:
    """The name under which CLDR knows the language of the interface: “en_GB”, “lv”."""
    code = interface_language()
    return language(code).locale or code


def decimal(value: float, places: int = 1) -> str:
    """With the decimal sign of the language, and at most so many decimals: “2.5”, “2,5”; never “2.0”."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, format="0." + "#" * places, locale=locale()))


def long_day(day: date) -> str:
    """A day with its year: “4 December 2026”, “2026. gada 4. decembris”."""
    from babel.dates import format_date

    return str(format_date(day, "long", locale=locale()))


def in_quotes(text: str) -> str:
    """The text in the quotation marks of the language."""
    opening, closing = language(interface_language()).quotes
    return f"{opening}{text}{closing}"
