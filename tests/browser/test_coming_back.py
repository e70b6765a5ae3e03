"""Reload, the browser's own Back, another language, a switch of the connection: no letter is lost on any of these ways."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from composer.demo import DEMO_URL
from composer.web.browser import STORAGE_NAME
from composer.web.session import Kept
from tests.browser.acting import HALF_MINUTE, choose, field, fill, heading, press
from tests.browser.conftest import Served, Visit, keeping, serving_wizard, settled
from tests.web.wizard import filled

pytestmark = pytest.mark.browser
STORY = "It hissed,\n\nand then “nothing” — 50% & more. Ļoti žēl."


def typed(page: Page) -> dict[str, str]:
    """What stands in the fields of the page."""
    paths = ("purchase.product", "purchase.order_number", "purchase.amount", "story", "customer.name")
    return {path: page.locator(field(path)).input_value() for path in paths}


TYPED = {
    "purchase.product": "Tējkanna “Aura” 1,7 l",
    "purchase.order_number": "48213",
    "purchase.amount": "about fifty",  # unfit for an e-mail, and still the customer's own words
    "story": STORY,
    "customer.name": "Marta Liepa",
}


def begun(visit: Visit) -> Page:
    """A page in the middle of the wizard, with everything typed; the last field has not been left yet."""
    page = visit()
    press(page, "next")
    heading(page, "What happened?")
    choose(page, "The product", "Faulty")
    for path in list(TYPED)[:3]:
        fill(page, path, TYPED[path])
    fill(page, "customer.name", TYPED["customer.name"])
    page.locator(field("story")).click()
    page.keyboard.insert_text(STORY)
    expect(page.locator(".cc-mail")).to_contain_text(
        "Ļoti žēl."
    )  # the e-mail follows without leaving the field
    return page


def test_reload_back_and_a_second_window_keep_every_letter(visit: Visit) -> None:
    page = begun(visit)
    page.keyboard.press("F5")
    page.reload()
    heading(page, "What happened?")
    expect(page.locator(field("story"))).to_have_value(STORY)
    assert typed(page) == TYPED
    expect(page.locator(".cc-mail")).to_contain_text("Ļoti žēl.")
    expect(page.locator(".cc-aside.bad")).to_contain_text("Write the sum in figures")

    page.go_back()
    heading(page, "Which company is it?")
    page.go_forward()
    heading(page, "What happened?")
    expect(page.locator(field("story"))).to_have_value(STORY)
    assert typed(page) == TYPED

    other = page.context.new_page()
    other.goto(page.url)
    settled(other)
    expect(other.locator(field("story"))).to_have_value(STORY)
    assert typed(other) == TYPED


def test_a_click_on_next_while_typing_takes_the_text_along(visit: Visit) -> None:
    page = visit("wants", filled().replace("request.kind", ""))
    heading(page, "What do you want?")
    page.get_by_text("Something else, in my own words", exact=True).click()
    settled(page)
    page.locator(field("request.own_words")).click()
    page.keyboard.type("Please send me the lid")
    page.locator(".st-key-next button").click(delay=0)
    heading(page, "Your e-mail")
    expect(page.locator("[class*=st-key-cc_sheet]")).to_contain_text("Please send me the lid")


def test_a_remark_that_appears_above_takes_no_letters_away(visit: Visit) -> None:
    """It moved the fields below, which the browser then built anew: without the letters typed since, and without focus."""
    page = visit("happened", filled(report=None).replace("customer.city", ""))
    heading(page, "What happened?")
    page.locator(field("customer.name")).fill("My PIN is 739164")
    town = page.locator(field("customer.city"))
    town.click()
    page.keyboard.insert_text("Jel")
    expect(page.locator(".st-key-cc_secret_customer_name")).to_be_visible()
    page.keyboard.insert_text("gava")
    expect(town).to_have_value("Jelgava")
    expect(page.locator(".cc-mail")).to_contain_text("Jelgava")


# Streamlit draws a field free and puts its value in a moment later; nobody types within two frames.
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_what_is_typed_in_the_first_moments_stays(browser: Browser, house: Served) -> None:
    """The draft that the browser has kept came later, and overwrote it."""
    context = browser.new_context(locale="en-GB")
    context.add_init_script(keeping(filled(report=None).replace("company.website", "old.example")))
    for _time in range(2):
        page = context.new_page()
        page.goto(house.url, wait_until="commit")
        expect(page.locator(field("company.website"))).to_be_editable(timeout=HALF_MINUTE)
        page.evaluate(_TWO_FRAMES)
        page.locator(field("company.website")).fill("new.example")
        page.locator(field("question")).fill("Where is it?")
        page.locator(field("question")).press("Tab")
        settled(page)
        expect(page.locator(field("company.website"))).to_have_value("new.example")
        expect(page.locator(field("question"))).to_have_value("Where is it?")
        press(page, "next")
        heading(page, "What happened?")
        expect(page.locator(field("customer.name"))).to_have_value("Marta Liepa")
        page.evaluate("localStorage.clear()")
    context.close()


def test_a_button_pressed_in_the_first_moments_counts(browser: Browser, house: Served) -> None:
    context = browser.new_context(locale="en-GB")
    context.add_init_script(keeping(Kept().replace("company.website", "old.example")))
    page = context.new_page()
    page.goto(house.url, wait_until="commit")
    page.locator(".st-key-demo button").click()
    expect(page.locator(".st-key-cc_found")).to_be_visible(timeout=HALF_MINUTE)
    expect(page.locator(field("company.website"))).to_have_value(DEMO_URL)
    context.close()


def test_after_a_restart_of_the_server_one_goes_on_writing(browser: Browser, tmp_path: Path) -> None:
    """The open page connects anew; the first words typed then met an empty beginning, and were gone."""
    context = browser.new_context(locale="en-GB")
    context.add_init_script(keeping(filled(report=None).replace("story", "The old story.")))
    page = context.new_page()
    with serving_wizard(tmp_path) as served:
        page.goto(f"{served.url}/happened")
        heading(page, "What happened?")
        expect(page.locator(field("story"))).to_have_value("The old story.")
        page.locator(field("story")).evaluate("field => field.setAttribute('data-before', '')")
    with serving_wizard(tmp_path, port=urlsplit(served.url).port or 0):
        expect(page.locator(f"{field('story')}:not([data-before])")).to_be_enabled(timeout=HALF_MINUTE)
        settled(page)
        fill(page, "story", "The new story.")
        expect(page.locator(".cc-mail")).to_contain_text("The new story.", timeout=HALF_MINUTE)
        page.wait_for_function(f"localStorage.getItem({STORAGE_NAME!r}).includes('The new story.')")
    context.close()
