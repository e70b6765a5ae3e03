"""Pages that were read a moment ago, so that going back costs nothing (RFC 9111, as a private cache).

Two layers. In memory, for this process: what the server allows, and for a few minutes what it says nothing about. On disk
(SQLite in the user's cache folder, readable by the user alone), for the next run: only what the server gave a lifetime or
a validator (ETag, Last-Modified), with which the page is asked for again and comes back as "not modified".
Never kept: what the server forbids (`no-store`), answers to cookies, addresses with something secret in them, the demo.
Off with `COMPOSER_CACHE=off`, or for one search. Bounded in bytes and in pages; the page unused longest goes first.
"""

import contextlib
import os
import re
import sqlite3
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from platformdirs import user_cache_path

FILE = "pages.sqlite3"
MOST_BYTES = 32_000_000
MOST_PAGES = 400
LARGEST = 2_000_000  # bytes of one page
UNSAID = 300.0  # seconds in memory where the server says nothing
LONGEST = 7 * 24 * 3600.0  # seconds, whatever the server says
_SECRET = re.compile(
    r"token|secret|passw|passwd|pwd|auth|session|sid$|sess|signature|^sig$|api_?key|^key$|code$|email|e_mail|phone|jwt|hash|invite|order", re.I
)  # fmt: skip
_LONG_VALUE = re.compile(r"[A-Za-z0-9_\-+/=.]{32,}")
_MAX_AGE = re.compile(r"max-age\s*=\s*\"?(\d{1,10})", re.I)


@dataclass(frozen=True)
class Kept:
    """A page as it came, and how long it may be used without asking."""

    url: str  # after redirects
    content_type: str
    body: bytes
    etag: str = ""
    modified: str = ""
    until: float = 0.0  # seconds since 1970
    lasting: bool = False  # the server gave a lifetime or a validator
    guessed: bool = False  # it gave no lifetime, so `until` holds for this process only

    @property
    def validators(self) -> dict[str, str]:
        """What is sent to ask whether the page has changed (RFC 9110, 13.1)."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": "" if self.etag else self.modified}
        return {name: value for name, value in given.items() if value}


def kept_from(
    url: str, headers: Mapping[str, str], body: bytes, *, now: float, unsaid: float = UNSAID
) -> Kept | None:
    """What may be kept of an answer, None where nothing may. `unsaid`: seconds where the server says nothing."""
    control = headers.get("Cache-Control", "").lower()
    if "no-store" in control or headers.get("Vary", "").strip() == "*" or len(body) > LARGEST:
        return None
    etag, modified = headers.get("ETag", "")[:200], headers.get("Last-Modified", "")[:60]
    said = _lifetime(headers, control, now)
    lasting = bool(etag or modified or (said or 0) > 0)
    life = min(LONGEST, unsaid if said is None else said)
    if life <= 0 and not (etag or modified):
        return None
    return Kept(
        url, headers.get("Content-Type", ""), body, etag, modified, now + life, lasting, guessed=said is None
    )


def may_be_kept(url: str) -> bool:
    """Whether an address holds nothing that only its owner should know."""
    parts = urlsplit(url)
    if _LONG_VALUE.search(parts.path.rpartition("/")[2].rpartition(".")[0]) and not parts.path.count("-"):
        return False
    return not any(
        _SECRET.search(name) or _LONG_VALUE.fullmatch(value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    )


class PageCache:
    """Both layers. Safe to use from several threads; a disk that fails is done without."""

    def __init__(
        self, file: Path | None, *, most_bytes: int = MOST_BYTES, most_pages: int = MOST_PAGES
    ) -> None:
        self._file = file
        self._most_bytes, self._most_pages = most_bytes, most_pages
        self._memory: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, url: str) -> Kept | None:
        """What is kept of this address, fresh or not."""
        with self._lock:
            if url in self._memory:
                self._memory.move_to_end(url)
                return self._memory[url]
        found = self._from_disk(url)
        if found:
            self._remember(url, found)
        return found

    def put(self, url: str, kept: Kept) -> None:
        """Keep a page."""
        if may_be_kept(url) and may_be_kept(kept.url):
            self._remember(url, kept)
            if kept.lasting:
                self._to_disk(url, kept)

    def renew(self, url: str, kept: Kept, headers: Mapping[str, str]) -> Kept:
        """The server said that a page has not changed: it may be used for a new while."""
        merged = {
            "Content-Type": kept.content_type,
            "ETag": kept.etag,
            "Last-Modified": kept.modified,
            **headers,
        }
        fresh = kept_from(kept.url, merged, kept.body, now=time.time(), unsaid=0.0)
        if fresh:
            self.put(url, replace(fresh, content_type=kept.content_type))
        return kept

    def clear(self) -> None:
        """Forget everything, on disk too."""
        with self._lock:
            self._memory.clear()
            self._bytes = 0
        self._do(lambda book: book.execute("DELETE FROM page"))

    def _remember(self, url: str, kept: Kept) -> None:
        with self._lock:
            old = self._memory.pop(url, None)
            self._bytes += len(kept.body) - (len(old.body) if old else 0)
            self._memory[url] = kept
            while self._memory and (self._bytes > self._most_bytes or len(self._memory) > self._most_pages):
                self._bytes -= len(self._memory.popitem(last=False)[1].body)

    def _from_disk(self, url: str) -> Kept | None:
        if self._file is None or not self._file.exists():
            return None
        rows = self._do(lambda book: book.execute("SELECT at, type, etag, modified, until, body FROM page WHERE url = ?", (url,)).fetchall())  # fmt: skip
        if not rows:
            return None
        at, kind, etag, modified, until, body = rows[0]
        try:
            unpacked = zlib.decompressobj().decompress(body, LARGEST)
        except zlib.error:
            return None
        self._do(lambda book: book.execute("UPDATE page SET used = ? WHERE url = ?", (time.time(), url)))
        return Kept(at, kind, unpacked, etag, modified, until, lasting=True)

    def _to_disk(self, url: str, kept: Kept) -> None:
        row = (url, kept.url, kept.content_type, kept.etag, kept.modified, 0.0 if kept.guessed else kept.until, time.time(), zlib.compress(kept.body, 1))  # fmt: skip

        def write(book: sqlite3.Connection) -> None:
            book.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            count, size = book.execute("SELECT count(*), coalesce(sum(length(body)), 0) FROM page").fetchone()
            if count > self._most_pages or size > self._most_bytes:
                self._make_room(book)

        self._do(write)

    def _make_room(self, book: sqlite3.Connection) -> None:
        """Drop the pages unused longest, until a quarter is free."""
        size = pages = 0
        for url, length in book.execute("SELECT url, length(body) FROM page ORDER BY used DESC").fetchall():
            size, pages = size + length, pages + 1
            if size > 0.75 * self._most_bytes or pages > 0.75 * self._most_pages:
                book.execute("DELETE FROM page WHERE url = ?", (url,))

    def _do(self, work: Callable[[sqlite3.Connection], "list[tuple[str, str, str, str, float, bytes]] | object"]) -> list[tuple[str, str, str, str, float, bytes]]:  # fmt: skip
        """Work with the file; nothing where there is none, or it is broken or locked."""
        if self._file is None:
            return []
        try:
            with self._lock, _opened(self._file) as book:
                done = work(book)
        except (sqlite3.Error, OSError):
            return []
        return done if isinstance(done, list) else []


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    with contextlib.closing(sqlite3.connect(file, timeout=1.0)) as book:
        book.execute("PRAGMA synchronous = OFF")  # a cache that is lost in a power cut is no loss
        book.execute(
            "CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, at TEXT, type TEXT, etag TEXT, modified TEXT, "
            "until REAL, used REAL, body BLOB) WITHOUT ROWID"
        )
        with book:
            yield book


def _lifetime(headers: Mapping[str, str], control: str, now: float) -> float | None:
    """Seconds that the server allows; None where it says nothing."""
    if "no-cache" in control or headers.get("Pragma", "").lower() == "no-cache":
        return 0.0
    found = _MAX_AGE.search(control)
    if found:
        age = headers.get("Age", "0")
        return float(found[1]) - (float(age) if age.isdigit() else 0.0)
    if "Expires" in headers:
        return _seconds(headers["Expires"]) - now
    return None


def _seconds(date: str) -> float:
    """A date of HTTP as seconds since 1970; what is none lies in the past (RFC 9111, 5.3)."""
    try:
        found = parsedate_to_datetime(date)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


_shared: PageCache | None = None
_making = threading.Lock()


def shared_cache() -> PageCache | None:
    """The cache of this process, made on first use; None where `COMPOSER_CACHE` is "off"."""
    global _shared  # noqa: PLW0603 (one for the process, so that going back in the wizard finds it)
    if os.environ.get("COMPOSER_CACHE", "").strip().lower() in ("off", "0", "false", "none"):
        return None
    with _making:
        if _shared is None:
            _shared = PageCache(user_cache_path("complaint-composer") / FILE)
        return _shared
