"""On what conditions goods are taken back: unused, in their packaging, with labels, with the receipt (W7).

The words are `conditions` in a language's `site.yaml`. A sentence counts where it, or what stands above it, speaks of
returning, and not where it speaks of faults: a repair asks for the packaging too.
"""

from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from composer.site.sentences import words_in
from composer.site.stems import StemIndex, tokens
from composer.site.words import words_of

Condition = Literal["unused", "packaging", "labels", "receipt"]
CONDITIONS: tuple[Condition, ...] = get_args(Condition)


class Asked(NamedTuple):
    """A condition, and the characters of the sentence that name it."""

    condition: Condition
    start: int
    stop: int


def asked_conditions(sentence: str, language: str, above: str = "") -> list[Asked]:
    """The conditions that a sentence names for a return, each once."""
    words = words_in(sentence)
    texts = [word.text for word in words]
    found = {match.value: match for match in reversed(list(_conditions(language).find(texts)))}
    if not found or _faults(language).any(texts):
        return []
    for needless in _needless(language).find(texts):  # it speaks of the condition that it stands nearest to
        if found:
            del found[min(found, key=lambda one: abs(found[one].start - needless.start))]
    if not _returning(language).any(texts):
        found.pop("receipt", None)  # an invoice is for paying, unless a return is spoken of
        if not _returning(language).any(tokens(above)):
            return []
    return [
        Asked(condition, words[match.start].start, words[match.stop - 1].stop)
        for condition, match in sorted(found.items(), key=lambda pair: pair[1].start)
    ]


@lru_cache(maxsize=32)
def _needless(language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in words_of(language).conditions.needless)


@lru_cache(maxsize=32)
def _conditions(language: str) -> StemIndex[Condition]:
    table = words_of(language).conditions
    return StemIndex((stem, name) for name in CONDITIONS for stem in getattr(table, name))


@lru_cache(maxsize=32)
def _returning(language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in words_of(language).return_words)


@lru_cache(maxsize=32)
def _faults(language: str) -> StemIndex[None]:
    known = words_of(language)
    stems = (*known.topics.get("damaged", ()), *known.facts["warranty"].cues)
    return StemIndex((stem, None) for stem in stems if not stem.startswith("~"))
