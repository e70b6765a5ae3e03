"""E-mail addresses that a page keeps in attributes or styles for its script or style sheet to show."""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from composer.site.disguise import addresses
from composer.site.scripts import addresses_in_script, uncrypted

_CONTENT = re.compile(r"""content\s*:\s*["']([^"'\n]{5,120}(?:@|\\0{0,4}40)[^"'\n]{1,80})["']""", re.I)
_CSS_ESCAPE = re.compile(r"\\0{0,4}([0-9a-f]{2})\s?", re.I)
_TELLING = re.compile(r"mail|contact|enc|addr|user|name|domain|host|tld", re.I)
_NAMES = ("data-user", "data-name", "data-local", "data-part1", "data-account", "data-mailbox")
_DOMAINS = ("data-domain", "data-host", "data-part2", "data-server", "data-website")


def addresses_in_attributes(attributes: Mapping[str, str]) -> Iterator[str]:
    """Addresses in `data-…` attributes (plain, in two parts, reversed, base64) and in `onclick` and the like."""
    for name, value in attributes.items():
        if name.startswith("on") and len(value) < 2000 and ("mail" in value.lower() or "@" in value):
            yield from addresses_in_script(value)
    if "@" in (shown := attributes.get("alt") or ""):  # a picture of the address
        yield from addresses(shown[:200])
    marks = [(name, value) for name, value in attributes.items() if name.startswith("data-")]
    if not marks:
        return
    table = dict(marks)
    local = next((table[name] for name in _NAMES if table.get(name)), "")
    domain = next((table[name] for name in _DOMAINS if table.get(name)), "")
    if local and domain and len(local) + len(domain) < 120:
        ending = table.get("data-tld", "")
        yield from addresses(f"{local}@{domain}{'.' + ending.lstrip('.') if ending else ''}")
    if table.get("data-mailto-token"):  # TYPO3
        yield from uncrypted(f"UnCryptMailto('{table['data-mailto-token'][:200]}')")
    for name, value in marks:
        if name != "data-cfemail" and _TELLING.search(name) and 6 <= len(value) <= 200:
            yield from addresses(value)
            yield from addresses(value[::-1] if "@" in value else _unpacked(value))


def _unpacked(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def addresses_in_styles(styles: Iterable[str]) -> Iterator[str]:
    """Addresses that a style sheet writes: content: "info\\40 shop.example"."""
    for style in styles:
        for text in _CONTENT.findall(style[:50_000]):
            yield from addresses(_CSS_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))


def is_decoy(tag: str, element: Any) -> bool:
    """A few hidden letters inside a word, put there to spoil an address: info<span style="display:none">x</span>@…"""
    style = element.get("style")
    if not style or tag not in ("span", "b", "i", "em", "small") or len(element):
        return False
    return "display:none" in style.replace(" ", "").lower() and len(element.text or "") <= 40


def is_reversed(element: Any) -> bool:
    """Whether the style sheet or the tag turns an element's letters round."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return ("bidi-override" in style and "rtl" in style) or (
        element.tag == "bdo" and (element.get("dir") or "").lower() == "rtl"
    )
