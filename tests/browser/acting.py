"""What a person does in the wizard: press, fill in, read."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

HALF_MINUTE = 30_000
TURN = "path => { history.pushState({}, '', path); window.dispatchEvent(new PopStateEvent('popstate')); }"


def press(page: Page, key: str) -> None:
    """Press the button of this key."""
    page.locator(f".st-key-{key} button").first.click()
    settled(page)


def heading(page: Page, words: str) -> None:
    """Wait until this is the page's heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words, timeout=HALF_MINUTE)
    settled(page)


def turn_to(page: Page, name: str) -> None:
    """Go to another page of the wizard as the browser's own Back and Forward do: without loading everything anew."""
    page.evaluate(TURN, "/" if name == "company" else f"/{name}")
    page.wait_for_function("name => window.composerPage === name", arg=name)
    settled(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(
        0
    )  # a kind of widget that is shown for the first time


def field(path: str) -> str:
    """Where the field of this path is typed into."""
    return f".st-key-w_{path.replace('.', '-')} :is(input, textarea)"


def fill(page: Page, path: str, text: str) -> None:
    """Fill a field in, and leave it."""
    page.locator(field(path)).first.fill(text)
    page.keyboard.press("Tab")
    settled(page)


def choose(page: Page, family: str, kind: str) -> None:
    """Say what it is about, by the words on the buttons."""
    page.locator(".st-key-w_family button", has_text=family).click()
    page.locator("[class*=st-key-w_kind-] button", has_text=kind).first.click()
    settled(page)


def preview(page: Page) -> list[str]:
    """The paragraphs of the e-mail beside the form."""
    return [text.strip() for text in page.locator(".cc-mail .cc-par").all_inner_texts()]


def paragraphs(body: str) -> list[str]:
    """An e-mail's paragraphs, whatever its line ends."""
    return [part.strip() for part in body.replace("\r\n", "\n").strip().split("\n\n")]


def until(page: Page, condition: Callable[[], bool]) -> None:
    """Wait until this holds; the page is given time to work."""
    for _try in range(300):
        if condition():
            return
        page.wait_for_function("() => new Promise(done => requestAnimationFrame(() => done(true)))")
    raise AssertionError("waited in vain")
