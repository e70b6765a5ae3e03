"""What axe-core says of a page as it stands: WCAG 2.2 A and AA and its best practice, in the light and in the dark."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from playwright.sync_api import Page

from tests.browser.conftest import settled

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
