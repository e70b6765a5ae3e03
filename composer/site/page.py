"""A page as the search sees it: title, blocks of text, links, forms, structured data.

One pass over lxml's tree, without recursion, so that a hostile page costs no more than its length. A block is the text
of one block-level element: words that stand in different cells, items or links are kept apart, words that only look
different are not ("li<b>ga</b>" is one word).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal
from urllib.parse import urlsplit

from composer.site.words import language_of

Place = Literal["header", "nav", "main", "footer"]


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one block-level element."""

    text: str
    tag: str  # of the element: p, li, h2, summary …
    level: int  # of a heading, else 0
    anchor: str  # the #section that it stands in, "" at the top of the page
    place: Place
    linked: float  # share of the letters that are links


@dataclass(frozen=True, slots=True)
class Link:
    """A link with all the words that name it."""

    url: str  # absolute; `mailto:`, `tel:` and the like as they stand
    text: str
    hint: str  # title, aria-label, alt of its picture
    place: Place
    block: int  # index of the block that it stands in, or comes before
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its labels and hints as one text, the types of its fields."""

    text: str
    fields: tuple[str, ...]
    action: str
    anchor: str
    place: Place
    search: bool = False
    query: str = ""  # name of the search field
    method: str = "get"


@dataclass(frozen=True)
class Page:
    """A parsed page. `url` is where it was read, after redirects."""

    url: str
    title: str = ""
    declared_language: str = ""  # of <html lang>; often the theme's
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    forms: tuple[Form, ...] = ()
    anchors: dict[str, int] = field(default_factory=dict)  # section name → index of its first block
    data: tuple[dict[str, Any], ...] = ()  # JSON-LD objects
    meta: dict[str, str] = field(default_factory=dict)
    frames: tuple[str, ...] = ()
    refresh: str = ""
    scripts: tuple[str, ...] = ()  # the text of each, or the address that it is loaded from
    hidden_addresses: tuple[str, ...] = ()  # that stand in attributes, decoded
    needs_javascript: bool = False
    alternates: dict[str, str] = field(default_factory=dict)  # language → the same page in it (hreflang)

    @property
    def path(self) -> str:
        """The address after the host."""
        return urlsplit(self.url).path or "/"

    @cached_property
    def main(self) -> tuple[Block, ...]:
        """The blocks that are the page's own: no menus, no footer, no rows of links."""
        return tuple(
            block for block in self.blocks if block.place == "main" and (block.linked < 0.8 or block.level)
        )

    @cached_property
    def text(self) -> str:
        """The page's own text, a block a line."""
        return "\n".join(block.text for block in self.main)

    @cached_property
    def full_text(self) -> str:
        """All text, menus and footer too."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def language(self) -> str:
        """Judged by its words; what the page says of itself breaks a tie. "" where it has hardly any."""
        hint = self.declared_language[:2].lower()
        return language_of(self.text, hint=hint) or language_of(self.full_text, hint=hint)

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings of the page's own text."""
        return tuple(block for block in self.main if block.level)

    @cached_property
    def heading(self) -> str:
        """The first main heading."""
        first = next((block for block in self.headings if block.level == 1), None)
        return (first or (self.headings[0] if self.headings else Block("", "", 0, "", "main", 0))).text

    @cached_property
    def sections(self) -> tuple["Section", ...]:
        """The page cut at its headings; what stands before the first one has none."""
        return tuple(_sections(self.main))

    def link_to(self, anchor: str = "") -> str:
        """The page's address, with its section."""
        bare = self.url.partition("#")[0]
        return f"{bare}#{anchor}" if anchor else bare

    def after(self, anchor: str) -> tuple[Block, ...]:
        """The blocks of a named section: from its mark to the next heading of the same rank."""
        start = self.anchors.get(anchor)
        if start is None:
            return ()
        found: list[Block] = []
        rank = next((block.level for block in self.blocks[start : start + 3] if block.level), 0)
        for block in self.blocks[start:]:
            if found and block.level and rank and block.level <= rank and len(found) > 1:
                break
            found.append(block)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks below it."""

    heading: str
    level: int
    anchor: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The blocks, one a line."""
        return "\n".join(block.text for block in self.blocks)


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    heading: Block | None = None
    below: list[Block] = []
    for block in blocks:
        if not block.level:
            below.append(block)
            continue
        if heading or below:
            yield _section(heading, below)
        heading, below = block, []
    if heading or below:
        yield _section(heading, below)


def _section(heading: Block | None, below: list[Block]) -> Section:
    if heading is None:
        return Section("", 0, below[0].anchor, tuple(below))
    return Section(heading.text, heading.level, heading.anchor, tuple(below))


_SPACES = re.compile(r"[\s\u00a0]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # no space is seen there: "sup\u200bport" is one word


def tidy(text: str) -> str:
    """One line, single spaces, no invisible signs."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
