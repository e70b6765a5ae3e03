"""Whole shops with all their noise (`whole/*.yaml`): pages, ways to write and figures are right, and nothing is made up."""

from collections import Counter

import pytest

from composer.languages import languages_with
from tests.site.whole import Look, look, shops

SHOPS = list(shops())
FIRST = 0.8  # of the questions that a page answers; measured 0.86
KNOWN = {
    "lv_telekom: page missing: faq"
}  # a page of help whose questions are no questions: "No internet. What to do?"
pytestmark = pytest.mark.usefixtures("loopback")


@pytest.fixture(scope="module")
def looks(loopback_of_module: None) -> list[Look]:
    return [look(shop) for shop in SHOPS]


def test_pages_channels_and_figures_are_right_and_nothing_is_made_up(looks: list[Look]) -> None:
    misses = [
        f"{one.shop.name}: {line}"
        for one in looks
        for line in one.misses
        if not line.startswith(("first", "three"))
    ]
    assert [line for line in misses if not any(line.startswith(known) for known in KNOWN)] == []


def test_questions_find_their_page_first(looks: list[Look]) -> None:
    counts: Counter[str] = Counter()
    for one in looks:
        counts += one.counts
    asked = counts["first right"] + counts["first missing"]
    assert asked > 60
    assert counts["first right"] / asked >= FIRST


def test_every_language_that_is_read_has_a_shop() -> None:
    assert {shop.language for shop in SHOPS} == set(languages_with("site"))
