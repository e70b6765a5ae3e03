"""Numbers, days and quotations as the language of the interface writes them (CLDR, through Babel)."""

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from composer.languages import language
from composer.languages.interface import interface_language


def decimal(value: float, places: int = 1) -> str:
    """With the decimal sign of the language, and at most so many decimals: “2.5”, “2,5”; never “2.0”."""
    pattern = "0." + "#" * places
    return str(format_decimal(value, format=pattern, locale=interface_language()))


def long_day(day: date) -> str:
    """A day with its year: “4 December 2026”, “2026. gada 4. decembris”."""
    return str(format_date(day, "long", locale=interface_language()))


def in_quotes(text: str) -> str:
    """The text in the quotation marks of the language."""
    opening, closing = language(interface_language()).quotes
    return f"{opening}{text}{closing}"
