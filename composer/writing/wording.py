"""How a language writes dates, amounts and lists (`languages/<code>/writing.yaml`).

CLDR knows the nominative ("3. maijs") where a sentence needs a case ("3. maijā", "līdz 3. maijam"), so the forms of
the months are our own data.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.numbers import format_currency
from pydantic import BaseModel, ConfigDict

from composer.languages import Language, language, languages_with, table
from composer.writing.clean import CLOSE, OPEN

Place = Literal["dated", "on", "by", "since"]
# Quotation marks at both ends, none between: 15" at the end of a name is an inch.
_TYPED_QUOTES = re.compile(rf"^({OPEN}?)[\"“”„«»‘’]([^\"“”„«»‘’]+)[\"“”„«»‘’]({CLOSE}?)$")
# A typed name that holds a quoted one: Наушники «Эхо 2». Ours round it would meet «Наушники «Эхо 2»» where they are of
# the same kind; of another kind they nest as they should: „Наушники «Эхо 2»“.
_PAIR_INSIDE = re.compile(r"\".+\"")


class Wording(BaseModel):
    """The file `writing.yaml` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dates: dict[Place, str]
    months: dict[Place, tuple[str, ...]]
    last_and: str  # before the last of a list
    locale: str  # of amounts, as Babel knows it
    after_greeting: Literal["capital", "lower"]
    abbreviations: tuple[str, ...]  # after which no sentence ends


@cache
def wording(code: str) -> Wording:
    """The wording of a language; KeyError where it has none."""
    found: Wording = table(code, "writing", Wording)
    return found


def mail_languages() -> tuple[str, ...]:
    """Codes of the languages in which e-mails can be written."""
    return languages_with("writing")


def day(code: str, value: date, place: Place) -> str:
    """The date as it stands in this place of a sentence.

    >>> day("lv", date(2026, 5, 3), "by")
    '2026. gada 3. maijam'
    """
    words = wording(code)
    month = words.months[place][value.month - 1]
    return words.dates[place].format(day=value.day, month=month, year=value.year)


def money(code: str, amount: Decimal, currency: str) -> str:
    """The amount as the language writes it.

    >>> money("en", Decimal("49.90"), "EUR")
    '€49.90'
    """
    return format_currency(amount, currency, locale=wording(code).locale)


def listed(code: str, ids: Sequence[str], words: Mapping[str, str]) -> str:
    """What the ids stand for, in a row: "a, b and c"."""
    *first, last = (words[name] for name in ids)
    return f"{', '.join(first)} {wording(code).last_and} {last}" if first else last


def quoted(code: str, text: str) -> str:
    """The text in the language's quotation marks; marks typed round the whole of it give way to them.

    What the customer typed is not changed, so a name that holds such marks itself gets no second pair of them.
    """
    known: Language = language(code)
    bare = _TYPED_QUOTES.sub(r"\1\2\3", text)
    meeting = any(mark in bare for mark in known.quotes) or _PAIR_INSIDE.search(bare)
    return bare if meeting else f"{known.quotes[0]}{bare}{known.quotes[1]}"


def counted(code: str, n: int, **forms: str) -> str:
    """The form that the number asks for: `counted("en", 14, one="day", other="days")` is "days"."""
    return forms.get(Locale.parse(wording(code).locale).plural_form(n), forms["other"])
