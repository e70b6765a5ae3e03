"""Who pays for sending a thing back, by the phrases of `costs` in a language's `site.yaml`."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from composer.site.sentences import Word, words_in
from composer.site.stems import Match, StemIndex, tokens
from composer.site.words import words_of

BEFORE = 4  # words before a phrase that may deny it
APART = 6  # words that "free" and the word of returning span
_PAUSE = re.compile(r"[,:;()|•·€£$]|\s[-–—+]\s")
Payer = Literal["customer", "company"]


class Paid(NamedTuple):
    """Who pays, and the characters of the sentence that say so."""

    who: Payer
    start: int
    stop: int


class _Phrase(NamedTuple):
    who: Payer
    letters: int


def payer(sentence: str, language: str, above: str = "") -> Paid | None:
    """Who pays for a return by this sentence, None where it does not say so.

    The sentence or the lines above it must speak of returning. Who pays for what came broken, or is claimed to have, says
    nothing of other returns. The longest phrase counts, and "we do not offer free returns" denies what "free returns" says.
    """
    words = words_in(sentence)
    texts = [word.text for word in words]
    matches = list(_phrases(language).find(texts)) or _free_of_charge(sentence, words, language)
    # "hassle-free returns" cost what they cost
    matches = [match for match in matches if not sentence[: words[match.start].start].endswith("-")]
    if not matches:
        return None
    returning = _returning(language)
    if not returning.any(texts) and not returning.any(tokens(above)):
        return None
    best = max(matches, key=lambda match: (match.value.letters, -match.start))
    who = best.value.who
    if who == "company" and _denied(language).any(texts[max(0, best.start - BEFORE) : best.stop]):
        who = "customer"
    if _claimed(language).any(texts) or (who == "company" and _damaged(language).any(texts)):
        return None
    return Paid(who, words[best.start].start, words[best.stop - 1].stop)


def _free_of_charge(sentence: str, words: Sequence[Word], language: str) -> list[Match[_Phrase]]:
    """ "free" beside a word of returning, in the same part of the sentence."""
    texts = [word.text for word in words]
    returns = list(_returning(language).find(texts))
    if not returns:
        return []
    found = []
    for free in _free(language).find(texts):
        for back in returns:
            start, stop = min(free.start, back.start), max(free.stop, back.stop)
            between = sentence[words[start].start : words[stop - 1].stop]
            if stop - start <= APART and not _PAUSE.search(between):
                found.append(Match(start, stop, _Phrase("company", stop - start)))
    return found


@lru_cache(maxsize=32)
def _free(language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in words_of(language).topics.get("free", ()))


@lru_cache(maxsize=32)
def _phrases(language: str) -> StemIndex[_Phrase]:
    costs = words_of(language).costs
    return StemIndex(
        [(stem, _Phrase("customer", len(stem))) for stem in costs.customer]
        + [(stem, _Phrase("company", len(stem))) for stem in costs.company]
    )


@lru_cache(maxsize=32)
def _denied(language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in words_of(language).costs.denied)


@lru_cache(maxsize=32)
def _returning(language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in words_of(language).return_words)


@lru_cache(maxsize=32)
def _claimed(language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in words_of(language).kinds["complaints"] if stem[0] != "~")


@lru_cache(maxsize=32)
def _damaged(language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in words_of(language).topics.get("damaged", ()))
