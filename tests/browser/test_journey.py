"""The whole way as a customer goes it, on a wide window and on a phone: demo shop, e-mail, casebook, answer, next message."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.acting import choose, fill, heading, press
from tests.browser.conftest import settled

ANSWER = (
    "Subject: Re: Faulty kettle [LUM-2231]\n\nDear Marta,\n\nI am sorry that your kettle has stopped heating. "
    "We will send you a replacement by 5 December 2026.\n\nKind regards,\nAnna Kalnina\nCustomer Service, Lumea"
)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (390, "dark")])
def test_from_the_demo_shop_to_the_next_message(
    browser: Browser, wizard: str, tmp_path: Path, width: int, theme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=theme,
        locale="en-GB",
    )
    page, outside, faults = context.new_page(), [], []
    page.on("request", lambda request: outside.append(request.url) if "://" in request.url else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    page.goto(wizard)
    settled(page)
    press(page, "demo")
    page.wait_for_selector(".st-key-cc_found", timeout=30_000)
    expect(page.locator(".st-key-cc_card_answer")).to_contain_text("two-year warranty")
    press(page, "next")
    heading(page, "What happened?")
    choose(page, "The product", "Faulty")
    fill(page, "purchase.product", "Aura 1.7 l kettle")
    fill(page, "purchase.order_number", "48213")
    fill(page, "customer.name", "Marta Liepa")
    fill(page, "customer.email", "marta@post.example")
    expect(page.locator(".cc-mail")).to_contain_text("Order number: 48213")
    press(page, "next")
    heading(page, "What do you want?")
    page.get_by_text("Replace it", exact=True).click()
    settled(page)
    press(page, "next")
    heading(page, "Your e-mail")
    shown = [text.strip() for text in page.locator("[class*=st-key-cc_sheet] .cc-par").all_inner_texts()]
    page.reload()
    heading(page, "Your e-mail")
    press(page, "next")
    heading(page, "Ready to go")
    with page.expect_download() as download:
        page.get_by_text("Download .eml").click()
    file = tmp_path / "draft.eml"
    download.value.save_as(file)
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message["to"] == "care@lumea.example"
    assert "48213" in message["subject"]
    body = message.get_content().replace("\r\n", "\n").strip().split("\n\n")
    assert [" ".join(part.split()) for part in body] == [" ".join(part.split()) for part in shown]

    press(page, "sent")
    heading(page, "My cases")
    expect(page.locator(".cc-case")).to_contain_text("Waiting for a reply")
    page.locator("[class*=st-key-open_] button").first.click()
    page.locator("[class*=st-key-reply_text] textarea").fill(ANSWER)
    page.keyboard.press("Tab")
    settled(page)
    press(page, "read_answer")
    expect(page.locator(".st-key-cc_card_reading")).to_contain_text("5 December 2026", timeout=20_000)
    expect(page.locator(".cc-mail")).to_contain_text("LUM-2231")
    press(page, "next_sent")
    expect(page.locator(".cc-time")).to_contain_text("They answered")

    assert not faults
    assert not [
        url for url in outside if not url.startswith((wizard, "data:", "blob:", wizard.replace("http", "ws")))
    ]
    context.close()
