"""The case: a strict value that is replaced, never changed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from composer.case import Case


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("kind", "faulty"),
        ("customer.name", "Marta Liepa"),
        ("customer.customer_since", 2019),
        ("purchase.bought_on", date(2026, 11, 2)),
        ("purchase.amount", Decimal("49.90")),
        ("request.answer_by", date(2026, 12, 4)),
        ("details.symptom", "stopped heating"),
        ("evidence", ("photos", "receipt")),
        ("story", "It hissed.\n\nThen nothing."),
    ],
)
def test_a_replaced_value_is_read_back_and_the_old_case_stays(path: str, value: object) -> None:
    before = Case()
    after = before.replace(path, value)
    assert after.get(path) == value
    assert before == Case()


def test_an_emptied_detail_is_gone() -> None:
    case = Case().replace("details.symptom", "hisses").replace("details.symptom", "")
    assert case.get("details.symptom") is None
    assert case == Case()


@pytest.mark.parametrize("path", ["custumer.name", "customer.nickname"])
def test_a_misspelt_field_is_an_error(path: str) -> None:
    with pytest.raises((ValidationError, AttributeError, KeyError)):
        Case().replace(path, "x")


def test_yaml_dates_and_numbers_become_text_in_details() -> None:
    case = Case.model_validate({"details": {"promised_on": date(2026, 11, 5), "pieces": 3}})
    assert case.details == {"promised_on": "2026-11-05", "pieces": "3"}


@given(st.text(), st.text(), st.dictionaries(st.text(min_size=1), st.text(min_size=1)))
def test_a_case_survives_json(name: str, story: str, details: dict[str, str]) -> None:
    case = Case(customer={"name": name}, story=story, details=details)  # type: ignore[arg-type]  # pydantic builds it
    assert Case.model_validate_json(case.model_dump_json()) == case
