"""Each kind of secret typed into the wizard: read byte by byte, nothing of it is in what is kept, said or handed over (M12)."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import HALF_MINUTE, field, heading, press
from tests.browser.conftest import Served, Visit
from tests.web.secrets import SECRETS, on_disk, traces
from tests.web.wizard import filled

pytestmark = pytest.mark.browser
FIELDS = (
    "purchase.product",
    "purchase.order_number",
    "purchase.product_url",
    "customer.name",
    "customer.city",
    "customer.occupation",
    "customer.phone",
)


def everything(page: Page, house: Served) -> list[tuple[str, bytes]]:
    """What is kept in the browser and on the disk, where the page is, and what the server has said."""
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    return [
        ("browser", json.dumps(json.loads(stored), ensure_ascii=False).encode()),
        ("address", page.url.encode()),
        ("log", house.log.read_bytes()),
        *on_disk(house.casebook),
    ]


def downloads(page: Page, folder: Path) -> list[tuple[str, bytes]]:
    """Every file and link of the last step, and what can be copied there."""
    found = []
    for way in ("eml", "text", "ics"):
        with page.expect_download() as waiting:
            page.locator(f".st-key-way_{way} button").click()
        waiting.value.save_as(folder / way)
        found.append((way, (folder / way).read_bytes()))
    links = page.locator(".st-key-cc_card_ways a").evaluate_all("all => all.map(one => one.href).join(' ')")
    return [*found, ("links", links.encode()), ("page", page.content().encode())]


def test_secrets_are_in_nothing_that_is_kept_said_or_handed_over(
    visit: Visit, house: Served, tmp_path: Path
) -> None:
    page = visit("happened", filled(report=None))
    heading(page, "What happened?")
    for path, (text, _value) in zip(FIELDS, SECRETS.values(), strict=False):
        page.locator(field(path)).fill(text)
    page.locator(field("story")).fill(" ".join(text for text, _value in SECRETS.values()))
    page.keyboard.press("Tab")
    warnings = page.locator("[class*=st-key-cc_secret_]")
    expect(warnings).to_have_count(len(FIELDS) + 1, timeout=HALF_MINUTE)
    expect(page.locator(".cc-mail")).to_contain_text("•••")
    press(page, "mask_story")
    expect(page.locator(field("story"))).to_have_value(re.compile("•••"))
    kept = everything(page, house)
    assert [*(found for _text, value in SECRETS.values() for found in traces(value, kept))] == []
    for words in ("What do you want?", "Your e-mail", "Ready to go"):
        press(page, "next")
        heading(page, words)
    left = [*everything(page, house), *downloads(page, tmp_path)]
    assert "•••".encode() in dict(left)["text"]
    assert [*(found for _text, value in SECRETS.values() for found in traces(value, left))] == []
