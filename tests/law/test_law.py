"""Countries, working days, and facts of law: dated, with source, never promised."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.case import Case
from composer.kinds import kinds
from composer.law import (
    add_working_days,
    company_country,
    customer_country,
    dispute_body,
    is_working_day,
    law_facts,
    law_for,
    working_day_from,
)
from composer.writing import compose, mail_languages
from tests.writing.cases import example

TODAY = date(2026, 11, 24)
COUNTRIES = ["", "LV", "EE", "LT", "PL", "FI", "DE", "GB", "US", "IL", "ZZ"]
IN_MAILS = [fact.id for fact in law_facts() if fact.mail]


@pytest.mark.parametrize(
    ("day", "country", "works"),
    [
        (date(2026, 11, 20), "", True),
        (date(2026, 11, 21), "", False),
        (date(2026, 11, 18), "LV", False),  # Proclamation day
        (date(2026, 11, 18), "EE", True),
        (date(2026, 2, 24), "EE", False),  # Independence day
        (date(2026, 2, 16), "LT", False),
        (date(2026, 4, 3), "DE", False),  # Good Friday
        (date(2026, 4, 3), "IT", True),
        (date(2026, 11, 26), "US", False),  # Thanksgiving
        (date(2026, 12, 28), "GB", False),  # Boxing Day, a Saturday, moved
        (date(2026, 11, 20), "IL", False),  # a Friday
        (date(2026, 11, 22), "IL", True),  # a Sunday
    ],
)
def test_the_days_on_which_a_country_works(day: date, country: str, works: bool) -> None:
    assert is_working_day(day, country) is works


@given(st.dates(date(2015, 1, 1), date(2040, 1, 1)), st.integers(0, 30), st.sampled_from(COUNTRIES))
def test_working_days_are_counted_one_by_one(day: date, n: int, country: str) -> None:
    end = add_working_days(day, n, country)
    passed = [day + timedelta(days=i + 1) for i in range((end - day).days)]
    assert sum(is_working_day(each, country) for each in passed) == n
    assert end == day if n == 0 else is_working_day(end, country)
    assert working_day_from(end, country) == end or n == 0


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        ({"country": "ee", "website": "https://pood.lv"}, "EE"),
        ({"website": "https://www.veikals.lv/kontakti"}, "LV"),
        ({"website": "veikals.lv"}, "LV"),
        ({"website": "shop.co.uk"}, "GB"),
        ({"website": "https://shop.com", "email": "abi@pood.ee"}, "EE"),
        ({"website": "https://shop.io"}, ""),
        ({"website": "https://shop.eu"}, ""),
        ({"website": "https://lumea.example"}, ""),
        ({"website": "https://[::1"}, ""),
        ({"website": "пример.рф"}, ""),
        ({}, ""),
    ],
)
def test_the_company_s_country(company: dict[str, str], expected: str) -> None:
    assert company_country(Case.model_validate({"company": company})) == expected


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        ({"country": "LT", "phone": "+371 20 000 000"}, "LT"),
        ({"phone": "+371 20 000 000"}, "LV"),
        ({"phone": "+44 20 7946 0000"}, "GB"),
        ({"phone": "+358 40 000 0000"}, "FI"),
        ({"phone": "+1 555 0100"}, ""),
        ({"phone": "+7 000"}, ""),
        ({"phone": "20 000 000"}, ""),
        ({"phone": "+"}, ""),
        ({"phone": "+999 1"}, ""),
        ({}, ""),
    ],
)
def test_the_customer_s_country(customer: dict[str, str], expected: str) -> None:
    assert customer_country(Case.model_validate({"customer": customer})) == expected


def test_facts_have_a_source_and_ids_of_their_own() -> None:
    facts = law_facts()
    assert len({fact.id for fact in facts}) == len(facts) >= 18
    known = {each.id for each in kinds()}
    for fact in facts:
        assert fact.law
        assert fact.source
        assert (fact.number is None) is (fact.unit == "")
        assert set(fact.kinds) <= known


@pytest.mark.parametrize(
    ("checked", "stale"),
    [(date(2026, 8, 1), False), (date(2025, 11, 24), False), (date(2025, 11, 23), True), (None, True)],
)
def test_a_fact_grows_old_in_a_year_and_without_a_date_it_is_old(checked: date | None, stale: bool) -> None:
    fact = law_facts()[0].model_copy(update={"checked": checked})
    assert fact.stale(TODAY) is stale


@pytest.mark.parametrize(
    ("company", "customer", "kind", "expected"),
    [
        ("LV", "", "question", []),
        ("LV", "", "outage", ["lv_answer", "eu_platform_closed", "eu_small_claims"]),
        ("US", "", "late", ["us_shipping"]),
        ("GB", "", "damaged", ["gb_reject", "gb_card_issuer"]),
        ("", "", "faulty", []),
        ("EE", "LV", "staff_conduct", ["ee_answer", "lv_answer", "eu_platform_closed", "eu_small_claims"]),
    ],
)
def test_facts_of_both_countries_are_good_to_know(
    company: str, customer: str, kind: str, expected: list[str]
) -> None:
    case = Case.model_validate(
        {"kind": kind, "company": {"country": company}, "customer": {"country": customer}}
    )
    assert [fact.id for fact in law_for(case)] == expected


@pytest.mark.parametrize(("bought_on", "there"), [(date(2026, 7, 30), False), (date(2026, 7, 31), True), (None, False)])  # fmt: skip
def test_a_new_law_holds_for_new_contracts_only(bought_on: date | None, there: bool) -> None:
    case = example("faulty").replace("company.country", "LV").replace("purchase.bought_on", bought_on)
    assert ("eu_after_repair" in {fact.id for fact in law_for(case)}) is there


@pytest.mark.parametrize("code", mail_languages())
@pytest.mark.parametrize("id", IN_MAILS)
def test_a_fact_has_its_line_in_each_language_with_the_numbers_of_the_data(code: str, id: str) -> None:
    fact = next(fact for fact in law_facts() if fact.id == id)
    country = {"EU": "LV"}.get(fact.country, fact.country)
    case = example((fact.kinds or ("faulty",))[0]).replace("company.country", country).replace("law", (id,))
    case = case.replace("purchase.bought_on", TODAY)
    said = [p.text for p in compose(case, language=code).paragraphs if p.fields == ("law",)]
    assert len(said) == 1
    (line,) = re.findall(r"^– (.+)$", said[0], re.MULTILINE)
    if fact.number is not None:
        assert re.search(rf"\b{fact.number}\b", line)
    assert set(re.findall(r"\d+/\d+", fact.law)) & set(re.findall(r"\d+/\d+", line)) or "/" not in fact.law


@pytest.mark.parametrize("country", ["EE", "LV", "LT"])
def test_the_body_for_disputes_is_named(country: str) -> None:
    assert dispute_body(country)
    assert not dispute_body("ZZ")


def test_a_country_s_calendar_is_the_library_s_own() -> None:
    import holidays

    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    for country in ("EE", "LV", "LT", "PL", "FI", "DE", "GB", "US", "IL", "CH", "PR"):  # PR builds on the US
        theirs = holidays.country_holidays(country)
        assert [day for day in days if not is_working_day(day, country)] == [
            day for day in days if not theirs.is_working_day(day)
        ]
