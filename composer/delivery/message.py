"""The e-mail as a text to copy, and as an `.eml` draft that a mail program opens for sending.

Classic Outlook and Thunderbird open a message with `X-Unsent: 1` as a draft; Apple Mail shows it for reading only. It
has no Date and no Message-ID: the program that sends it gives both (RFC 5322 section 3.6).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from composer.delivery.address import bare_address, one_line, unix_lines
from composer.errors import HandOverBlocked

if TYPE_CHECKING:
    from composer.case import Case
    from composer.review import Review
    from composer.writing import Draft

_MESSAGE_ID = re.compile(
    r"<[!-;=?-~]{1,250}>"
)  # printable ASCII, no blank: nothing that could begin another header
_PLAIN_SUBJECT = 68  # with "Subject: " a line of 77 characters; RFC 5322 section 2.1.1 asks for 78 at most


def plain_text(draft: Draft) -> str:
    """Recipient, subject and body as text; `read_incoming` and `composer check` read it back."""
    to = f"To: {draft.to}\n" if draft.to else ""
    return f"{to}Subject: {one_line(draft.subject)}\n\n{unix_lines(draft.body)}\n"


def eml(
    draft: Draft, case: Case | None = None, *, in_reply_to: str = "", references: Sequence[str] = ()
) -> bytes:
    """An unsent message, to be opened by the customer's mail program; same draft, same bytes.

    The sender is the case's customer, where the address is one. `in_reply_to` is the Message-ID of the message that is
    answered, `references` are those of its thread, the oldest first (RFC 5322 section 3.6.4); what is no
    Message-ID is left out. Raises HandOverBlocked where the recipient is anything but one address or empty.
    """
    head = {"X-Unsent": "1", "From": _sender(case), "To": bare_address(draft.to)}
    head |= _thread(in_reply_to, references)
    return message_file({**head, "Subject": draft.subject}, draft.body)


def message_file(head: Mapping[str, str], body: str) -> bytes:
    """A message as the bytes of a file (RFC 5322). Empty headers but "Subject" are left out; that one may be any text.

    The other headers must be what they claim to be: an address by `bare_address`, a date, an identity.
    """
    filled = {name: value for name, value in head.items() if value or name == "Subject"}
    lines = [
        f"{name}: {_header_text(one_line(value)) if name == 'Subject' else value}"
        for name, value in filled.items()
    ]
    content = EmailMessage(policy=SMTP)
    content.set_content(unix_lines(body) + "\n", cte="quoted-printable")
    return "\r\n".join([*lines, ""]).encode("ascii") + content.as_bytes()


def _header_text(line: str) -> str:
    """A line for a header: as it is where that is safe, else as encoded words (RFC 2047).

    `EmailMessage` folds a long subject itself, and loses the spaces between two encoded words (Python 3.11 to 3.13:
    "… ž ¡" comes back as "…ž¡"); the older `Header` encodes the whole line and keeps them.
    """
    plain = line.isascii() and line.isprintable() and "=?" not in line and len(line) <= _PLAIN_SUBJECT
    return line if plain else Header(line, "utf-8", header_name="Subject").encode(linesep="\r\n")


def _thread(in_reply_to: str, references: Sequence[str]) -> dict[str, str]:
    """The headers that keep a message in its thread; a long one is folded, one identity a line."""
    last = in_reply_to.strip()
    answered = last if _MESSAGE_ID.fullmatch(last) else ""
    ids = dict.fromkeys(one for one in (*references, answered) if _MESSAGE_ID.fullmatch(one))
    return {"In-Reply-To": answered, "References": "\r\n ".join(ids)}


def _sender(case: Case | None) -> str:
    """The customer's address; none where it is not known, or is not an address: the mail program knows its owner."""
    try:
        return bare_address(case.customer.email) if case else ""
    except HandOverBlocked:
        return ""


def refuse_if_blocked(review: Review) -> None:
    """Raise HandOverBlocked, naming the findings, where the review holds one that stops a hand-over."""
    titles = list(dict.fromkeys(finding.title for finding in review.blocks))
    if titles:
        raise HandOverBlocked(reason="; ".join(titles))
