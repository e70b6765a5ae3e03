"""Word patterns of the language tables, as regular expressions over text in small letters.

A pattern is words with blanks between; it fits whole words only. `*` stands for any ending or beginning of a
word, `...` for up to four words of the same sentence, `(a|b)` for either, `(a )?` for what may be left out:

    >>> pattern = compile_patterns(["you (are|were) ... (thieves|crooks)", "scam*"])
    >>> [found.group() for found in pattern.finditer("you are all thieves, scammers")]
    ['you are all thieves', 'scammers']

Every repetition is bounded, so that matching takes linear time on any text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator

NOTHING = re.compile(r"(?!)")
_PIECES = re.compile(r" ?\.\.\. ?|\*| +|'|.", re.DOTALL)
_AS_REGEX = {
    "...": r"(?:[ \t\n]+[^\s.!?]{1,30}){0,4}?[ \t\n]+",
    "*": r"\w{0,20}",
    "": r"[\s\-–]{1,3}",
    "'": "['’ʼ]?",
    "(": "(?:",
    "|": "|",
    ")": ")",
    "?": "?",
}


def _split(value: object) -> object:
    return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value


# A field of a table: patterns separated by commas, as in `greetings: dear *, hello`.
Patterns = Annotated[tuple[str, ...], BeforeValidator(_split)]


def lowered(text: str) -> str:
    """The text in small letters, character by character, so that offsets stay true (“İ” alone would grow)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def compile_patterns(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression for them all: longer patterns before shorter ones, grouped by first letter for speed."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for pattern in sorted(set(patterns), key=lambda pattern: (-len(pattern), pattern)):
        by_letter[pattern[0] if pattern[0].isalpha() else ""].append(_regex(pattern))
    if not by_letter:
        return NOTHING
    others = by_letter.pop("", [])
    grouped = [
        f"{letter}(?:{'|'.join(regex[1:] for regex in regexes)})" for letter, regexes in by_letter.items()
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(grouped + others)})(?!\w)")


def _regex(pattern: str) -> str:
    pieces = (piece.strip(" ") for piece in _PIECES.findall(pattern))
    return "".join(_AS_REGEX.get(piece, re.escape(piece)) for piece in pieces)
