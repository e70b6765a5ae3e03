"""Facts of consumer law (`facts.yaml`): dated, with their source, by country; facts to know, never legal advice."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from composer.case import Case
from composer.law.country import company_country, customer_country

FILE = Path(__file__).with_name("facts.yaml")
FRESH = timedelta(days=365)  # afterwards it says "check again"
Unit = Literal["", "hours", "days", "working_days", "months", "years", "EUR"]


class LawFact(BaseModel):
    """One thing that a law of a country says, and when somebody last looked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    country: str  # ISO 3166-1, or a union of countries
    label: str  # English source of the interface text: show it through `_()`
    number: int | None = None
    unit: Unit = ""
    law: str  # its own name, never translated
    source: str  # where it was read: an address or a name
    checked: date | None = None
    confidence: Literal["high", "medium", "low"]
    contracts_from: date | None = None  # it holds for contracts made on that day or later
    kinds: tuple[str, ...] = ()  # of case; none: every complaint
    mail: bool = True  # an e-mail may mention it

    def stale(self, today: date) -> bool:
        """Whether it must be looked up again before anybody relies on it: over a year old, or of no date."""
        return self.checked is None or today - self.checked > FRESH

    def fits(self, kind: str, group: str, bought_on: date | None = None) -> bool:
        """Whether it belongs to a case of this kind, of this group of kinds, with a contract of that day."""
        if self.contracts_from and (bought_on is None or bought_on < self.contracts_from):
            return False
        return kind in self.kinds if self.kinds else group == "complaint"


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    unions: dict[str, tuple[str, ...]]
    bodies: dict[str, str]
    facts: tuple[LawFact, ...]


def law_facts() -> tuple[LawFact, ...]:
    """Every fact, in the order of the file."""
    return _file().facts


def law_for(case: Case) -> tuple[LawFact, ...]:
    """What is good to know for this case: the facts of the company's and of the customer's country, theirs first.

    Empty where no country is known, or no kind chosen.
    """
    from composer.kinds import kind  # here, so that who only asks for a working day need not load the kinds

    if not case.kind:
        return ()
    places = _places(company_country(case), customer_country(case))
    group = kind(case.kind).group
    fitting = (fact for fact in law_facts() if fact.fits(case.kind, group, case.purchase.bought_on))
    found = [fact for fact in fitting if fact.country in places]
    return tuple(sorted(found, key=lambda fact: places.index(fact.country)))


def dispute_body(country: str) -> str:
    """The name of the country's body for disputes of consumers with traders, in its own language; "" if not known."""
    return _file().bodies.get(country, "")


def _places(*countries: str) -> list[str]:
    """The countries, then the unions that they belong to, each once."""
    known = list(dict.fromkeys(country for country in countries if country))
    return known + [union for union, members in _file().unions.items() if set(members) & set(known)]


@cache
def _file() -> _File:
    return _File.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
