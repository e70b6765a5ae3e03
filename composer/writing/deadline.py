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
    """The day that the case names, else the usual one; None while nobody knows when the e-mail is written."""
    if case.request.answer_by:
        return case.request.answer_by
    return usual_answer_by(case, case.written_on) if case.written_on else None


def usual_answer_by(case: Case, written_on: date) -> date:
    """The usual day for a case of this kind, had it been written on that day.

    It is the company's people who have to be at work; where its country is unknown, the customer's stands for it.
    """
    days = kind(case.kind).days if case.kind else DAYS_TO_ANSWER
    return default_answer_by(written_on, days=days, country=company_country(case) or customer_country(case))
