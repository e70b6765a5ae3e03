"""Countries: facts of consumer law with source and date, public holidays, and whose country it is."""

from composer.law.country import company_country, customer_country
from composer.law.facts import LawFact, dispute_body, law_facts, law_for
from composer.law.guess import countries, country_of_language, country_of_zone
from composer.law.workdays import add_working_days, is_working_day, working_day_from

__all__ = [
    "LawFact",
    "add_working_days",
    "company_country",
    "countries",
    "country_of_language",
    "country_of_zone",
    "customer_country",
    "dispute_body",
    "is_working_day",
    "law_facts",
    "law_for",
    "working_day_from",
]
