"""Corrections of a misspelt word: what one slip of the fingers, or a keyboard without marks, makes of a right one.

Hunspell's own suggestions take up to three seconds a word and cannot be interrupted; these are tried one by one,
likeliest slips first, until the time is up.
"""

from collections.abc import Callable, Iterator
from itertools import chain, islice, product

from composer.review.spelling_words import knows, letters_of
from composer.review.tongue import common_words, unmarked

_MOST = 5
_MOST_MARKED = 4_096  # spellings of one word with marks put in


def corrections(word: str, language: str, *, out_of_time: Callable[[], bool]) -> list[str]:
    """Right words near this one, up to five, common ones first, in its case of letters.

    >>> corrections("teh", "en", out_of_time=lambda: False)[0]
    'the'
    """
    common = common_words(language)
    found = list(_found(word.lower(), language, out_of_time))
    found.sort(
        key=lambda spelling: spelling not in common
    )  # a stable sort: likelier slips stay before others
    return [spelling.capitalize() if word[:1].isupper() else spelling for spelling in found[:_MOST]]


def _found(word: str, language: str, out_of_time: Callable[[], bool]) -> Iterator[str]:
    letters = letters_of(language)
    seen = {word}
    for spelling in chain(_marked(word, letters), _slips(word, letters)):
        if out_of_time():
            return
        if spelling not in seen and _right(spelling, language):
            yield spelling
        seen.add(spelling)


def _right(spelling: str, language: str) -> bool:
    """Whether each word is right; one of a single letter must be a common one: "a lot", not "x lot"."""
    return all(
        knows(part, language) and (len(part) > 1 or part in common_words(language))
        for part in spelling.split(" ")
    )


def _marked(word: str, letters: str) -> Iterator[str]:
    """The same letters with other marks: ludzu, lūdzu."""
    choices = [
        [sign, *(letter for letter in letters if letter != sign and unmarked(letter) == unmarked(sign))]
        for sign in word
    ]
    for signs in islice(product(*choices), _MOST_MARKED):
        yield "".join(signs)


def _slips(word: str, letters: str) -> Iterator[str]:
    """Two letters swapped, two words run together, one letter too many, missing or wrong."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for left, right in cuts:
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
    yield from (f"{left} {right}" for left, right in cuts if left and right)
    for left, right in cuts:
        if right:
            yield left + right[1:]
    for left, right in cuts:
        yield from (left + letter + right for letter in letters)
    for left, right in cuts:
        if right:
            yield from (left + letter + right[1:] for letter in letters)
