"""A three-way merge of words: what two sides made of the same text, taken from both where they leave each other alone.

Two changes that stand close together collide, for together they may say what nobody meant: one moves "26 November" to
the 25th, the other to December, and neither wanted 25 December. Far enough is a full stop or a line's end between
them, or two words that both left untouched.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import NamedTuple

_TOKEN = re.compile(r"\s+|\S+")
_SENTENCE_END = re.compile(r"[.!?…:][\"”“»’)]?$|\n")
FAR_ENOUGH = 2  # words


class _Change(NamedTuple):
    """Tokens `start` up to `end` of the base become `words`."""

    start: int
    end: int
    words: tuple[str, ...]


def merge(base: str, mine: str, other: str) -> str | None:
    """The base with the changes of both sides; None where they collide.

    >>> merge("I ask for a reply by 5 May.", "Please send a reply by 5 May.", "I ask for a reply by 9 May.")
    'Please send a reply by 9 May.'
    >>> merge("by 5 May", "by 7 May", "by 9 May") is None
    True
    """
    if mine in (base, other):
        return other
    if other == base:
        return mine
    if not (base and mine and other):
        return None  # one took the whole out, the other changed it
    tokens = _TOKEN.findall(base)
    ours, theirs = set(_changes(tokens, mine)), set(_changes(tokens, other))
    if any(not _apart(tokens, *sorted(pair)) for pair in product(ours - theirs, theirs - ours)):
        return None
    return "".join(_woven(tokens, sorted(ours | theirs)))


def _changes(tokens: Sequence[str], text: str) -> Iterator[_Change]:
    words = _TOKEN.findall(text)
    matcher = SequenceMatcher(None, tokens, words, autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what != "equal":
            yield _Change(start, end, tuple(words[first:last]))


def _apart(tokens: Sequence[str], one: _Change, following: _Change) -> bool:
    """Whether two changes, the second not before the first, leave each other alone."""
    if following.start < one.end or (one.start, one.end) == (following.start, following.end):
        return False
    between = [token for token in tokens[one.end : following.start] if not token.isspace()]
    if len(between) >= FAR_ENOUGH:
        return True
    edge = tokens[max(one.end - 1, 0) : following.start]
    return any(_SENTENCE_END.search(token) for token in edge)


def _woven(tokens: Sequence[str], changes: Sequence[_Change]) -> Iterator[str]:
    at = 0
    for change in changes:
        yield from tokens[at : change.start]
        yield from change.words
        at = change.end
    yield from tokens[at:]
