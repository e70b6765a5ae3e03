"""Reads pages of a company's site, safely, politely and within bounds.

Safely: only the public web, each redirect judged again (`address`, `connection`), decoded bytes counted against a
cap, one deadline for the whole of a page. Politely: robots.txt, an honest name, at most a handful of requests.
requests' Session is left out on purpose: it reads the whole body of a redirect (100 MB seen), keeps cookies across
threads, and asks the environment for proxies and passwords. Its adapter and its response are what is useful here.
"""

import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType, TracebackType
from typing import Self
from urllib.parse import urljoin

import requests
from requests.adapters import BaseAdapter
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar
from requests.exceptions import ChunkedEncodingError, ContentDecodingError, RequestException, SSLError

from composer import demo
from composer.errors import (
    BlockedByBotWall,
    ConnectionRefused,
    InsecureConnection,
    NotHtml,
    PageMissing,
    RobotsForbid,
    SearchCancelled,
    ServerFailed,
    SiteError,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from composer.site import robots
from composer.site.address import Guard, has_scheme, host_of, normalise, origin_of
from composer.site.cache import UNSAID, PageCache, kept_from
from composer.site.charset import text_of
from composer.site.connection import Watch, WebAdapter, is_certificate_fault, watching
from composer.site.walls import LOOKED_AT, wall_before

HEADERS = {
    "User-Agent": f"{robots.PRODUCT}/0.1 (reads support pages for one customer)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.8,text/*;q=0.7",
    "Accept-Encoding": "gzip, deflate",
}
_NONE: Mapping[str, str] = MappingProxyType({})
_FREE: "Future[robots.Rules]" = Future()
_FREE.set_result(robots.Rules())
AT_ONCE = 3  # pages, scripts and data on their way
CHUNK = 16 * 1024
SMALL = (
    64 * 1024
)  # bytes of a redirect's body that are read to keep the connection; larger ones cost the connection


@dataclass(frozen=True)
class Limits:
    """The patience with one page and with one search; seconds, decoded bytes, requests."""

    search: float = 40.0  # from the making of the fetcher on
    requests: int = 12  # robots.txt and redirects included
    total: float = 15.0  # one page, redirects included
    silence: float = 8.0
    robots: float = 5.0
    body: int = 3_000_000
    redirects: int = 5


class BudgetSpentError(Exception):
    """The search has made as many requests as it may."""


@dataclass(frozen=True)
class Fetched:
    """A page as it came."""

    url: str  # after redirects
    status: int
    content_type: str  # the header's value, "" where there was none
    body: bytes

    @cached_property
    def text(self) -> str:
        """The body as text, its charset found as browsers do."""
        return text_of(self.body, self.content_type)


class Fetcher:
    """Fetches pages for one search. Safe to use from several threads at once.

    `requests` and `bytes` say what it has cost so far, robots.txt and redirects included. `turns`: those who share them
    have no more than `AT_ONCE` on their way together.
    """

    def __init__(
        self,
        *,
        cancel: threading.Event | None = None,
        limits: Limits = Limits(),
        guard: Guard | None = None,
        cache: PageCache | None = None,
        turns: threading.BoundedSemaphore | None = None,
    ) -> None:
        self.requests = 0
        self.bytes = 0
        self._cancel = cancel
        self._limits = limits
        self._end = time.monotonic() + limits.search
        self._guard = guard or Guard.from_environment()
        self._cache = cache
        self._turns = turns or threading.BoundedSemaphore(AT_ONCE)
        self._web = WebAdapter(self._guard)
        self._mounted: dict[str, BaseAdapter] = {f"https://{demo.DEMO_HOST}": demo.DemoAdapter()}
        self._rules: dict[str, Future[robots.Rules]] = {}
        self._lock = threading.Lock()
        self._helpers = ThreadPoolExecutor(max_workers=3, thread_name_prefix="robots")

    def open(self, typed: str) -> Fetched:
        """The page that the person typed. Its robots.txt is asked at the same time, and obeyed before a byte is used.

        Without a typed scheme https is tried, then http once where https does not answer.
        Raises SiteError subclasses, SearchCancelled.
        """
        url = normalise(typed)
        try:
            return self._follow(url, rules_first=False)
        except ConnectionRefused:
            if has_scheme(typed):
                raise
            return self._follow(normalise("http" + url.removeprefix("https")), rules_first=False)

    def get(self, url: str, *, scripts: bool = False) -> Fetched:
        """A page that was found on the way; robots.txt is asked before. `scripts`: it may be a script, too.

        Raises SiteError subclasses, SearchCancelled, BudgetSpentError.
        """
        return self._follow(normalise(url), rules_first=True, scripts=scripts)

    def part(self, url: str, *, accept: str = "") -> Fetched:
        """What a page that may be read loads to show itself: a script, data. robots.txt speaks of pages and is not asked.

        `accept`: the kinds that are asked for, as in the header of that name. Raises as `get`.
        """
        headers = {"Accept": accept} if accept else _NONE
        return self._follow(normalise(url), rules_first=False, scripts=True, obeys=False, headers=headers)

    def rules(self, url: str) -> robots.Rules:
        """What the robots.txt of this page's site says."""
        return self._rules_of(origin_of(normalise(url))).result()

    @property
    def left(self) -> int:
        """Requests that may still be made."""
        return max(0, self._limits.requests - self.requests)

    def close(self) -> None:
        """Give the connections back."""
        self._helpers.shutdown(wait=False, cancel_futures=True)
        self._web.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _follow(
        self,
        start: str,
        *,
        rules_first: bool,
        scripts: bool = False,
        obeys: bool = True,
        headers: Mapping[str, str] = _NONE,
    ) -> Fetched:
        kept = self._cache.get(start) if self._cache else None
        if kept and kept.until > time.time():
            return Fetched(kept.url, 200, kept.content_type, kept.body)
        url, watch, cookies = start, self._new_watch(start, self._limits.total), RequestsCookieJar()
        for _ in range(self._limits.redirects + 1):
            self._guard.check_url(url)
            rules = self._rules_of(origin_of(url)) if obeys else _FREE
            if rules_first:
                _obey(rules, url)
            known = kept if kept and kept.url == url else None
            sent = {**headers, **(known.validators if known else _NONE)}
            with self._turns, closing(self._send(url, watch, cookies, sent)) as answer:
                _obey(rules, url)
                if known and self._cache and answer.status_code == 304:
                    self._cache.renew(start, known, answer.headers)
                    return Fetched(url, 200, known.content_type, known.body)
                location = _location(answer)
                if location is None:
                    page = self._page(url, answer, watch, scripts=scripts)
                    self._keep(start, page, answer, cookies)
                    return page
                self._drain(answer, watch)
            url = normalise(urljoin(url, location))
            watch = replace(watch, host=host_of(url))
        raise TooManyRedirects(url=start)

    def _keep(self, start: str, page: Fetched, answer: requests.Response, cookies: RequestsCookieJar) -> None:
        """Put a page by, unless it was an answer to a cookie, or the server is a private one that says nothing."""
        if self._cache is None or len(cookies) or origin_of(page.url) in self._mounted:
            return
        unsaid = 0.0 if self._guard.allow else UNSAID
        if kept := kept_from(page.url, answer.headers, page.body, now=time.time(), unsaid=unsaid):
            self._cache.put(start, kept)

    def _new_watch(self, url: str, seconds: float) -> Watch:
        deadline = min(time.monotonic() + seconds, self._end)
        return Watch(host_of(url), deadline, self._limits.silence, self._cancel)

    def _send(
        self, url: str, watch: Watch, cookies: RequestsCookieJar, headers: Mapping[str, str] = _NONE
    ) -> requests.Response:
        """Send one request; the body is still to be read. The cookies live for one chain of redirects."""
        watch.left()
        request = requests.Request("GET", url, headers=HEADERS | dict(headers), cookies=cookies).prepare()
        adapter = self._mounted.get(origin_of(url), self._web)
        with self._lock:
            if self.requests >= self._limits.requests:
                raise BudgetSpentError
            self.requests += 1
        try:
            with watching(watch):
                answer = adapter.send(request, stream=True)
        except RequestException as error:
            raise _translated(error, url, watch) from error
        if isinstance(adapter, WebAdapter):
            extract_cookies_to_jar(cookies, request, answer.raw)  # type: ignore[no-untyped-call]  # requests leaves it bare
        return answer

    def _page(self, url: str, answer: requests.Response, watch: Watch, *, scripts: bool = False) -> Fetched:
        status = answer.status_code
        if status in (404, 410):
            raise PageMissing(url=url)
        content_type = answer.headers.get("Content-Type", "")
        if status >= 400:
            self._fail(url, answer, watch)
        if status >= 300:
            raise ServerFailed(url=url, status=str(status))
        if not _is_readable(content_type) and not (scripts and "javascript" in content_type.lower()):
            raise NotHtml(url=url)
        body = self._body(url, answer, watch, self._limits.body)
        if wall_before(status, answer.headers, body):
            raise BlockedByBotWall(url=url, host=host_of(url))
        if _is_binary(body):
            raise NotHtml(url=url)
        return Fetched(url, status, content_type, body)

    def _fail(self, url: str, answer: requests.Response, watch: Watch) -> None:
        try:
            body = self._body(url, answer, watch, LOOKED_AT, cut=True)
        except SiteError:
            body = b""
        if wall_before(answer.status_code, answer.headers, body):
            raise BlockedByBotWall(url=url, host=host_of(url))
        raise ServerFailed(url=url, status=str(answer.status_code))

    def _body(
        self, url: str, answer: requests.Response, watch: Watch, cap: int, *, cut: bool = False
    ) -> bytes:
        """The decoded body. Beyond the cap it raises TooLarge, or is cut off there."""
        body = bytearray()
        try:
            for chunk in answer.iter_content(CHUNK):
                watch.left()
                body += chunk
                self._count(len(chunk))
                if len(body) > cap:
                    break
        except ContentDecodingError:
            raise NotHtml(url=url) from None
        except ChunkedEncodingError as error:
            # The server promised more than it sent. Browsers show what came, and so do we.
            if not body:
                raise _translated(error, url, watch) from error
        except RequestException as error:
            raise _translated(error, url, watch) from error
        if len(body) > cap and not cut:
            raise TooLarge(url=url)
        return bytes(body[:cap])

    def _drain(self, answer: requests.Response, watch: Watch) -> None:
        """Read a small body that nobody needs, so that the connection can be used again."""
        if int(answer.headers.get("Content-Length", "0")) <= SMALL:
            self._body(answer.url, answer, watch, SMALL, cut=True)

    def _count(self, size: int) -> None:
        with self._lock:
            self.bytes += size

    def _rules_of(self, origin: str) -> "Future[robots.Rules]":
        """The rules of a site, on their way; asked once."""
        with self._lock:
            if origin not in self._rules:
                self._rules[origin] = self._helpers.submit(self._load_rules, origin)
            return self._rules[origin]

    def _load_rules(self, origin: str) -> robots.Rules:
        url = f"{origin}/robots.txt"
        watch, cookies = self._new_watch(url, self._limits.robots), RequestsCookieJar()
        try:
            for _ in range(self._limits.redirects + 1):
                self._guard.check_url(url)
                with closing(self._send(url, watch, cookies)) as answer:
                    location = _location(answer)
                    if location is None:
                        found = answer.status_code == 200
                        body = self._body(url, answer, watch, robots.LONGEST, cut=True) if found else b""
                        return robots.Rules.read(body)
                url = normalise(urljoin(url, location))
        except (SiteError, BudgetSpentError):
            pass  # no answer: see the module `robots`
        return robots.Rules()


def _obey(rules: "Future[robots.Rules]", url: str) -> None:
    if not rules.result().allow(url):
        raise RobotsForbid(url=url)


def _location(answer: requests.Response) -> str | None:
    """Where a redirect leads; http.client reads headers as Latin-1, servers write UTF-8."""
    location: str = answer.headers.get("Location", "")
    if answer.status_code not in (301, 302, 303, 307, 308) or not location:
        return None
    return location.encode("latin-1", "replace").decode("utf-8", "replace")


def _is_readable(content_type: str) -> bool:
    """HTML, XML, JSON and text; a missing type is judged by the content later."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind in ("", "application/xml", "application/json") or (
        kind.startswith("text/") or (kind.startswith("application/") and kind.endswith(("+xml", "+json")))
    )


def _is_binary(body: bytes) -> bool:
    """Whether this is a file that only calls itself a page. UTF-16 text has zero bytes too, behind its mark."""
    start = body[:1024]
    return (b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff"))) or start.startswith(b"%PDF-")


def _translated(error: RequestException, url: str, watch: Watch) -> SiteError | SearchCancelled:
    """What a failure of the network means for the customer."""
    try:
        watch.left()
    except (TooSlow, SearchCancelled) as reason:
        return reason
    if isinstance(error, SSLError) and is_certificate_fault(error):
        return InsecureConnection(url=url, host=host_of(url))
    if isinstance(error, requests.Timeout):
        return TooSlow(url=url, host=host_of(url))
    return ConnectionRefused(url=url, host=host_of(url))
