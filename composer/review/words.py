"""The words by which a language's letters are read (`languages/<code>/review.yaml`); patterns as in `patterns.py`."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from composer.errors import UnknownLanguage
from composer.languages import languages_with, table
from composer.review.patterns import Patterns, compile_patterns
from composer.writing.wording import wording

ROOM = "review"


class ReviewWords(BaseModel):
    """One language's `review.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    abbreviations: Patterns = ()  # after which no sentence ends, besides those of `writing.yaml`
    greetings: Patterns
    closings: Patterns
    device: Patterns  # "sent from my …"


@dataclass(frozen=True)
class LetterWords:
    """The same, ready to search with."""

    abbreviations: frozenset[str]
    greeting: re.Pattern[str]
    closing: re.Pattern[str]
    device: re.Pattern[str]


def review_languages() -> tuple[str, ...]:
    """Codes of the languages in which e-mails can be reviewed."""
    return languages_with(ROOM)


@cache
def letter_words(code: str) -> LetterWords:
    """The words of one language; UnknownLanguage where there are none."""
    if code not in review_languages():
        raise UnknownLanguage(language=code, known=", ".join(review_languages()))
    words = table(code, ROOM, ReviewWords)
    abbreviations = (*wording(code).abbreviations, *words.abbreviations)
    return LetterWords(
        abbreviations=frozenset(word.lower() for word in abbreviations),
        greeting=compile_patterns(words.greetings),
        closing=compile_patterns(words.closings),
        device=compile_patterns(words.device),
    )
