"""The words of each language that attack, accuse, threaten, mock or joke (`languages/<code>/tone.yaml`).

Sentiment is not tone: a good complaint is negative. So no word counts for being negative; what counts is who is
hit. A group's `words` count wherever they stand, its `aimed` words only in a sentence that speaks to the company
("you clowns", not "the clown costume"), its `alone` words only where they are a sentence of their own ("Thieves!",
not "thieves took it from the hall"), its `mocking` words only beside a failure ("Bravo. It is lost again.").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from composer.languages import languages_with, table
from composer.review.patterns import Patterns, WordPatterns, compile_patterns

ROOM = "tone"
ToneKind = Literal["threat", "accusation", "attack", "sarcasm", "rudeness", "joke", "slang", "emoji"]
_FLAT = ConfigDict(frozen=True, extra="forbid")


class Group(BaseModel):
    """Words of one kind that the same neutral sentence replaces."""

    model_config = _FLAT
    kind: ToneKind
    instead: str
    words: Patterns = ()
    aimed: Patterns = ()
    alone: Patterns = ()
    mocking: Patterns = ()
    drop: bool = False  # the sentence is right without the word: "the damn parcel"


class Irony(BaseModel):
    """Quotation marks that mock: your “service”."""

    model_config = _FLAT
    before: Patterns
    words: Patterns
    instead: str


class ToneWords(BaseModel):
    """One language's `tone.yaml`."""

    model_config = _FLAT
    aim: Patterns  # words that speak to the company
    reported: Patterns  # the sentence tells what others said or did
    harmless: Patterns  # look like a word of the groups and are none
    groups: tuple[Group, ...]
    slang: dict[str, str]  # and the standard word; "" where it can be left out
    praise: Patterns  # mocks as a sentence of its own before a failure: "Great service."
    spoilt: Patterns  # words of failure
    turn: Patterns  # after these the praise was meant
    irony: Irony


@dataclass(frozen=True)
class ToneGroup:
    """A group, ready to search with."""

    kind: ToneKind
    instead: str
    drop: bool
    words: WordPatterns
    aimed: WordPatterns
    alone: WordPatterns
    mocking: WordPatterns


@dataclass(frozen=True)
class Tone:
    """One language's words, ready to search with."""

    aim: WordPatterns
    reported: WordPatterns
    harmless: WordPatterns
    groups: tuple[ToneGroup, ...]
    slang: WordPatterns
    standard: dict[str, str]
    praise: WordPatterns
    spoilt: WordPatterns
    turn: WordPatterns
    irony_before: WordPatterns
    irony_words: WordPatterns
    irony_instead: str
    mocked: str  # the neutral sentence for praise that mocks
    calm: str  # and for swear words


def tone_languages() -> tuple[str, ...]:
    """Codes of the languages whose tone can be judged."""
    return languages_with(ROOM)


@cache
def tone_words(language: str) -> Tone:
    """The words of one language; KeyError where there are none."""
    words: ToneWords = table(language, ROOM, ToneWords)
    standard = {plain(word): better for word, better in words.slang.items()}
    return Tone(
        aim=compiled(words.aim),
        reported=compiled(words.reported),
        harmless=compiled(words.harmless),
        groups=tuple(_ready(group) for group in words.groups),
        slang=compiled(standard),
        standard=standard,
        praise=compiled(words.praise),
        spoilt=compiled(words.spoilt),
        turn=compiled(words.turn),
        irony_before=compiled(words.irony.before),
        irony_words=compiled(words.irony.words),
        irony_instead=words.irony.instead,
        mocked=_instead(words, "sarcasm"),
        calm=_instead(words, "rudeness"),
    )


def _instead(words: ToneWords, kind: ToneKind) -> str:
    return next((group.instead for group in words.groups if group.kind == kind), "")


def plain(low: str) -> str:
    """Small letters as the tables spell them: ё is written е as often as not. One for one, so that places stay true."""
    return low.replace("ё", "е")


def compiled(patterns: Iterable[str]) -> WordPatterns:
    """The patterns, ready to search with in plain text."""
    return compile_patterns(plain(pattern) for pattern in patterns)


def _ready(group: Group) -> ToneGroup:
    return ToneGroup(
        kind=group.kind,
        instead=group.instead,
        drop=group.drop,
        words=compiled(group.words),
        aimed=compiled(group.aimed),
        alone=compiled(group.alone),
        mocking=compiled(group.mocking),
    )
