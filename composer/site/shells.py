"""Empty shells: pages that hold hardly a word until a browser has run their scripts.

Told by what they lack and by their marks: the empty element that a framework fills (`<div id="root"></div>`, `<app-root>`),
and a <noscript> that asks for JavaScript, in whichever language. A shell may have a menu and a footer all the same.
"""

import re
from collections.abc import Sequence

from composer.site.page import Block, Link

FEW = 60  # letters; with scripts and no more text than that a page is a shell, marked or not
LITTLE = 150  # letters; with a mark it is one ("Loading, please wait …")
LITTLE_BESIDE = 300  # letters, where the element to be filled stands empty (a question about cookies)
FEW_OF_ITS_OWN = 120  # the same, menus and footer left out
FEW_LINKS = 3

_ROOTS = r"(?:root|app|__next|__nuxt|__layout|___gatsby|react-root|main-app|q-app|svelte|app-root|app-mount|ember[\w-]{0,20})"
_MARK = re.compile(
    rf"""id\s?=\s?["']?{_ROOTS}["'>\s]|<app-root\b|enable javascript|requires javascript"""
    r"""|<noscript\b[^<>]{0,200}>(?:(?!</noscript)[^\0]){0,400}?javascript""",
    re.I,
)
_EMPTY_ROOT = re.compile(
    rf"""<(?:[a-z][\w-]{{0,30}}\s[^<>]{{0,200}}?id\s?=\s?["']?{_ROOTS}(?:["'\s][^<>]{{0,200}})?|app-root(?:\s[^<>]{{0,200}})?)>"""
    r"""\s{0,50}(?:<!--[^<>]{0,100}-->\s{0,50}){0,3}</""",
    re.I,
)
_ROOT = re.compile(_ROOTS, re.I)


def is_root(name: str) -> bool:
    """Whether this is what frameworks call the element that holds the whole page; it names no section of it."""
    return _ROOT.fullmatch(name) is not None


def is_shell(source: str, blocks: Sequence[Block], links: Sequence[Link], frames: Sequence[str]) -> bool:
    """Whether a browser would fill the page with its scripts."""
    if frames or "<script" not in source.lower():
        return False
    letters = sum(len(block.text) for block in blocks)
    few_links = len(links) < FEW_LINKS
    if few_links and (letters < FEW or (letters <= LITTLE and _MARK.search(source))):
        return True
    own = sum(len(block.text) for block in blocks if block.place == "main" and block.linked < 0.8)
    nearly_empty = own < FEW_OF_ITS_OWN or (few_links and letters <= LITTLE_BESIDE)
    return nearly_empty and _EMPTY_ROOT.search(source) is not None
