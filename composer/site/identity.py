"""Whose site it is: the company's name, and which domains are its own.

A domain is the company's where it is the site's own, or where it bears the company's name: shops move, write from
another ending, or show themselves under the address of their host.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address
from urllib.parse import urlsplit

from composer.site.domains import label, registrable
from composer.site.known import is_authority, is_free_mail, is_service, known
from composer.site.page import Page, tidy
from composer.site.stems import fold, tokens
from composer.site.structured import is_a, texts
from composer.site.words import index_of

ORGANISATIONS = (
    "Organization",
    "Business",
    "Store",
    "Corporation",
    "Restaurant",
    "Hotel",
    "Company",
    "Dentist",
    "Agency",
)
SHORTEST = 4  # letters of a name by which a domain is recognised; shorter ones are in everything
LONGEST = 60  # characters of a name
NAME_WORDS = 4  # a name has hardly more
SHORT_LINE = 60  # characters of a line that is no sentence
_APART = re.compile(r"\s+[|–—·•:»/-]+\s+|\s*[|•»]\s*|:\s+|,\s+")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?:\d{4}\s*(?:[-–—]\s*(?:\d{2,4}|present)\s*)?)?[,.\s]*(.{2,120})",
    re.I,
)
_END = re.compile(r"\s*(?:[|•·–—©™®]|\.\s|\.$|,\s|\s-\s|\b\d{4}\b|all rights|powered|designed|[-–]\s)", re.I)


@dataclass(frozen=True)
class Owner:
    """The company as its site shows it: its domain and every name that the site uses for it."""

    host: str  # the site's registrable domain, "" for a bare address
    names: tuple[str, ...]  # likeliest first

    @property
    def name(self) -> str:
        """The likeliest name; the site's domain where it has none."""
        return self.names[0] if self.names else self.host

    @cached_property
    def _squashed(self) -> tuple[str, ...]:
        return tuple({squashed for name in self.names if len(squashed := _squash(name)) >= SHORTEST})

    @cached_property
    def _label(self) -> str:
        return _squash(label(self.host)) if self.host else ""

    def owns(self, domain: str) -> bool:
        """Whether mail to this domain reaches the company itself."""
        own = registrable(domain)
        if own == self.host:
            return True
        if is_free_mail(domain) or is_service(domain) or is_authority(domain):
            return False
        mark = _squash(label(own))
        if self._label and mark == self._label:
            return True
        return self.is_named(mark)

    def is_named(self, text: str) -> bool:
        """Whether a text bears the company's name, such as the part of an address before the @.

        Short ones must be a word of the name or its initials ("tao" of "Tartu Auto Osad").
        """
        mark = _squash(text)
        if 2 < len(mark) < SHORTEST and mark in self._short:
            return True
        return len(mark) >= SHORTEST and (
            any(_alike(mark, name) for name in (*self._squashed, self._label) if name)
            or any(len(word) >= 0.6 * len(mark) and word in mark for word in self._words)
        )

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The long words of the likeliest names."""
        return tuple(word for name in self.names[:2] for word in tokens(name) if len(word) >= 5)

    @cached_property
    def _short(self) -> frozenset[str]:
        """Short words of the likeliest names, and their initials."""
        words = [tokens(name) for name in self.names[:2]]
        initials = {"".join(word[0] for word in name) for name in words if len(name) > 2}
        return frozenset(word for name in words for word in name if len(word) == 3) | initials


def company_name(pages: Sequence[Page]) -> str:
    """The company's name as its site gives it; the site's domain where it gives none, "" without pages."""
    return owner_of(pages).name if pages else ""


def owner_of(pages: Sequence[Page]) -> Owner:
    """Whose site these pages are; the first one is the home page.

    A name that the home page does not bear counts only with its legal form: pages that a theme has left behind carry the
    theme's name.
    """
    host = _site_host(pages[0].url) if pages else ""
    votes: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for name, weight, everywhere in _named(pages):
        bare = _bare(name)
        key = _squash(bare)
        if not key or fold(bare) in _no_names():
            continue
        if not (everywhere or not votes or key in votes or any(_alike(key, other) for other in votes)):
            continue
        spelling.setdefault(key, bare)
        votes[key] += weight
    mark = _squash(label(host)) if host else ""
    for key in votes if mark else ():
        if key == mark or (len(key) >= SHORTEST and _alike(mark, key)):
            votes[key] += 8 if key == mark else 4
    best = [key for key in sorted(votes, key=lambda key: (-votes[key], len(key))) if votes[key] > 1]
    # Of a title alone the first short part is likeliest: "Baltic Foods | Good things for every day".
    title = [_squash(_bare(name)) for name, _, first in _from_titles(pages) if first]
    rest = [key for key in title if key in votes and key not in best]
    rest.sort(key=lambda key: len(spelling[key].split()) > NAME_WORDS)
    return Owner(host, tuple(spelling[key] for key in dict.fromkeys((*best, *rest))))


def _named(pages: Sequence[Page]) -> Iterator[tuple[str, int, bool]]:
    """What may be the company's name, with a weight for its source, and whether it counts on any page."""
    for number, page in enumerate(pages):
        home = number == 0
        for name in _structured(page):
            yield name, 6 if home else 2, home
        for source in ("og:site_name", "application-name", "apple-mobile-web-app-title"):
            if page.meta.get(source):
                yield page.meta[source], 5 if home else 2, home
        for text in _lines(page):
            yield from ((name, 2, home) for name in _rights(text))
            yield from ((name, 3, True) for name in legal_names(text))
        if home:
            yield from ((name, weight, True) for name, weight, first in _from_titles(pages) if first)
    yield from ((name, weight, False) for name, weight, first in _from_titles(pages) if not first)


def _structured(page: Page) -> Iterator[str]:
    for thing in page.data:
        if is_a(thing, *ORGANISATIONS):
            for key in ("name", "legalName", "alternateName"):
                yield from (tidy(text) for text in texts(thing.get(key))[:3] if 2 <= len(text) <= LONGEST)
        elif is_a(thing, "WebSite"):
            yield from (tidy(text) for text in texts(thing.get("name"))[:1] if 2 <= len(text) <= LONGEST)


def _lines(page: Page) -> Iterator[str]:
    """Lines that may name the company: of the footer, and short ones of the page itself."""
    for block in page.blocks:
        if block.place == "footer" or len(block.text) <= 160:
            yield block.text


def _from_titles(pages: Sequence[Page]) -> Iterator[tuple[str, int, bool]]:
    """Parts of the titles, and whether it is the home page's; a part that many pages share is the company's name."""
    parts = [[part for part in _APART.split(page.title) if 2 <= len(part) <= LONGEST] for page in pages]
    seen = Counter(key for page in parts for key in {_squash(part) for part in page})
    for number, page in enumerate(parts):
        for part in page:
            shared = seen[_squash(part)]
            yield part, 3 if shared > 2 and shared * 2 >= len(parts) and number == 0 else 1, number == 0
    if parts and len(parts[0]) == 1 and len(parts[0][0].split()) <= 4:
        yield parts[0][0], 2, True


def _rights(text: str) -> Iterator[str]:
    """The name after a copyright sign: "© 2024 Foo. All rights reserved" gives "Foo"."""
    found = _RIGHTS.search(text)
    if found and ("©" in text or "(c)" in text.lower() or "copyright" in text.lower()):
        name = _END.split(found[1], maxsplit=1)[0].strip(" .,-–—|")
        if 2 <= len(name) <= LONGEST and any(sign.isalpha() for sign in name) and len(name.split()) <= 6:
            yield name


def legal_names(text: str) -> Iterator[str]:
    """Firms that a line names with their legal form: "Reg. OÜ Kask & Pojad" gives "Kask & Pojad".

    What follows words such as "designed by" is the web agency's name.
    """
    words = text.split()
    if len(words) > 60:
        return
    for place, word in enumerate(words):
        form = word.strip(",;()„“”\"'«»|")
        if form in known().legal_forms or form.rstrip(".") in known().legal_forms:
            before, after = _name_before(words[:place]), _name_after(words[place + 1 :])
            if place - len(before.split()) > 1 and len(text) > SHORT_LINE:
                continue  # a sentence that speaks of a firm, as privacy notices do of others
            head = " ".join(words[max(0, place - 10) : place])
            if index_of("credits", "").any(tokens(head)):
                continue
            if before:
                yield before
            elif after and word[-1] not in ".,;:)":  # "OÜ. All rights reserved"
                yield after


def _name_before(words: list[str]) -> str:
    taken: list[str] = []
    for word in reversed(words[-4:]):
        bare = word.strip("„“”\"'«»()")
        if (
            not bare
            or not (bare[0].isupper() or bare[0].isdigit() or bare in ("&", "+", "-"))
            or word.endswith((":", ";"))
        ):
            break
        taken.insert(0, bare.strip(","))
        if word[0] in '„“"«' or word.startswith(("(", "|")):
            break
    return _kept(taken)


def _name_after(words: list[str]) -> str:
    taken: list[str] = []
    for word in words[:4]:
        bare = word.strip("„“”\"'«»(),.;")
        if not bare or not (bare[0].isupper() or bare[0].isdigit() or bare in ("&", "+")):
            break
        taken.append(bare)
        if word[-1] in '”“"»,.;)':
            break
    return _kept(taken)


def _kept(words: list[str]) -> str:
    name = " ".join(words).strip(" -&+")
    return name if 2 < len(name) <= LONGEST and any(sign.isalpha() for sign in name) else ""


def _bare(name: str) -> str:
    """A name without its legal form and marks: "Kask OÜ ™" becomes "Kask"."""
    words = [word for word in re.sub("[™®©]", "", name).split() if word.strip(",") not in known().legal_forms]
    if words and re.fullmatch(r"(?:19|20)\d\d", words[0]):
        words = words[1:]  # "2026 Kask", left over from a copyright line
    return tidy(" ".join(words)).strip(" ,.-–—|\"'„“”«»")


def _no_names() -> frozenset[str]:
    return frozenset(fold(name) for name in known().no_names)


def _squash(text: str) -> str:
    return "".join(tokens(text))


def _alike(mark: str, name: str) -> bool:
    """Whether a domain's label (or a mailbox) and a name are the same, or one holds most of the other."""
    if mark in name:
        return len(mark) >= 0.4 * len(name) or len(mark) >= 6
    return name in mark and len(name) >= 0.45 * len(mark)


def _site_host(url: str) -> str:
    host = urlsplit(url).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return registrable(host) if "." in host else ""
    return ""
