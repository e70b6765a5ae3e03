"""Sentences and words of a text with the places where they stand, so that a quote is the page's own, to the letter."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from composer.site.stems import fold

LONGEST_QUOTE = 300  # characters

_WORD = re.compile(r"\d+|[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_\u0300-\u036f]*)*")
_END = re.compile(r"[.!?…。](?:[\"'”»)\]]{0,2})\s+|\s[•·▪●✓✔|]\s+")
_ABBREVIATED = re.compile(r"(?:^|[\s(])\S{1,2}\.\s*$")  # "z. B.", "г.", "p. 5": no sentence ends so


class Word(NamedTuple):
    """A folded word or number, and where it stands in the text."""

    text: str
    start: int
    stop: int


def words_in(text: str) -> list[Word]:
    """The words and numbers of a text, folded, with their places."""
    return [Word(fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a block of text, each a literal part of it.

    A full stop ends one where a capital letter follows, or a number after a word of three letters or more.

    >>> list(sentences("Art. 5 gives 14 d. to return. Refunds take 5 days."))
    ['Art. 5 gives 14 d. to return.', 'Refunds take 5 days.']
    """
    start = 0
    for end in _END.finditer(text):
        before, after = text[start : end.start() + 1], text[end.end() : end.end() + 2].lstrip("\"'“„«¿¡(")
        if before.endswith((".", "…")) and not _begins_a_sentence(before, after):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def _begins_a_sentence(before: str, after: str) -> bool:
    if not after:
        return False
    if after[0].isdigit():
        return not re.search(r"(?:^|\W)\w{1,3}\.$", before[-8:])
    return not after[0].islower() and not _ABBREVIATED.search(before[-6:])


def quote_around(sentence: str, start: int, stop: int) -> str:
    """The part of a long sentence around a place in it, at most `LONGEST_QUOTE` characters, whole words."""
    if len(sentence) <= LONGEST_QUOTE:
        return sentence
    room = (LONGEST_QUOTE - (stop - start)) // 2
    left, right = max(0, start - room), min(len(sentence), start - room + LONGEST_QUOTE)
    if left == 0:
        right = LONGEST_QUOTE
    if right == len(sentence):
        left = right - LONGEST_QUOTE
    if left:
        left = sentence.find(" ", left, start) + 1 or left
    if right < len(sentence):
        right = max(sentence.rfind(" ", stop, right), stop)
    return sentence[left:right].strip()
