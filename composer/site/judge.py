"""Which kinds of support page is this? The page that was read decides, not the link that led to it.

Evidence, strongest first: its main heading, its title, its address, the words of the links that lead to it, and what
stands in it: questions for a FAQ, a way to write for a contact page, the kind's own words for the rest. A link alone
proves nothing (a "Privacy" link may lead to the refund policy); a heading over an empty page neither. A page may be of
several kinds, and a section of a long page may be the only place where a kind is treated.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from composer.site.links import own_name
from composer.site.naming import names, slug_names
from composer.site.page import Block, Page, Section
from composer.site.passages import passages_of
from composer.site.report import PageKind
from composer.site.stems import tokens
from composer.site.structured import is_a
from composer.site.words import FALLBACK, Topic, index_of, kind_index

KINDS: tuple[PageKind, ...] = get_args(PageKind)
NAMED = 0.6  # from here on a heading, a title or a link names a kind
THIN = 80  # letters; a page with fewer says nothing
EMPTY = 500  # letters up to which a page may say that it is not there
SPOKEN = 0.3  # share of a kind's words from which on an address that names it is believed
SHORTEST = 25  # letters that are enough where heading, link and address agree: "We deliver in Latvia only."
SECTION = 120  # letters below a heading that make a section worth pointing to …
SHORT_SECTION = 50  # … where the heading says nothing but the kind: "Delivery"
IN_SECTIONS = frozenset(
    {"faq", "contact", "returns", "shipping", "warranty", "complaints", "payment", "withdrawal", "privacy"}
)
ON_HOME = frozenset({"faq", "contact", "about"})  # kinds that a heading alone may announce on a home page
QUESTIONS = 3  # that make a list of questions
HELPS = 0.4  # from here on a name says that the page helps ("For customers")
SHORTEST_QUESTION = 3  # words

_PLACEHOLDER = re.compile(
    r"lorem ipsum|dolor sit amet|consectetur adipis|your (?:text|content) here|\[(?:insert|company name|your )",
    re.I,
)
_EMAIL = re.compile(
    r"[\w.+-]{1,64}(?:@|\s?[(\[](?:at|ät|eta|собака|małpa)[)\]]\s?)[\w-]{1,63}\.[\w.-]{2,}", re.I
)
_NUMBER = re.compile(
    r"(?:\+|\b00|\(0?)\d[\d\s().-]{6,18}\d|\b\d{3}[\s.-]\d{2,4}[\s.-]\d{2,4}\b|\b[2-9]\d{6,7}\b"
)


@dataclass(frozen=True)
class Placed:
    """A kind that a page serves, whole or in a section of it."""

    kind: PageKind
    anchor: str  # "" the whole page
    confidence: float
    why: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True)
class _Evidence:
    """What speaks for the kinds of one page."""

    heading: Mapping[Topic, float]
    title: Mapping[Topic, float]
    slug: Mapping[Topic, float]
    linked: Mapping[Topic, float]
    words: Mapping[Topic, float]  # share of the kind's words in the text, 0 to 1
    link_words: Mapping[Topic, str]

    def named(self, kind: Topic) -> float:
        """How clearly the page itself bears this kind's name."""
        return max(
            self.heading.get(kind, 0.0), 0.95 * self.title.get(kind, 0.0), 0.7 * self.slug.get(kind, 0.0)
        )

    def says_itself(self, kind: Topic) -> bool:
        """Whether heading or title name this kind; an address alone may be of another matter ("/sectors/transport")."""
        return max(self.heading.get(kind, 0.0), self.title.get(kind, 0.0)) >= 0.5

    def speaks(self) -> bool:
        """Whether a name or a link says that this is a support page at all."""
        return any(
            max(said.values(), default=0.0) >= 0.4
            for said in (self.heading, self.title, self.slug, self.linked)
        )

    def names_other(self, kind: PageKind) -> bool:
        """Whether heading or title name another kind, and not this one."""
        if max(self.heading.get(kind, 0.0), self.title.get(kind, 0.0)) >= 0.5:
            return False
        said = {**self.title, **self.heading}
        return any(score >= NAMED for other, score in said.items() if other not in (kind, "help"))


def judge(
    page: Page, *, linked: Iterable[str] = (), is_home: bool = False, home: Page | None = None
) -> tuple[Placed, ...]:
    """The kinds that a page serves, best first. `linked`: the words of the links that lead to it."""
    if is_placeholder(page):
        return ()
    evidence = _evidence(page, tuple(linked), home)
    if not is_home and not evidence.speaks():
        return ()  # a product's own questions are no FAQ of the company
    found = [] if is_home else list(_whole(page, evidence))
    found += _sections(page, evidence, {place.kind for place in found}, is_home=is_home)
    if not is_home:
        found += _stand_ins(page, evidence, {place.kind for place in found})
    best: dict[PageKind, Placed] = {}
    for place in sorted(found, key=lambda place: -place.confidence):
        best.setdefault(place.kind, place)
    return tuple(best.values())


def is_placeholder(page: Page) -> bool:
    """Whether a page still holds the text of the theme that it was made with, or says itself that it is none.

    Many servers answer "page not found" with status 200.
    """
    if len(page.text) < EMPTY and index_of("no_page", "").any(tokens(f"{page.title} {page.text}")):
        return True
    found = len(_PLACEHOLDER.findall(page.text[:60_000]))
    return found > 0 and found * 600 > len(page.text)


def question_count(blocks: Sequence[Block]) -> int:
    """How many questions stand there that something follows which is no question."""
    count = 0
    for block, below in zip(blocks, (*blocks[1:], None), strict=False):
        asks = block.text.rstrip(" +-–▼▾›»").endswith("?") and 8 <= len(block.text) <= 220
        if asks and below is not None and not below.text.rstrip().endswith("?"):
            count += 1
    return count


def can_be_written_to(page: Page, *, everywhere: bool = False) -> bool:
    """Whether the page's own part shows a way to reach somebody: an address, a number, a form to write in."""
    places = ("main", "footer", "header", "nav") if everywhere else ("main",)
    if any(
        link.url.startswith(("mailto:", "tel:", "https://wa.me/")) and link.place in places
        for link in page.links
    ):
        return True
    if any(("textarea" in form.fields or len(form.fields) > 2) and not form.search for form in page.forms):
        return True
    text = page.full_text if everywhere else page.text
    return bool(page.hidden_addresses or _EMAIL.search(text) or _NUMBER.search(text))


def _evidence(page: Page, linked: tuple[str, ...], home: Page | None) -> _Evidence:
    language, name = page.language, own_name(page)
    by_link: dict[Topic, float] = {}
    words: dict[Topic, str] = {}
    for text in linked:
        for kind, score in names(text, language=language, own_name=name).items():
            if score > by_link.get(kind, 0.0):
                by_link[kind], words[kind] = score, text
    by_title: dict[Topic, float] = {}
    for part in _own_titles(page.title, home.title if home else ""):
        by_title = by_title or dict(names(part, language=language, own_name=name))
    return _Evidence(
        names(page.heading, language=language, own_name=name) if _heads_the_page(page, by_title) else {},
        by_title,
        slug_names(page.url, language=language),
        by_link,
        word_shares(page.text, language),
        words,
    )


def _heads_the_page(page: Page, by_title: Mapping[Topic, float]) -> bool:
    """Whether the first heading is the page's, not a section's: some pages begin with "§ 1 Delivery"."""
    first = next((number for number, block in enumerate(page.main) if block.text == page.heading), 0)
    one = any(block.level == 1 and block.text == page.heading for block in page.headings)
    return one or (first <= 2 and not any(score >= NAMED for score in by_title.values()))


def _own_titles(title: str, home: str) -> list[str]:
    """The parts of a title without the site's name; none where every page of the site has the same."""
    if title == home:
        return []
    parts = [part.strip() for part in re.split(r"\s[|–—·•»:-]\s|\s?[|»•]\s?", title) if part.strip()]
    return [part for part in parts if not home or part not in home] or parts[:1]


def word_shares(text: str, language: str) -> dict[Topic, float]:
    """How much of a text are words of a kind: 1.0 at three of them and two in a hundred."""
    words = tokens(text[:30_000])
    if len(words) < 10:
        return {}
    found: Counter[Topic] = Counter()
    for _, kind in {
        (match.start, match.value.kind)
        for match in kind_index().find(words)
        if match.value.weight >= 1 and match.value.language in (language, FALLBACK)
    }:
        found[kind] += 1
    return {kind: min(1.0, count / 3, 50 * count / len(words)) for kind, count in found.items()}


def _whole(page: Page, evidence: _Evidence) -> Iterator[Placed]:
    for kind in KINDS:
        confidence = _WEIGHERS.get(kind, _by_words)(page, evidence, kind)
        if confidence > 0:
            yield Placed(
                kind,
                "",
                round(confidence, 2),
                tuple(_reasons(page, evidence, kind)),
                page.heading or page.title,
            )


def _by_words(page: Page, evidence: _Evidence, kind: PageKind) -> float:
    """Rule books: the name and the words must agree, or the name stands in the heading itself."""
    named, linked, words = evidence.named(kind), evidence.linked.get(kind, 0.0), evidence.words.get(kind, 0.0)
    agreed = named >= NAMED and linked >= NAMED
    if len(page.text) < (SHORTEST if agreed else THIN):
        return 0.0
    if evidence.names_other(kind):
        # A page of another name serves this kind too where a link says so and the text speaks of it at length.
        told = max(linked, 0.8 * evidence.slug.get(kind, 0.0))
        return 0.5 + 0.1 * words if told >= NAMED and words >= 0.5 else 0.0
    if named >= NAMED and (evidence.says_itself(kind) or linked >= NAMED or words >= SPOKEN):
        return min(0.99, 0.65 + 0.15 * named + 0.1 * min(1.0, linked) + 0.1 * words)
    if linked >= NAMED:
        return 0.55 + 0.25 * words + 0.1 * named if words >= 0.2 or named > 0.3 else 0.0
    return 0.4 + 0.2 * words if named >= 0.4 and words >= 0.4 else 0.0


def _about(page: Page, evidence: _Evidence, kind: PageKind) -> float:
    """About us: no words of its own, so the link's word is taken, unless the page bears another name."""
    named, linked = evidence.named(kind), evidence.linked.get(kind, 0.0)
    agreed = named >= NAMED and linked >= NAMED
    if len(page.text) < (SHORTEST if agreed else THIN) or evidence.names_other(kind):
        return 0.0
    if named >= NAMED:
        return min(0.95, 0.65 + 0.15 * named + 0.15 * linked)
    return 0.45 + 0.3 * linked + 0.1 * named if linked >= 0.45 else 0.0


def _contact(page: Page, evidence: _Evidence, kind: PageKind) -> float:
    named, linked = evidence.named(kind), evidence.linked.get(kind, 0.0)
    reachable = can_be_written_to(page) or (
        can_be_written_to(page, everywhere=True) and len(page.text) < 1500
    )
    if evidence.names_other(kind) and not (
        linked >= NAMED and reachable and evidence.slug.get(kind, 0.0) >= NAMED
    ):
        return 0.0
    said = max(named, linked)
    if said < 0.5:
        return 0.0
    return min(0.99, 0.5 + 0.2 * said + 0.1 * min(named, linked) + (0.19 if reachable else 0.0))


def _faq(page: Page, evidence: _Evidence, kind: PageKind) -> float:
    named, linked = evidence.named(kind), evidence.linked.get(kind, 0.0)
    count = question_count(page.main)
    marked = any(is_a(thing, "FAQPage") for thing in page.data) and count >= 2
    if (
        max(named, linked) >= NAMED
        and len(page.text) >= THIN
        and not (evidence.names_other(kind) and count < QUESTIONS)
    ):
        return min(0.99, 0.6 + 0.15 * max(named, linked) + 0.08 * min(QUESTIONS, count))
    opened = sum(_opens_answer(block) for block in page.main) if count else 0
    if max(named, linked) >= HELPS and count + opened >= QUESTIONS and not evidence.names_other(kind):
        return 0.7  # "Questions", and questions
    if marked or count >= 2 * QUESTIONS:
        return 0.55 + (0.1 if marked else 0.0)
    helps = max(evidence.named("help"), evidence.linked.get("help", 0.0)) >= HELPS
    return 0.7 if helps and _answers_questions(page) else 0.0


def _opens_answer(block: Block) -> bool:
    """Whether a block is pressed for an answer, though it is no question: "The zip has gone"."""
    opens = block.tag in ("summary", "button") and len(block.text.split()) >= SHORTEST_QUESTION
    return opens and not block.text.endswith("?")


def _answers_questions(page: Page) -> bool:
    """Whether a page called Help or Service is a FAQ: its questions have answers. ("Need help?" is no question.)"""
    asked = {passage.lead for passage in passages_of(page) if passage.is_question}
    return sum(len(lead.split()) >= SHORTEST_QUESTION for lead in asked) >= QUESTIONS - 1


_WEIGHERS = {"about": _about, "contact": _contact, "faq": _faq}


def _reasons(page: Page, evidence: _Evidence, kind: PageKind) -> Iterator[str]:
    """Why, in words that anybody can check: quotes and the address."""
    if evidence.heading.get(kind):
        yield f"heading '{page.heading}'"
    elif evidence.title.get(kind):
        yield f"title '{page.title}'"
    if kind in evidence.link_words:
        yield f"link '{evidence.link_words[kind]}'"
    if evidence.slug.get(kind):
        yield f"address '{page.path}'"
    if kind == "faq" and (count := question_count(page.main)):
        yield f"{count} questions"


def _sections(page: Page, evidence: _Evidence, known: set[PageKind], *, is_home: bool) -> Iterator[Placed]:
    """Kinds that are treated under a heading of their own.

    Not in a privacy policy (it speaks of payment, and is no help with it), nor where a company praises itself.
    """
    if known and known <= {"privacy", "about"}:
        return
    for section in page.sections:
        if not section.heading or section.heading.endswith("?") or (section.level == 1 and not is_home):
            continue
        anchor = _own_anchor(page, section)
        said = names(section.heading, language=page.language, own_name=own_name(page))
        for kind, score in said.items():
            if (
                kind == "help"
                or kind in known
                or not _announces(kind, score, anchor, section.level, is_home=is_home)
            ):
                continue
            if _fills(kind, section, exact=score >= 1.0):
                confidence = 0.35 + 0.15 * score + 0.15 * evidence.linked.get(kind, 0.0)
                yield Placed(
                    kind, anchor, round(confidence, 2), (f"section '{section.heading}'",), section.heading
                )


def _announces(kind: PageKind, score: float, anchor: str, level: int, *, is_home: bool) -> bool:
    """Whether a heading may stand for a kind. Home pages praise: "Guarantee of anonymity" is no warranty."""
    if is_home:
        return score >= 0.75 and (kind in ON_HOME or bool(anchor and level <= 2))
    return score >= NAMED and kind in IN_SECTIONS


def _own_anchor(page: Page, section: Section) -> str:
    """The name by which a link can point to this very section, "" where it has none."""
    start = page.anchors.get(section.anchor)
    if start is None:
        return ""
    return (
        section.anchor
        if any(block.text == section.heading for block in page.blocks[start : start + 3])
        else ""
    )


def _fills(kind: PageKind, section: Section, *, exact: bool) -> bool:
    """Whether what stands below the heading is enough to be pointed to."""
    if kind == "faq":
        return question_count(section.blocks) >= 2
    if kind == "contact":
        return bool(_EMAIL.search(section.text) or _NUMBER.search(section.text))
    return len(section.text) >= (SHORT_SECTION if exact else SECTION)


def _stand_ins(page: Page, evidence: _Evidence, known: set[PageKind]) -> Iterator[Placed]:
    """What serves as a kind where the site has nothing better."""
    if "withdrawal" in known and "returns" not in known:
        # For a customer in the EU the right of withdrawal is the right to return.
        yield Placed("returns", "", 0.5, ("right of withdrawal",), page.heading or page.title)
    if "contact" not in known and evidence.named("help") >= NAMED and can_be_written_to(page):
        yield Placed("contact", "", 0.5, (f"heading '{page.heading}'",), page.heading or page.title)
    if "contact" not in known and "imprint" in known and can_be_written_to(page):
        yield Placed("contact", "", 0.42, ("imprint",), page.heading or page.title)


def linked_section(page: Page, anchor: str, linked: str, kind: PageKind) -> Placed | None:
    """The section that a link with #anchor leads to, where it holds something of that kind."""
    blocks = page.after(anchor)
    text = "\n".join(block.text for block in blocks)
    if not blocks or _PLACEHOLDER.search(text):
        return None
    least = {"faq": 2 * THIN, "contact": THIN // 4}.get(kind, THIN)
    fits = len(text) >= least or any(form.anchor == anchor and not form.search for form in page.forms)
    return Placed(kind, anchor, 0.72, (f"link '{linked}'",), blocks[0].text[:80]) if fits else None
