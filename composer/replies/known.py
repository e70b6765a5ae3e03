"""What the customer need not be asked again: the case's own answers to the company's questions (R5).

An agent asks for what the e-mail seemed to lack. Where the case holds it, the next message answers by itself; what only a
document can show is attached where the customer has ticked it off as being at hand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from composer.case import Case
from composer.kinds import kind
from composer.languages import languages_with
from composer.replies.letter import without_commas
from composer.replies.reading import Reading
from composer.replies.words import ROOM, reply_words
from composer.review.patterns import lowered
from composer.writing.wording import day, money

if TYPE_CHECKING:
    from composer.casebook import Entry

# One word of theirs, several documents of ours: "photos" are those of the product, of its box, of the place.
_LIKE = {
    "photos": ("photos", "pictures", "packaging_photos", "place_photo"),
    "receipt": ("receipt", "invoice"),
    "order_confirmation": ("order_confirmation", "booking_confirmation"),
}


def known_answers(of: Entry | Case, reading: Reading, *, language: str | None = None) -> dict[str, str]:
    """Their questions that the case can answer, each with its answer, as `next_message` takes them.

    >>> case = Case.model_validate({"purchase": {"order_number": "48213"}})
    >>> known_answers(case, Reading(language="en", kind="question", next="answer", asks=("What is your order number?",)))
    {'What is your order number?': '48213'}
    """
    case = of if isinstance(of, Case) else of.case
    found = {}
    for ask in reading.asks:
        told = (_told(case, path, language or case.language) for path in _asked(ask, reading) if "." in path)
        answer = ", ".join(dict.fromkeys(text for text in told if text))
        if answer:
            found[ask] = answer
    return found


def wanted_evidence(of: Entry | Case, reading: Reading) -> tuple[str, ...]:
    """The pieces of evidence that they ask for, by the ids of the kind of case."""
    case = of if isinstance(of, Case) else of.case
    offered = {option.id for option in kind(case.kind).evidence} if case.kind else set()
    wanted = [id for ask in reading.asks for path in _asked(ask, reading) for id in _LIKE.get(path, (path,))]
    return tuple(id for id in dict.fromkeys(wanted) if id in offered)


def shown_by(evidence: Collection[str] | None, ask: str, reading: Reading) -> bool:
    """Whether one of these pieces of evidence is what the question asks for; with None whether it asks for any."""
    asked = {id for path in _asked(ask, reading) if "." not in path for id in _LIKE.get(path, (path,))}
    return bool(asked if evidence is None else asked & set(evidence))


def _asked(ask: str, reading: Reading) -> Iterator[str]:
    """What a question asks for: dotted paths of the case, ids of evidence."""
    if reading.language not in languages_with(ROOM):
        return
    words = reply_words(reading.language)
    low = words.in_full(without_commas(" ".join(lowered(ask).split())))
    yield from (path for path in words.table.asked if words.asks_for(path, low))


def _told(case: Case, path: str, language: str) -> str:
    value = case.get(path)
    if path == "purchase.amount" and isinstance(value, Decimal):
        return money(language, value, case.purchase.currency)
    if isinstance(value, date):
        return day(language, value, "dated")
    return str(value) if value else ""
