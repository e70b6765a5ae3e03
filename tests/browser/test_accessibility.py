"""WCAG 2.2 A and AA and axe's best practice on every page and state, in light and dark, in each interface language."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from composer.web.session import Kept
from tests.browser.acting import HALF_MINUTE, field, heading, press
from tests.browser.conftest import Visit, settled
from tests.web.wizard import LANGUAGES, PAGES, STEPS, TABS, filled

pytestmark = pytest.mark.browser
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
EVERYTHING = {"type": "tag", "values": TAGS}
COLOURS = {"type": "rule", "values": ("color-contrast", "link-in-text-block")}
# Buttons fade from one colour to the other; half-way there is no colour to judge.
# Streamlit fades what it draws anew; half faded, every colour is too pale.
NOTHING_FADES = """() => Promise.race([
    Promise.allSettled(document.getAnimations()
        .filter(one => one.effect && one.effect.getComputedTiming().iterations !== Infinity)
        .map(one => one.finished)),
    new Promise(enough => setTimeout(enough, 2000))])"""
# Inside Streamlit's own widgets, where we cannot reach: rule, part of the element, why it does no harm.
STREAMLITS_OWN = (
    # The dropzone is drawn as a section with a label and no role, beside a real button that does the same.
    ("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"'),
)
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


@cache
def axe() -> str:
    """Deque's axe-core, as the package brings it along."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, only: dict[str, Any]) -> Iterator[str]:
    """What axe finds on the page as it stands, without what is Streamlit's own."""
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(axe())
    page.evaluate(NOTHING_FADES)
    options = {"resultTypes": ["violations"], "runOnly": only}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    for rule in found["violations"]:
        for node in rule["nodes"]:
            if not any(rule["id"] == id and part in node["html"] for id, part in STREAMLITS_OWN):
                yield f"{rule['id']}: {node['html'][:200]} {node['failureSummary'][:200]}"


def theme(page: Page, name: Literal["light", "dark"]) -> None:
    """Let the person's system change its theme, and wait until Streamlit's parts and ours have followed."""
    page.emulate_media(color_scheme=name)
    page.wait_for_function("name => document.documentElement.style.colorScheme === name", arg=name)
    settled(page)


def in_both_lights(page: Page) -> list[str]:
    """What axe finds in the light and in the dark theme."""
    settled(page)
    bright = list(violations(page, EVERYTHING))
    theme(page, "dark")
    dark = list(violations(page, COLOURS))  # all that a theme changes
    theme(page, "light")
    return [*bright, *dark]


def unfold(page: Page) -> None:
    """Open whatever is folded."""
    folded = page.locator("details:not([open]) > summary")
    while folded.count():
        folded.first.click()
        settled(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_with_everything_told(visit: Visit, language: str) -> None:
    """Both lights in the first language; the colours are the same in the others."""
    page = visit("", filled(), locale=language)
    for name in PAGES:
        page.goto(page.url.rpartition("/")[0] + f"/{'' if name == 'company' else name}")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=HALF_MINUTE)
        settled(page)
        expect(page.locator("html")).to_have_attribute("lang", language)
        found = in_both_lights(page) if language == LANGUAGES[0] else [*violations(page, EVERYTHING)]
        assert not found, name


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_of_the_practice(visit: Visit, tab: str) -> None:
    page = visit("practise")
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
    page = visit("happened", rough)
    page.locator(field("purchase.order_number")).fill("PIN: 4821")
    expect(page.locator("[class*=st-key-cc_secret_]")).to_be_visible()
    assert not in_both_lights(page)
    for step in STEPS[2:]:
        page.goto(page.url.rpartition("/")[0] + f"/{step}")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=HALF_MINUTE)
        settled(page)
        unfold(page)
        assert not in_both_lights(page), step
        if step == "email":
            press(page, "edit_text")
            assert not in_both_lights(page), "the text to write in"


def test_dialogs_and_the_page_of_a_case(visit: Visit) -> None:
    page = visit("", filled())
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
