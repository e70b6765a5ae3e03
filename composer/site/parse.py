"""HTML → Page, in one walk over lxml's tree (never html.parser: it hangs on hostile pages, CVE-2025-6069).

Every page passes `guard_markup` first. Broken markup is expected; nothing here raises but TooLarge.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from composer.site.accordions import HEAD_OF_PART, is_button, opens
from composer.site.disguise import cloudflare, reversed_text
from composer.site.head import Head
from composer.site.hidden import addresses_in_attributes, is_decoy, is_reversed
from composer.site.markup import guard_markup, lighter
from composer.site.page import Block, Form, Link, Page, Place, tidy
from composer.site.shells import is_root, is_shell

Element = Any  # lxml's elements have no useful types

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "textarea",
    ]
)
_APART = frozenset(
    ["a", "br", "img", "input", "label", "button", "select", "iframe", "svg"]
)  # a space stands around them
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "head",
        "object",
        "canvas",
        "audio",
        "video",
        "textarea",
        "select",
        "datalist",
    ]
)
_PLACES: dict[str, Place] = {"header": "header", "nav": "nav", "footer": "footer"}
# Old pages have no <nav>; their boxes are called so. Whole words, else "menuiserie" were a menu.
_NAMED_PLACES: tuple[tuple[re.Pattern[str], Place], ...] = (
    (re.compile(r"(?:^|[\s_-])(?:site)?(?:footer|foot|bottom|colophon)(?:[\s_-]|\d|$)", re.I), "footer"),
    (re.compile(r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|mainmenu|submenu|breadcrumbs?|topmenu)(?:[\s_-]|\d|$)", re.I), "nav"),
    (re.compile(r"(?:^|[\s_-])(?:site)?(?:header|topbar|top-bar|masthead)(?:[\s_-]|\d|$)", re.I), "header"),
)  # fmt: skip
MAX_BLOCK = 20_000  # characters of one block that are kept


def parse(text: str, url: str = "") -> Page:
    """The page that stands in this text. Raises TooLarge where reading it would not be safe."""
    text = lighter(text)
    guard_markup(text, url=url)
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(_bytes(text), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        return Page(url)
    walker = _Walker(url, root)
    walker.walk(root)
    return walker.page(text, Head(root))


def _bytes(text: str) -> bytes:
    return text.replace("\0", "").encode("utf-8", "replace") or b"<html></html>"


class _Walker:
    """State of one walk: where we are, and what was gathered."""

    def __init__(self, url: str, root: Element) -> None:
        base = root.find(".//base[@href]")
        self._base = _joined(url, base.get("href")) if base is not None else url
        self._url = url
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._forms: list[Form] = []
        self._anchors: dict[str, int] = {}
        self._frames: list[str] = []
        self._hidden: list[str] = []
        self._text: list[str] = []
        self._broken = -1  # where in the text the last <br> stands; -1 where none does
        self._linked = 0  # letters in links of the block that is being gathered
        self._places: list[Place] = ["main"]
        self._waiting: list[str] = []  # section names that no block has followed yet
        self._anchor = ""
        self._tags: list[str] = []  # open block-level elements
        self._link: tuple[Element, int, int] | None = None  # the open link, its place in the text, its block

    def walk(self, root: Element) -> None:
        """Go through the whole tree once; what nobody sees is stepped over."""
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if is_decoy(tag, element):
                    steps.skip_subtree()
                    continue
                if tag in _UNSEEN or element.get("data-cfemail"):
                    steps.skip_subtree()
                if tag not in _UNSEEN:
                    self._open(tag, element)
                continue
            if tag not in _UNSEEN:
                self._close(tag, element)
            if element.tail:
                self._text.append(element.tail)
        self._flush()

    def _open(self, tag: str, element: Element) -> None:
        if tag in _BLOCKS:
            self._flush()
            self._tags.append("summary" if opens(tag, element) else tag)
            self._places.append(_place(tag, element, self._places[-1]))
        elif tag in _APART:
            self._text.append(" ")
        if tag == "br":
            self._break()
        for name in (element.get("id"), element.get("name") if tag == "a" else None):
            if name and len(name) < 100 and not is_root(name):
                self._waiting.append(name)
        reader = _READERS.get(tag)
        if reader:
            reader(self, element)
        self._own_text(element)

    def _own_text(self, element: Element) -> None:
        self._hidden.extend(addresses_in_attributes(element.attrib))
        code = element.get("data-cfemail")
        text = cloudflare(code) if code else element.text
        if text:
            self._text.append(reversed_text(text) if is_reversed(element) else text)

    def _close(self, tag: str, element: Element) -> None:
        if tag == "a" and self._link and self._link[0] is element:
            self._end_link(element)
        if tag in _BLOCKS and self._tags:
            self._flush()
            self._tags.pop()
            self._places.pop()
        elif tag in _APART:
            self._text.append(" ")

    def _break(self) -> None:
        """Two line breaks with nothing between them end a paragraph: old pages have no other."""
        if self._broken >= 0 and not "".join(self._text[self._broken :]).strip() and not self._link:
            self._flush()
        self._broken = len(self._text)

    def _flush(self) -> None:
        """What was gathered becomes a block."""
        self._broken = -1
        text = tidy("".join(self._text)[:MAX_BLOCK])
        if self._link:  # a link around several blocks: its words go on
            self._linked += len(text) if self._link[2] != len(self._blocks) else 0
        self._text.clear()
        if not text:
            self._linked = 0
            return
        tag = _own_tag(self._tags)
        level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
        self._settle_anchors(level)
        share = min(1.0, self._linked / max(1, len(text)))
        self._blocks.append(Block(text, tag, level, self._anchor, self._places[-1], share))
        self._linked = 0

    def _settle_anchors(self, level: int) -> None:
        """Section names that came before this block now point to it; the last one with a heading names the section."""
        for name in self._waiting:
            self._anchors.setdefault(name, len(self._blocks))
        if level:
            self._anchor = self._waiting[-1] if self._waiting else (self._anchor if level > 2 else "")
        self._waiting.clear()

    # Readers of single elements

    def _begin_link(self, element: Element) -> None:
        if element.get("href") is not None and not is_button(element):
            self._link = (element, len(self._text), len(self._blocks))

    def _end_link(self, element: Element) -> None:
        assert self._link is not None
        _, start, block = self._link
        self._link = None
        if block == len(self._blocks):
            text = tidy("".join(self._text[start:]))
            self._linked += len(text)
        else:
            later = [piece.text for piece in self._blocks[block:]]
            text = tidy(" ".join([*later, "".join(self._text)])[:500])
        self._links.append(
            Link(
                self._target(element.get("href")),
                text,
                _hints(element),
                self._places[-1],
                block,
                element.get("rel") or "",
            )
        )

    def _target(self, href: str) -> str:
        href = href.strip()
        if "/cdn-cgi/l/email-protection" in href:
            return "mailto:" + cloudflare(href.partition("#")[2])
        if re.match(r"[a-z][a-z0-9+.-]*:", href, re.I) and not href.lower().startswith("http"):
            return href
        return _joined(self._base, href) if not href.startswith("#") else self._url.partition("#")[0] + href

    def _area(self, element: Element) -> None:
        if element.get("href"):
            self._links.append(
                Link(
                    self._target(element.get("href")),
                    "",
                    _hints(element),
                    self._places[-1],
                    len(self._blocks),
                )
            )

    def _frame(self, element: Element) -> None:
        source = element.get("src")
        if source and not source.lower().startswith(("about:", "javascript:", "data:")):
            self._frames.append(_joined(self._base, source))

    def _form(self, element: Element) -> None:
        fields, words, query = [], [], ""
        for item in element.iter("input", "textarea", "select", "label", "button"):
            kind = (item.get("type") or item.tag).lower()
            words += [item.get("placeholder") or "", item.get("aria-label") or "", item.get("value") or ""]
            if item.tag in ("label", "button"):
                words.append(tidy(" ".join(item.itertext()))[:200])
            elif kind not in ("hidden", "submit", "image", "reset", "button"):
                fields.append("email" if "mail" in (item.get("name") or "").lower() else kind)
                if kind in ("text", "search", "input") and not query:
                    query = item.get("name") or ""
        marks = " ".join((element.get(name) or "") for name in ("role", "class", "id", "action")).lower()
        looks = "search" in marks or "search" in fields or query in ("q", "s", "search", "query")
        self._forms.append(
            Form(
                tidy(" ".join(words))[:2000],
                tuple(fields),
                _joined(self._base, element.get("action") or ""),
                (element.get("id") or "") or self._anchor,
                self._places[-1],
                looks and "textarea" not in fields and len(fields) <= 2,
                query,
                (element.get("method") or "get").lower(),
            )
        )

    def page(self, source: str, head: Head) -> Page:
        """The page that was gathered."""
        return Page(
            self._url,
            title=head.title,
            declared_language=head.language,
            blocks=tuple(block for block in self._blocks if block.tag != "title"),
            links=tuple(self._links),
            forms=tuple(self._forms),
            anchors=self._anchors,
            data=head.data,
            meta=head.meta,
            frames=tuple(self._frames),
            refresh=_joined(self._base, head.refresh) if head.refresh else "",
            scripts=head.scripts,
            hidden_addresses=tuple(dict.fromkeys((*self._hidden, *head.styled))),
            needs_javascript=is_shell(source, self._blocks, self._links, self._frames),
            alternates={code: _joined(self._base, href) for code, href in head.alternates.items()},
        )


_READERS: dict[str, Callable[[_Walker, Element], None]] = {
    "a": _Walker._begin_link,  # noqa: SLF001 (a table of the class's own methods)
    "area": _Walker._area,  # noqa: SLF001
    "frame": _Walker._frame,  # noqa: SLF001
    "iframe": _Walker._frame,  # noqa: SLF001
    "form": _Walker._form,  # noqa: SLF001
}


def _own_tag(tags: list[str]) -> str:
    """The innermost tag that says what a block is; a button inside a heading is the heading (accordions)."""
    telling = [tag for tag in tags if tag not in ("div", "a")]
    if telling[-1:] == ["p"] and telling[-2:-1] == ["summary"]:
        telling.pop()
    if telling[-1:] in (["button"], ["summary"]) and re.fullmatch(r"h[1-6]", "".join(telling[-2:-1])):
        telling.pop()
    return telling[-1] if telling else "div"


def _place(tag: str, element: Element, outer: Place) -> Place:
    if tag in _PLACES and not (tag == "header" and outer != "main"):
        inside_text = tag == "header" and any(
            p.tag in ("article", "section", "main") for p in _parents(element)
        )
        return "main" if inside_text else _PLACES[tag]
    if outer in ("footer",) or tag in ("body", "html"):
        return outer
    names = HEAD_OF_PART.sub("", f"{element.get('class') or ''} {element.get('id') or ''}"[:300])
    if len(names) > 1:
        for pattern, place in _NAMED_PLACES:
            if pattern.search(names):
                return place
    return outer


def _parents(element: Element) -> list[Element]:
    found: list[Element] = []
    parent = element.getparent()
    while parent is not None and len(found) < 12:
        found.append(parent)
        parent = parent.getparent()
    return found


def _hints(element: Element) -> str:
    words = [element.get("title") or "", element.get("aria-label") or "", element.get("alt") or ""]
    for picture in element.iter("img"):
        words += [picture.get("alt") or "", picture.get("title") or ""]
    if not any(words):  # an icon alone: its file name may tell
        for picture in element.iter("img"):
            name = urlsplit(picture.get("src") or "").path.rpartition("/")[2]
            words.append(re.sub(r"\.\w+$", "", name))
    return tidy(" ".join(words))[:200]


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip().replace("\\", "/"))
    except ValueError:
        return ""
