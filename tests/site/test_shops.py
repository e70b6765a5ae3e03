"""Whole invented sites (`shops/*.yaml`): every page is found for what it is, nothing besides, and nothing is guessed."""

from urllib.parse import urlsplit

import pytest

from composer.site import find_support
from tests.site.serving import serving
from tests.site.shops import Shop, shops

pytestmark = pytest.mark.usefixtures("loopback")
SHOPS = shops()
LANGUAGES = {"en", "et", "lv", "lt", "ru", "de", "pl", "fr", "es", "fi", "uk", "it", "nl", "sv"}


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (
        parts.path
        + (f"?{parts.query}" if parts.query else "")
        + (f"#{parts.fragment}" if parts.fragment else "")
    )


@pytest.mark.parametrize("shop", SHOPS, ids=lambda shop: shop.name)
def test_every_page_of_a_shop_is_found_for_what_it_is(shop: Shop) -> None:
    with serving(shop.files) as site:
        report = find_support(site.url, language=shop.ask_language or None)
    assert {page.kind: _path(page.url) for page in report.pages} == shop.expected
    assert report.language == shop.language
    assert {path for path in site.asked if path not in shop.files} <= {"/robots.txt"}
    assert sum(site.asked.values()) <= 12


def test_the_shops_speak_every_language_and_have_a_habit_each() -> None:
    assert {shop.language for shop in SHOPS} == LANGUAGES
    assert len({shop.name for shop in SHOPS}) == len(SHOPS)
    assert all(shop.habit for shop in SHOPS)
    assert {shop.draw for shop in SHOPS} >= {
        "columns",
        "mega",
        "cards",
        "hub",
        "here",
        "includes",
        "script_menu",
    }
