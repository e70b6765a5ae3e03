"""Sitemaps that robots.txt names (sitemaps.org): the one of pages, where a shop has several. At most two are read.

Addresses are all that a sitemap tells, so it helps only where they speak; "/content/12" does not.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from composer.site.domains import same_site
from composer.site.links import Candidate, leads_to_a_page
from composer.site.naming import slug_names
from composer.site.page import Link, Page
from composer.site.reader import Reader

MOST = 2  # requests
LONGEST = 5_000  # addresses that are looked at
_PLACE = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<>\s\]]{1,2000})", re.I)
_OF_PAGES = re.compile(r"(?:page|cms|information|content|static|support|help|pages)", re.I)
_OF_GOODS = re.compile(r"(?:product|categor|collection|blog|post|news|image|tag|brand|author)", re.I)


def from_sitemaps(named: Sequence[str], reader: Reader, home: Page) -> list[Candidate]:
    """Pages whose address names their kind, best first."""
    found: list[Candidate] = []
    own = [
        url for url in named if same_site(url, home.url)
    ]  # a copy of a site names the sitemap of the original
    for url in _in_order(own)[:1]:
        places = _places(reader, url)
        inner = [place for place in places if re.search(r"\.xml(?:\.gz)?(?:\?|$)", place)]
        if inner:  # an index: of its sitemaps the one of pages is worth the second request
            of_pages = [place for place in _in_order(inner) if _OF_PAGES.search(place)]
            places = _places(reader, of_pages[0]) if of_pages else []
        found += _candidates(places, home)
    return sorted(found, key=lambda one: -one.score)


def _in_order(urls: Sequence[str]) -> list[str]:
    """Sitemaps of pages first, those of goods last."""
    return sorted(urls, key=lambda url: (not _OF_PAGES.search(url), bool(_OF_GOODS.search(url))))


def _places(reader: Reader, url: str) -> list[str]:
    fetched = reader.raw(url)
    if fetched is None:
        return []
    return [unescape(found[1]) for found in _PLACE.finditer(fetched.text)][:LONGEST]


def _candidates(places: Sequence[str], home: Page) -> Iterator[Candidate]:
    for place in places:
        if not leads_to_a_page(place, home.url) or _OF_GOODS.search(place):
            continue
        for kind, score in slug_names(place, language=home.language).items():
            yield Candidate(kind, place, round(0.65 * score, 3), place, Link(place, "", "", "main", 0))
