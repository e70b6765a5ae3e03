"""Lines that lead back to their questions, the text written in by hand, the twin on a telephone: in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import fill, heading, press
from tests.browser.conftest import Visit, settled
from tests.web.wizard import filled

pytestmark = pytest.mark.browser
SHEET = "[class*=st-key-cc_sheet]"


def focused(page: Page, path: str) -> None:
    """Wait until the focus is in the field of this path."""
    expect(page.locator(f".st-key-w_{path.replace('.', '-')} :focus")).to_have_count(1, timeout=10_000)


def test_a_line_leads_to_its_question_on_this_page_and_on_another(visit: Visit) -> None:
    page = visit("wants", filled())
    heading(page, "What do you want?")
    page.get_by_role("link", name="reply by").click()
    focused(page, "request.answer_by")
    page.get_by_role("link", name="Order number: 48213").click()
    heading(page, "What happened?")
    focused(page, "purchase.order_number")
    line = page.get_by_role("link", name="Please send me a replacement")
    line.focus()
    page.keyboard.press("Enter")
    heading(page, "What do you want?")
    focused(page, "request.kind")


def test_what_is_written_survives_a_reload_in_the_middle_of_a_word(visit: Visit) -> None:
    page = visit("email", filled())
    heading(page, "Your e-mail")
    press(page, "edit_text")
    text = page.locator(".st-key-w_edit_body textarea")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nP.S. My neighbour saw it too, and ", delay=5)
    expect(page.locator(".st-key-undo")).to_be_visible(timeout=10_000)
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile("and $"))
    settled(page)
    page.reload()
    heading(page, "Your e-mail")
    expect(page.locator(SHEET)).to_contain_text("P.S. My neighbour saw it too, and")
    page.get_by_role("link", name="Order number: 48213").click()
    heading(page, "What happened?")
    fill(page, "purchase.order_number", "50000")
    expect(page.locator(".cc-mail")).to_contain_text("Order number: 50000")
    expect(page.locator(".cc-mail")).to_contain_text("P.S. My neighbour")


def test_a_telephone_shows_one_language_at_a_time(visit: Visit) -> None:
    page = visit("email", filled(), viewport={"width": 390, "height": 900})
    heading(page, "Your e-mail")
    page.locator(".st-key-beside input").click()
    page.get_by_role("option", name="latviešu").click()
    settled(page)
    ours, theirs = (
        page.get_by_text("Dear Customer Service Team,"),
        page.get_by_text("Cienījamie klientu servisa darbinieki!"),
    )
    expect(ours.locator("visible=true")).to_have_count(1)
    expect(theirs.locator("visible=true")).to_have_count(0)
    page.locator(".st-key-side button", has_text="latviešu").click()
    settled(page)
    expect(theirs.locator("visible=true")).to_have_count(1)
    expect(ours.locator("visible=true")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_wide_window_shows_both_and_notes_keep_to_the_margin(visit: Visit) -> None:
    page = visit("email", filled().replace("story", "The lid is is loose. Teh handle, too."))
    heading(page, "Your e-mail")
    paper = page.locator(f"{SHEET} .cc-par").first.bounding_box()
    note = page.locator("[class*=st-key-cc_note_]").first.bounding_box()
    assert paper
    assert note
    assert note["x"] > paper["x"] + paper["width"]
    page.locator(".st-key-beside input").click()
    page.get_by_role("option", name="latviešu").click()
    expect(page.get_by_text("Cienījamie klientu servisa darbinieki!")).to_be_visible(timeout=10_000)
    expect(page.get_by_text("Dear Customer Service Team,")).to_be_visible()
    expect(page.locator(".st-key-cc_side_switch")).to_be_hidden()
