"""Sums of money in the ways that people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.web.money import read_money
from tests.web.wizard import Wizard, filled

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


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "49.90"), ("lv", "49,90"), ("et", "49,90"), ("ru", "49,90")]
)
def test_a_sum_is_shown_as_the_language_writes_it_and_read_back(language: str, shown: str) -> None:
    kept = filled().replace("purchase.amount", "49.90").replace("language", language)
    wizard = Wizard(kept, page="happened", language=language)
    assert wizard.widget("purchase.amount").value == shown
    assert shown in wizard.words  # the e-mail beside it
    wizard.type("purchase.amount", shown.replace("9", "8"))
    assert wizard.kept.case.purchase.amount == Decimal("48.80")
    assert wizard.widget("purchase.amount").value == shown.replace("9", "8")


@pytest.mark.parametrize(
    ("language", "order"), [("en", "DD/MM/YYYY"), ("lv", "DD.MM.YYYY"), ("lt", "YYYY-MM-DD")]
)
def test_a_day_is_shown_as_the_language_writes_it(language: str, order: str) -> None:
    wizard = Wizard(filled(), page="happened", language=language)
    assert wizard.widget("purchase.bought_on").proto.format == order
