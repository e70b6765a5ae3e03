"""A sighting: where an address or a number stands, and the words around it that tell whose it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from composer.languages.interface import N_, Sentence, _
from composer.site.known import mail_words
from composer.site.page import Block, Page
from composer.site.stems import tokens
from composer.site.words import index_of

How = Literal["link", "text", "data", "hidden", "script"]
NEAR = 160  # characters before it that may say whose it is
LABEL = 60  # characters of words that name it
NOTICES = frozenset(
    {"privacy", "terms", "withdrawal"}
)  # kinds of pages that name other firms and the regulator
_NAMING = ("dt", "th", "legend", "summary", "caption", "figcaption")
_STOP = re.compile(r"[.!?;]\s|[|•·\n]|\s{2,}")


@dataclass(frozen=True)
class Shelf:
    """The pages of a site, with what each one is."""

    pages: Sequence[Page]
    kinds: Mapping[str, frozenset[str]]

    def kinds_of(self, page: Page) -> frozenset[str]:
        """What a page is; the first one is the home page too."""
        own = self.kinds.get(page.url, frozenset())
        return own | {"home"} if page is self.pages[0] else own


@dataclass(frozen=True)
class Sighting:
    """One place where a value stands."""

    value: str
    page: Page
    kinds: frozenset[str]
    how: How
    block: int = -1  # of the page's blocks; -1 where it stands in none
    before: str = ""  # the same block's text before it
    after: str = ""

    @property
    def place(self) -> str:
        """header, nav, main or footer."""
        return self.page.blocks[self.block].place if 0 <= self.block < len(self.page.blocks) else "main"

    @property
    def url(self) -> str:
        """The page, with the section."""
        inside = 0 <= self.block < len(self.page.blocks) and self.place == "main"
        return self.page.link_to(self.page.blocks[self.block].anchor if inside else "")

    @property
    def only_in_notices(self) -> bool:
        """Whether it stands in the text of a notice that names other firms too."""
        plain = self.kinds & {"contact", "imprint", "home", "complaints", "about"}
        return self.place == "main" and bool(self.kinds & NOTICES) and not plain

    @property
    def on_card(self) -> bool:
        """Whether it stands where a company shows itself: head, foot, contact page, legal notice, structured data."""
        return (
            self.place != "main"
            or bool(self.kinds & {"contact", "imprint", "complaints"})
            or (self.how == "data" and "home" in self.kinds)
        )

    @cached_property
    def lead(self) -> str:
        """What leads to it: the words before it in its block, else the short blocks above."""
        if any(sign.isalnum() for sign in self.before) or self.block < 1:
            return self.before
        return " ".join(block.text for block in self._above(2))

    @cached_property
    def label(self) -> str:
        """The words that name it: "Complaints: " or a short heading above; "" where none do."""
        own = _STOP.split(self.before)[-1].strip(" :–—-•|,")
        if own or self.block < 1:
            marked = self.before.rstrip().endswith((":", "–", "—", "-", "|", "→"))
            return own if marked and len(own) <= LABEL else ""
        above = self._above(1)
        if above and (_is_short_heading(above[0]) or above[0].tag in _NAMING or above[0].text.endswith(":")):
            return above[0].text.strip(" :–—-")
        return ""

    def _above(self, most: int) -> list[Block]:
        found: list[Block] = []
        for block in reversed(self.page.blocks[max(0, self.block - most) : self.block]):
            if block.place != self.place or len(block.text) > 120:
                break
            found.insert(0, block)
        return found

    @cached_property
    def is_strangers(self) -> bool:
        """Whether the words around it say that it is the regulator's or the web agency's."""
        near = f"{self.lead[-NEAR:]} {self.after[:80]}"
        if index_of("authority", "").any(tokens(near)) or index_of("authority", "").any(tokens(self.card)):
            return True
        if self.only_in_notices and index_of("authority", "").any(tokens(self._section)):
            return True
        return self._is_at_bottom and index_of("credits", "").any(tokens(self.lead[-80:]))

    @property
    def _is_at_bottom(self) -> bool:
        """Whether it stands where a page names who has made it."""
        last = len(self.page.blocks) - max(3, len(self.page.blocks) // 6)
        return self.place == "footer" or "imprint" in self.kinds or self.block >= last

    @property
    def card(self) -> str:
        """The short lines above it that make one card with it: the name, the street, the town."""
        found: list[str] = []
        for block in reversed(self.page.blocks[max(0, self.block - 4) : max(0, self.block)]):
            if len(block.text) > 80 or block.place != self.place:
                break
            found.append(block.text)
            if block.level:
                break
        return " ".join(found)

    @property
    def _section(self) -> str:
        """The heading and the few blocks above it, which in notices name the firm that is spoken of."""
        found: list[str] = []
        for block in reversed(self.page.blocks[max(0, self.block - 4) : max(0, self.block)]):
            found.append(block.text[-NEAR:])
            if block.level:
                break
        return " ".join(found)

    @cached_property
    def weight(self) -> float:
        """How much the place speaks for it, 0 to 1."""
        if self.only_in_notices:
            return 0.2
        best = max((_WEIGHTS.get(kind, 0.0) for kind in self.kinds), default=0.0)
        if self.place != "main":
            best = max(best, 0.7)
        return max(best, 0.3) if self.how != "script" else min(best, 0.5)

    def where(self) -> str:
        """The place in words, in the interface language of the moment."""
        if self.place in ("header", "nav") and not self.kinds & {"contact", "imprint", "complaints"}:
            return _("at the top of the pages")
        if self.place == "footer" and not self.kinds & {"contact", "imprint", "complaints"}:
            return _("at the bottom of the pages")
        kind = next((kind for kind in _WHERE if kind in self.kinds), "")
        return str(Sentence(_WHERE[kind])) if kind else _("on another page")


def name_among(sightings: Iterable[Sighting]) -> str:
    """The words that the page puts before a value, where they say more than "E-mail" or "Telephone"; else ""."""
    for one in sightings:
        name = one.label.strip(" :.,–-→✉📧📩☎📞📱")
        words = tokens(name)
        letters = sum(sign.isalpha() for sign in name)
        if not letters >= 3 or len(name) > 40 or len(words) > 5 or "@" in name or letters < len(name) * 0.6:
            continue
        if name[-1] not in "!?" and not mail_words().any(words) and not index_of("phone", "").any(words):
            return name
    return ""


def _is_short_heading(block: Block) -> bool:
    return block.level >= 3 and len(block.text.split()) <= 3


_WEIGHTS = {
    "complaints": 1.0,
    "contact": 1.0,
    "imprint": 0.8,
    "home": 0.7,
    "about": 0.5,
    "returns": 0.5,
    "warranty": 0.5,
    "faq": 0.5,
    "shipping": 0.4,
}
_WHERE = {
    "complaints": N_("on the complaints page"),
    "contact": N_("on the contact page"),
    "imprint": N_("in the legal notice"),
    "home": N_("on the home page"),
    "returns": N_("on the returns page"),
    "withdrawal": N_("on the page about withdrawal"),
    "warranty": N_("on the warranty page"),
    "faq": N_("among the frequent questions"),
    "about": N_("on the page about the company"),
    "shipping": N_("on the delivery page"),
    "payment": N_("on the payment page"),
    "terms": N_("in the terms"),
    "privacy": N_("in the privacy notice"),
}
