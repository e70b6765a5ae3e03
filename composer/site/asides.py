"""What a length of time in a sentence is besides its kind: the law's, some goods' only, the time to post the parcel.

The words are `asides` and `law` in a language's `site.yaml`. A word that marks a figure so belongs to the amount that it
stands nearest to: in "30 days (the law gives 14)" the law owns the fourteen.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from composer.site.amounts import Amount
from composer.site.stems import Match, StemIndex, tokens
from composer.site.words import words_of

PAUSE = 3  # words that a comma or a bracket counts for
NEAR_SPECIAL = 12  # words within which goods of their own are named
FURTHER = 2  # words before an amount that may say that it comes on top
OBJECT = 5  # words within which a verb's object is looked for


def quotes_law(
    texts: list[str], amount: Amount, others: Sequence[Amount], pauses: Sequence[int], language: str
) -> bool:
    """Whether it is the law that grants this amount, and not the shop more than the law."""
    if len(others) == 1 and _aside("beyond", language).any(texts):
        return False
    return _is_marked(_stems("law", language), texts, amount, others, pauses, len(texts))


def is_special(
    texts: list[str], amount: Amount, others: Sequence[Amount], pauses: Sequence[int], language: str
) -> bool:
    """Whether the amount holds for some goods or customers only: batteries, used goods, firms."""
    return _is_marked(_aside("special", language), texts, amount, others, pauses, NEAR_SPECIAL)


def is_further(texts: list[str], amount: Amount, language: str) -> bool:
    """Whether the amount comes on top of another: "another three days", "noch 2-3 Tage"."""
    near = texts[max(0, amount.start - FURTHER) : amount.stop + 1]
    return _aside("further", language).any(near)


def is_dispatch(
    texts: list[str],
    amount: Amount,
    pauses: Sequence[int],
    starts: range,
    coming: Sequence[int],
    language: str,
) -> bool:
    """Whether the time is that of sending off rather than of coming (`coming`: where words of arriving stand)."""
    marks = [mark for mark in _aside("dispatch", language).find(texts) if mark.start not in starts]
    if not marks:
        return False
    sent = {place for mark in marks for place in range(mark.start, mark.stop)}
    came = [place for place in coming if place not in starts and place not in sent]
    return not came or min(_distance(one, amount, pauses) for one in sent) < min(
        _distance(one, amount, pauses) for one in came
    )


def says_dispatch(texts: list[str], language: str) -> bool:
    """Whether a label speaks of sending off."""
    return _aside("dispatch", language).any(texts)


def is_recurring(texts: list[str], amount: Amount, others: Sequence[Amount], language: str) -> bool:
    """Whether it is an interval or a rate: "every six months", "two days a month"."""
    every = _aside("every", language)
    before, after = texts[max(0, amount.start - 2) : amount.start], texts[amount.stop : amount.stop + 1]
    if any(mark.stop == len(before) for mark in every.find(before)) or every.any(after):
        return True
    return any(_is_rate(first, then, texts) for first in others for then in others if amount in (first, then))


def _is_rate(first: Amount, then: Amount, texts: list[str]) -> bool:
    if first.stop != then.start or then.value != 1 or texts[then.start].isdigit():
        return False
    return first.unit != then.unit


def names_special(line: str | Sequence[str], language: str) -> bool:
    """Whether a heading or a cell names goods or customers that have a figure of their own."""
    return _aside("special", language).any(list(line))


def tells_of_cookies(text: str, language: str) -> bool:
    """Whether a text is a notice of cookies, whose days are none of the shop's promises."""
    return _aside("cookies", language).any(tokens(text))


def is_notice(texts: list[str], language: str) -> bool:
    """Whether the event that starts the time is the customer's own word that the goods come back."""
    return _aside("notice", language).any(texts)


def goods_in(texts: list[str], language: str) -> Iterator[Match[None]]:
    """The words for goods among these."""
    return _aside("goods", language).find(texts)


def names_money(texts: list[str], language: str) -> bool:
    """Whether money is spoken of."""
    return _aside("money", language).any(texts)


def gives_money(texts: list[str], place: int, pauses: Sequence[int], language: str) -> bool:
    """Whether the thing that is given back at this place is money rather than goods: "raha tagastame"."""
    money = _nearest(_aside("money", language), texts, place, pauses)
    return money <= OBJECT and money < _nearest(_aside("goods", language), texts, place, pauses)


def _is_marked(
    marks: StemIndex[None],
    texts: list[str],
    amount: Amount,
    others: Sequence[Amount],
    pauses: Sequence[int],
    most: int,
) -> bool:
    for mark in marks.find(texts):
        own = _distance(mark.start, amount, pauses)
        if own <= most and all(own <= _distance(mark.start, other, pauses) for other in others):
            return True
    return False


def _distance(place: int, amount: Amount, pauses: Sequence[int]) -> int:
    if amount.start <= place < amount.stop:
        return 0
    left, right = sorted((place, amount.start if place < amount.start else amount.stop - 1))
    return right - left + PAUSE * (pauses[right] - pauses[left])


def _nearest(marks: StemIndex[None], texts: list[str], place: int, pauses: Sequence[int]) -> int:
    """Words to the nearest mark of the same part of the sentence; many where there is none."""
    return min(
        (
            abs(mark.start - place)
            for mark in marks.find(texts)
            if mark.start != place and pauses[mark.start] == pauses[place]
        ),
        default=len(texts) + OBJECT,
    )


@lru_cache(maxsize=128)
def _aside(name: str, language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in getattr(words_of(language).asides, name))


@lru_cache(maxsize=64)
def _stems(name: str, language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in getattr(words_of(language), name))
