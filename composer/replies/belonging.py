"""Whose answer is this: the case that a reply belongs to (RFC 5322 threads, then numbers, then words)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from composer.replies.received import Received, received
from composer.review.patterns import lowered

if TYPE_CHECKING:
    from email.message import EmailMessage

    from composer.casebook import Casebook, Entry, Summary

_MARKS = re.compile(
    r"^(?:\[[^\]]{1,40}\]\s*|(?:re|aw|sv|vs|ats|atb|odp|fwd?|tr|rv|wg|отв|ответ)(?:\[\d{1,2}\])?:\s*)+",
    re.IGNORECASE,
)
_TOKENS = re.compile(r"(?<![\w-])(?=[\w/-]{0,30}\d)[\w][\w/-]{3,30}(?![\w-])")
_REFERENCE = re.compile(r"(?<!\w)[A-HJ-NP-Z2-9]{5}(?!\w)")
_MOST_LOOKED_UP = 12
_LEAST_SUBJECT = 8  # letters; a shorter one fits anything


def find_case(book: Casebook, message: str | bytes | EmailMessage) -> str | None:
    """The id of the case that a reply belongs to, or None; the surest sign first.

    Our message's identity in the thread, our own short reference, the company's number for the matter or the order's
    number, the subject, and last the sender, where only one open case was written to that address.
    """
    reply = received(message)
    thread = [*reversed(reply.references), reply.message_id]
    found = book.with_message(thread)
    if found:
        return found
    for look in (_by_reference, _by_number, _by_subject, _by_sender):
        if found := look(book, reply):
            return found
    return None


def _by_reference(book: Casebook, reply: Received) -> str | None:
    text = f"{reply.subject}\n{reply.body}\n{reply.quoted}"
    tokens = dict.fromkeys(_REFERENCE.findall(text))
    lines = {line.reference: line.id for line in book.list()} if tokens else {}
    return next((lines[token] for token in tokens if token in lines), None)


def _by_number(book: Casebook, reply: Received) -> str | None:
    """By a number of four signs or more that one case alone knows: a ticket, an order."""
    text = f"{reply.subject}\n{reply.body}\n{reply.quoted}"
    for token in list(dict.fromkeys(_TOKENS.findall(text)))[:_MOST_LOOKED_UP]:
        if sum(char.isdecimal() for char in token) < 3 or _is_year(token):
            continue
        only = _only(book.list(token))
        if only and _knows(book.get(only), token):
            return only
    return None


def _is_year(token: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:-\d\d-\d\d)?", token))


def _knows(entry: Entry, token: str) -> bool:
    """Whether the number stands in the case whole: the search finds it by its parts."""
    case = entry.case
    known = [case.purchase.order_number, *case.details.values()]
    known += [str(message.reading.get("ticket") or "") for message in entry.messages]
    known += [message.subject for message in entry.messages]
    whole = re.compile(rf"(?<![\w-]){re.escape(lowered(token))}(?![\w-])")
    return any(whole.search(lowered(text)) for text in known)


def _by_subject(book: Casebook, reply: Received) -> str | None:
    """By the subject of a message of ours, the marks of replies and tickets taken off."""
    wanted = _bare(reply.subject)
    if len(wanted) < _LEAST_SUBJECT:
        return None
    lines = [line for line in book.list() if _same(wanted, _bare(line.title))]
    return _only(tuple(lines))


def _bare(subject: str) -> str:
    return " ".join(lowered(_MARKS.sub("", subject)).split())


def _same(one: str, other: str) -> bool:
    return len(other) >= _LEAST_SUBJECT and (one == other or other in one)


def _by_sender(book: Casebook, reply: Received) -> str | None:
    """By the address written to, else by the house that it is of."""
    if not reply.sender:
        return None
    host = reply.sender.partition("@")[2]
    for wanted in (reply.sender, host):
        lines = [line for line in book.list(wanted.replace("@", " ").replace(".", " ")) if line.open]
        exact = [line for line in lines if _wrote_to(book.get(line.id), wanted)]
        if only := _only(tuple(exact)):
            return only
    return None


def _wrote_to(entry: Entry, wanted: str) -> bool:
    addresses = [entry.case.company.email, *(message.recipient for message in entry.messages)]
    return any(lowered(address) == wanted or lowered(address).endswith(f"@{wanted}") for address in addresses)


def _only(lines: tuple[Summary, ...]) -> str | None:
    return lines[0].id if len(lines) == 1 else None
