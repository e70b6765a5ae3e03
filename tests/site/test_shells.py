"""Which pages are empty until their scripts have run, and which are only short."""

import time

import pytest

from composer.site.parse import parse
from composer.site.shells import is_shell

SCRIPT = '<script src="/app.js"></script>'
MENU = '<nav><a href="/a">Lamps</a> <a href="/b">Shades</a> <a href="/c">Delivery</a></nav>'
FOOTER = "<footer><p>Lumivo OÜ, Nōmme tee 12, Tallinn. All rights reserved. We make lamps, shades and little else.</p></footer>"
TEXT = "<p>We mend every lamp that we made ourselves, and most of those that others made. " * 3

SHELLS = {
    "root": f'<div id="root"></div>{SCRIPT}',
    "root in quotes of no kind": f"<div id=app></div>{SCRIPT}",
    "own element": f"<app-root></app-root>{SCRIPT}",
    "with a menu and a footer of the server's": f'{MENU}<div class="x" id="app"> <!-- filled later --> </div>{FOOTER}{SCRIPT}',
    "asks in English": f"<noscript>You need to enable JavaScript to run this app.</noscript><div>Loading, this takes but a moment: your lamps are on their way to you now</div>{SCRIPT}",
    "asks in Latvian": f"<noscript><strong>Lai lietotu šo lapu, ieslēdziet JavaScript.</strong></noscript><div>Notiek ielāde, lūdzu, uzgaidiet, jūsu lampas jau ir ceļā pie jums.</div>{SCRIPT}",
    "asks for cookies": f'<p>{"We use cookies to learn which lamps you look at longest. " * 4}</p><div id="root"></div>{SCRIPT}',
    "only a script": SCRIPT,
}  # fmt: skip
PAGES = {
    "full": f'<div id="root"><main><h1>Mending</h1>{TEXT}</main></div>{SCRIPT}',
    "a page beside which something else is filled": f'<main><h1>Mending</h1>{TEXT}{TEXT}</main><div id="app"></div>{SCRIPT}',
    "short, with a menu": f"{MENU}<main><h1>Lumivo</h1></main>{SCRIPT}",
    "without a script": '<div id="root"></div>',
    "a frameset": f'<frameset><frame src="/menu"><frame src="/text"></frameset>{SCRIPT}',
}


@pytest.mark.parametrize("body", SHELLS.values(), ids=SHELLS)
def test_a_shell_is_known(body: str) -> None:
    assert parse(f"<html><head><title>Lumivo</title></head><body>{body}</body></html>").needs_javascript


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES)
def test_a_page_is_no_shell(body: str) -> None:
    assert not parse(f"<html><head><title>Lumivo</title></head><body>{body}</body></html>").needs_javascript


def test_the_element_that_holds_all_is_no_section() -> None:
    page = parse(
        f'<div id="root"><h1>Mending</h1>{TEXT}<h2 id="parts">Parts</h2>{TEXT}</div>', "https://l.example/m"
    )
    assert {block.anchor for block in page.blocks} == {"", "parts"}


@pytest.mark.parametrize(
    "bomb",
    ["<noscript>" * 20_000, '<div id="root"' * 20_000, "<a id=app " * 20_000, "<app-root><!-- " * 20_000],
)
def test_no_page_keeps_the_look_busy(bomb: str) -> None:
    started = time.process_time()
    is_shell(bomb + "<script", [], [], [])
    assert time.process_time() - started < 2
