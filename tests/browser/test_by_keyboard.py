"""The demo shop to the last step with the keyboard alone; where the focus goes and what is said after each step."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import HALF_MINUTE, field, heading
from tests.browser.conftest import Visit, settled
from tests.web.wizard import filled

pytestmark = pytest.mark.browser
MOST_TABS = 80
INSIDE = "css => document.activeElement !== document.body && document.activeElement.closest(css) !== null"


def reach(page: Page, css: str) -> None:
    """Press Tab until the focus is inside."""
    for _stop in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(INSIDE, css):
            return
    raise AssertionError(f"{css} is not reached with {MOST_TABS} tabs")


def strike(page: Page, css: str) -> None:
    """Reach a button and press Enter."""
    reach(page, css)
    page.keyboard.press("Enter")
    settled(page)


def enter(page: Page, path: str, text: str) -> None:
    """Reach a field and write into it."""
    reach(page, field(path))
    page.keyboard.type(text)


def option(page: Page, css: str, words: str) -> None:
    """Reach a group of choices, and go on with the arrows to the one of these words."""
    reach(page, css)
    for _arrow in range(20):
        chosen = page.evaluate("() => document.activeElement.closest('label, button').innerText")
        if chosen.strip() == words:
            page.keyboard.press("Space")
            settled(page)
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"{words} is not reached")


def test_from_the_demo_shop_to_the_last_step_without_a_mouse(visit: Visit) -> None:
    page = visit()
    strike(page, ".st-key-demo")
    expect(page.locator(".st-key-cc_found")).to_be_visible(timeout=HALF_MINUTE)
    settled(page)
    strike(page, ".st-key-next")
    heading(page, "What happened?")
    option(page, ".st-key-w_family", "The product")
    option(page, "[class*=st-key-w_kind-]", "Faulty")
    enter(page, "purchase.product", "Aura 1.7 l kettle")
    enter(page, "purchase.order_number", "48213")
    enter(page, "customer.name", "Marta Liepa")
    enter(page, "customer.email", "marta@post.example")
    expect(page.locator(".cc-mail")).to_contain_text("marta@post.example")
    strike(page, ".st-key-next")
    heading(page, "What do you want?")
    reach(page, ".st-key-w_request-kind")
    page.keyboard.press("Space")
    settled(page)
    strike(page, ".st-key-next")
    heading(page, "Your e-mail")
    strike(page, ".st-key-next")
    heading(page, "Ready to go")
    reach(page, ".st-key-way_mailto a")


def test_an_email_is_checked_and_mended_without_a_mouse(visit: Visit) -> None:
    page = visit("check")
    reach(page, ".st-key-check_text textarea")
    page.keyboard.insert_text("Subject: Kettle, order 48213\n\nHello,\n\nplease repair it it.\n\nMarta Liepa")
    strike(page, ".st-key-check_it")
    expect(page.locator("[class*=st-key-fix_]").first).to_be_visible(timeout=HALF_MINUTE)
    strike(page, "[class*=st-key-fix_]")
    expect(page.locator(".st-key-check_undo")).to_be_visible(timeout=HALF_MINUTE)


def test_a_fault_is_looked_for_without_a_mouse(visit: Visit) -> None:
    page = visit("practise")
    heading(page, "Practice")
    option(page, ".st-key-practise_tab", "Spot the fault")
    strike(page, ".st-key-practise_wrong_0")
    expect(page.locator("[class*=st-key-practise_1_0_rule]")).to_be_visible(timeout=HALF_MINUTE)
    page.keyboard.press("Escape")
    strike(page, ".st-key-practise_judge")
    expect(page.locator(".cc-verdict")).to_be_visible(timeout=HALF_MINUTE)


def test_a_case_is_worked_off_without_a_mouse(visit: Visit) -> None:
    page = visit("send", filled())
    heading(page, "Ready to go")
    strike(page, ".st-key-sent")
    heading(page, "My cases")
    strike(page, "[class*=st-key-open_]")
    expect(page.locator(".st-key-read_answer")).to_be_visible(timeout=HALF_MINUTE)
    settled(page)
    reach(page, "[class*=st-key-reply_text_] textarea")
    page.keyboard.insert_text(
        "Dear Marta,\n\nWe will send you a new kettle by 5 December 2026.\n\nAnna Kalnina"
    )
    strike(page, ".st-key-read_answer")
    expect(page.locator(".st-key-cc_card_reading")).to_be_visible(timeout=HALF_MINUTE)


def test_after_each_step_the_focus_and_the_voice_are_at_its_heading(visit: Visit) -> None:
    page = visit("happened", filled())
    heading(page, "What happened?")
    for number, words in enumerate(("What do you want?", "Your e-mail", "Ready to go"), start=3):
        page.locator(".st-key-next button").click()
        heading(page, words)
        page.wait_for_function("words => document.activeElement.innerText === words", arg=words)
        assert page.evaluate("document.activeElement.tagName") == "H1"
        expect(page.locator("[aria-live=polite]").first).to_have_text(f"Step {number} of 5: {words}")
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_the_language_of_the_page_is_told_to_the_browser(visit: Visit) -> None:
    page = visit("happened", filled(), locale="lv-LV")
    expect(page.locator("html")).to_have_attribute("lang", "lv")
    heading(page, "Kas notika?")
    page.locator(".st-key-cc_language input").click()
    page.get_by_role("option", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    heading(page, "What happened?")
    expect(page.locator(field("purchase.order_number"))).to_have_value("48213")
