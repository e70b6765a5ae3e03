"""What the customer typed, made safe for a place in the e-mail, and found again in the finished text.

Typed words are data: they are put into a template's slot and never read as a template. While a template renders, they
stand between two private-use characters, so that afterwards we know which words are the customer's own
(`Paragraph.typed`); the same characters are taken out of everything typed beforehand.
"""

import re
import unicodedata

from composer.writing.draft import Span

OPEN, CLOSE = "\ue000", "\ue001"

# Joiners hold emoji and some scripts' letters together; everything else that cannot be seen goes: control characters,
# marks that turn the writing direction (they can make a text read otherwise than it is), private use, halves of pairs.
_JOINERS = "\u200c\u200d"
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
_BLANKS = re.compile(r"[^\S\n\u00a0]+")
_EMPTY_LINES = re.compile(r"\n{2,}")


def clean(text: str) -> str:
    """The text without unseen characters, blanks made single; line breaks stay."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    seen = (c for c in text if c == "\n" or c in _JOINERS or unicodedata.category(c) not in _UNSEEN)
    return "\n".join(line.strip() for line in _BLANKS.sub(" ", "".join(seen)).split("\n")).strip()


def one_line(text: str) -> str:
    """The cleaned text on one line, as a slot of a sentence needs it."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> list[str]:
    """The cleaned text's blocks, as empty lines part them."""
    return [block for block in _EMPTY_LINES.split(clean(text)) if block]


def typed(text: str) -> str:
    """One line of the customer's own words, marked as such; empty where nothing is left of it."""
    line = one_line(text)
    return f"{OPEN}{line}{CLOSE}" if line else ""


def unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without marks, and where the marked words stand in it."""
    spans: list[Span] = []
    parts: list[str] = []
    length = start = 0
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part == OPEN:
            start = length
        elif part == CLOSE:
            spans.append(Span(start=start, end=length))
        else:
            parts.append(part)
            length += len(part)
    return "".join(parts), tuple(spans)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters of the text, cut at a word's end; empty where even the first word is longer.

    >>> shorten("Aura 1.7 l electric kettle", 12)
    'Aura 1.7 l'
    """
    if len(text) <= limit:
        return text
    return text[: max(limit, 0) + 1].rpartition(" ")[0].rstrip(" ,;:.–—-(/&+")
