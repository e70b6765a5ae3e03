"""What a person waits for at the screen: `python -m benchmarks.screen`, with a Chromium on this machine.

Three figures. From leaving a changed field to the preview that says so, and from a click on "Next" or "Back" to the
new heading, both timed within the page, from the event to the change that was drawn; and from the start of the
wizard's process, all set up, to the first page that can be used. Times, no ratios: these are what people bear.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.acting import choose, field, fill, heading, press
from tests.browser.conftest import settled
from tests.browser.install import find
from tools.running import running_wizard

_CHANGES = 40
_STEPS = 10  # there and back
_STARTS = 5

# Resolves with the milliseconds from the event of this name to the moment when the text stands there.
_TIMED = """([place, text, event]) => new Promise(done => {
    const there = () => [...document.querySelectorAll(place)].some(one => one.textContent.includes(text));
    let start = 0;
    const seen = () => start && there() && (watch.disconnect(), done(performance.now() - start));
    const watch = new MutationObserver(seen);
    watch.observe(document.body, {subtree: true, childList: true, characterData: true});
    document.addEventListener(event, () => { start = performance.now(); }, {capture: true, once: true});
    window.timed = true;
})"""


def timed(page: Page, place: str, text: str, event: str, act: str) -> float:
    """Seconds from the event that `act`, a script, makes to the text's standing in one of the places."""
    milliseconds: float = page.evaluate(
        f"async (told) => {{ const waiting = ({_TIMED})(told); {act}; return await waiting; }}",
        [place, text, event],
    )
    return milliseconds / 1000


def preview_times(page: Page) -> Iterator[float]:
    """An order number is changed and left."""
    page.set_default_timeout(30_000)
    for number in range(_CHANGES):
        place = page.locator(field("purchase.order_number")).first
        place.fill(f"7{number:04d}1")
        settled(page)
        yield timed(page, ".cc-mail", f"7{number:04d}1", "focusout", "document.activeElement.blur()")
        settled(page)


def step_times(page: Page) -> Iterator[float]:
    """On to the next page and back."""
    for _step in range(_STEPS):
        for key, words in (("next", "What do you want?"), ("back", "What happened?")):
            act = f"document.querySelector('.st-key-{key} button').click()"
            yield timed(page, "h1", words, "click", act)
            settled(page)


def start_times(browser: Browser) -> Iterator[float]:
    """From the process to the first heading."""
    for _start in range(_STARTS):
        with tempfile.TemporaryDirectory() as folder:
            began = perf_counter()
            with running_wizard(Path(folder, "casebook.sqlite3")) as url:
                page = browser.new_page()
                page.goto(url)
                page.locator("h1").wait_for()
                settled(page)
                yield perf_counter() - began
                page.close()


def told(what: str, seconds: list[float], wanted: str) -> None:
    """One line."""
    cuts = quantiles(seconds, n=20, method="inclusive")
    print(f"{what:34} median {cuts[9] * 1000:5.0f} ms  p95 {cuts[18] * 1000:5.0f} ms  (wanted: {wanted})")


def main() -> int:
    """Print the three figures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=["--no-sandbox"])
        told("start to first page", list(start_times(browser)), "3 s")
        with (
            tempfile.TemporaryDirectory() as folder,
            running_wizard(Path(folder, "casebook.sqlite3")) as url,
        ):
            page = browser.new_page(locale="en-GB", viewport={"width": 1280, "height": 2200})
            page.goto(url)
            settled(page)
            press(page, "demo")
            press(page, "next")
            heading(page, "What happened?")
            choose(page, "The product", "Faulty")
            fill(page, "purchase.product", "Aura kettle")
            told("changed field to changed preview", list(preview_times(page)), "p95 100 ms")
            told("step change", list(step_times(page)), "p50 350 ms")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
