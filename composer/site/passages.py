"""A page cut into passages: a question or heading, and the text that stands below it.

Questions with answers come from structured data (FAQPage), from `<details>`, `<dt>`, accordions, headings, lines that end in
a question mark, and from blocks that hold a question with its answer. Everything else is a section of the page, cut
where it grows long. The text of a passage is the page's own, a block a line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from composer.site.page import Block, Page, tidy
from composer.site.sentences import sentences
from composer.site.structured import is_a, texts

LONGEST = 500  # characters of a passage
LONGEST_QUESTION = 200
MOST = 600  # passages of one page
_QUESTION_MARKS = ("?", ";", "？")  # the second is Greek's
_LEADS = frozenset({"summary", "dt", "legend", "caption"})
_BUTTON_WORDS = 3  # a button with so many words opens an answer; with fewer it does something
_NUMBERED = re.compile(r"^\s*(?:(?:Q|A|F|П|О|В|K|V)\s*\d*\s*[:.)]|\d{1,2}\s*[.)])\s*")
_TAGS = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text with what leads to it."""

    lead: str  # the question or heading, as it stands
    text: str
    heading: str  # of the section around, where the lead is not the section's own heading
    url: str
    page: Page
    is_question: bool


def passages_of(page: Page) -> list[Passage]:
    """The passages of a page, in its order; those of its structured data come last."""
    found: list[Passage] = []
    for group in _groups(page.main):
        found.extend(group.passages(page))
        if len(found) >= MOST:
            break
    known = {tidy(passage.lead).casefold() for passage in found}
    found.extend(one for one in _structured(page) if one.lead.casefold() not in known)
    return found[:MOST]


class _Group:
    """A lead and the pieces of text below it."""

    def __init__(self, lead: str, anchor: str, heading: str) -> None:
        self.lead = lead
        self.anchor = anchor
        self.heading = heading
        self.pieces: list[str] = []

    def passages(self, page: Page) -> Iterator[Passage]:
        text: list[str] = []
        for piece in self.pieces:
            if text and len("\n".join(text)) + len(piece) > LONGEST:
                yield self._passage(page, text)
                text = []
            text.append(piece)
        if text:
            yield self._passage(page, text)

    def _passage(self, page: Page, text: list[str]) -> Passage:
        lead = _NUMBERED.sub("", self.lead)
        return Passage(
            lead,
            "\n".join(text),
            self.heading,
            page.link_to(self.anchor),
            page,
            lead.endswith(_QUESTION_MARKS),
        )


def _groups(blocks: Iterable[Block]) -> Iterator[_Group]:
    group = _Group("", "", "")
    section = ""
    for block in blocks:
        if is_lead(block):
            if group.pieces:
                yield group
            elif group.lead and not block.level:
                section = group.lead  # "Delivery", then its questions
            if block.level:
                section = "" if group.pieces or not group.lead else group.lead
            group = _Group(block.text, block.anchor, section if section != block.text else "")
            if block.level and not block.text.endswith(_QUESTION_MARKS):
                section = block.text
            continue
        yield from _read_into(group, block)
        if group.pieces or group.lead:
            group = _continued(group, block)
    if group.pieces:
        yield group


def _read_into(group: _Group, block: Block) -> Iterator[_Group]:
    """Add a block's text; a question inside it begins a new pair."""
    for lead, piece in _pairs(block.text):
        if lead:
            if group.pieces:
                yield _copy(group)
                group.pieces.clear()
            group.heading = group.heading or (group.lead if not group.lead.endswith(_QUESTION_MARKS) else "")
            group.lead, group.anchor = lead, block.anchor
        group.pieces.extend(_chunks(piece))


def _copy(group: _Group) -> _Group:
    copy = _Group(group.lead, group.anchor, group.heading)
    copy.pieces = list(group.pieces)
    return copy


def _continued(group: _Group, block: Block) -> _Group:
    if not group.anchor:
        group.anchor = block.anchor
    return group


def is_lead(block: Block) -> bool:
    """Whether a block names what follows it."""
    if block.level or block.tag in _LEADS:
        return len(block.text) <= LONGEST_QUESTION
    if block.tag == "button":
        return len(block.text.split()) >= _BUTTON_WORDS or block.text.endswith(_QUESTION_MARKS[::2])
    return (
        len(block.text) <= LONGEST_QUESTION
        and block.text.endswith(_QUESTION_MARKS[::2])
        and block.linked < 0.5
        and len(list(sentences(block.text))) == 1
    )


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Questions with their answers inside one block; ("", text) where there are none."""
    if "?" not in text:
        yield "", text
        return
    lead, start, place = "", 0, 0
    for sentence in sentences(text):
        place = text.index(sentence, place)
        if sentence.endswith("?") and len(sentence) <= LONGEST_QUESTION:
            if text[start:place].strip():
                yield lead, text[start:place].strip()
                lead = ""
            lead, start = sentence, place + len(sentence)
        place += len(sentence)
    if text[start:].strip():
        yield lead, text[start:].strip()
    elif lead:
        yield "", lead


def _chunks(text: str) -> Iterator[str]:
    """A text cut between sentences into parts of at most LONGEST characters, each a literal part of it."""
    start = place = 0
    for sentence in sentences(text):
        begin = text.index(sentence, place)
        place = begin + len(sentence)
        if place - start > LONGEST and begin > start:
            yield text[start:begin].strip()
            start = begin
        while place - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            yield text[start:cut].strip()
            start = cut
    if text[start:].strip():
        yield text[start:].strip()


def _structured(page: Page) -> Iterator[Passage]:
    """Questions of the page's FAQPage data."""
    for thing in page.data:
        if not is_a(dict(thing), "Question"):
            continue
        lead = _plain(" ".join(texts(thing.get("name")) or texts(thing.get("text"))))
        answers = thing.get("acceptedAnswer") or thing.get("suggestedAnswer")
        for answer in answers if isinstance(answers, list) else [answers]:
            text = _plain(_answer_text(answer))
            if lead and text:
                chunk = next(_chunks(text))
                yield Passage(lead[:LONGEST_QUESTION], chunk, "", page.link_to(), page, is_question=True)


def _answer_text(answer: Any) -> str:
    if isinstance(answer, Mapping):
        return " ".join(texts(answer.get("text")))
    return answer if isinstance(answer, str) else ""


def _plain(text: str) -> str:
    return tidy(_TAGS.sub(" ", text[:20_000]))
