"""Sums of money in the ways that people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.web.money import read_money

SUMS = [
    ("49.90", "49.90", ""),
    ("49,90", "49.90", ""),
    ("49,9", "49.9", ""),
    ("49", "49", ""),
    ("49,-", "49", ""),
    ("49.–", "49", ""),
    ("0.99", "0.99", ""),
    (".99", "0.99", ""),
    ("1 499,90", "1499.90", ""),
    ("1 499", "1499", ""),
    ("1.499", "1499", ""),
    ("1,499", "1499", ""),
    ("1.499,90", "1499.90", ""),
    ("1,499.90", "1499.90", ""),
    ("1’499.90", "1499.90", ""),
    ("1.234.567", "1234567", ""),
    ("€49.90", "49.90", "EUR"),
    ("49,90 €", "49.90", "EUR"),
    ("£1,049.50", "1049.50", "GBP"),
    ("120 zł", "120", "PLN"),
    ("120 pln", "120", "PLN"),
    ("SEK 899", "899", "SEK"),
]


@pytest.mark.parametrize(("text", "amount", "currency"), SUMS)
def test_a_sum_is_read(text: str, amount: str, currency: str) -> None:
    assert read_money(text) == (Decimal(amount), currency)


def is_sum(text: str) -> bool:
    try:
        read_money(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    ["fifty", "-5", "49,90,1", "1.49.90", "0.500", "5 kr", "4e3", "NaN", "1.2.3", "49.90 or 59.90", "€", ","],
)
def test_what_is_no_sum_is_refused(text: str) -> None:
    assert not is_sum(text)


def test_an_empty_text_is_no_sum_and_no_mistake() -> None:
    assert read_money("  ") == (None, "")


@given(st.text(max_size=40))
def test_any_text_is_a_sum_or_a_value_error(text: str) -> None:
    try:
        amount, currency = read_money(text)
    except ValueError:
        return
    assert amount is None or amount >= 0
    assert currency == "" or len(currency) == 3


@given(st.decimals(0, 10**9, places=2))
def test_a_sum_that_we_write_is_read_back(amount: Decimal) -> None:
    assert read_money(f"{amount:,}") == (amount, "")
    assert read_money(str(amount)) == (amount, "")
