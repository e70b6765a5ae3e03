"""From a company's name to its site: likely addresses are opened, and those whose title bears the name are offered.

The customer chooses; nothing is taken for sure. At most `MOST` addresses are tried, four at a time, each with one page and
its robots.txt, through the same guard as every other request. Beside them a link to a web search, which is not followed.
"""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ConfigDict

from composer.errors import SearchCancelled, SiteError
from composer.site.address import Guard
from composer.site.domains import registrable
from composer.site.fetch import BudgetSpentError, Fetcher, Limits
from composer.site.known import known
from composer.site.page import Page
from composer.site.parse import parse
from composer.site.stems import StemIndex, fold, tokens
from composer.site.tables import table

MOST = 10  # addresses
AT_ONCE = 4
LONGEST = 40  # letters of a name that an address may have
PATIENCE = Limits(search=8.0, requests=3 * MOST, total=6.0, silence=4.0, robots=3.0, body=1_500_000)


class _Endings(BaseModel):
    """`companies.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    endings: dict[str, tuple[str, ...]]
    common: tuple[str, ...]
    for_sale: tuple[str, ...]
    search: str


@dataclass(frozen=True)
class FoundSite:
    """A site that may be the company's."""

    url: str
    title: str


def candidates(
    name: str,
    *,
    language: str = "",
    cancel: threading.Event | None = None,
    limits: Limits = PATIENCE,
    guard: Guard | None = None,
) -> tuple[FoundSite, ...]:
    """Sites that answer and whose title bears this name, likeliest first; () where there is none.

    `language`: the customer's or the company's, so that its country's ending is tried first. Needs a few seconds at most.
    Raises SearchCancelled.
    """
    with Fetcher(cancel=cancel, limits=limits, guard=guard) as fetcher:
        return _answering(likely_addresses(name, language=language), name, fetcher)


def likely_addresses(name: str, *, language: str = "") -> list[str]:
    """The addresses that a company of this name may have, likeliest first.

    >>> likely_addresses("SIA Lumivo Tea", language="lv")[:3]
    ['lumivotea.lv', 'lumivo-tea.lv', 'lumivotea.com']
    """
    words = _telling_words(name)
    spellings = list(dict.fromkeys(spelling for spelling in ("".join(words), "-".join(words)) if spelling))
    endings = dict.fromkeys((*_table().endings.get(language, ()), *_table().common))
    found = [f"{one}.{ending}" for ending in endings for one in spellings if len(one) <= LONGEST]
    return found[:MOST]


def web_search(name: str) -> str:
    """The address of a web search for the company, for the customer to click."""
    return _table().search.replace("{name}", quote(" ".join(name.split())[:100]))


def bears(page: Page, name: str) -> bool:
    """Whether a page's title, its site's name or its main heading bears every word of this name."""
    words = set(_telling_words(name))
    said = " ".join([page.title, page.meta.get("og:site_name", ""), page.heading])
    if not words or _for_sale().any(tokens(f"{said} {page.text[:600]}")):
        return False
    told = tokens(said)
    return words <= set(told) or "".join(sorted(words, key=_telling_words(name).index)) in "".join(told)


def _answering(hosts: Sequence[str], name: str, fetcher: Fetcher) -> tuple[FoundSite, ...]:
    stopped: list[SearchCancelled] = []

    def look(host: str) -> FoundSite | None:
        try:
            fetched = fetcher.open(host)
            page = parse(fetched.text, fetched.url)
        except SearchCancelled as stop:
            stopped.append(stop)
            return None
        except (SiteError, BudgetSpentError):
            return None
        return FoundSite(_root(page.url), page.title) if bears(page, name) else None

    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="company") as pool:
        found = [site for site in pool.map(look, hosts) if site]
    if stopped:
        raise stopped[0]
    return tuple({registrable(urlsplit(site.url).hostname or ""): site for site in reversed(found)}.values())[
        ::-1
    ]


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _telling_words(name: str) -> list[str]:
    """The words of a name without its legal form: "SIA Lumivo" is Lumivo."""
    plain = [word for word in tokens(name) if fold(word) not in _forms()]
    return plain or tokens(name)


@cache
def _forms() -> frozenset[str]:
    return frozenset(fold(form) for form in known().legal_forms)


@cache
def _table() -> _Endings:
    return table("companies.yaml", _Endings)


@cache
def _for_sale() -> StemIndex[None]:
    return StemIndex((phrase, None) for phrase in _table().for_sale)
