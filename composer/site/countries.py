"""Which country a site's telephone numbers belong to, where they are written without their country's code."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from composer.site.domains import country_ending
from composer.site.known import known
from composer.site.page import Page
from composer.site.sightings import Shelf
from composer.site.stems import StemIndex, fold, tokens
from composer.site.structured import texts
from composer.site.words import words_of

_ENDINGS = {  # of regions and towns
    "scot": "GB", "wales": "GB", "cymru": "GB", "london": "GB", "berlin": "DE", "hamburg": "DE", "koeln": "DE", "cologne": "DE",
    "bayern": "DE", "saarland": "DE", "ruhr": "DE", "nrw": "DE", "wien": "AT", "tirol": "AT", "swiss": "CH", "paris": "FR",
    "bzh": "FR", "alsace": "FR", "corsica": "FR", "cat": "ES", "eus": "ES", "gal": "ES", "madrid": "ES", "barcelona": "ES",
    "amsterdam": "NL", "frl": "NL", "gent": "BE", "brussels": "BE", "vlaanderen": "BE", "stockholm": "SE", "moscow": "RU",
    "helsinki": "FI", "su": "RU", "xn--p1ai": "RU", "xn--j1amh": "UA", "kyiv": "UA", "nyc": "US", "sydney": "AU",
}  # fmt: skip
_ALSO = {
    "US": ("GB",),
    "DE": ("AT", "CH"),
    "FR": ("BE",),
    "NL": ("BE",),
}  # further countries of the language, last
_REGISTERED = re.compile(
    r"\b(AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|UA)"
    r"(?:U?\d{8,12}(?!\d)|\d\d(?:\s?[A-Z0-9]{4}){3,7}|-\d{4,5}(?!\d))"
)  # "LV40003000000", "EE38 2200 …", "LV-3301"
LOOKED_AT = 4_000  # characters of a page's contact lines in which a country may be named
_DECLARED_BY_DEFAULT = ("US", "GB")  # themes come with en-US or en-GB, whoever uses them


def countries(shelf: Shelf, seen: Iterable[str], *, language: str) -> tuple[str, ...]:
    """Countries (ISO 3166) in the order in which a number should be tried.

    `seen` are the countries of the numbers that do carry a code. Then the site's ending counts, its structured data, its
    VAT number, account and legal form, what the page declares ("es-EC"), a country that its contact lines name, and
    last the language's own country.
    """
    pages = shelf.pages
    votes: Counter[str] = Counter()
    host = (urlsplit(pages[0].url).hostname or "") if pages else ""
    ending = country_ending(host) or _ENDINGS.get(host.rpartition(".")[2], "")
    if ending:
        votes[ending] += 12
    for code, count in Counter(code for code in seen if code).items():
        votes[code] += 6 + min(4, count)
    for code in dict.fromkeys(_structured(pages, language)):
        votes[code] += 5
    for code in dict.fromkeys(_declared(pages)):
        votes[code] += 3
    for code, count in Counter(_named(shelf, language)).items():
        votes[code] += 2 + min(2, count)
    for code, count in Counter(
        _registered(pages)
    ).items():  # the foot says it on every page, a distributor's card once
        votes[code] += 3 + min(2, count)
    votes[words_of(language).region] += 3  # one more than a partner's card in the neighbouring country gives
    likely = [code for code, _ in votes.most_common(4)]
    return tuple(dict.fromkeys((*likely, *(() if ending else _ALSO.get(words_of(language).region, ())))))


def _structured(pages: Sequence[Page], language: str) -> Iterator[str]:
    for page in pages:
        for thing in page.data:
            for text in texts(thing.get("addressCountry"))[:2]:
                if len(text) == 2 and text.isalpha():
                    yield text.upper()
                else:
                    yield from (match.value for match in _territories(language).find(tokens(text)))


def _declared(pages: Sequence[Page]) -> Iterator[str]:
    for page in pages:
        for tag in (page.declared_language, page.meta.get("og:locale", "")):
            parts = tag.replace("_", "-").split("-")
            if len(parts) > 1 and len(parts[-1]) == 2 and parts[-1].upper() not in _DECLARED_BY_DEFAULT:
                yield parts[-1].upper()


def _named(shelf: Shelf, language: str) -> Iterator[str]:
    """Countries in the lines where a company gives its address: short ones of the contact page and the foot."""
    for page in shelf.pages:
        on_contact = bool(shelf.kinds_of(page) & {"contact", "imprint"})
        lines = (
            block.text
            for block in page.blocks
            if len(block.text) < 300 and (block.place == "footer" or (on_contact and block.place == "main"))
        )
        text = "\n".join(lines)[:LOOKED_AT]
        yield from {match.value for match in _territories(language).find(tokens(text))}


def _registered(pages: Sequence[Page]) -> Iterator[str]:
    """Countries that an account (IBAN), a VAT number or the company's legal form shows, on the page's own cards."""
    for page in pages:
        lines = [block.text for block in page.blocks if len(block.text) < 300]
        text = "\n".join(lines)[-LOOKED_AT:]
        for found in _REGISTERED.finditer(text):
            yield {"EL": "GR"}.get(found[1], found[1])
        for form, code in known().form_countries.items():
            if form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                yield code


@cache
def _territories(language: str) -> StemIndex[str]:
    """The names of all countries, in the language and in English."""
    entries: list[tuple[str, str]] = [
        ("uk", "GB"),
        ("united kingdom", "GB"),
        ("usa", "US"),
        ("england", "GB"),
    ]
    for code in dict.fromkeys((language, "en")):
        try:
            names = Locale(code).territories
        except (UnknownLocaleError, ValueError):
            continue
        entries += [(name, key) for key, name in names.items() if len(key) == 2 and len(fold(name)) > 3]
    return StemIndex(entries)
