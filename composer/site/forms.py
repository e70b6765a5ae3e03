"""Contact forms, and chat windows.

A form writes to the company where it has room for a message and stands on a page that serves the customer. Search,
newsletter, login, checkout, review and comment forms have fields too, and nobody answers them. Whether a form offers a
copy is said, because a customer without a copy has no record (W4).
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from composer.languages.interface import _
from composer.site.known import known
from composer.site.page import Form, Page
from composer.site.report import Channel
from composer.site.sightings import Shelf, Sighting
from composer.site.stems import tokens
from composer.site.words import index_of, kind_index

SERVING = frozenset(
    {"contact", "complaints", "imprint", "home", "faq", "returns", "warranty", "withdrawal", "about", "help"}
)
MOST_FIELDS = 14  # a checkout has more
MOST = 5


def forms(shelf: Shelf) -> tuple[Channel, ...]:
    """The forms by which a customer can write, the contact page's first; one a page."""
    found: dict[str, Channel] = {}
    for page in shelf.pages:
        for channel in (*_own_forms(page, shelf), *_framed(page, shelf)):
            known_one = found.get(page.url)
            if known_one is None or channel.confidence > known_one.confidence:
                found[page.url] = channel
    unlike: dict[str, Channel] = {}
    for channel in sorted(found.values(), key=lambda one: -one.confidence):
        unlike.setdefault(channel.value, channel)
    return tuple(unlike.values())[:MOST]


def _own_forms(page: Page, shelf: Shelf) -> Iterator[Channel]:
    kinds = shelf.kinds_of(page)
    for form in page.forms:
        weight = _likeness(form, page, kinds)
        if weight:
            url = page.link_to(form.anchor if form.anchor in page.anchors else "")
            yield _channel(
                url, page, kinds, weight, offers_copy=index_of("copy_offered", "").any(tokens(form.text))
            )


def _channel(url: str, page: Page, kinds: frozenset[str], weight: float, *, offers_copy: bool) -> Channel:
    where = Sighting(url, page, kinds, "text").where()
    copy = _("offers to send you a copy") if offers_copy else _("does not say that it sends you a copy")
    return Channel(kind="form", value=url, label=f"{where}, {copy}", url=page.url, confidence=weight)


def _likeness(form: Form, page: Page, kinds: frozenset[str]) -> float:
    """How surely a form is for writing to the company, 0 where it is not."""
    fields = form.fields
    if form.search or "password" in fields or "file" in fields[:1] or len(fields) > MOST_FIELDS:
        return 0.0
    marks = set(
        re.split(
            r"[^a-z]+", f"{urlsplit(form.action).path} {urlsplit(form.action).query} {form.anchor}".lower()
        )
    )
    named_contact = bool(marks & {"contact", "kontakt", "contactform", "feedback", "kontaktformular", "wpcf"})
    if marks & known().not_contact_forms and not named_contact:
        return 0.0
    if "url" in fields and form.place == "main" and not kinds & {"contact", "complaints"}:
        return 0.0  # name, e-mail, website, text: the comments below an article
    writes = "textarea" in fields
    asks = "email" in fields or fields.count("text") + fields.count("tel") >= 2
    if "contact" in kinds or "complaints" in kinds:
        return 0.95 if writes and asks else 0.85 if writes else 0.6 if asks and len(fields) >= 3 else 0.0
    if not writes or not asks:
        return 0.0
    spoken = any(match.value.kind in ("contact", "help") for match in kind_index().find(tokens(form.text)))
    if kinds & SERVING:
        return 0.75 if named_contact or spoken or "home" in kinds else 0.6
    return 0.5 if named_contact else 0.0


def _framed(page: Page, shelf: Shelf) -> Iterator[Channel]:
    kinds = shelf.kinds_of(page)
    if not kinds & SERVING:
        return
    for frame in page.frames:
        if _is_at(frame, known().form_hosts):
            yield _channel(page.url, page, kinds, 0.7 if "contact" in kinds else 0.5, offers_copy=False)


def _is_at(url: str, hosts: frozenset[str]) -> bool:
    parts = urlsplit(url)
    place = f"{(parts.hostname or '').removeprefix('www.')}{parts.path}"
    return any(
        place == host or place.startswith(f"{host}/") or f".{host}" in f".{place}".split("/")[0]
        for host in hosts
    )


def chats(shelf: Shelf) -> tuple[Channel, ...]:
    """Chat windows, known by the host of their script, and links to a messenger; each once."""
    found: dict[str, Channel] = {}
    for page in shelf.pages:
        for name, hosts in known().chats.items():
            if name not in found and any(host in script for script in page.scripts for host in hosts):
                label = _("chat window on the site ({name})").format(name=name)
                found[name] = Channel(kind="chat", value=page.url, label=label, url=page.url, confidence=0.8)
        for link in page.links[:2000]:
            for name, hosts in known().chat_links.items():
                if (
                    name not in found
                    and link.url.startswith("http")
                    and _is_at(link.url, hosts)
                    and _is_person(link.url)
                ):
                    found[name] = Channel(
                        kind="chat", value=link.url, label=name, url=page.url, confidence=0.6
                    )
    return tuple(found.values())


def _is_person(url: str) -> bool:
    """Whether a messenger's link leads to somebody, not to a window for sharing the page."""
    parts = urlsplit(url)
    return len(parts.path.strip("/")) > 1 and not parts.path.startswith(("/share", "/joinchat", "/+"))
