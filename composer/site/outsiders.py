"""Whether a telephone number is another firm's that the page only names: a distributor's, a carrier's, a host's.

Three things give such a number away, all of them in its own sentence or card: a word for the other firm's part ("importer",
"our partner") with a name; an e-mail address of another firm's domain; a legal name ("UAB Sodas") that is not the site's.
A sentence that names the company itself is its own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from composer.site.disguise import addresses
from composer.site.identity import Owner, legal_names, owner_of
from composer.site.known import is_free_mail
from composer.site.page import Page
from composer.site.sentences import sentences
from composer.site.sightings import Shelf, Sighting
from composer.site.stems import tokens
from composer.site.words import index_of

FEW = 2  # words before a number that say no more than "Tel.", so that the lines above it count
CARD = 4  # words of a line that is no sentence
SHORTEST = 4  # letters of a word by which a name is known again
_NEXT = re.compile(r"[.!?;]\s|[|•·\n]")
_NUMBER = re.compile(r"\d(?:[ ()-]?\d){5,}")
_PARTED = re.compile(rf"\S+@\S+|{_NUMBER.pattern}")  # an address or a number ends what was said before it
_NAME = re.compile(r"[^\W\d_][^\W\d_]+")


@dataclass(frozen=True)
class Outsiders:
    """The other firms that a site's pages name."""

    shelf: Shelf

    def own(self, sighting: Sighting) -> bool:
        """Whether a number belongs to some other firm."""
        if sighting.how == "data":
            return False
        head = _head(sighting)
        after = _NUMBER.split(_NEXT.split(sighting.after, maxsplit=1)[0], maxsplit=1)[0]
        before = _NUMBER.split(_sentence(sighting.before))[-1]
        if self._writes_elsewhere(f"{before} {after}"):
            return True
        if self._names_the_company(head):
            return False
        return self._plays_a_part(head) or self._is_another(sighting, head)

    def _plays_a_part(self, head: str) -> bool:
        """Whether a word for another firm's part stands in the sentence, and a name or a word before it: "carrier's hotline"."""
        words = tokens(head)
        parts = list(index_of("outsiders", "").find(words))
        if not parts:
            return False
        named = any(word[0].isupper() for word in _NAME.findall(head)[1:])
        return named or (parts[0].start > 0 and len(words) <= CARD)

    def _writes_elsewhere(self, sentence: str) -> bool:
        """Whether the sentence holds another firm's e-mail address, where the site has one of its own."""
        if "@" not in sentence or not self._has_own_mail:
            return False
        domains = [address.rpartition("@")[2] for address in addresses(sentence)]
        return bool(domains) and not any(self._owner.owns(one) or is_free_mail(one) for one in domains)

    def _is_another(self, sighting: Sighting, head: str) -> bool:
        """Whether the sentence names a firm that its block calls by a legal name that is not the company's."""
        said = set(tokens(head))
        for name in legal_names_in(f"{sighting.before} {head}"):
            words = [word for word in tokens(name) if len(word) >= SHORTEST]
            if words and any(word in said for word in words) and self._own_names and not self._is_own(name):
                return True
        return False

    def _is_own(self, name: str) -> bool:
        words = tokens(name)
        return any(
            words == own or set(words) & {word for word in own if len(word) >= SHORTEST}
            for own in self._own_names
        )

    def _names_the_company(self, head: str) -> bool:
        said = set(tokens(head))
        return any(all(word in said for word in own) for own in self._own_names)

    @cached_property
    def _owner(self) -> Owner:
        return owner_of(self.shelf.pages)

    @cached_property
    def _own_names(self) -> list[list[str]]:
        """The company's names: its brand with the legal names alike; without such ones those that pages repeat."""
        brand = [tokens(name) for name in self._owner.names[:1]]
        seen = Counter(name for page in self.shelf.pages for name in _legal_names_on(page))
        alike = [tokens(name) for name in seen if any(set(tokens(name)) & set(words) for words in brand)]
        repeated = [tokens(name) for name, pages in seen.items() if pages > 1]
        return brand + alike if alike else (brand + repeated if repeated else [])

    @cached_property
    def _has_own_mail(self) -> bool:
        return any(
            self._owner.owns(address.rpartition("@")[2])
            for page in self.shelf.pages
            for block in page.blocks
            if "@" in block.text
            for address in addresses(block.text)
        )


def _legal_names_on(page: Page) -> set[str]:
    lines = (block.text for block in page.blocks if block.place == "footer" or len(block.text) <= 300)
    return {name for line in lines for part in sentences(line) for name in legal_names_in(part)}


def legal_names_in(text: str) -> Iterator[str]:
    """The firms that a text names with their legal form, sentence by sentence."""
    for part in re.split(r"[:,()]", text):
        yield from legal_names(part.strip())


def _head(sighting: Sighting) -> str:
    """What is said of the number: its sentence from the address or number before it; the lines above where that is no word."""
    head = _sentence(sighting.before)
    if len(tokens(head)) <= FEW and head == sighting.before.strip():
        head = f"{sighting.card} {head}"
    return _PARTED.split(head)[-1]


def _sentence(before: str) -> str:
    return ([*sentences(before)] or [""])[-1]
