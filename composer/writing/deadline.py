"""By when an answer is asked for (M8)."""

from datetime import date, timedelta

from composer.case import Case

DAYS_TO_ANSWER = 14  # long enough for any shop, and the shortest legal term around (Lithuania, 14 calendar days)
_SATURDAY = 5


def default_answer_by(written_on: date) -> date:
    """Fourteen days later, or the Monday after where that is a weekend.

    >>> default_answer_by(date(2026, 11, 20)).isoformat(), default_answer_by(date(2026, 11, 21)).isoformat()
    ('2026-12-04', '2026-12-07')
    """
    day = written_on + timedelta(days=DAYS_TO_ANSWER)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def answer_by(case: Case) -> date | None:
    """The day that the case names, else the usual one; None while nobody knows when the e-mail is written."""
    if case.request.answer_by:
        return case.request.answer_by
    return default_answer_by(case.written_on) if case.written_on else None
