"""What opens, unfolds or has to be mended on a page, in light and dark: nothing that axe finds (WCAG 2.2 AA)."""

import pytest
from playwright.sync_api import expect

from composer.web.session import Kept
from tests.browser.acting import HALF_MINUTE, field, heading, press, turn_to
from tests.browser.axe import in_both_lights, unfold
from tests.browser.conftest import Visit, settled
from tests.web.wizard import STEPS, TABS, filled

pytestmark = pytest.mark.browser
ROUGH = {
    "story": "I AM FURIOUS!!! This is is a scam, you thieves. My card is 4111 1111 1111 1111. See https://other.example. lol 😀",
    "request.own_words": "something",
    "request.kind": "",
    "customer.name": "",
}
ANSWER = (
    "Subject: Re: Faulty kettle [LUM-2231]\n\nDear Marta,\n\nWe will send you a replacement by 5 December 2026.\n\n"
    "Kind regards,\nAnna Kalnina"
)

# What is pressed on the tabs of the practice, one after the other.
PRACTISED = {"read": ("practise_next",), "spot": ("practise_judge",), "rewrite": ("practise_check",)}


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_of_the_practice(visit: Visit, tab: str) -> None:
    page = visit("practise", reduced_motion="reduce")
    heading(page, "Practice")
    page.locator(".st-key-practise_tab button").nth(TABS.index(tab)).click()
    settled(page)
    for action in PRACTISED.get(tab, ()):
        press(page, action)
    unfold(page)
    assert not in_both_lights(page)


def test_every_step_with_something_to_mend(visit: Visit) -> None:
    """Findings, secrets, unfit sums, a step that is not finished: the states in which people need help most."""
    rough: Kept = filled(report=None, unfit={"purchase.amount": "about fifty"})
    for path, value in ROUGH.items():
        rough = rough.replace(path, value)
    page = visit("happened", rough, reduced_motion="reduce")
    page.locator(field("purchase.order_number")).fill("PIN: 4821")
    expect(page.locator("[class*=st-key-cc_secret_]")).to_be_visible()
    assert not in_both_lights(page)
    for step in STEPS[2:]:
        turn_to(page, step)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=HALF_MINUTE)
        unfold(page)
        assert not in_both_lights(page), step
        if step == "email":
            press(page, "edit_text")
            assert not in_both_lights(page), "the text to write in"


def test_dialogs_and_the_page_of_a_case(visit: Visit) -> None:
    page = visit("", filled(), reduced_motion="reduce")
    expect(page.locator(".st-key-cc_found")).to_be_visible()
    page.locator(".st-key-start_over button").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert not in_both_lights(page)
    page.keyboard.press("Escape")
    page.goto(page.url + "send")
    heading(page, "Ready to go")
    press(page, "sent")
    heading(page, "My cases")
    page.locator("[class*=st-key-open_] button").first.click()
    page.locator("[class*=st-key-reply_text] textarea").fill(ANSWER)
    page.keyboard.press("Tab")
    settled(page)
    press(page, "read_answer")
    expect(page.locator(".st-key-cc_card_reading")).to_be_visible(timeout=HALF_MINUTE)
    unfold(page)
    assert not in_both_lights(page)
