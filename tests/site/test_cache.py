"""Going back costs nothing, and nothing is kept that should not be."""

import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from composer.errors import RobotsForbid
from composer.site.address import Guard
from composer.site.cache import Kept, PageCache, kept_from, may_be_kept, shared_cache
from composer.site.fetch import Fetched, Fetcher
from tests.site.serving import HOST, Answer, Site, serving

PAGE = "<html><body><h1>Returns</h1><p>You may return any lamp within 30 days.</p></body></html>"
ALLOWED = Guard(frozenset({HOST}))


@pytest.fixture
def cache(tmp_path: Path) -> PageCache:
    return PageCache(tmp_path / "deep" / "pages.sqlite3")


def again(cache: PageCache) -> PageCache:
    """The same file in a new process."""
    return PageCache(cache._file)


def read(site: Site, cache: PageCache | None, path: str = "x") -> tuple[Fetched, int]:
    """The page, and how many requests it has cost."""
    with Fetcher(guard=ALLOWED, cache=cache) as fetcher:
        return fetcher.get(site.url + path), fetcher.requests


def test_a_page_with_a_lifetime_is_not_asked_for_again(cache: PageCache) -> None:
    with serving({"/x": Answer(PAGE, headers={"Cache-Control": "max-age=600"})}) as site:
        first, cost = read(site, cache)
        for known in (cache, again(cache)):
            second, nothing = read(site, known)
            assert (second.text, second.url, nothing) == (first.text, first.url, 0)
    assert cost == 2  # robots.txt and the page
    assert site.asked["/x"] == 1


def test_a_page_with_a_mark_is_asked_whether_it_has_changed(cache: PageCache) -> None:
    pages: dict[str, Answer | str] = {"/x": Answer(PAGE, headers={"ETag": '"one"'})}
    with serving(pages) as site:
        read(site, cache)
        pages["/x"] = Answer("", 304, headers={"ETag": '"one"'})
        assert read(site, again(cache))[0].text == PAGE
        pages["/x"] = Answer("<p>Something new.</p>", headers={"ETag": '"two"'})
        assert "new" in read(site, again(cache))[0].text
    assert site.asked["/x"] == 3


@pytest.mark.parametrize(
    "headers",
    [{}, {"Cache-Control": "no-store", "ETag": '"one"'}, {"Cache-Control": "no-store, max-age=600"}, {"Vary": "*", "ETag": '"one"'}, {"Cache-Control": "max-age=0"},
     {"Expires": "0"}, {"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}],
)  # fmt: skip
def test_what_the_server_does_not_allow_is_read_anew(cache: PageCache, headers: Mapping[str, str]) -> None:
    with serving({"/x": Answer(PAGE, headers=headers)}) as site:
        read(site, cache)
        read(site, cache)
        read(site, again(cache))
    assert site.asked["/x"] == 3


def test_an_answer_to_a_cookie_is_not_kept(cache: PageCache) -> None:
    pages = {
        "/x": Answer("", 302, headers={"Location": "/y", "Set-Cookie": "visitor=1"}),
        "/y": Answer(PAGE, headers={"Cache-Control": "max-age=600"}),
    }
    with serving(pages) as site:
        read(site, cache)
        read(site, cache)
    assert site.asked["/y"] == 2


def test_a_redirect_is_remembered_with_its_page(cache: PageCache) -> None:
    pages = {
        "/x": Answer("", 301, headers={"Location": "/y"}),
        "/y": Answer(PAGE, headers={"Cache-Control": "max-age=600"}),
    }
    with serving(pages) as site:
        read(site, cache)
        found, cost = read(site, cache)
    assert found.url == site.url + "y"
    assert cost == 0


def test_errors_and_forbidden_pages_are_not_kept(cache: PageCache) -> None:
    rules = "User-agent: *\nDisallow: /x"
    with serving(
        {"/x": Answer(PAGE, headers={"Cache-Control": "max-age=600"}), "/robots.txt": rules}
    ) as site:
        for _ in range(2):
            with pytest.raises(RobotsForbid):
                read(site, cache)
    assert cache.get(site.url + "x") is None


def test_without_a_cache_every_page_is_read() -> None:
    with serving({"/x": Answer(PAGE, headers={"Cache-Control": "max-age=600"})}) as site:
        read(site, None)
        read(site, None)
    assert site.asked["/x"] == 2


@pytest.mark.parametrize(
    "url",
    ["https://shop.example/x?token=1", "https://shop.example/x?PHPSESSID=abc", "https://shop.example/order?email=ada%40mail.example",
     "https://shop.example/x?q=0123456789abcdef0123456789abcdef", "https://shop.example/reset/0123456789abcdef0123456789abcdef.html"],
)  # fmt: skip
def test_an_address_with_a_secret_is_never_written_down(cache: PageCache, url: str) -> None:
    assert not may_be_kept(url)
    cache.put(url, Kept(url, "text/html", b"x", etag='"1"', until=time.time() + 60, lasting=True))
    assert cache.get(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example/",
        "https://shop.example/faq?lang=lv",
        "https://shop.example/p?id=12&route=information/contact",
    ],
)
def test_ordinary_addresses_may_be_kept(url: str) -> None:
    assert may_be_kept(url)


def test_the_file_is_the_users_alone_and_bounded(tmp_path: Path) -> None:
    file = tmp_path / "pages.sqlite3"
    cache = PageCache(file, most_bytes=200_000, most_pages=20)
    for number in range(60):
        cache.put(
            f"https://shop.example/{number}",
            Kept("u", "text/html", os.urandom(9_000), etag='"1"', lasting=True),
        )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.stat().st_size < 400_000
    kept = [number for number in range(60) if PageCache(file).get(f"https://shop.example/{number}")]
    assert 0 < len(kept) <= 20
    assert 59 in kept
    cache.clear()
    assert PageCache(file).get("https://shop.example/59") is None


def test_a_broken_file_is_done_without(tmp_path: Path) -> None:
    file = tmp_path / "pages.sqlite3"
    file.write_bytes(b"this is no database, and it is long enough to be looked at" * 40)
    cache = PageCache(file)
    cache.put(
        "https://shop.example/",
        Kept("u", "text/html", b"x", etag='"1"', until=time.time() + 60, lasting=True),
    )
    assert cache.get("https://shop.example/") is not None
    assert PageCache(file).get("https://shop.example/") is None


def test_what_nothing_is_said_of_lasts_minutes_in_memory_and_never_on_disk(cache: PageCache) -> None:
    kept = kept_from("https://shop.example/", {"Content-Type": "text/html"}, b"x", now=time.time())
    assert kept is not None
    assert not kept.lasting
    cache.put(kept.url, kept)
    assert cache.get(kept.url) == kept
    assert again(cache).get(kept.url) is None


def test_a_mark_alone_is_no_lifetime_on_disk(cache: PageCache) -> None:
    kept = kept_from("https://shop.example/", {"ETag": '"1"'}, b"x", now=time.time())
    assert kept is not None
    cache.put(kept.url, kept)
    found = again(cache).get(kept.url)
    assert found is not None
    assert found.until == 0.0
    assert found.validators == {"If-None-Match": '"1"'}


@pytest.fixture
def _off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_CACHE", "off")


@pytest.mark.usefixtures("_off")
def test_the_environment_turns_it_off() -> None:
    assert shared_cache() is None
