"""The site's own search (W3, W5): its form, what schema.org or OpenSearch say of it, or the shop system's.

One call and one page: search engines of shops want few words, so the question is boiled down to its most telling one.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

from composer.errors import TooLarge
from composer.site.domains import same_site
from composer.site.links import leads_to_a_page, marks, page_key
from composer.site.page import Page
from composer.site.parse import parse
from composer.site.platforms import Platform, help_centre_search
from composer.site.reader import Reader
from composer.site.stems import tokens
from composer.site.structured import is_a
from composer.site.words import index_of, kind_index, stopwords, words_of

MOST_HITS = 2
_BLANK = re.compile(r"\{(?:search_term_string|searchTerms\??|query|search_term|term|keyword)\}")
_TEMPLATE = re.compile(r'<Url\b[^<>]*type="text/html"[^<>]*template="([^"<>]{1,500})"|<Url\b[^<>]*template="([^"<>]{1,500})"[^<>]*type="text/html"')  # fmt: skip
_ANSWERS = ("url", "html_url", "link", "permalink")


def search_site(reader: Reader, pages: Sequence[Page], platform: Platform | None, words: str) -> list[str]:
    """Addresses of pages that the site's own search gives for these words, best first."""
    if not words or not pages:
        return []
    address = _address(reader, pages, platform, words)
    fetched = reader.raw(address) if address else None
    if fetched is None:
        return []
    home = pages[0].url
    found = (
        _from_json(fetched.text, fetched.url)
        if fetched.text.lstrip()[:1] in "[{"
        else _from_page(fetched.text, fetched.url, words)
    )
    here = fetched.url  # a help centre answers with pages of its own host
    fresh = [
        url
        for url in dict.fromkeys(found)
        if (leads_to_a_page(url, home) or leads_to_a_page(url, here)) and not reader.was_asked(url)
    ]
    return fresh[:MOST_HITS]


def telling_word(question: str, language: str) -> str:
    """The word of a question that a search engine should be asked for; "" where it has none.

    A word that names a kind of page is best, in the site's language; else the longest that is no everyday word.
    """
    words = tokens(question)
    for match in kind_index().find(words):
        if match.value.kind != "help" and match.value.weight >= 1:
            if match.value.language == language:
                return _as_typed(question, words[match.start])
            return kind_word(match.value.kind, language)
    idle = frozenset().union(*stopwords().values())
    kept = [
        word
        for word in words
        if len(word) > 3 and word not in idle and not index_of("question", "").any([word])
    ]
    return _as_typed(question, max(kept, key=len)) if kept else ""


def kind_word(kind: str, language: str) -> str:
    """The plainest word for a kind of page in a language."""
    stems = [stem for stem in words_of(language).kinds.get(kind, ()) if not stem.startswith("~")]  # type: ignore[call-overload]  # any text may be asked for
    whole = [stem for stem in stems if stem.isalpha()]
    return str((whole or stems or [""])[0])


def _as_typed(question: str, token: str) -> str:
    """The word with its diacritics: shops' engines do not fold them."""
    return next((word for word in re.findall(r"\w+", question) if tokens(word)[:1] == [token]), token)


def _address(reader: Reader, pages: Sequence[Page], platform: Platform | None, words: str) -> str:
    home = pages[0]
    for link in (link for page in pages for link in page.links):
        centre = help_centre_search(link.url)
        if centre and leads_to_a_page(link.url, home.url):
            return centre.replace("{query}", quote(words))
    if platform and platform.search:
        return urljoin(home.url, platform.search.replace("{query}", quote(words)))
    for page in pages[:3]:
        for template in _templates(page):
            if _BLANK.search(template) and same_site(template, home.url):
                return _BLANK.sub(quote(words), template)
        for form in page.forms:
            if form.search and form.query and form.method == "get" and same_site(form.action, home.url):
                bare, _, query = form.action.partition("#")[0].partition("?")
                return f"{bare}?{query + '&' if query else ''}{urlencode({form.query: words})}"
    return _from_opensearch(reader, home, words)


def _templates(page: Page) -> Iterator[str]:
    """What schema.org's SearchAction says."""
    for thing in page.data:
        if is_a(thing, "SearchAction"):
            target = thing.get("target")
            for one in target if isinstance(target, list) else [target]:
                template = one.get("urlTemplate") if isinstance(one, dict) else one
                if isinstance(template, str):
                    yield urljoin(page.url, template)


def _from_opensearch(reader: Reader, home: Page, words: str) -> str:
    description = home.meta.get("opensearch")
    fetched = reader.raw(urljoin(home.url, description)) if description else None
    found = _TEMPLATE.search(fetched.text) if fetched else None
    if not found:
        return ""
    template = urljoin(home.url, (found[1] or found[2]).replace("&amp;", "&"))
    return _BLANK.sub(quote(words), template) if same_site(template, home.url) else ""


def _from_json(text: str, home: str) -> Iterator[str]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    waiting: list[Any] = [data]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value[:50]
        elif isinstance(value, dict):
            address = next((value[name] for name in _ANSWERS if isinstance(value.get(name), str)), "")
            if address and (value.get("title") or value.get("name")):
                yield urljoin(home, address)
            waiting += [part for part in value.values() if isinstance(part, list | dict)]


def _from_page(text: str, url: str, words: str) -> Iterator[str]:
    """Links among the results: in the page's own part, with the words in them or below them; goods come last."""
    try:
        page = parse(text, url)
    except TooLarge:
        return
    asked = tokens(words)
    own = [
        link
        for link in page.links
        if link.place == "main" and link.text and page_key(link.url) != page_key(url)
    ]
    for goods in (False, True):
        for link in own:
            is_goods = bool({*urlsplit(link.url).path.lower().split("/")} & marks().goods)
            around = tokens(
                " ".join([link.text, *(block.text for block in page.blocks[link.block : link.block + 3])])
            )
            if is_goods == goods and any(word.startswith(asked[0][:6]) for word in around if asked):
                yield link.url
