"""What the customer knows: the Case and its parts.

A case is a value: it is never changed, only replaced (`case.replace("purchase.order_number", "48213")`).
The draft is a pure function of it, so the same case gives the same e-mail to the byte.
Facts that only one kind of case has (the promised date, the symptom …) stand in `details`, under the ids that the
kind's own file names; dates there are ISO 8601 texts.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator

Tone = Literal["formal", "neutral", "friendly"]
# ISO 3166-1 alpha-2; "" where nobody has told.
Country = Annotated[str, StringConstraints(to_upper=True, pattern=r"^([A-Za-z]{2})?$")]


class Noun(BaseModel):
    """Frozen, and strict about names: a misspelt field is an error, not a silent loss."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Customer(Noun):
    """The person who writes (M6, M10, P5)."""

    name: str = ""
    email: str = ""
    phone: str = ""
    city: str = ""
    country: Country = ""
    occupation: str = ""
    customer_since: int | None = None  # a year


class Company(Noun):
    """The one who is written to."""

    name: str = ""
    website: str = ""
    email: str = ""
    country: Country = ""
    person: str = ""  # a named agent found on the site or known from earlier (M3)


class Purchase(Noun):
    """What was bought (M7)."""

    product: str = ""
    product_url: str = ""
    order_number: str = ""
    bought_on: date | None = None
    amount: Decimal | None = None
    currency: str = "EUR"  # ISO 4217


class Request(Noun):
    """The one thing asked for (M8); `kind` is an id of the kind's own list of requests."""

    kind: str = ""
    own_words: str = ""  # where none of the ready-made requests fits
    fallback: str = ""
    answer_by: date | None = None


class Case(Noun):
    """Everything the customer told us."""

    kind: str = ""
    customer: Customer = Customer()
    company: Company = Company()
    purchase: Purchase = Purchase()
    details: dict[str, str] = {}
    story: str = ""  # the customer's own words, kept as typed
    evidence: tuple[str, ...] = ()  # ids: photos, receipt … offered in words, not attached (M11)
    request: Request = Request()
    mentions: tuple[str, ...] = ()  # ids of the site's facts that the e-mail quotes (W8)
    law: tuple[str, ...] = ()  # ids of facts of consumer law that the e-mail mentions; none by itself
    mention_reading: bool = True  # say which pages were read (P2)
    language: str = "en"  # of the e-mail, not of the interface
    tone: Tone = "neutral"
    written_on: date | None = None

    @field_validator("details", mode="before")
    @classmethod
    def _details_as_text(cls, value: Any) -> Any:
        """YAML makes dates and numbers of what looks like them; here everything is text."""
        if isinstance(value, Mapping):
            return {str(key): _as_text(item) for key, item in value.items()}
        return value

    def get(self, path: str) -> Any:
        """The value at a dotted path: `customer.name`, `details.symptom`, `story`; None where a detail is missing."""
        head, _, rest = path.partition(".")
        if head == "details":
            return self.details.get(rest)
        return getattr(getattr(self, head), rest) if rest else getattr(self, head)

    def replace(self, path: str, value: Any) -> "Case":
        """A new case with another value at this path, validated; ValueError where it does not fit."""
        head, _, rest = path.partition(".")
        data = self.model_dump()
        if rest:
            data[head] = {**data[head], rest: value}
            if head == "details" and value in (None, ""):
                del data[head][rest]
        else:
            data[head] = value
        return Case.model_validate(data)


def _as_text(item: Any) -> str:
    return item.isoformat() if isinstance(item, date) else str(item)
