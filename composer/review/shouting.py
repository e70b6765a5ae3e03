"""Capitals and exclamation marks (M4): what looks like shouting, and is no brand, model or abbreviation."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from composer.languages.interface import N_
from composer.review.findings import Finding
from composer.review.letter import Letter
from composer.review.patterns import lowered
from composer.review.rules import Rule
from composer.review.words import LetterWords

SHORTEST = 4  # letters; shorter words in capitals are abbreviations more often than shouts
_SEVERAL = 5  # words in capitals in a row are a shout even where we know none of them
_CAPITALS = re.compile(
    r"(?<![\w-])(?:[^\W\d_a-zа-яёāčēģīķļņšūžąęėįųõäöü]{1,40})(?:['’][^\W\d_]{1,3})?(?![\w-])"
)
_MARK = re.compile(r"[!?]*![!?]*|\?{2,}")

CAPITALS = Rule(
    kind="capitals",
    id="M4",
    severity="should",
    title=N_("Words in capitals"),
    message=N_("Words in capitals read like shouting; the reader hears the anger and not the fact."),
    suggestion=N_("Write them in small letters."),
    why=N_("Feelings do not come across in writing, capitals do."),
    source="LV part 2",
)
EXCLAMATION = Rule(
    kind="exclamation_marks",
    id="M4",
    severity="should",
    title=N_("Exclamation marks"),
    message=N_("Exclamation marks make a complaint sound louder, not stronger."),
    suggestion=N_("End the sentence with a full stop."),
    why=N_("A calm sentence is believed sooner."),
    source="LV part 2",
)
RULES = (CAPITALS, EXCLAMATION)


class Run(NamedTuple):
    """Words in capitals in a row; `calm` is the same in small letters, None where a name may be among them."""

    start: int
    end: int
    calm: str | None


def check_shouting(letter: Letter) -> Iterator[Finding]:
    """Shouts in the body."""
    for run in shouted_runs(letter.own, letter.words):
        if not _in_signature(letter, run.start):
            yield CAPITALS.finding(run.start, run.end, fix=run.calm)
    yield from _marks(letter)


def shouted_runs(text: str, words: LetterWords) -> Iterator[Run]:
    """Runs of capitals in which a word is known to be an ordinary one, or that are too long to be a name."""
    run: list[re.Match[str]] = []
    for word in chain(_CAPITALS.finditer(text), (None,)):
        if run and (word is None or text[run[-1].end() : word.start()].strip(" ,.!?–-")):
            yield from _shout(text, run, words)
            run = []
        if word is not None and word[0] == word[0].upper():
            run.append(word)


def _shout(text: str, run: list[re.Match[str]], words: LetterWords) -> Iterator[Run]:
    known = [_is_word(word[0], words) for word in run]
    if sum(len(word[0]) >= SHORTEST for word in run) >= _SEVERAL:  # too long for a name
        known = [True, *known[1:-1], True]
    if not any(is_word and len(word[0]) >= SHORTEST for word, is_word in zip(run, known, strict=True)):
        return
    first, last = known.index(True), len(known) - known[::-1].index(True)
    start, end = run[first].start(), run[last - 1].end()
    calm = text[start:end].lower()
    if _begins(text, start):
        calm = calm[:1].upper() + calm[1:]
    yield Run(start, end, calm if all(known[first:last]) else None)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins here."""
    before = text[max(0, start - 5) : start].rstrip(' \t"“„«(')
    return not before or before[-1] in ".!?…\n"


def _is_word(word: str, words: LetterWords) -> bool:
    low = lowered(word)
    known = (words.shouted, words.filler, words.thanks, *words.feelings.values())
    return any(pattern.fullmatch(low) for pattern in known)


def _in_signature(letter: Letter, at: int) -> bool:
    return bool(letter.signature and letter.signature.start <= at < letter.signature.end)


def _marks(letter: Letter) -> Iterator[Finding]:
    """Heaps of marks anywhere in the text; single ones beyond what the language's careful writers set."""
    start = letter.greeting.end if letter.greeting else 0
    end = letter.closing.start if letter.closing else len(letter.own)
    single = 0
    for mark in _MARK.finditer(letter.own, start, end):
        heap = len(mark[0]) > 1
        if not heap:
            if _is_thanks(letter, mark.start()):
                continue
            single += 1
        if heap or single > letter.words.exclamations:
            fix = "?" if "?" in mark[0] else "."
            yield EXCLAMATION.finding(*mark.span(), severity=None if heap else "could", fix=fix)


def _is_thanks(letter: Letter, at: int) -> bool:
    """ "Thank you!" is no shout; nor is praise."""
    sentence = letter.sentence_at(at)
    if sentence is None:
        return False
    words = letter.words
    return any(pattern.search(letter.low, *sentence) for pattern in (words.thanks, words.praise))
