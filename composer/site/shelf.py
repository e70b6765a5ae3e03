"""Sorts the pages that were read by kind, and picks the best of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from composer.site.judge import KINDS, Placed, judge, linked_section
from composer.site.links import Candidate, is_paper, page_key
from composer.site.page import Page
from composer.site.reader import Reader
from composer.site.report import PageKind, SupportPage

UNREAD = 0.75  # score of a link that is reported although its page could not be read
SURE = 0.55  # confidence from which on a kind needs no further search


@dataclass
class Shelf:
    """Everything found so far: pages with their kinds, and the links that are still to be followed."""

    home: Page
    placed: dict[str, tuple[Placed, ...]] = field(default_factory=dict)  # page key → its kinds
    links: dict[tuple[str, str], Candidate] = field(default_factory=dict)  # (kind, url with section) → best
    pages: dict[str, Page] = field(default_factory=dict)

    def add_links(self, found: Sequence[Candidate], *, damp: float = 1.0) -> None:
        """Take links in; of two that lead to the same place the louder is kept."""
        for one in found:
            key = (one.kind, one.url)
            score = one.score * damp
            if key not in self.links or self.links[key].score < score:
                self.links[key] = Candidate(one.kind, one.url, score, one.why, one.link)

    def of_kind(self, kind: str) -> list[Candidate]:
        """The links to a kind, best first; a page of its own before a section."""
        own = [one for (known, _), one in self.links.items() if known == kind]
        return sorted(own, key=lambda one: one.score - (0.05 if "#" in one.url else 0), reverse=True)

    def words_to(self, page: Page) -> list[str]:
        """The words of all links that lead to a page."""
        key = page_key(page.url)
        return [
            one.why
            for one in self.links.values()
            if page_key(one.url) == key and _has_words(one) and not _names_section(one.url, page)
        ]

    def judge(self, reader: Reader) -> None:
        """Say of every page that was read what it is."""
        for page in reader.pages:
            key = page_key(page.url)
            is_home = key == page_key(self.home.url)
            words = list(self.words_to(page))
            for one in self.links.values():
                target = reader.page_of(one.url)
                if target is page and _has_words(one) and not _names_section(one.url, page):
                    words.append(one.why)
            self.pages[key] = page
            self.placed[key] = (
                *judge(page, linked=dict.fromkeys(words), is_home=is_home, home=self.home),
                *self._by_anchor(page, reader),
            )

    def _by_anchor(self, page: Page, reader: Reader) -> list[Placed]:
        """Sections of this page to which links with #anchor lead."""
        found = []
        for one in self.links.values():
            bare, _, anchor = one.url.partition("#")
            if anchor and one.kind != "help" and reader.page_of(bare) is page and one.score >= 0.5:
                place = linked_section(page, anchor, one.why, one.kind)
                if place:
                    found.append(place)
        return found

    def best(self, kind: PageKind) -> tuple[Page, Placed] | None:
        """The best page of a kind among those that were read."""
        found = [
            (self.pages[key], place)
            for key, places in self.placed.items()
            for place in places
            if place.kind == kind
        ]
        return max(found, key=lambda pair: self._rank(*pair), default=None)

    def _rank(self, page: Page, place: Placed) -> float:
        foreign = bool(self.home.language and page.language and page.language != self.home.language)
        return place.confidence - (0.25 if foreign else 0.0)

    def missing(self) -> list[PageKind]:
        """Kinds that no page serves surely enough."""
        found = {kind: self.best(kind) for kind in KINDS}
        return [kind for kind, pair in found.items() if pair is None or pair[1].confidence < SURE]

    def kinds(self) -> Mapping[str, frozenset[str]]:
        """Page address → its kinds."""
        return {
            self.pages[key].url: frozenset(place.kind for place in places)
            for key, places in self.placed.items()
        }

    def support_pages(self, reader: Reader) -> tuple[SupportPage, ...]:
        """The best page of each kind, surest first."""
        found = []
        for kind in KINDS:
            pair = self.best(kind)
            if pair:
                page, place = pair
                found.append(
                    SupportPage(
                        kind=kind,
                        url=page.link_to(place.anchor),
                        title=place.title,
                        confidence=round(place.confidence, 2),
                        why=place.why,
                        read=True,
                    )
                )
            elif unread := self._unread(kind, reader):
                found.append(unread)
        return tuple(sorted(found, key=lambda page: -page.confidence))

    def _unread(self, kind: PageKind, reader: Reader) -> SupportPage | None:
        """A page that could not be read, where a link names it beyond doubt; never one that was read and is another."""
        for one in self.of_kind(kind):
            if one.score < UNREAD or reader.has_read(one.url) or page_key(one.url) in reader.missing:
                continue
            return SupportPage(
                kind=kind,
                url=one.url,
                title=one.why,
                confidence=0.35 if is_paper(one.url) else 0.45,
                why=(f"link '{one.why}'",),
            )
        return None


def _names_section(url: str, page: Page) -> bool:
    """Whether a link leads to a section that the page has: its words speak for the section alone."""
    anchor = url.partition("#")[2]
    return bool(anchor) and page.anchors.get(anchor, 0) > 0


def _has_words(one: Candidate) -> bool:
    """Whether words speak for a link, and not its address alone, which the page's own address says again."""
    return bool(one.link.text) and not one.why.startswith("/")
