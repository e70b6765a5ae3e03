"""A reply as it comes: pasted text, the bytes of a file, or a message; made one noun with its headers.

Never fails: what cannot be decoded stands as U+FFFD, what is not said is empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, Literal

from composer.delivery.address import one_line, unix_lines
from composer.delivery.incoming import decoded, html_text, is_message
from composer.replies.quotes import label_of, parted

if TYPE_CHECKING:
    from email.message import MIMEPart

_URL = re.compile(r"(?:https?://|(?<![\w@.])www\.)[^\s<>\"'“”()\[\]]{1,400}", re.IGNORECASE)
_RAW_HEADER = re.compile(
    r"(auto-submitted|precedence|reply-to|message-id|in-reply-to|references|x-[\w-]{1,40}|list-[\w-]{1,20}|mime-version|content-[\w-]{1,30})[ \t]*:[ \t]*(.*)",
    re.IGNORECASE,
)
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")
_CITED = "blockquote[type=cite], .gmail_quote, .yahoo_quoted, .moz-cite-prefix, #divRplyFwdMsg, #appendonsend"
_HEAD_LINES = 30
Automatic = Literal["", "reply", "generated", "bulk"]


@dataclass(frozen=True)
class Received:
    """A reply and its envelope."""

    body: str  # the writer's own words
    subject: str = ""
    sender: str = ""  # the address, lower case
    sender_name: str = ""
    reply_to: str = ""
    sent: date | None = None
    sent_text: str = ""  # the header as it stands
    message_id: str = ""
    references: tuple[str, ...] = ()  # In-Reply-To and References, the oldest first
    automatic: Automatic = ""  # what the headers say (RFC 3834)
    quoted: str = ""
    links: tuple[tuple[str, str], ...] = ()  # address, and the words that lead there
    attachments: tuple[str, ...] = field(default=())


def received(reply: str | bytes | EmailMessage) -> Received:
    """The reply as one noun, whatever it came as."""
    if isinstance(reply, EmailMessage):
        return _of_message(reply)
    if isinstance(reply, bytes):
        if is_message(reply):
            return _parsed(reply)
        reply = decoded(reply)
    text = unix_lines(reply).replace("\x00", "").lstrip("\ufeff")
    raw = text.encode("utf-8", "replace")
    return _parsed(raw) if is_message(raw) else _of_text(text)


def _parsed(data: bytes) -> Received:
    # Imported here: a pasted text needs none of it, and the parser costs 40 ms.
    from email import message_from_bytes
    from email.policy import default

    return _of_message(message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(), policy=default))


def _of_message(message: EmailMessage) -> Received:
    head = {name: _header(message, name) for name in _WANTED}
    body, links = _content(message)
    return _made(body, head, links, _flag({name.lower(): _header(message, name) for name in message.keys()}))  # noqa: SIM118


_WANTED = ("Subject", "From", "Reply-To", "Date", "Message-ID", "In-Reply-To", "References")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(str(message.get(name, "")))
    except Exception:  # noqa: BLE001 (the parser of headers raises anything on a broken one: IndexError, AttributeError …)
        return ""


def _content(message: EmailMessage) -> tuple[str, tuple[tuple[str, str], ...]]:
    try:
        plain = message.get_body(preferencelist=("plain",))
        html = message.get_body(preferencelist=("html",))
    except Exception:  # noqa: BLE001 (a broken structure; then its first text is all we have)
        plain, html = None, None
    source = _text_of(html) if html else ""
    links = _links_of(source) if source else ()
    text = _text_of(plain) if plain else ""
    if not text.strip() and source:
        text = html_text(_without_cited(source))
    return text, links


def _text_of(part: MIMEPart) -> str:
    try:
        raw = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return ""
    if not isinstance(raw, bytes):
        return ""
    try:
        return unix_lines(raw.decode(part.get_content_charset() or "utf-8"))
    except (
        LookupError,
        UnicodeError,
        ValueError,
    ):  # a charset that does not exist, or is not the one it says
        return unix_lines(decoded(raw))


def _links_of(source: str) -> tuple[tuple[str, str], ...]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(source, "lxml")
    anchors = [(str(a.get("href", "")).strip(), " ".join(a.get_text().split())) for a in soup.find_all("a")]
    return tuple((href, words) for href, words in anchors if href.lower().startswith("http"))


def _without_cited(source: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(source, "lxml")
    for cited in soup.select(_CITED):
        if not cited.decomposed:
            for later in list(cited.find_next_siblings()) if cited.get("id") else []:
                later.decompose()
            cited.decompose()
    return str(soup) if soup.get_text().strip() else source


def _of_text(text: str) -> Received:
    """A pasted text; header lines at its head, in any of our languages, are read as headers."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    head: dict[str, str] = {}
    flags: dict[str, str] = {}
    taken = min(len(lines), _HEAD_LINES)
    for number, line in enumerate(lines[:_HEAD_LINES]):
        name, value = label_of(line)
        raw = _RAW_HEADER.match(line)
        if raw:
            flags[raw[1].lower()] = raw[2].strip()
        elif name and value and _NAMES[name] not in head:
            head[_NAMES[name]] = value
        else:
            taken = number
            break
    if not flags and not _is_head(head):
        head, taken = {}, 0
    head |= {name: flags[name.lower()] for name in _WANTED if name.lower() in flags}
    return _made("\n".join(lines[taken:]), head, (), _flag(flags))


_NAMES = {"subject": "Subject", "sender": "From", "sent": "Date", "to": "To"}


def _is_head(head: dict[str, str]) -> bool:
    """Whether these are headers, and not a letter that begins with "Date: …"."""
    return "Subject" in head or ("From" in head and ("@" in head["From"] or len(head) > 1))


def _made(
    text: str, head: dict[str, str], links: tuple[tuple[str, str], ...], automatic: Automatic
) -> Received:
    own, quoted = parted(unix_lines(text))
    name, address = _person(head.get("From", ""))
    written = tuple((url.rstrip(".,;:!?"), "") for url in _URL.findall(own))
    return Received(
        body=own,
        subject=one_line(head.get("Subject", "")),
        sender=address,
        sender_name=name,
        reply_to=_person(head.get("Reply-To", ""))[1],
        sent=day_of_header(head.get("Date", "")),
        sent_text=head.get("Date", ""),
        message_id=next(iter(_MESSAGE_ID.findall(head.get("Message-ID", ""))), ""),
        references=tuple(
            dict.fromkeys(_MESSAGE_ID.findall(f"{head.get('References', '')} {head.get('In-Reply-To', '')}"))
        ),
        automatic=automatic,
        quoted=quoted,
        links=tuple(dict.fromkeys((*links, *written))),
    )


def _person(value: str) -> tuple[str, str]:
    try:
        name, address = next(iter(getaddresses([value])), ("", ""))
    except (ValueError, IndexError):
        return "", ""
    if "@" not in address:
        found = re.search(r"[\w.+-]{1,64}@[\w.-]{1,200}", value)
        return (value.split("<")[0].strip(' "'), found[0].lower()) if found else (value.strip(), "")
    return name.strip(' "'), address.lower()


def day_of_header(value: str) -> date | None:
    """The day in a Date header (RFC 5322), or an ISO date; None where it is neither."""
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    iso = re.search(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)", value)
    local = re.search(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)", value)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(local[3]), int(local[2]), int(local[1])) if local else None
    except ValueError:
        return None


def _flag(headers: dict[str, str]) -> Automatic:
    """What the headers say of a machine (RFC 3834, and what older programs write)."""
    submitted = headers.get("auto-submitted", "no").lower()
    precedence = headers.get("precedence", "").lower()
    if submitted.startswith("auto-replied") or precedence == "auto_reply" or _REPLY_FLAGS & headers.keys():
        return "reply"
    if submitted != "no":
        return "generated"
    listed = any(name.startswith("list-") for name in headers)
    return "bulk" if listed or precedence in ("bulk", "list", "junk") else ""


_REPLY_FLAGS = {
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-autoreply-from",
    "x-mail-autoreply",
}
