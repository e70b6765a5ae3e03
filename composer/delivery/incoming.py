"""Read an e-mail that comes as a file: the bytes of a .txt or an .eml, in whatever encoding they were kept.

A text may begin with header lines as `plain_text` writes them ("To: …", "Subject: …"); the rest is the body. Of an
.eml the plain text is taken, else the text of its HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from composer.delivery.address import one_line, unix_lines

if TYPE_CHECKING:
    from email.message import MIMEPart

_TEXT_HEADER = re.compile(r"(to|subject)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
# A message kept as a file begins with header lines (RFC 5322), and one of these tells it from a letter that
# merely begins with "Subject:".
_HEADER = re.compile(r"[!-9;-~]+:")
_TELLING_HEADERS = ("received:", "mime-version:", "message-id:", "content-type:", "x-unsent:", "return-path:")
_HEAD_LINES = 200  # more lines of header than any message has


@dataclass(frozen=True)
class Incoming:
    """An e-mail read from a file; line breaks are LF, and what it does not name is empty."""

    body: str
    subject: str = ""
    to: str = ""


def read_incoming(data: bytes, *, name: str = "") -> Incoming:
    """The e-mail in these bytes. `name` is the file's name; without the ending .eml or .txt the content decides.

    Never fails: what cannot be decoded stands as U+FFFD.
    """
    if name.lower().endswith(".eml") or (not name.lower().endswith(".txt") and is_message(data)):
        return _from_message(data)
    return _from_text(decoded(data))


def is_message(data: bytes) -> bool:
    """Whether the bytes begin with header lines, one of them of the kind that every real message has."""
    for line in data.splitlines()[:_HEAD_LINES]:
        text = line.decode("ascii", "replace")
        if text.lower().startswith(_TELLING_HEADERS):
            return True
        if not _HEADER.match(text) and not text.startswith((" ", "\t")):
            return False
    return False


def _from_text(text: str) -> Incoming:
    lines = unix_lines(text).split("\n")
    head: dict[str, str] = {}
    while lines and (match := _TEXT_HEADER.fullmatch(lines[0])) and match[1].lower() not in head:
        head[match[1].lower()] = match[2].strip()
        del lines[0]
    return Incoming(body="\n".join(lines).strip("\n"), **head)


def _from_message(data: bytes) -> Incoming:
    # Imported here: a plain text needs none of it, and the parser costs 40 ms.
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(), policy=default)
    part = message.get_body(preferencelist=("plain", "html"))
    return Incoming(
        body=_text_of(part).strip("\n") if part else "",
        subject=one_line(str(message.get("Subject", ""))),
        to=one_line(str(message.get("To", ""))),
    )


def _text_of(part: MIMEPart) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):  # a charset that does not exist, or is not the one it says
        text = decoded(raw)
    return unix_lines(html_text(text) if part.get_content_subtype() == "html" else text)


_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "pre")
_LINES = ("br", "li", "tr")


def html_text(html: str) -> str:
    """The words of an HTML message as plain text: an empty line between blocks, a line for each item or row."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for unseen in soup(["style", "script", "head", "title"]):
        unseen.decompose()
    for words in soup.find_all(string=True):
        words.replace_with(re.sub(r"\s+", " ", words))
    for block in soup(_BLOCKS):
        block.insert_before("\n\n")
        block.insert_after("\n\n")
    for line in soup(_LINES):
        line.insert_before("\n")
    rows = [row.strip() for row in soup.get_text().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip("\n")


def decoded(data: bytes) -> str:
    """The text in these bytes: UTF-8 or UTF-16 by its mark, UTF-8 where that is possible, else by the look of it.

    Old files of our regions are Windows-1251 (Cyrillic), Windows-1257 (Baltic) or Windows-1252 (western, Latin-1).
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(_code_page(data), "replace")


# Bytes that in Windows-1257 are the commonest letters of Latvian, Lithuanian and Estonian (ā ī š ž ū ė ų and their
# capitals), and in Windows-1252 rare ones (â î ð þ û ë ø); and the other way round: é ó ñ ß ô.
_BALTIC = frozenset("āīšžūėųĀĪŠŽŪĖŲ".encode("cp1257"))
_WESTERN = frozenset("éóñßôÉÓÑÔ".encode("cp1252"))


def _code_page(data: bytes) -> str:
    high = sum(byte >= 0xC0 for byte in data)
    low = sum(byte < 0x80 and chr(byte).isalpha() for byte in data)
    if high > low:  # Cyrillic words are written with high bytes alone
        return "cp1251"
    baltic = sum(byte in _BALTIC for byte in data)
    return "cp1257" if baltic > sum(byte in _WESTERN for byte in data) else "cp1252"
