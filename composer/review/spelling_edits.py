"""Corrections of a misspelt word: what one slip of the fingers, or a keyboard without marks, makes of a right one.

Hunspell's own suggestions take up to three seconds a word and cannot be interrupted; these are tried one by one,
likeliest slips first, until the time is up.
"""

from collections.abc import Callable, Iterator
from itertools import chain, islice, product

from composer.review.spelling_words import knows, letters_of
from composer.review.tongue import unmarked

_MOST = 5
_MOST_MARKED = 4_096  # spellings of one word with marks put in


def corrections(word: str, language: str, *, out_of_time: Callable[[], bool]) -> Iterator[str]:
    """Right words near this one, up to five, in its case of letters.

    >>> list(corrections("teh", "en", out_of_time=lambda: False))[:1]
    ['the']
    """
    return islice(_found(word, language, out_of_time), _MOST)


def _found(word: str, language: str, out_of_time: Callable[[], bool]) -> Iterator[str]:
    low = word.lower()
    letters = letters_of(language)
    seen = {low}
    for spelling in chain(_marked(low, letters), _slips(low, letters)):
        if out_of_time():
            return
        if spelling not in seen and all(knows(part, language) for part in spelling.split()):
            yield spelling.capitalize() if word[0].isupper() else spelling
        seen.add(spelling)


def _marked(word: str, letters: str) -> Iterator[str]:
    """The same letters with other marks: ludzu, lūdzu."""
    choices = [
        [sign, *(letter for letter in letters if letter != sign and unmarked(letter) == unmarked(sign))]
        for sign in word
    ]
    for signs in islice(product(*choices), _MOST_MARKED):
        yield "".join(signs)


def _slips(word: str, letters: str) -> Iterator[str]:
    """Two letters swapped, one doubled, missing, wrong or too many; two words run together."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for left, right in cuts:
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
    for left, right in cuts:
        if right:
            yield left + right[1:]
    for left, right in cuts:
        yield from (left + letter + right for letter in letters)
    for left, right in cuts:
        if right:
            yield from (left + letter + right[1:] for letter in letters)
    for left, right in cuts:
        if len(left) > 1 and len(right) > 1:
            yield f"{left} {right}"
