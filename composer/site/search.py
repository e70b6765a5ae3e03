"""Searches a company's site for its support pages, by the way of fewest requests.

1. The home page, robots.txt at the same time. 2. The best link to each kind, three at a time. 3. What is missing: a hub
(Help, Customer service), links found on the way. 4. The sitemap of pages, the shop system's known paths. 5. The
customer's question against what was read, else the site's own search. At most twelve requests, and never the whole site.
"""

import threading
import time
from collections.abc import Callable
from contextlib import closing, nullcontext
from dataclasses import dataclass
from urllib.parse import urljoin

from composer.errors import NeedsJavaScript, SearchCancelled
from composer.site.answers import find_answers
from composer.site.cache import shared_cache
from composer.site.channels import gather_channels
from composer.site.door import Door
from composer.site.entrance import Entrance, enter, further_parts
from composer.site.fetch import AT_ONCE, Fetcher, Limits
from composer.site.figures import gather_facts
from composer.site.guide import from_guide, guide_of
from composer.site.identity import company_name
from composer.site.judge import KINDS
from composer.site.links import Candidate, candidates, inner_pages, pages_of_goods, sells
from composer.site.own_search import kind_word, search_site, telling_word
from composer.site.page import Page
from composer.site.platforms import platform_of
from composer.site.reader import Reader, Wish
from composer.site.rendering import Browser
from composer.site.report import Answer, Cost, Notice, PageKind, Progress, SiteReport
from composer.site.shelf import Shelf
from composer.site.sitemap import from_sitemaps
from composer.site.typed import meant
from composer.site.words import warm_up

FIRST: tuple[PageKind, ...] = (
    "contact", "returns", "faq", "shipping", "warranty", "complaints", "terms", "withdrawal", "privacy", "about",
    "payment", "imprint",
)  # fmt: skip
RULES: frozenset[PageKind] = frozenset({"faq", "returns", "shipping", "terms"})
HUB_FOR: frozenset[PageKind] = frozenset(
    {"faq", "contact", "returns", "shipping"}
)  # kinds that are worth a look at the help page
WITH_BROWSER = 90.0  # seconds of a search that may use one
WORTH_READING = 0.45  # score of a link
FOR_QUESTION = 2  # requests kept back: one search and one page
SURELY_HUB = 0.6  # "services" are what a company sells, so the address alone is too little


def find_support(
    url: str,
    *,
    question: str | None = None,
    language: str | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
    limits: Limits | None = None,
    cache: bool = True,
    browser: bool = False,
) -> SiteReport:
    """Search the site at this address; a link to a product or an e-mail address will do. `question`: what the customer would like to know; `language`: in which the site
    should be read where it has several.

    `on_progress` is told of every page, from several threads, one at a time. `cancel` ends the search soon; what was read
    is then the report. `cache`: use and keep pages that were read before (`composer.site.cache`). `browser`: pages that
    are empty until their scripts have run are read with an installed Chrome or Chromium (`composer.site.rendering`).

    Raises a SiteError where not even the home page can be read, SearchCancelled where it was stopped before, and
    BrowserExtraMissing or BrowserMissing where a browser is asked for that is not there. What goes wrong later is told
    in the report's notices.
    """
    started, asked = time.monotonic(), meant(url)
    threading.Thread(target=warm_up, name="words", daemon=True).start()
    patience = limits or Limits(search=WITH_BROWSER if browser else Limits.search)
    kept, turns = shared_cache() if cache else None, threading.BoundedSemaphore(AT_ONCE)
    with (
        closing(Browser(cancel=cancel, turns=turns)) if browser else nullcontext() as shower,
        Fetcher(cancel=cancel, limits=patience, cache=kept, turns=turns) as fetcher,
    ):
        reader = Reader(fetcher, on_progress, reserve=FOR_QUESTION if question else 0, browser=shower)
        reader.notices += [asked.notice] if asked.notice else []
        search = _Search(reader, enter(reader, asked, language or ""))
        search.run()
        answers = search.answer(question) if question else ()
        report = search.report(answers)
        if search.entrance.home.needs_javascript and not report.pages and not report.channels:
            raise reader.fault_of_browser or NeedsJavaScript(url=report.start_url)
        costs: list[Fetcher | Door] = [fetcher, shower.door] if shower else [fetcher]
        cost = Cost(
            requests=sum(one.requests for one in costs),
            bytes=sum(one.bytes for one in costs),
            seconds=round(time.monotonic() - started, 3),
        )
        return report.model_copy(update={"cost": cost})


@dataclass
class _Search:
    """One search on its way."""

    reader: Reader
    entrance: Entrance

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.entrance.home)
        self.reader.prepare = self._links_of
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self.platform = platform_of(self.entrance.home, self.entrance.source)

    def run(self) -> None:
        """Read what is worth reading."""
        for page in self.entrance.parts:
            self._take_links(page)
        self.shelf.judge(self.reader)
        wishes = self._first_wishes()
        if wishes:
            threading.Thread(target=self._rehearse, name="rehearsal", daemon=True).start()
        self._read(wishes)
        for _ in range(2):
            if not self._read(self._further_wishes()):
                break
        if self._lacks_rules():
            self._other_ways()
        self._look_at_goods()

    def _rehearse(self) -> None:
        """Read the home page for channels and figures while the others are on their way: it loads their tables."""
        home, language = self.entrance.home, self.entrance.home.language or "en"
        gather_channels([home], {}, language=language)
        gather_facts([home], {}, language=language)

    def _take_links(self, page: Page, damp: float = 1.0) -> None:
        self.shelf.add_links(self._links_of(page), damp=damp)

    def _links_of(self, page: Page) -> tuple[Candidate, ...]:
        if page.url not in self._known:
            self._known[page.url] = candidates(page, home=self.entrance.home.url)
        return self._known[page.url]

    def _read(self, wishes: list[Wish]) -> bool:
        new = self.reader.read(wishes)
        for page in new:
            self._take_links(page, damp=0.95)
        if wishes:
            self.shelf.judge(self.reader)
        return bool(new)

    def _first_wishes(self) -> list[Wish]:
        """The best link to each kind; a hub where important ones have none; a look inside where a shop hides them all."""
        wishes = [Wish(best.url, kind, best.why) for kind in FIRST for best in self._unread_links(kind)[:1]]
        named = {wish.kind for wish in wishes} | (set(KINDS) - set(self.shelf.missing()))
        hubs = self._hubs() if HUB_FOR - named else []
        wishes += hubs
        if not hubs and not RULES & named and sells(self.entrance.home):
            wishes += [Wish(url) for url in inner_pages(self.entrance.home)]
        return wishes

    def _further_wishes(self) -> list[Wish]:
        """For what is still missing: the next best links, those found on the way included."""
        wishes = []
        missing = self.shelf.missing()
        for kind in FIRST:
            if kind in missing:
                wishes += [Wish(one.url, kind, one.why) for one in self._unread_links(kind)[:1]]
        return wishes + (self._hubs() if HUB_FOR & set(missing) else [])

    def _unread_links(self, kind: str) -> list[Candidate]:
        return [
            one
            for one in self.shelf.of_kind(kind)
            if one.score >= (SURELY_HUB if kind == "help" else WORTH_READING)
            and not self.reader.was_asked(one.url)
        ]

    def _lacks_rules(self) -> bool:
        """Whether a page is missing that this site should have: every company has a contact page, a shop its rules."""
        missing = set(self.shelf.missing())
        return "contact" in missing or bool(
            missing & {"returns", "faq", "shipping"} and sells(self.entrance.home)
        )

    def _other_ways(self) -> None:
        """What is written for programs; the sitemap of pages; the shop system's known paths; the site's own search for "contact" or "returns"."""
        home = self.entrance.home
        for part in further_parts(self.reader, self.entrance):
            self.shelf.add_links(candidates(part, home=home.url))
        if guide := guide_of(home, self.entrance.source):
            fetched = self.reader.raw(guide)
            self.shelf.add_links(from_guide(fetched.text, home) if fetched else [])
        if self._read(self._further_wishes()) and not self._lacks_rules():
            return
        self.shelf.add_links(from_sitemaps(self.reader.sitemaps(home.url), self.reader, home))
        known = self.platform.paths if self.platform else {}
        missing = self.shelf.missing()
        wishes = [Wish(urljoin(home.url, path), kind) for kind, path in known.items() if kind in missing]
        self._read(self._further_wishes() + wishes)
        for kind in ("contact", "returns"):
            if kind in self.shelf.missing() and self._lacks_rules():
                word = kind_word(kind, self.language)
                self._read(
                    [
                        Wish(url, kind)
                        for url in search_site(self.reader, self.reader.pages, self.platform, word)[:1]
                    ]
                )
                break

    def _look_at_goods(self) -> None:
        """Some shops tell the days to return on their products' pages alone, often in structured data."""
        home = self.entrance.home
        if {"returns", "withdrawal"} <= set(self.shelf.missing()) and sells(home) and not self._knows_days():
            self._read([Wish(url) for url in pages_of_goods(home)[:1]])

    def _knows_days(self) -> bool:
        facts = gather_facts(self.reader.pages, self.shelf.kinds(), language=self.language or "en")
        return any(fact.kind == "return_window" for fact in facts)

    def _hubs(self) -> list[Wish]:
        return [Wish(one.url, None, one.why) for one in self._unread_links("help")[:1]]

    def answer(self, question: str) -> tuple[Answer, ...]:
        """What the site says to the customer's question."""
        found = find_answers(question, self.reader.pages, self.shelf.kinds(), language=self.language)
        if not found:
            self.reader.reserve = 0
            word = telling_word(question, self.language)
            hits = search_site(self.reader, self.reader.pages, self.platform, word)
            if self._read([Wish(url) for url in hits[:1]]):
                found = find_answers(question, self.reader.pages, self.shelf.kinds(), language=self.language)
        return found

    @property
    def language(self) -> str:
        """The language of the site."""
        return next((page.language for page in self.reader.pages if page.language), "")

    def report(self, answers: tuple[Answer, ...]) -> SiteReport:
        """All that was found."""
        pages, kinds, language = self.reader.pages, self.shelf.kinds(), self.language
        notices = list(self.reader.notices)
        if self.reader.cancelled:
            notices.append(Notice(code=SearchCancelled.code))
        return SiteReport(
            start_url=self.entrance.home.url,
            name=company_name(pages),
            language=language,
            pages=self.shelf.support_pages(self.reader),
            channels=gather_channels(pages, kinds, language=language or "en"),
            facts=gather_facts(pages, kinds, language=language or "en"),
            answers=answers,
            notices=tuple(notices),
        )
