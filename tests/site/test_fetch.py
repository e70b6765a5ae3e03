"""The fetcher: bounds, redirects, charsets, manners."""

import gzip
from collections.abc import Callable

import pytest

from composer.errors import (
    AddressRefused,
    HostNotFound,
    NotHtml,
    RobotsForbid,
    SiteError,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from composer.site.address import Guard
from composer.site.fetch import HEADERS, BudgetSpentError, Fetched, Fetcher, Limits
from composer.site.parse import parse
from tests.site.serving import HOST, Answer, Pages, serving

OPEN = Guard(frozenset({HOST}))


def fetched(pages: Pages, path: str = "", limits: Limits = Limits()) -> Fetched:  # noqa: B008 (frozen)
    """The page at this path, fetched from a site of its own."""
    with serving(pages) as site, Fetcher(guard=OPEN, limits=limits) as fetcher:
        return fetcher.get(site.url + path)


def test_loopback_is_refused_unless_it_is_allowed() -> None:
    with serving({"/": "x"}) as site, Fetcher(guard=Guard()) as fetcher:
        with pytest.raises(AddressRefused):
            fetcher.open(site.url)
        assert not site.asked


def test_every_answer_of_the_resolver_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (ip, port)) for ip in ("93.184.215.14", "10.0.0.1")]

    monkeypatch.setattr("socket.getaddrinfo", answers)
    with Fetcher(guard=Guard()) as fetcher, pytest.raises(AddressRefused):
        fetcher.open("https://shop.example/")


def test_a_name_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [])
    with Fetcher(guard=Guard()) as fetcher, pytest.raises(HostNotFound):
        fetcher.open("https://shop.example/")


def test_redirects_are_followed_and_counted() -> None:
    pages: Pages = {f"/{n}": Answer("", 302, {"Location": f"/{n + 1}"}) for n in range(5)} | {
        "/5": "<p>here</p>",
        "/6": Answer("", 301, {"Location": "/0"}),
    }
    assert fetched(pages, "0").url.endswith("/5")
    with pytest.raises(TooManyRedirects):
        fetched(pages, "6")


def test_the_body_of_a_redirect_is_not_waited_for() -> None:
    slow = Answer("x" * 200_000, 302, {"Location": "/there"}, drip=1.0)
    assert fetched({"/": slow, "/there": "<p>here</p>"}, limits=Limits(total=3.0)).text == "<p>here</p>"


@pytest.mark.parametrize("limits", [Limits(total=0.3), Limits(silence=0.3), Limits(search=0.3)])
def test_each_kind_of_patience_ends(limits: Limits) -> None:
    with pytest.raises(TooSlow):
        fetched({"/": Answer("x" * 500, wait=20)}, limits=limits)


def test_decoded_bytes_are_counted() -> None:
    bomb = gzip.compress(b"x" * 50_000_000)
    with pytest.raises(TooLarge):
        fetched({"/": Answer(bomb, headers={"Content-Encoding": "gzip"})})


def test_a_broken_encoding_is_no_page() -> None:
    with pytest.raises(NotHtml):
        fetched({"/": Answer(b"no gzip at all", headers={"Content-Encoding": "gzip"})})


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/octet-stream", "video/mp4"])
def test_files_are_no_pages(kind: str) -> None:
    with pytest.raises(NotHtml):
        fetched({"/": Answer("x", headers={"Content-Type": kind})})


@pytest.mark.parametrize(
    ("charset", "header", "meta", "words"),
    [
        ("windows-1251", "text/html; charset=windows-1251", "", "Возврат товара"),
        ("windows-1251", "text/html", '<meta charset="windows-1251">', "Возврат товара"),
        ("windows-1257", "text/html", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1257">', "Prekių grąžinimas"),
        ("iso-8859-1", "text/html", '<meta charset="iso-8859-1">', "Rückgabe und Gewährleistung"),
        ("iso-8859-2", "text/html", '<meta charset="iso-8859-2">', "Zwrot pieniędzy"),
        ("utf-8", "text/html", "", "Tagastusõigus"),
        ("utf-8-sig", "text/html", '<meta charset="windows-1251">', "Возврат товара"),
        ("utf-16", "text/html", "", "Atgriešana"),
    ],
)  # fmt: skip
def test_charsets_are_found_as_browsers_find_them(charset: str, header: str, meta: str, words: str) -> None:
    body = f"<html><head>{meta}<title>x</title></head><body><h1>{words}</h1></body></html>".encode(charset)
    page = fetched({"/": Answer(body, headers={"Content-Type": header})})
    assert parse(page.text, page.url).heading == words


def test_robots_txt_is_asked_once_and_obeyed_after_redirects_too() -> None:
    rules = Answer("User-agent: *\nDisallow: /closed", headers={"Content-Type": "text/plain"})
    pages: Pages = {
        "/robots.txt": rules,
        "/a": "a",
        "/b": Answer("", 302, {"Location": "/closed"}),
        "/closed": "x",
    }
    with serving(pages) as site, Fetcher(guard=OPEN) as fetcher:
        fetcher.get(site.url + "a")
        with pytest.raises(RobotsForbid):
            fetcher.get(site.url + "b")
        assert (site.asked["/robots.txt"], site.asked["/closed"]) == (1, 0)


@pytest.mark.parametrize("answer", [Answer("x", 500), Answer("x", 404), Answer("x" * 100, wait=20)])
def test_a_missing_robots_txt_closes_nothing(answer: Answer) -> None:
    assert fetched({"/robots.txt": answer, "/": "open"}, limits=Limits(robots=0.2)).text == "open"


def test_the_budget_is_never_overdrawn() -> None:
    with (
        serving({f"/{n}": "x" for n in range(9)}) as site,
        Fetcher(guard=OPEN, limits=Limits(requests=4)) as fetcher,
    ):
        for n in range(3):
            fetcher.get(f"{site.url}{n}")
        with pytest.raises(BudgetSpentError):
            fetcher.get(f"{site.url}4")
        assert sum(site.asked.values()) == fetcher.requests == 4
        assert fetcher.left == 0


def test_plain_http_is_tried_where_no_scheme_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/": "plain"}) as site, Fetcher(guard=OPEN) as fetcher:
        with pytest.raises(SiteError):
            fetcher.open(site.url.replace("http", "https"))
        assert fetcher.open(site.url.removeprefix("http://")).text == "plain"


def test_the_program_gives_its_name_and_asks_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1/")
    assert "ComplaintComposer" in HEADERS["User-Agent"]
    assert fetched({"/": "direct"}).text == "direct"


def count_bytes(pages: Pages) -> Callable[[], int]:
    """Bytes that reading "/" costs."""
    with serving(pages) as site, Fetcher(guard=OPEN) as fetcher:
        fetcher.get(site.url)
        total = fetcher.bytes
    return lambda: total


def test_bytes_are_told() -> None:
    assert count_bytes({"/": "x" * 1000, "/robots.txt": Answer("User-agent: *\n")})() == 1014
