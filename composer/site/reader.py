"""Reads the pages of one search: at most three at a time, never one twice, none beyond the budget.

What goes wrong with a page becomes a notice; only the first page may fail the search (`first`).
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from composer.errors import (
    BadAddress,
    BrowserUnusable,
    NeedsJavaScript,
    PageMissing,
    SearchCancelled,
    SiteError,
    TooLarge,
)
from composer.site.fetch import AT_ONCE, BudgetSpentError, Fetched, Fetcher
from composer.site.links import is_paper, page_key
from composer.site.page import Page
from composer.site.parse import parse
from composer.site.rendering import Browser
from composer.site.report import Notice, PageKind, Progress
from composer.site.words import warm_up

Tell = Callable[[Progress], None]


@dataclass(frozen=True)
class Wish:
    """A page that is worth reading, and what it is expected to be."""

    url: str
    kind: PageKind | None = None
    title: str = ""


class Reader:
    """What one search has read so far."""

    def __init__(
        self, fetcher: Fetcher, tell: Tell | None, *, reserve: int = 0, browser: Browser | None = None
    ) -> None:
        self.prepare: Callable[[Page], object] | None = None  # done beside the page that is still on its way
        self.reserve = reserve  # requests that are kept back for the customer's question
        self.pages: list[Page] = []
        self.notices: list[Notice] = []
        self.cancelled = False
        self.spent = False
        self.missing: set[str] = set()  # keys of pages that do not exist
        self.fault_of_browser: SiteError | None = None
        self._fetcher = fetcher
        self._browser = browser
        self._tell = tell
        self._asked: set[str] = set()
        self._known: dict[str, Page] = {}
        self._lock = threading.Lock()

    def first(self, typed: str) -> tuple[Page, str]:
        """The page that was typed, and its source. Raises SiteError subclasses, SearchCancelled."""
        self._say(Wish(typed))
        fetched = self._fetcher.open(typed)
        warm_up()  # in the making while the page was on its way
        self._asked.add(page_key(fetched.url))
        page, source = self._parsed(fetched)
        self._keep(page)
        return page, source

    def read(self, wishes: Iterable[Wish]) -> list[Page]:
        """The pages of these wishes that are new and can be read, in the order of the wishes."""
        if self.cancelled or self.spent:
            return []
        left = max(0, self._fetcher.left - self.reserve)
        new: list[Wish] = []
        for wish in wishes:
            if len(new) < left and self._is_new(wish.url):
                new.append(wish)
        with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="page") as pool:
            found = list(pool.map(self._one, new))
        return [page for page in found if page is not None and self._keep(page)]

    def raw(self, url: str) -> Fetched | None:
        """Something that is no page (a sitemap, a search's answer), None where it cannot be had."""
        if not self._is_new(url) or self.cancelled or self.spent:
            return None
        try:
            return self._fetcher.get(url, scripts=True)
        except (SiteError, SearchCancelled, BudgetSpentError) as error:
            self._note(error, url)
            return None

    def raws(self, urls: Sequence[str]) -> list[Fetched]:
        """Several of them at once; what cannot be had is left out."""
        with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="part") as pool:
            return [found for found in pool.map(self.raw, urls) if found is not None]

    def replace(self, old: Page, new: Page) -> Page:
        """Put a page on the pile in the place of another of the same address."""
        self.pages[self.pages.index(old)] = new
        self._known[page_key(new.url)] = new
        return new

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of this site names; it has been read by now."""
        return () if self.cancelled else self._fetcher.rules(url).sitemaps

    def has_read(self, url: str) -> bool:
        """Whether this page was opened."""
        return page_key(url) in self._known

    def was_asked(self, url: str) -> bool:
        """Whether this page was asked for, whatever came of it."""
        return page_key(url) in self._asked

    def page_of(self, url: str) -> Page | None:
        """The page behind an address, if it was read (redirects followed)."""
        return self._known.get(page_key(url))

    def _is_new(self, url: str) -> bool:
        key = page_key(url)
        if key in self._asked or is_paper(url):
            return False
        self._asked.add(key)
        return True

    def _one(self, wish: Wish) -> Page | None:
        if self.cancelled or self.spent:
            return None
        try:
            self._say(wish)
            fetched = self._fetcher.get(wish.url)
            page, _ = self._parsed(fetched)
            if page.needs_javascript and wish.kind:
                self._note_shell(page)
            if self.prepare:
                self.prepare(page)
        except (SiteError, SearchCancelled, BudgetSpentError) as error:
            self._note(error, wish.url)
            return None
        with self._lock:
            self._known[page_key(wish.url)] = page
        return page

    def _parsed(self, fetched: Fetched) -> tuple[Page, str]:
        """The page and its source; that which the browser shows where the page is an empty shell and a browser is there."""
        page = parse(fetched.text, fetched.url)
        if not page.needs_javascript or self._browser is None:
            return page, fetched.text
        try:
            shown = self._browser.shown(fetched, page.declared_language)
            return parse(shown.text, shown.url), shown.text
        except (BrowserUnusable, TooLarge) as error:
            self.fault_of_browser = error
            self._note(error, fetched.url)
        return page, fetched.text

    def _keep(self, page: Page) -> bool:
        """Put a page on the pile; False where a redirect led to one that lies there."""
        key = page_key(page.url)
        if any(page_key(other.url) == key for other in self.pages):
            return False
        self._asked.add(key)
        self._known[key] = page
        self.pages.append(page)
        return True

    def _note_shell(self, page: Page) -> None:
        """Tell of the first page that only a browser would show."""
        if all(notice.code != NeedsJavaScript.code for notice in self.notices):
            self._note(NeedsJavaScript(url=page.url), page.url)

    def _note(self, error: Exception, url: str) -> None:
        with self._lock:
            if isinstance(error, SearchCancelled):
                self.cancelled = True
            elif isinstance(error, BudgetSpentError):
                self.spent = True
                self._asked.discard(page_key(url))
            elif isinstance(error, PageMissing | BadAddress):
                self.missing.add(page_key(url))  # a dead link of the site is no news for the customer
            elif isinstance(error, SiteError):
                values = {name: value for name, value in error.values.items() if name != "url"}
                self.notices.append(Notice(code=error.code, url=error.values.get("url", url), values=values))

    def _say(self, wish: Wish) -> None:
        if self._tell:
            with self._lock:
                self._tell(
                    Progress(url=wish.url, kind=wish.kind, title=wish.title, pages_read=len(self._known))
                )


def wishes_of(urls: Sequence[str]) -> list[Wish]:
    """Wishes for bare addresses."""
    return [Wish(url) for url in urls if url]
