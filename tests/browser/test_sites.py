"""The search in the wizard, against sites that are served on this machine, and against sites that are dead."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.acting import HALF_MINUTE, choose, field, fill, heading, press
from tests.browser.conftest import Visit
from tests.browser.install import ROOT
from tests.site.serving import serving

pytestmark = pytest.mark.browser
SHARED = ROOT.parent / "shared"  # real sites, where somebody has laid them beside the project
PAGES = ROOT / "tests" / "site" / "pages"


@dataclass(frozen=True)
class Site:
    """A site that answers: its address, and addresses that stand on it."""

    url: str
    emails: tuple[str, ...]


@contextmanager
def invented() -> Iterator[Site]:
    """A small shop, made of pages that we have thought out."""
    links = '<p><a href="/faq">FAQ</a> <a href="/contact">Contact us</a> <a href="/returns">Returns</a></p>'
    contact = (
        f"<h1>Contact us</h1>{links}<p>Write to <a href='mailto:help@shop.example'>help@shop.example</a>.</p>"
    )
    home = f"<html lang='en'><title>Kettle House</title><h1>Kettle House</h1>{links}</html>"
    returned = (PAGES / "customer_pays_return.html").read_text(encoding="utf-8")
    answers = (PAGES / "accordion_buttons.html").read_text(encoding="utf-8")
    with serving({"/": home, "/contact": contact, "/returns": returned, "/faq": answers}) as site:
        yield Site(site.url, ("help@shop.example",))


@contextmanager
def real() -> Iterator[Site]:
    """The first real English shop with an address, served by the tool that lies beside it."""
    labels = json.loads((SHARED / "sites" / "sites.json").read_text(encoding="utf-8"))
    chosen = next(site for site in labels if site["language"] == "en" and site["emails"])
    port, base = free_port(), free_port()
    tool = [sys.executable, str(SHARED / "tools" / "serve_sites.py")]
    process = subprocess.Popen(
        [*tool, "--only", chosen["id"], "--port", str(port), "--base-port", str(base)],
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    try:
        assert process.stdout
        process.stdout.readline()  # it says when it is ready
        yield Site(f"http://127.0.0.1:{base}{chosen['start']}", (*chosen["emails"], *chosen["emails_also"]))
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


FACTS = {
    "purchase.product": "Aura kettle",
    "purchase.order_number": "48213",
    "customer.name": "Marta Liepa",
    "customer.email": "marta@post.example",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


SITES: dict[str, Callable[[], AbstractContextManager[Site]]] = {"invented": invented}
if (SHARED / "tools" / "serve_sites.py").exists():
    SITES["real"] = real


@pytest.mark.parametrize("name", SITES)
def test_a_site_is_read_and_its_address_is_written_to(visit: Visit, name: str) -> None:
    with SITES[name]() as site:
        page = visit()
        fill(page, "company.website", site.url)
        fill(page, "question", "Can I return a kettle?")
        press(page, "read")
        expect(page.locator(".st-key-cc_found")).to_be_visible(timeout=HALF_MINUTE)
        press(page, "next")
        heading(page, "What happened?")
        choose(page, "The product", "Faulty")
        fill(page, "purchase.product", "Aura kettle")
        written_to = page.locator(".cc-mail .cc-head dd").first
        expect(written_to).to_have_text(re.compile("@"), timeout=HALF_MINUTE)
        assert written_to.inner_text().lower() in [address.lower() for address in site.emails]


def dead() -> dict[str, tuple[str, str]]:
    """Addresses behind which nobody is, and what is said of them."""
    refused = f"127.0.0.1:{free_port()}"
    return {
        "refused": (f"http://{refused}/", "127.0.0.1 does not answer at the moment."),
        "no such host": ("https://kettle-house.invalid", "There is no site called kettle-house.invalid."),
        "private": ("http://10.0.0.1/", "10.0.0.1"),
    }


def test_a_dead_site_is_met_with_a_sentence(visit: Visit) -> None:
    page = visit()
    for url, words in dead().values():
        fill(page, "company.website", url)
        press(page, "read")
        sentence = page.locator(".cc-aside.bad")
        expect(sentence).to_contain_text(words, timeout=HALF_MINUTE)
        expect(sentence).to_contain_text("The site was not read.")
        expect(page.locator(field("company.website"))).to_have_value(url)
    press(page, "without")
    heading(page, "What happened?")


def test_without_the_site_the_email_is_written_by_hand(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    fill(page, "company.website", dead()["refused"][0])
    press(page, "read")
    expect(page.locator(".cc-aside.bad")).to_be_visible(timeout=HALF_MINUTE)
    fill(page, "company.name", "Kettle House")  # the part for doing it by hand has opened by itself
    fill(page, "company.email", "help@shop.example")
    press(page, "without")
    heading(page, "What happened?")
    choose(page, "The product", "Faulty")
    for path, text in FACTS.items():
        fill(page, path, text)
    press(page, "next")
    heading(page, "What do you want?")
    page.get_by_text("Replace it", exact=True).click()
    press(page, "next")
    heading(page, "Your e-mail")
    press(page, "next")
    heading(page, "Ready to go")
    with page.expect_download() as waiting:
        page.locator(".st-key-way_text button").click()
    waiting.value.save_as(tmp_path / "mail.txt")
    text = (tmp_path / "mail.txt").read_text(encoding="utf-8-sig")
    assert "help@shop.example" in text
    assert all(fact in text for fact in FACTS.values())
