"""The words by which a language's letters are read (`languages/<code>/review.yaml`); patterns as in `patterns.py`.

Who writes without diacritics, "Ludzu" for "Lūdzu", is read by the same words without them.
"""

import unicodedata
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, field_validator

from composer.errors import UnknownLanguage
from composer.languages import languages_with, table
from composer.review.patterns import Patterns, WordPatterns, compile_patterns
from composer.writing.wording import wording

ROOM = "review"
GoesOn = Literal["capital", "lower"]


class ClosingComma(BaseModel):
    """Whether a comma may, or must, follow the closing words."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    allowed: bool
    needed: bool


class Examples(BaseModel):
    """Wordings that a suggestion shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    greeting: str
    closing: str
    evidence: str


class ReviewWords(BaseModel):
    """One language's `review.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # The parts of a letter
    abbreviations: Patterns = ()  # after which no sentence ends, besides those of `writing.yaml`
    greetings: Patterns
    greeting_marks: dict[str, GoesOn]  # what may stand after it, best first, and how the text goes on
    closings: Patterns
    closing_comma: ClosingComma
    device: Patterns  # "sent from my …"
    introductions: Patterns  # what stands before the sender's name
    openings: Patterns = ()  # words that begin a text, where it goes on with a small letter after the greeting
    examples: Examples
    # Form
    filler: Patterns  # a subject of such words alone says nothing
    shouted: Patterns  # words that people write in capitals
    exclamations: int  # how many marks in the text a careful writer may set
    doubles: tuple[str, ...]  # words that may stand twice in a row
    placeholders: Patterns  # what stands in brackets in a form
    samples: Patterns  # what stands in a form without brackets
    unfilled: Patterns  # what dots or crosses stand behind, where something should be filled in
    thanks: Patterns
    attached: Patterns
    not_attached: Patterns  # the same words about something else
    pictures: Patterns  # what customers put on other sites
    # Content
    problems: dict[str, Patterns]
    troubles: Patterns  # trouble of any kind; `no_trouble` is the same words about something else
    no_trouble: Patterns
    turns: Patterns  # words behind which the trouble stands: "but", "suddenly"
    praise: Patterns
    suggestions: Patterns
    goals: dict[str, Patterns]
    no_goals: Patterns  # "a new invoice" is no replacement
    asking: Patterns
    no_asking: Patterns  # "would like to remain your customer" asks for nothing
    alternatives: Patterns
    questions: Patterns
    vague_products: Patterns
    goods: Patterns
    order_words: Patterns
    phones: Patterns  # words beside which a telephone number stands
    when: Patterns
    months: tuple[Patterns, ...]
    bought: Patterns
    arrived: Patterns
    future: Patterns
    prices: Patterns
    # The reader's view
    feelings: dict[str, Patterns]
    danger: Patterns
    no_danger: Patterns
    soon: Patterns
    losses: Patterns
    essentials: Patterns
    money_gone: Patterns

    @field_validator("doubles", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return [word.strip() for word in value.split(",")] if isinstance(value, str) else value


@dataclass(frozen=True)
class LetterWords:
    """The same, ready to search with in text in small letters."""

    abbreviations: frozenset[str]
    greetings: WordPatterns
    greeting_marks: dict[str, GoesOn]
    closings: WordPatterns
    closing_comma: ClosingComma
    device: WordPatterns
    introductions: WordPatterns
    openings: WordPatterns
    examples: Examples
    filler: WordPatterns
    shouted: WordPatterns
    exclamations: int
    doubles: frozenset[str]
    placeholders: WordPatterns
    samples: WordPatterns
    unfilled: WordPatterns
    thanks: WordPatterns
    attached: WordPatterns
    not_attached: WordPatterns
    pictures: WordPatterns
    problems: dict[str, WordPatterns]
    troubles: WordPatterns
    no_trouble: WordPatterns
    turns: WordPatterns
    praise: WordPatterns
    suggestions: WordPatterns
    goals: dict[str, WordPatterns]
    no_goals: WordPatterns
    asking: WordPatterns
    no_asking: WordPatterns
    alternatives: WordPatterns
    questions: WordPatterns
    vague_products: WordPatterns
    goods: WordPatterns
    order_words: WordPatterns
    phones: WordPatterns
    when: WordPatterns
    months: tuple[WordPatterns, ...]
    any_month: WordPatterns
    bought: WordPatterns
    arrived: WordPatterns
    future: WordPatterns
    prices: WordPatterns
    feelings: dict[str, WordPatterns]
    danger: WordPatterns
    no_danger: WordPatterns
    soon: WordPatterns
    losses: WordPatterns
    essentials: WordPatterns
    money_gone: WordPatterns


def review_languages() -> tuple[str, ...]:
    """Codes of the languages in which e-mails can be reviewed."""
    return languages_with(ROOM)


@cache
def letter_words(code: str, *, bare: bool = False) -> LetterWords:
    """The words of one language, `bare` without diacritics; UnknownLanguage where there are none."""
    if code not in review_languages():
        raise UnknownLanguage(language=code, known=", ".join(review_languages()))
    words: ReviewWords = table(code, ROOM, ReviewWords)
    made: dict[str, Any] = {
        field.name: _ready(getattr(words, field.name), bare)
        for field in fields(LetterWords)
        if field.name != "any_month"
    }
    made["any_month"] = _ready(tuple(pattern for month in words.months for pattern in month), bare)
    for name in ("greeting_marks", "closing_comma", "exclamations", "examples"):
        made[name] = getattr(words, name)
    made["doubles"] = frozenset(words.doubles)
    abbreviations = (*wording(code).abbreviations, *words.abbreviations)
    made["abbreviations"] = frozenset(word.lower() for word in abbreviations)
    return LetterWords(**made)


def without_diacritics(text: str) -> bool:
    """Whether a text in Latin letters has no letter beyond a to z."""
    return text.isascii() or not any(char.isalpha() and not char.isascii() for char in text)


def _ready(value: Any, bare: bool) -> Any:
    if isinstance(value, dict):
        return {name: _ready(words, bare) for name, words in value.items() if isinstance(words, tuple)}
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return tuple(_ready(patterns, bare) for patterns in value)
    if not isinstance(value, tuple):
        return value
    return compile_patterns(_bare(pattern) for pattern in value) if bare else compile_patterns(value)


def _bare(pattern: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", pattern) if not unicodedata.combining(char))
