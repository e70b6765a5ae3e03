"""The ways out: whatever leaves the wizard is the e-mail that was shown, to the letter."""

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from composer.web.session import Kept
from tests.browser.acting import HALF_MINUTE, heading, paragraphs, press, preview
from tests.browser.conftest import Served, Visit, keeping, settled
from tests.web.wizard import filled

pytestmark = pytest.mark.browser
TRICKY = "It says 50% & more; “A+B” costs 1 €.\n\nIs it #1? Jā, tā ir: ņemšu = došu."
PARTS = {
    "gmail": ("mail.google.com", "to", "su", "body"),
    "outlook": ("outlook.live.com", "to", "subject", "body"),
    "outlook_work": ("outlook.cloud.microsoft", "to", "subject", "body"),
    "yahoo": ("compose.mail.yahoo.com", "to", "subject", "body"),
}


def short() -> Kept:
    """A case whose e-mail fits into a link, with the letters that links are afraid of."""
    return filled(report=None, question="").replace("story", TRICKY).replace("details", {})


@pytest.fixture(scope="module")
def sending(browser: Browser, house: Served) -> Iterator[tuple[Page, list[str]]]:
    """The last step, and the preview that was shown before it."""
    context = browser.new_context(
        locale="en-GB", permissions=["clipboard-read", "clipboard-write"], accept_downloads=True
    )
    context.add_init_script(keeping(short()))
    page = context.new_page()
    page.goto(f"{house.url}/wants")
    heading(page, "What do you want?")
    page.wait_for_selector(".cc-mail .cc-par")
    shown = preview(page)
    press(page, "next")
    heading(page, "Your e-mail")
    press(page, "next")
    heading(page, "Ready to go")
    yield page, shown
    context.close()


def link(page: Page, way: str) -> str:
    """Where the button of this way leads."""
    return page.locator(f".st-key-way_{way} a").get_attribute("href") or ""


def subject(page: Page) -> str:
    """The subject, as it can be copied."""
    return page.locator(".st-key-cc_way_zcopy code").nth(1).text_content() or ""


def downloaded(page: Page, way: str, folder: Path) -> bytes:
    """The file that the button of this way gives."""
    with page.expect_download() as waiting:
        page.locator(f".st-key-way_{way} button").click()
    waiting.value.save_as(folder / "file")
    return (folder / "file").read_bytes()


def test_the_mail_program_gets_what_was_shown(sending: tuple[Page, list[str]]) -> None:
    page, shown = sending
    found = urlsplit(link(page, "mailto"))
    values = dict(part.split("=", 1) for part in found.query.split("&"))
    assert found.scheme == "mailto"
    assert unquote(found.path) == "care@lumea.example"
    assert "+" not in found.query.replace("%2B", "")
    assert paragraphs(unquote(values["body"])) == shown
    assert "%0D%0A" in values["body"]
    assert unquote(values["subject"]) == subject(page)


@pytest.mark.parametrize("way", PARTS)
def test_webmail_gets_what_was_shown(sending: tuple[Page, list[str]], way: str) -> None:
    page, shown = sending
    host, to, about, body = PARTS[way]
    found = urlsplit(link(page, way))
    values = parse_qs(found.query, strict_parsing=True)
    assert (found.scheme, found.netloc) == ("https", host)
    assert values[to] == ["care@lumea.example"]
    assert values[about] == [subject(page)]
    assert paragraphs(values[body][0]) == shown


def test_the_draft_file_is_what_was_shown(sending: tuple[Page, list[str]], tmp_path: Path) -> None:
    page, shown = sending
    message = message_from_bytes(downloaded(page, "eml", tmp_path), policy=default)
    assert message["to"] == "care@lumea.example"
    assert message["x-unsent"] == "1"
    assert paragraphs(message.get_content()) == shown


def test_the_text_file_is_what_was_shown(sending: tuple[Page, list[str]], tmp_path: Path) -> None:
    page, shown = sending
    head, *body = paragraphs(downloaded(page, "text", tmp_path).decode("utf-8-sig"))
    assert "care@lumea.example" in head
    assert subject(page) in head
    assert body == shown


def test_what_is_copied_is_what_was_shown(sending: tuple[Page, list[str]]) -> None:
    page, shown = sending
    page.locator(".st-key-cc_way_zcopy summary").click()
    texts = []
    for code in page.locator(".st-key-cc_way_zcopy .stCode").all():
        code.hover()
        code.get_by_role("button").click()
        texts.append(page.evaluate("navigator.clipboard.readText()"))
    to, _subject, body = texts
    assert to == "care@lumea.example"
    assert paragraphs(body) == shown


def test_the_calendar_has_the_day_on_the_screen(sending: tuple[Page, list[str]], tmp_path: Path) -> None:
    page, _shown = sending
    day = page.locator(".st-key-cc_card_calendar time")
    on_screen = date.fromisoformat(day.get_attribute("datetime") or "")
    said = page.locator(".st-key-cc_card_calendar .cc-day b").inner_text()
    assert said.endswith(f"{on_screen:%A}, {on_screen.day} {on_screen:%B}")
    (event,) = Calendar.from_ical(downloaded(page, "ics", tmp_path)).walk("VEVENT")
    assert event.decoded("dtstart") == on_screen
    assert "Lumea" in str(event["summary"])


def test_a_long_email_leaves_by_other_ways_and_says_so(visit: Visit) -> None:
    long = filled().replace("language", "ru").replace("story", "Чайник не греет воду. " * 60)
    page = visit("send", long)
    heading(page, "Ready to go")
    assert "body=" not in link(page, "mailto")
    expect(page.locator(".st-key-cc_way_program")).to_contain_text("too long for a link")
    expect(page.locator(".st-key-cc_way_browser")).to_contain_text("too long for these links")
    assert page.locator(".st-key-cc_way_browser a").count() == 0
    expect(page.locator(".st-key-cc_way_zcopy .stCode").last).to_be_visible(timeout=HALF_MINUTE)


def test_nothing_leaves_with_a_secret_or_without_an_address(visit: Visit) -> None:
    page = visit("send", filled(report=None).replace("company.email", ""))
    heading(page, "Not yet")
    for way in ("mailto", *PARTS):
        assert page.locator(f".st-key-way_{way} a").get_attribute("disabled") is not None
    for way in ("eml", "text", "ics"):
        expect(page.locator(f".st-key-way_{way} button")).to_be_disabled()
    expect(page.locator(".st-key-sent button")).to_be_disabled()
    settled(page)
