"""Every place of a page where an e-mail address may stand, each address with the words around it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

from composer.site.disguise import addresses, plain
from composer.site.identity import ORGANISATIONS
from composer.site.page import Link, Page
from composer.site.scripts import addresses_in_script, uncrypted
from composer.site.sightings import Shelf, Sighting
from composer.site.structured import is_a, texts

_MAY_HOLD = re.compile(r"@|＠|﹫|[(\[{<«]|&\w|%40|\\[ux]")
_TURNED = re.compile(r"[\w.-]{4,40}@[\w.+-]{2,30}")
MOST = 300  # sightings of one page


def mail_sightings(page: Page, shelf: Shelf) -> Iterator[Sighting]:
    """Addresses of a page in lower case, in whatever disguise, with their surroundings."""
    kinds = shelf.kinds_of(page)
    told = set()
    for found in (*_linked(page, kinds), *_written(page, kinds), *_structured(page, kinds)):
        told.add(found.value)
        yield found
    for address in page.hidden_addresses:
        if address not in told:
            yield Sighting(address, page, kinds, "hidden")
    for script in page.scripts:
        for address in _in_script(script):
            if address not in told:
                yield Sighting(address, page, kinds, "script")


@lru_cache(maxsize=256)
def _in_script(script: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(addresses_in_script(script)))


def _linked(page: Page, kinds: frozenset[str]) -> Iterator[Sighting]:
    for link in page.links[:2000]:
        targets = list(_targets(link))
        if not targets:
            continue
        shown = set(addresses(link.text))
        for address in targets:
            if shown and address not in shown:
                continue  # what people see is kept up, what stands behind it is often the theme's
            at = link.block if link.block < len(page.blocks) else -1
            before, after = _around(page, at, link.text or address)
            yield Sighting(address, page, kinds, "link", at, before, after)


def _targets(link: Link) -> Iterator[str]:
    scheme, _, rest = link.url.partition(":")
    scheme = scheme.strip().lower()
    if scheme == "mailto":
        to, _, more = unquote(rest).partition("?")
        yield from addresses(to.strip().strip("/"))
        if not to.strip():
            for name, value in parse_qsl(more):
                if name.lower() in ("to", "cc"):
                    yield from addresses(value)
    elif scheme == "javascript":
        yield from uncrypted(unquote(rest))
        yield from addresses_in_script(unquote(rest))
    if "@" in link.hint:
        yield from addresses(link.hint)


def _written(page: Page, kinds: frozenset[str]) -> Iterator[Sighting]:
    count = 0
    for index, block in enumerate(page.blocks):
        if not _MAY_HOLD.search(block.text):
            continue
        found = dict.fromkeys(addresses(block.text))
        if not found and "@" in block.text:
            found = dict.fromkeys(_turned(block.text))
        for address in found:
            before, after = _around(page, index, address)
            yield Sighting(address, page, kinds, "text", index, before, after)
            count += 1
        if count > MOST:
            return


def _turned(text: str) -> Iterator[str]:
    """Addresses that only the style sheet turns the right way round: "elpmaxe.pohs@ofni"."""
    for word in _TURNED.findall(text):
        yield from addresses(word[::-1])


def _around(page: Page, index: int, needle: str) -> tuple[str, str]:
    if index < 0:
        return "", ""
    text = page.blocks[index].text
    low = text.lower()
    for part in (needle.lower(), needle.partition("@")[0].lower()):
        at = low.find(part) if part else -1
        if at >= 0:
            return text[:at][-300:], text[at + len(needle) :][:200]
    low = plain(text).lower()
    at = max(0, low.find(needle.lower()))
    return text[:at][-300:], text[at + len(needle) :][:200]


def _structured(page: Page, kinds: frozenset[str]) -> Iterator[Sighting]:
    for thing in page.data:
        if not is_a(thing, *ORGANISATIONS, "ContactPoint", "Person"):
            continue
        name = next(iter(texts(thing.get("contactType")) or texts(thing.get("name"))), "")[:60]
        for text in texts(thing.get("email")):
            for address in addresses(text.removeprefix("mailto:")):
                yield Sighting(
                    address, page, kinds, "data", before=name if is_a(thing, "ContactPoint") else ""
                )
    for name in ("og:email", "business:contact_data:email", "email", "reply-to"):
        for address in addresses(page.meta.get(name, "")):
            yield Sighting(address, page, kinds, "data")
