"""Which of the languages that we write e-mails in a text is written in (`languages/<code>/tongue.yaml`).

Common words and letters of its own tell it: an e-mail has dozens of them, so no model has to be loaded. Words typed
without their marks ("ludzu", "uzsakymas") count as well, for many people in a hurry type so; a word that two languages
share counts half for each. Addresses, figures and names say nothing.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from composer.languages import languages_with, table
from composer.review.patterns import Patterns, lowered

ROOM = "tongue"
FALLBACK = "en"
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S{1,300}|[\w.+-]{1,64}@[\w.-]{1,200}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST = 6_000  # characters; more tells no more
_UNMARKED = 0.8  # of a word typed without its marks
_LETTER = 0.4  # a letter that only this language has
_SHARED_LETTER = 0.1
_ENDING = 0.15
_ENDING_LENGTHS = (1, 2, 3, 4)
_LONG = 5  # letters of a word whose ending tells something


class TongueWords(BaseModel):
    """One language's `tongue.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    letters: str
    words: Patterns
    endings: Patterns  # of longer words; they decide where a sentence has none of the common words


def language_of_text(text: str, *, hint: str = FALLBACK) -> str:
    """The language of a text, best guess among those that we write in; `hint` where nothing tells.

    >>> language_of_text("Laba diena, mano siuntinys dar neatvyko.")
    'lt'
    """
    scores = scores_of(text)
    best = max(scores, key=lambda code: (scores[code], code == hint))
    return best if scores[best] > 0 else hint


def scores_of(text: str) -> Mapping[str, float]:
    """How much speaks for each language; points, not probabilities."""
    words, letters, endings = _words(), _letters(), _endings()
    low = _ADDRESS.sub(" ", lowered(text[:_LONGEST]))
    scores = dict.fromkeys(languages_with(ROOM), 0.0)
    for word in _WORD.findall(low):
        for code, weight in words.get(word.replace("’", "'"), ()):
            scores[code] += weight
        if len(word) >= _LONG:
            for code in (owner for length in _ENDING_LENGTHS for owner in endings.get(word[-length:], ())):
                scores[code] += _ENDING
    for letter in letters:
        if count := low.count(letter):
            for code, weight in letters[letter]:
                scores[code] += weight * count
    return scores


@cache
def common_words(language: str) -> frozenset[str]:
    """The commonest words of a language; none where it has no table."""
    if language not in languages_with(ROOM):
        return frozenset()
    words: TongueWords = table(language, ROOM, TongueWords)
    return frozenset(words.words)


@cache
def _words() -> dict[str, tuple[tuple[str, float], ...]]:
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for code in languages_with(ROOM):
        for word in table(code, ROOM, TongueWords).words:
            weights[word][code] = 1.0
            weights[unmarked(word)].setdefault(code, _UNMARKED)
    return {
        word: tuple((code, weight / len(codes)) for code, weight in codes.items())
        for word, codes in weights.items()
    }


@cache
def _letters() -> dict[str, tuple[tuple[str, float], ...]]:
    owners: dict[str, list[str]] = defaultdict(list)
    for code in languages_with(ROOM):
        for letter in table(code, ROOM, TongueWords).letters:
            owners[letter].append(code)
    return {
        letter: tuple((code, _LETTER if len(codes) == 1 else _SHARED_LETTER) for code in codes)
        for letter, codes in owners.items()
    }


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    owners: dict[str, list[str]] = defaultdict(list)
    for code in languages_with(ROOM):
        for ending in table(code, ROOM, TongueWords).endings:
            owners[ending].append(code)
    return {ending: tuple(codes) for ending, codes in owners.items()}


def unmarked(word: str) -> str:
    """The word without the marks of its letters: ludzu for lūdzu."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
