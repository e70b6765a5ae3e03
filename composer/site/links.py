"""Links, weighed: which of them leads to the page of a kind?

Text speaks louder than a picture's alt or a title, those louder than the address; a place in the footer helps a little
(W2). Links to goods and articles are held down, for their titles use every word there is. What a link says is only a
reason to read the page: the page that was read decides (`judge`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ConfigDict

from composer.site.domains import label, registrable, same_site
from composer.site.naming import Names, names, slug_names
from composer.site.page import Link, Page
from composer.site.platforms import is_help_centre
from composer.site.stems import tokens
from composer.site.tables import table
from composer.site.words import Topic

LEAST = 0.4  # below it a link is no reason to read a page
SENTENCE = 140  # characters around a link that only points
NEAR = 5  # words of it that stand next to the link
ABOVE = 4  # blocks above it among which a heading may be its name
PURE = 0.8  # weight of a link in a menu that says one kind and nothing else, wherever it leads
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|ref|source|_ga|srsltid)=[^&]*&?")
SHOPPING = frozenset({"cart", "basket", "checkout", "shop", "store"})
_GOODS_NAME = re.compile(
    r"\d{4,}|(?:[^\W_]+[-_]){3,}|^[a-z]?\d{3,}$", re.I
)  # "red-kettle-2-l", "kettle-10482"
_PLACES = {"footer": 0.06, "nav": 0.05, "header": 0.05, "main": 0.0}


class _Marks(BaseModel):
    """`links.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    goods: frozenset[str]
    articles: frozenset[str]
    doors: frozenset[str]
    files: frozenset[str]
    papers: frozenset[str]
    pointers: frozenset[str]


@dataclass(frozen=True)
class Candidate:
    """A link that may lead to the page of a kind."""

    kind: Topic
    url: str
    score: float
    why: str  # the words of the link, or what else spoke for it
    link: Link


@cache
def marks() -> _Marks:
    """The parts of addresses that tell what a link leads to."""
    return table("links.yaml", _Marks)


def page_key(url: str) -> str:
    """One key for all spellings of a page's address: no scheme, "www.", section, tracking, "index.html", last slash.

    >>> page_key("https://www.shop.example/faq/index.html?utm_source=x#top") == page_key("http://shop.example/faq")
    True
    """
    parts = urlsplit(url)
    host = (parts.netloc or "").lower().removeprefix("www.")
    path = _INDEX.sub("/", unquote(parts.path)).rstrip("/")
    query = _TRACKING.sub("", parts.query).rstrip("&")
    return f"{host}{path}" + (f"?{query}" if query else "")


def own_name(page: Page) -> frozenset[str]:
    """The words of the site's name, as its address and its title give them."""
    name = set(tokens(label(urlsplit(page.url).hostname or "")))
    said = page.meta.get("og:site_name", "")
    return frozenset(name | set(tokens(said)))


def candidates(page: Page, *, home: str = "") -> tuple[Candidate, ...]:
    """The links of a page that are worth following, best first; one for each kind and page."""
    name, best = own_name(page), dict[tuple[Topic, str], Candidate]()
    pointing = _pointing(page)
    for link in page.links:
        if not leads_to_a_page(link.url, home or page.url):
            continue
        points = link.text.casefold() in pointing and page_key(link.url) != page_key(page.url)
        around = _around(link, page) if points else ""
        for kind, score, why in _spoken_for(link, page, name, around):
            key = (kind, page_key(link.url) + "#" + urlsplit(link.url).fragment)
            known = best.get(key)
            if score >= LEAST and (known is None or score > known.score):
                best[key] = Candidate(kind, link.url, round(min(score, 1.0), 3), why, link)
    return tuple(sorted(best.values(), key=lambda one: -one.score))


def sells(page: Page) -> bool:
    """Whether the links of a home page lead to goods, or to a cart."""
    return any(_path_words(link.url) & (marks().goods | SHOPPING) for link in page.links)


def inner_pages(home: Page, most: int = 2) -> list[str]:
    """The pages that a home page points to most; their menus may be fuller than its own."""
    counted = Counter(
        link.url.partition("#")[0].partition("?")[0]
        for link in home.links
        if leads_to_a_page(link.url, home.url) and page_key(link.url) != page_key(home.url)
    )
    counted.pop(home.url, None)
    return [url for url, _ in counted.most_common(most)]


def pages_of_goods(home: Page) -> list[str]:
    """The things for sale that a home page shows, in its order."""
    shown = (link.url.partition("#")[0] for link in home.links if link.place == "main")
    return [url for url in dict.fromkeys(shown) if leads_to_goods(url) and leads_to_a_page(url, home.url)]


def leads_to_goods(url: str) -> bool:
    """Whether an address is that of a thing for sale, an article or a cart: a page, but no way in."""
    parts = urlsplit(url)
    words = _path_words(url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    deep = parts.path.count("/") > 1 and bool(words & (marks().goods | marks().articles | marks().doors))
    named = bool(_GOODS_NAME.search(last)) and not slug_names(url)
    return deep or named or "product_id=" in parts.query or "route=product" in parts.query


def leads_to_a_page(url: str, home: str) -> bool:
    """Whether a link stays with the company and leads to something that can be read and needs no key."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return False
    if not (same_site(url, home) or is_help_centre(url)):
        return False
    if parts.path.startswith("/cdn-cgi/") or ending(url) in marks().files:
        return False
    return not _path_words(url) & marks().doors


def ending(url: str) -> str:
    """The ending of a file's name in lower case, "" for a page."""
    last = urlsplit(url).path.rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def is_paper(url: str) -> bool:
    """Whether a link leads to a document for people (PDF)."""
    return ending(url) in marks().papers


def _path_words(url: str) -> set[str]:
    return {re.sub(r"\.\w+$", "", part) for part in urlsplit(url).path.lower().split("/") if part}


def _pointing(page: Page) -> frozenset[str]:
    """Words of links that only point ("here", "read more", "→"): known ones, and those that lead to several pages."""
    leads: dict[str, set[str]] = {}
    for link in page.links:
        leads.setdefault(link.text.casefold(), set()).add(page_key(link.url))
    return frozenset(
        text
        for text, places in leads.items()
        if text and (len(places) > 2 or " ".join(tokens(text)) in marks().pointers)
    )


def _around(link: Link, page: Page) -> str:
    """What a link that only points means: the sentence that it stands in, else the heading above it."""
    block = page.blocks[link.block].text if link.block < len(page.blocks) else ""
    if link.text in block and len(link.text) + 3 < len(block) <= SENTENCE:
        before, _, after = block.partition(link.text)
        return " ".join((before.split() or after.split())[-NEAR:])
    above = page.blocks[max(0, link.block - ABOVE) : link.block]
    return next((block.text for block in reversed(above) if block.level), "")


def _spoken_for(
    link: Link, page: Page, name: frozenset[str], around: str
) -> Iterator[tuple[Topic, float, str]]:
    """What the link's words claim, with a weight; `around` speaks for a link that only points."""
    language = page.language
    if around:
        for kind, score in names(around, language=language, own_name=name).items():
            held = max(_damp(link.url), PURE) if score >= 0.95 else _damp(link.url)
            yield kind, (0.9 * score + _PLACES[link.place]) * held, around
    text = names(link.text, language=language, own_name=name)
    hint = names(link.hint, language=language, own_name=name) if link.hint != link.text else {}
    slug = slug_names(link.url, language=language)
    damp = _damp(link.url)
    for kind in dict.fromkeys((*text, *hint, *slug)):
        score, why = _weigh(kind, text, hint, slug, link)
        # "/shop/info/ds" is no lamp where the link says "Privacy" and nothing else.
        held = max(damp, PURE) if text.get(kind, 0.0) >= 0.95 and link.place != "main" else damp
        yield kind, (score + _PLACES[link.place]) * held, why


def _weigh(kind: Topic, text: Names, hint: Names, slug: Names, link: Link) -> tuple[float, str]:
    by_text, by_hint, by_slug = text.get(kind, 0.0), 0.9 * hint.get(kind, 0.0), 0.7 * slug.get(kind, 0.0)
    if by_text >= by_hint and by_text > 0:
        # Where the address names the kind too, it is surely the page and no passing word.
        return by_text + (0.2 if by_slug else 0.0) - (0.1 if slug and not by_slug else 0.0), link.text
    if by_hint > 0:
        return by_hint * (0.6 if text else 1.0) + (0.2 if by_slug else 0.0), link.hint
    return by_slug * (0.6 if text else 0.9), urlsplit(link.url).path


def _damp(url: str) -> float:
    words = _path_words(url)
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2].lower()
    if (words - ({last} if len(last) < 3 else set())) & marks().goods and registrable(
        urlsplit(url).hostname or ""
    ):
        return 0.45
    return 0.35 if words & marks().articles or re.search(r"/(?:19|20)\d\d/\d", url) else 1.0
