"""The door of the browser, without a browser: what it lets through, what it refuses, and for whom it opens."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from composer.demo import DEMO_URL
from composer.site.door import EMPTY_STYLE, REFUSED, Asked, Door
from composer.site.fetch import Fetched, Limits
from tests.site.browsing import json_file, script
from tests.site.serving import Answer, Site, serving

pytestmark = pytest.mark.usefixtures("loopback")

ROBOTS = Answer("User-agent: *\nDisallow: /closed", headers={"Content-Type": "text/plain"})
PAGES: dict[str, Answer | str] = {
    "/robots.txt": ROBOTS,
    "/": "<p>Lamps</p>",
    "/app.js": script("one"),
    "/closed.json": json_file('{"open": 1}'),
    "/closed": "<p>closed</p>",
    "/old": Answer("", 301, {"Location": "/new"}),
    "/new": "<p>new</p>",
    "/lamp.png": Answer("x", headers={"Content-Type": "image/png"}),
    "/large.js": script("x" * 3_100_000),
}


def asked(site: Site, path: str, kind: str = "script", method: str = "GET", accept: str = "") -> Asked:
    """A request of a page of this site."""
    return Asked(site.url + path, kind, method, accept)


def test_scripts_and_data_come_through_though_robots_txt_closes_them_as_pages() -> None:
    with serving(PAGES) as site:
        door = Door()
        given = door.ask(asked(site, "app.js"), site.url)
        assert (given.body, given.content_type) == (b"one", "text/javascript")
        assert door.ask(asked(site, "closed.json", "fetch"), site.url).body == b'{"open": 1}'
        assert door.ask(asked(site, "closed", "document"), site.url) == REFUSED
        assert site.asked["/closed"] == 0
        door.close()


@pytest.mark.parametrize(
    "kind", ["image", "media", "font", "ping", "eventsource", "manifest", "other", "websocket"]
)
def test_what_is_nothing_to_read_is_not_fetched(kind: str) -> None:
    with serving(PAGES) as site:
        assert Door().ask(asked(site, "app.js", kind), site.url) == REFUSED
        assert not site.asked


def test_only_reading_no_frames_and_an_empty_style() -> None:
    with serving(PAGES) as site:
        door = Door()
        for method in ("POST", "PUT", "DELETE", "HEAD", "OPTIONS"):
            assert door.ask(asked(site, "app.js", "fetch", method=method), site.url) == REFUSED
        assert door.ask(Asked(site.url, "document", top=False), site.url) == REFUSED
        assert door.ask(asked(site, "app.css", "stylesheet"), site.url) == EMPTY_STYLE
        assert not site.asked


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://10.0.0.1/x.js", "ftp://l.example/x",
     "http://user@l.example/", "data:text/plain,x", "chrome://version", "http://0x7f000001/x.js", "https://no-such-shop.invalid/x.js"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["document", "fetch"])
def test_no_other_place_is_opened(url: str, kind: str) -> None:
    with serving(PAGES) as site:
        assert Door().ask(Asked(url, kind), site.url) == REFUSED
        assert not site.asked


def test_a_private_machine_answers_to_its_own_pages_alone() -> None:
    """The owner allows loopback for both; still neither a page of the web nor one of another port has this one read."""
    with (
        serving(PAGES) as site,
        serving({"/away.js": Answer("", 302, {"Location": site.url + "app.js"})}) as other,
    ):
        door = Door()
        for page in ("https://shop.example/", other.url, "http://localhost:80/"):
            assert door.ask(asked(site, "app.js"), page) == REFUSED
        assert door.ask(asked(other, "away.js"), other.url) == REFUSED
        assert not site.asked
        assert other.asked["/away.js"] == 1


def test_other_sites_of_the_web_are_read_for_a_page() -> None:
    with serving(PAGES) as site:
        assert b"<html" in Door().ask(Asked(DEMO_URL, "fetch"), site.url).body


def test_a_redirect_of_a_page_is_told_by_a_page_that_leads_on() -> None:
    with serving(PAGES) as site:
        door = Door()
        lead = door.ask(asked(site, "old", "document"), site.url).body.decode()
        assert f'content="0;url={site.url}new"' in lead
        assert door.ask(asked(site, "new", "document"), site.url).body == b"<p>new</p>"
        assert site.asked["/new"] == 1


def test_what_is_no_text_or_too_large_is_refused_and_what_is_missing_is_told() -> None:
    with serving(PAGES) as site:
        door = Door()
        assert door.ask(asked(site, "lamp.png", "fetch"), site.url) == REFUSED
        assert door.ask(asked(site, "large.js"), site.url) == REFUSED
        assert door.ask(asked(site, "none.js"), site.url).status == 404


def test_each_address_is_fetched_once_however_many_ask() -> None:
    with serving(
        PAGES | {"/app.js": Answer("one", headers={"Content-Type": "text/javascript"}, wait=0.2)}
    ) as site:
        door = Door()
        with ThreadPoolExecutor(4) as pool:
            given = list(pool.map(lambda _: door.ask(asked(site, "app.js"), site.url).body, range(4)))
        assert given == [b"one"] * 4
        assert site.asked["/app.js"] == 1


def test_a_page_that_was_fetched_before_is_not_fetched_again() -> None:
    with serving(PAGES) as site:
        door = Door()
        door.lay(Fetched(site.url, 200, "text/html", b"<p>laid</p>"))
        assert door.ask(asked(site, "", "document"), site.url).body == b"<p>laid</p>"
        assert not site.asked
        assert door.requests == 0


def test_requests_are_counted_and_bounded_over_all_pages() -> None:
    with serving(PAGES | {f"/{n}.js": script("x") for n in range(9)}) as site:
        door = Door(limits=Limits(requests=4))
        given = [door.ask(asked(site, f"{n}.js"), site.url) for n in range(9)]
        assert [one == REFUSED for one in given] == [False] * 4 + [True] * 5
        assert (door.requests, door.bytes) == (4, 4)


def test_a_strange_accept_header_is_left_out() -> None:
    with serving(PAGES) as site:
        assert Door().ask(asked(site, "app.js", "fetch", accept="x\r\nHost: y"), site.url).body == b"one"
