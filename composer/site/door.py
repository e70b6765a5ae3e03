"""The door through which every request of the browser goes. It knows no browser: a request comes in, an answer goes out.

What is asked for is fetched by the program itself (`fetch`), with all its bounds; the browser never reaches the network.

- Pages are read, no more: only GET. Pictures, films and fonts are not needed; frames are read by the search itself; a style
  sheet is answered by an empty one, for some scripts wait for it.
- robots.txt is asked for each page. It is not asked for the scripts and the data that a page loads to show itself.
- Private machines that the owner allows (`COMPOSER_ALLOW_HOSTS`) answer only to their own pages: no page of the web can
  have them read, nor a page of theirs have another port read.
- A redirect of a part is followed here. That of a page is told by a small page that leads on, so that its address is true.
- Each address once a search, at most three requests at once (those of the search itself included), so many requests and bytes in all.
"""

import html
import re
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from composer.errors import BadAddress, PageMissing, SearchCancelled, SiteError
from composer.site.address import Guard, IPAddress, host_of, normalise, port_of
from composer.site.fetch import AT_ONCE, BudgetSpentError, Fetched, Fetcher, Limits

MOST_BYTES = 20_000_000
LIMITS = Limits(search=60.0, requests=90, total=8.0, silence=5.0)  # of all pages of one search
PARTS = frozenset(["script", "xhr", "fetch"])
_ACCEPT = re.compile(r"[\w.+/*;=, -]{1,200}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """A request of the browser."""

    url: str
    kind: str  # document, script, stylesheet, image, xhr, fetch …, as the browser names it
    method: str = "GET"
    accept: str = ""
    top: bool = True  # of the page itself, not of a frame in it


@dataclass(frozen=True)
class Given:
    """The answer to one request; `refused` where there is none."""

    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    body: bytes = b""
    refused: bool = False


REFUSED = Given(refused=True)
EMPTY_STYLE = Given(content_type="text/css")


@dataclass(frozen=True)
class OwnGuard(Guard):
    """The guard of one page: what the owner allows besides the public web holds for the page's own host and port alone."""

    home: tuple[str, int] = ("", 0)

    def check_url(self, url: str) -> None:
        """Raises AddressRefused."""
        self._judge(host_of(url), port_of(url)).check_url(url)

    def check_ip(self, ip: IPAddress | str, *, host: str, port: int, url: str = "") -> None:
        """Raises AddressRefused."""
        self._judge(host.strip("[]").lower(), port).check_ip(ip, host=host, port=port, url=url)

    def _judge(self, host: str, port: int) -> Guard:
        return Guard(self.allow) if (host, port) == self.home else Guard()


class Door:
    """The door of one search. `ask` may be called from several threads; it waits for the answer."""

    def __init__(
        self,
        *,
        cancel: threading.Event | None = None,
        limits: Limits = LIMITS,
        turns: threading.BoundedSemaphore | None = None,
    ) -> None:
        self.pool = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="door")
        self._cancel = cancel
        self._limits = limits
        self._turns = turns or threading.BoundedSemaphore(AT_ONCE)
        self._fetchers: dict[_Home, Fetcher] = {}  # one for each home of pages that ask
        self._known: dict[_Key, Future[Given]] = {}
        self._lock = threading.Lock()

    @property
    def requests(self) -> int:
        """Requests so far, robots.txt and redirects included."""
        return sum(fetcher.requests for fetcher in self._fetchers.values())

    @property
    def bytes(self) -> int:
        """Decoded bytes so far."""
        return sum(fetcher.bytes for fetcher in self._fetchers.values())

    def close(self) -> None:
        """Give the connections back."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        for fetcher in self._fetchers.values():
            fetcher.close()

    def lay(self, fetched: Fetched) -> None:
        """Keep a page that was fetched already; it need not be fetched again when the browser opens it."""
        home = (host_of(fetched.url), port_of(fetched.url))
        self._once((fetched.url, True, home), lambda: _whole(fetched))

    def ask(self, asked: Asked, page: str) -> Given:
        """The answer to a request of the page that was opened at this address."""
        if asked.kind == "stylesheet":
            return EMPTY_STYLE
        if asked.method != "GET" or not (asked.kind in PARTS or (asked.kind == "document" and asked.top)):
            return REFUSED
        try:
            url = normalise(asked.url)
        except BadAddress:
            return REFUSED
        home = (host_of(page), port_of(page))
        key = (url, asked.kind == "document", home)
        return self._once(key, lambda: self._fetched(url, asked, home))

    def _once(self, key: "_Key", fetch: Callable[[], Given]) -> Given:
        """What this address gave before, or gives now; who asks meanwhile waits."""
        with self._lock:
            known = self._known.get(key)
            answer = self._known.setdefault(key, Future())
        if known is None:
            given = REFUSED
            try:
                given = fetch()
            finally:
                answer.set_result(given)
        return answer.result()

    def _fetched(self, url: str, asked: Asked, home: "_Home") -> Given:
        fetcher = self._fetcher(home)
        if self.bytes > MOST_BYTES or self.requests >= self._limits.requests:
            return REFUSED
        try:
            if asked.kind == "document":
                return self._page(fetcher.get(url), url, home)
            found = fetcher.part(url, accept=asked.accept if _ACCEPT.fullmatch(asked.accept) else "")
            return Given(content_type=found.content_type or "text/plain", body=found.body)
        except PageMissing:
            return Given(404, "text/plain")
        except (SiteError, SearchCancelled, BudgetSpentError):
            return REFUSED

    def _fetcher(self, home: "_Home") -> Fetcher:
        with self._lock:
            if home not in self._fetchers:
                guard = OwnGuard(Guard.from_environment().allow, home)
                self._fetchers[home] = Fetcher(
                    cancel=self._cancel, limits=self._limits, guard=guard, turns=self._turns
                )
            return self._fetchers[home]

    def _page(self, found: Fetched, url: str, home: "_Home") -> Given:
        """The page, or one that leads to where it was found, where it then waits."""
        if found.url == url:
            return _whole(found)
        self._once((found.url, True, home), lambda: _whole(found))
        lead = f'<!doctype html><meta http-equiv="refresh" content="0;url={html.escape(found.url)}">'
        return Given(body=lead.encode())


def _whole(page: Fetched) -> Given:
    return Given(content_type=page.content_type or "text/html", body=page.body)


_Home = tuple[str, int]  # host and port of the page that asks
_Key = tuple[str, bool, _Home]  # address, whether it is a page, the home of who asks
