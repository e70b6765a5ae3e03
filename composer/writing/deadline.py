"""By when an answer is asked for (M8): some days on, and never on a day when nobody works."""

from datetime import date, timedelta

from composer.case import Case
from composer.kinds import DAYS_TO_ANSWER, kind
from composer.law import company_country, customer_country, working_day_from


def default_answer_by(written_on: date, *, days: int = DAYS_TO_ANSWER, country: str = "") -> date:
    """So many days later, or the next working day of the country (ISO 3166-1, "" if unknown).

    >>> default_answer_by(date(2026, 11, 20)).isoformat(), default_answer_by(date(2026, 11, 21)).isoformat()
    ('2026-12-04', '2026-12-07')
    >>> default_answer_by(date(2026, 12, 11), country="EE").isoformat()
    '2026-12-28'
    """
    return working_day_from(written_on + timedelta(days=days), country)


def answer_by(case: Case) -> date | None:
    """The day that the case names, else the usual one of its kind; None while nobody knows when the e-mail is written.

    It is the company's people who have to be at work; where its country is unknown, the customer's stands for it.
    """
    if case.request.answer_by:
        return case.request.answer_by
    if not case.written_on:
        return None
    days = kind(case.kind).days if case.kind else DAYS_TO_ANSWER
    return default_answer_by(case.written_on, days=days, country=company_country(case) or customer_country(case))
