"""Take the pictures of README and docs from the program itself, so that they never lie: `make screenshots`.

One walk through the demo shop, from the address to the company's answer, in an empty casebook; each picture is taken
where the walk passes. Pictures go to docs/images/. Needs Chromium (`make browser`).
"""

import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.install import find
from tools.running import ROOT, running_wizard

NAMES = ("company", "happened", "email", "send", "answer")
IMAGES = ROOT / "docs" / "images"
ANSWER = (
    "Subject: Re: Faulty kettle [LUM-2231]\n\nDear Marta,\n\nI am sorry that your kettle has stopped heating. "
    "We will send you a replacement by {day}.\n\nKind regards,\nAnna Kalnina\nCustomer Service, Lumea"
)
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def main() -> None:
    """Every picture, wide and light; the e-mail also as a phone shows it in the dark."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=str(find()), args=["--no-sandbox", "--disable-gpu"]
        )
        with running_wizard(Path(folder) / "desk.sqlite3") as address:
            walk(browser, address, "light", small=False)
        with running_wizard(Path(folder) / "phone.sqlite3") as address:
            walk(browser, address, "dark", small=True)
        browser.close()


def walk(browser: Browser, address: str, theme: Literal["light", "dark"], *, small: bool) -> None:
    """From the demo shop to the company's answer."""
    size = PHONE if small else DESK
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme=theme,
        locale="en-GB",
        device_scale_factor=2 if small else 1,
    )
    page = context.new_page()
    shot = Shots(page, {"email": "email-phone"} if small else {name: name for name in NAMES})
    page.goto(address)
    settled(page)
    press(page, "demo")
    page.wait_for_selector(".st-key-cc_found", timeout=30_000)
    shot.take("company")
    press(page, "next")
    page.locator(".st-key-w_family button", has_text="The product").click()
    settled(page)
    page.locator(".st-key-w_kind-product button", has_text="Faulty").first.click()
    settled(page)
    fill(page, "purchase-product", "Aura 1.7 l kettle")
    fill(page, "purchase-order_number", "48213")
    fill(page, "customer-name", "Marta Liepa")
    fill(page, "customer-email", "marta.liepa@post.example")
    shot.take("happened")
    press(page, "next")
    page.get_by_text("Replace it", exact=True).click()
    settled(page)
    press(page, "next")
    shot.take("email")
    press(page, "next")
    shot.take("send")
    press(page, "sent")
    page.locator("[class*=st-key-open_] button").first.click()
    settled(page)
    page.locator("[class*=st-key-reply_text] textarea").fill(ANSWER.format(day="15 January 2027"))
    page.keyboard.press("Tab")
    settled(page)
    press(page, "read_answer")
    page.wait_for_selector(".st-key-cc_card_reading")
    shot.take("answer")
    context.close()


class Shots:
    """Pictures of one page, those that are wanted, each under its file's name."""

    def __init__(self, page: Page, wanted: dict[str, str]) -> None:
        self.page, self.wanted = page, wanted

    def take(self, name: str) -> None:
        """The page from its top, as long as its content but at most two windows; nothing where it is not wanted."""
        if name not in self.wanted:
            return
        settled(self.page)
        window = self.page.viewport_size or DESK
        content = self.page.locator("[data-testid=stMainBlockContainer]").bounding_box()
        tall = min(int(content["height"]) + 80 if content else window["height"], 2 * window["height"])
        self.page.set_viewport_size({"width": window["width"], "height": max(tall, window["height"])})
        self.page.mouse.move(0, 0)
        self.page.locator("[data-testid=stMain]").evaluate("element => element.scrollTo(0, 0)")
        settled(self.page)
        self.page.screenshot(path=IMAGES / f"{self.wanted[name]}.png", animations="disabled")
        self.page.set_viewport_size({"width": window["width"], "height": window["height"]})


def press(page: Page, key: str) -> None:
    """Click the button of this key, and wait until the page is drawn."""
    page.locator(f".st-key-{key} button").first.click()
    settled(page)


def fill(page: Page, key: str, text: str) -> None:
    """Type into the field of this key, and leave it."""
    page.locator(f".st-key-w_{key} input").fill(text)
    page.keyboard.press("Tab")
    settled(page)


def settled(page: Page) -> None:
    """Wait until Streamlit has drawn, and the announcer's half second is over."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_timeout(400)


if __name__ == "__main__":
    main()
