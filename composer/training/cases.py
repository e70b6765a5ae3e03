"""A case out of a seed: the example of its kind with other people, things, days, numbers and wishes.

The same kind, language and seed give the same case on every machine: `random.Random` of a text is the same
everywhere, a hash is not.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, get_args

from composer.case import Case, Tone
from composer.kinds import Kind, kind
from composer.training.words import Classroom, classroom
from composer.writing import load_case

EXAMPLES = Path(__file__).parents[2] / "examples"
MOST_DAYS = 150  # by which an example's days are moved back
PRICES = ("0.8", "1", "1.2", "1.6", "2.4")  # times the example's
_DIGIT = re.compile(r"\d")
_NUMBERED = frozenset({"tracking", "ticket", "customer_number"})


@cache
def example(kind_id: str) -> Case:
    """The example of a kind. Raises UnknownKind."""
    return load_case(EXAMPLES / f"{kind(kind_id).id}.yaml")


def made_case(kind_id: str, language: str, rng: Random) -> Case:
    """One case of this kind, told in this language. Raises UnknownKind, UnknownLanguage."""
    first, room, known = example(kind_id), classroom(language), kind(kind_id)
    person, house = rng.choice(room.people), rng.choice(room.houses)
    back = timedelta(days=rng.randrange(MOST_DAYS))
    times = Decimal(rng.choice(PRICES))
    data: dict[str, Any] = first.model_dump()
    data["language"] = language
    data["tone"] = rng.choice(get_args(Tone))
    data["written_on"] = first.written_on - back if first.written_on else None
    data["customer"] = {
        "name": person.name,
        "city": person.city,
        "email": f"{person.email}@{room.mail_host}",
        "phone": _digits(room.phone, "#", rng),
        "country": room.country,
        "customer_since": rng.choice((None, 2016, 2019, 2021, 2023)),
    }
    data["company"] = {
        "name": house.name,
        "website": f"https://{house.host}",
        "email": f"info@{house.host}",
        "country": room.country,
    }
    data["purchase"] = _purchase(first, known, room, rng, back, times)
    data["details"] = {
        name: _detail(name, value, known, room, rng, back, times) for name, value in first.details.items()
    }
    data["request"] = _request(first, known, rng)
    offered = [option.id for option in known.evidence]
    data["evidence"] = rng.sample(offered, min(len(offered), rng.randint(1, 2)))
    data["law"] = data["mentions"] = ()
    return Case.model_validate(data)


def _purchase(
    first: Case, known: Kind, room: Classroom, rng: Random, back: timedelta, times: Decimal
) -> dict[str, Any]:
    bought = first.purchase
    things = room.things.get(known.id, ())
    return {
        "product": rng.choice(things) if bought.product and things else "",
        "order_number": _other_digits(bought.order_number, rng),
        "bought_on": bought.bought_on - back if bought.bought_on else None,
        "amount": (bought.amount * times).quantize(Decimal("0.01")) if bought.amount else None,
        "currency": "EUR",
    }


def _detail(
    name: str, value: str, known: Kind, room: Classroom, rng: Random, back: timedelta, times: Decimal
) -> str:
    field = known.field(f"details.{name}")
    if field is not None and field.type == "date":
        return (date.fromisoformat(value) - back).isoformat()
    if field is not None and field.type == "amount":
        return str((Decimal(value) * times).quantize(Decimal("0.01")))
    if name in _NUMBERED:
        return _other_digits(value, rng)
    return rng.choice(room.details[name]) if name in room.details else value


def _request(first: Case, known: Kind, rng: Random) -> dict[str, Any]:
    """Half of the customers want what the example's wants, the others something else that may be asked for."""
    asked = first.request.kind if rng.random() < 0.5 else rng.choice(known.requests).id
    fallback = first.request.fallback if asked == first.request.kind and rng.random() < 0.5 else ""
    return {"kind": asked, "fallback": fallback}


def _other_digits(text: str, rng: Random) -> str:
    return _digits(text, _DIGIT, rng)


def _digits(text: str, places: str | re.Pattern[str], rng: Random) -> str:
    """Other digits at these places; 1 to 9, so that no number begins with a nought."""
    return re.sub(places, lambda _found: str(rng.randint(1, 9)), text)
