"""By when an answer is asked for: days by kind, working days by country."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.case import Case
from composer.law import is_working_day
from composer.writing import answer_by, compose, default_answer_by, usual_answer_by
from tests.writing.cases import KINDS, example


@pytest.mark.parametrize(
    ("written_on", "country", "expected"),
    [
        (date(2026, 11, 20), "", date(2026, 12, 4)),
        (date(2026, 11, 21), "", date(2026, 12, 7)),  # a Saturday
        (date(2026, 11, 4), "LV", date(2026, 11, 19)),  # 18 November is a holiday in Latvia
        (date(2026, 11, 4), "EE", date(2026, 11, 18)),
        (date(2026, 12, 11), "LV", date(2026, 12, 28)),  # Christmas, then a weekend
        (date(2026, 12, 18), "GB", date(2027, 1, 4)),
        (date(2026, 11, 4), "ZZ", date(2026, 11, 18)),  # no such country
    ],
)
def test_fourteen_days_and_then_a_working_day(written_on: date, country: str, expected: date) -> None:
    assert default_answer_by(written_on, country=country) == expected


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.sampled_from(["", "LV", "EE", "LT", "PL", "DE"]),
    st.integers(1, 40),
)
def test_the_day_is_never_before_the_time_nor_on_a_holiday(written_on: date, country: str, days: int) -> None:  # fmt: skip
    due = default_answer_by(written_on, days=days, country=country)
    assert is_working_day(due, country)
    assert timedelta(days=days) <= due - written_on <= timedelta(days=days + 10)


@pytest.mark.parametrize("id", KINDS)
def test_the_kind_says_how_long_is_usual(id: str) -> None:
    case = Case(kind=id, written_on=date(2026, 9, 7))  # a Monday far from any holiday
    days = {"safety_hazard": 2, "impersonation": 2, "personal_data": 30}
    shorter = {"outage", "booking_changed", "account_locked", "delivered_missing"}
    usual = date(2026, 9, 7) + timedelta(days=days.get(id, 7 if id in shorter else 14))
    assert answer_by(case) == usual == usual_answer_by(case, date(2026, 9, 7))


def test_the_company_s_country_counts_before_the_customer_s() -> None:
    case = Case.model_validate({"written_on": "2026-11-04", "customer": {"country": "LV"}})
    assert answer_by(case) == date(2026, 11, 19)
    assert answer_by(case.replace("company.country", "EE")) == date(2026, 11, 18)
    assert answer_by(case.replace("company.website", "https://pood.ee")) == date(2026, 11, 18)


def test_the_customer_s_own_day_stands() -> None:
    case = example("faulty").replace("request.answer_by", date(2026, 12, 6))
    assert answer_by(case) == date(2026, 12, 6)
    assert "by 6 December 2026 (16 days)" in compose(case, language="en").body


def test_without_a_day_of_writing_no_day_is_asked_for() -> None:
    case = example("faulty").replace("written_on", None)
    assert answer_by(case) is None
    assert "reply by" not in compose(case, language="en").body


def test_the_e_mail_names_the_day_and_the_number_of_days() -> None:
    assert "by 4 December 2026 (14 days)" in compose(example("faulty"), language="en").body
    assert "by 26 November 2026 (2 days)" in compose(example("safety_hazard"), language="en").body
