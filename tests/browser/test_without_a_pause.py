"""Typing, and the next step at once, again and again, while a search runs beside it: no click and no letter is lost.

The story stands in tests/regressions/test_a_click_on_next_came_to_nothing.py; a machine with much else to do shows it best.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.acting import HALF_MINUTE, field, fill
from tests.browser.conftest import Visit
from tests.site.serving import Answer, serving
from tests.web.wizard import filled

pytestmark = pytest.mark.browser
ROUNDS = 6
SLOW = 60.0  # seconds that the site takes for its first page, or less if the test has ended by then


@pytest.mark.parametrize("phone", [False, True])
def test_every_click_arrives_and_every_letter_stays(visit: Visit, phone: bool) -> None:
    how = {"viewport": {"width": 390, "height": 900}, "has_touch": True} if phone else {}
    with serving({"/": Answer("<h1>Shop</h1>", wait=SLOW)}) as site:
        page = visit("", filled(), **how)
        title = page.get_by_role("heading", level=1)
        fill(page, "company.website", site.url)
        page.locator(".st-key-read button").click()
        expect(page.locator(".st-key-stop")).to_be_visible(timeout=HALF_MINUTE)

        def press_at_once(key: str, next_title: str) -> None:
            button = page.locator(f".st-key-{key} button").first
            if phone:
                button.tap()
            else:
                button.click()
            expect(title).to_have_text(next_title, timeout=HALF_MINUTE)

        press_at_once("next", "What happened?")
        for number in range(ROUNDS):
            product = page.locator(field("purchase.product")).first
            product.fill(f"Kettle {number}")
            if number % 2:
                page.keyboard.press("Tab")
            press_at_once("next", "What do you want?")
            press_at_once("back", "What happened?")
            expect(product).to_have_value(f"Kettle {number}", timeout=HALF_MINUTE)
