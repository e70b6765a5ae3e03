"""Named people to write to ("better a name found on the site", M3). Conservative: a wrong name is worse than none.

A name counts where structured data gives it to a person of the company, where a label of the customer's interest leads
to it ("Customer service: Anna Kask"), or where a mailbox of the company is built from it (anna.kask@).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from composer.languages.interface import _
from composer.site.identity import Owner
from composer.site.page import Page
from composer.site.report import Channel
from composer.site.sightings import Shelf
from composer.site.stems import fold, tokens
from composer.site.structured import is_a, texts
from composer.site.words import index_of, kind_index

MOST = 6
_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?")
_LABELLED = re.compile(r"^([^:@\d]{3,40}):\s*([^:@\d,|]{5,40}?)\s*(?:[,|(@+\d].*)?$")
_SERVING = frozenset({"contact", "imprint", "about", "complaints", "home"})


def people(shelf: Shelf, owner: Owner, mailboxes: Sequence[Channel]) -> tuple[Channel, ...]:
    """People of the company whom its pages name for customers, likeliest first."""
    found: dict[str, Channel] = {}
    for page in shelf.pages:
        kinds = shelf.kinds_of(page)
        for name, label, confidence in (
            *_structured(page),
            *(_labelled(page) if kinds & {"contact", "complaints", "imprint"} else ()),
            *(_by_mailbox(page, owner, mailboxes) if kinds & _SERVING else ()),
        ):
            if owner.is_named(name):
                continue
            channel = Channel(kind="person", value=name, label=label, url=page.url, confidence=confidence)
            if name not in found or found[name].confidence < confidence:
                found[name] = channel
    return tuple(sorted(found.values(), key=lambda one: -one.confidence))[:MOST]


def _structured(page: Page) -> Iterator[tuple[str, str, float]]:
    for thing in page.data:
        role = next(iter((*texts(thing.get("jobTitle")), *texts(thing.get("contactType")))), "")[:60]
        if not role or not is_a(thing, "Person", "ContactPoint", "Employee"):
            continue
        for text in texts(thing.get("name"))[:1]:
            name = _person(text)
            if name:
                yield name, role, 0.7


def _labelled(page: Page) -> Iterator[tuple[str, str, float]]:
    for block in page.blocks:
        found = _LABELLED.match(block.text) if len(block.text) < 120 else None
        name = _person(found[2]) if found else ""
        if found and name and _serves_customers(found[1]):
            yield name, found[1].strip(), 0.6


def _serves_customers(label: str) -> bool:
    words = tokens(label)
    if index_of("hours", "").any(words) or index_of("registry", "").any(words):
        return False
    return any(
        match.value.kind in ("help", "complaints", "returns", "warranty")
        for match in kind_index().find(words)
    )


def _by_mailbox(page: Page, owner: Owner, mailboxes: Sequence[Channel]) -> Iterator[tuple[str, str, float]]:
    """Names that an address of the company is built from, near where it stands."""
    for mailbox in mailboxes:
        local, _at, domain = mailbox.value.partition("@")
        parts = [part for part in re.split(r"[._-]", local) if part]
        if (
            not owner.owns(domain)
            or len(parts) != 2
            or any(len(part) < 3 or not part.isalpha() for part in parts)
        ):
            continue
        for index, block in enumerate(page.blocks):
            if mailbox.value not in block.text.lower():
                continue
            for near in page.blocks[max(0, index - 4) : index + 1]:
                name = _name_of(parts, near.text)
                if name:
                    yield name, _("has a mailbox of their own"), 0.5
                    break


def _name_of(parts: list[str], text: str) -> str:
    words = _NAME.findall(text[:300])
    for first, second in pairwise(words):
        if [fold(first), fold(second)] == parts and first[0].isupper() and second[0].isupper():
            return f"{first} {second}"
    return ""


def _person(text: str) -> str:
    """A text that is nothing but a first name and a surname; else ""."""
    words = text.strip().split()
    if not 2 <= len(words) <= 3 or not all(_NAME.fullmatch(word) for word in words):
        return ""
    if not all(word[0].isupper() and word[1:] != word[1:].upper() for word in words):
        return ""
    named = tokens(text)
    if kind_index().any(named) or index_of("weekdays", "").any(named):
        return ""
    return " ".join(words)
