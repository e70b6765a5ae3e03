"""What a length of time in a sentence is about: returning, the refund, the warranty, the delivery, the reply.

Every cue word of every kind (`facts` in a language's `site.yaml`) pulls at the amount, the nearer the stronger; a comma
between them weakens it, and so does the event from which the time runs ("within 30 days *of delivery*"). The strongest
kind wins the amount; but a refund within so many days *of the purchase* is a right to return. A sentence without cues borrows those of the lines above it: the question, the cell before, the
heading.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from composer.site.amounts import Amount, amounts
from composer.site.asides import (
    gives_money,
    goods_in,
    is_dispatch,
    is_further,
    is_notice,
    is_recurring,
    is_special,
    names_money,
    names_special,
    quotes_law,
    says_dispatch,
)
from composer.site.report import FactKind
from composer.site.sentences import Word, words_in
from composer.site.stems import StemIndex, tokens
from composer.site.words import words_of

Matter = FactKind | Literal["other"]
KINDS: tuple[FactKind, ...] = ("return_window", "warranty", "refund_time", "reply_time", "delivery_time")
MATTERS: tuple[Matter, ...] = ("other", *KINDS)
ENOUGH = 0.2  # of pull; below it a kind does not own an amount
AUDIBLE = 0.3  # of pull; below it the lines above speak in full
FAINT = 0.45  # of a cue marked "~"
AGAINST = 0.9  # of a word that speaks against a kind
START_OF_TIME = 0.25  # of the event that only starts the time
START_OF_TIME_OTHER = 0.7  # "25 years of experience"
OTHER = 0.3  # of the pull of another matter, taken from the kind that wins
TITLE, TITLE_OF_BARE = 0.15, 0.35  # of the page's title; more where a cell holds nothing but the amount
WHEN_IT_COMES = 0.7  # of pull of such a question
BARE = 2  # words beside the amount
EVENT = 7  # words that may name the event
_PAUSE = re.compile(r"[,:;()|•·]|\s[-–—]\s")
_STOP = re.compile(r"[;]|\.\s")


class Claim(NamedTuple):
    """An amount of a sentence with the kind that owns it."""

    kind: FactKind
    amount: Amount
    pull: float
    law: bool  # it is the law that grants it
    special: bool  # it holds for some goods or customers only
    further: bool  # it comes on top of another: "some banks take three more days"
    dispatch: bool  # it is the time to send the parcel off, which then is still on its way
    posting: bool  # it runs from the customer's word: time to post the parcel, not to decide
    start: int  # characters of the sentence
    stop: int


class _Cue(NamedTuple):
    kind: Matter
    weight: float  # below 0: it speaks against the kind


class _Hit(NamedTuple):
    start: int
    stop: int
    cue: _Cue


class Lines(NamedTuple):
    """What stands above a sentence, nearest first: the question or cell before it, its heading, the page's title."""

    label: str = ""
    heading: str = ""
    title: str = ""


def claims(sentence: str, language: str, above: Lines) -> list[Claim]:
    """Every amount of the sentence that some kind owns."""
    words = words_in(sentence)
    found = amounts(sentence, words, language)
    return _judged(sentence, words, found, language, above) if found else []


def about(line: str, language: str) -> dict[FactKind, float]:
    """How strongly a heading, a label or a title speaks of each kind."""
    return {kind: strength for kind, strength in _about(line[:300], language) if kind != "other"}


def _judged(
    sentence: str, words: Sequence[Word], found: Sequence[Amount], language: str, above: Lines
) -> list[Claim]:
    texts = [word.text for word in words]
    pauses = _pauses(sentence, words)
    hits = [_by_object(hit, texts, pauses, language) for hit in _hits(texts, language)]
    apart = names_special(tokens(above.label), language)
    judged = []
    for amount in (one for one in found if not is_recurring(texts, one, found, language)):
        starts = _start_of_time(texts, amount, language, pauses, hits)
        event = texts[starts.start : starts.stop]
        pulls = _pulls(hits, amount, pauses, starts, found)
        if starts and _names_the_purchase(texts[starts.start : starts.start + EVENT], language):
            pulls["return_window"] = max(pulls["return_window"], 0.9 * pulls["refund_time"])
            pulls["refund_time"] = 0.0
        bare = len(words) - (amount.stop - amount.start) <= BARE
        matter, pull = _owner(pulls, above, language, TITLE_OF_BARE if bare else TITLE)
        follows = _follows_notice(event, language)
        if matter != "other" and pull >= ENOUGH and not (matter == "delivery_time" and follows):
            judged.append(
                Claim(
                    matter,
                    amount,
                    pull,
                    quotes_law(texts, amount, found, pauses, language),
                    apart or is_special(texts, amount, found, pauses, language),
                    is_further(texts, amount, language),
                    matter == "delivery_time"
                    and _sends(texts, amount, pauses, starts, hits, above, language),
                    matter == "return_window" and follows,
                    words[amount.start].start,
                    words[amount.stop - 1].stop,
                )
            )
    return judged


def _sends(
    texts: list[str],
    amount: Amount,
    pauses: Sequence[int],
    starts: range,
    hits: Sequence[_Hit],
    above: Lines,
    language: str,
) -> bool:
    """Whether the time runs until the parcel is sent off; where the sentence says nothing, its label does."""
    coming = [hit.start for hit in hits if hit.cue.kind == "delivery_time" and hit.cue.weight > 0]
    if is_dispatch(texts, amount, pauses, starts, coming, language):
        return True
    return not coming and says_dispatch(tokens(above.label), language)


def _by_object(hit: _Hit, texts: list[str], pauses: Sequence[int], language: str) -> _Hit:
    """What is given back decides: "we return the money" is no right to return."""
    is_return = hit.cue.kind == "return_window" and hit.cue.weight > 0 and hit.stop - hit.start == 1
    if is_return and gives_money(texts, hit.start, pauses, language):
        return hit._replace(cue=_Cue("refund_time", hit.cue.weight))
    return hit


def _follows_notice(event: list[str], language: str) -> bool:
    return is_notice(event, language) or _marks("return_words", language).any(event)


def _owner(pulls: dict[Matter, float], above: Lines, language: str, title: float) -> tuple[Matter, float]:
    """The matter with the strongest pull, the lines above counted in; what else pulls weakens it."""
    total = dict(pulls)
    if _strongest(pulls) == "other" and pulls["other"] >= ENOUGH:
        return "other", pulls["other"]
    silent = all(pull < AUDIBLE for pull in pulls.values())
    for line, share in ((above.label, 0.7), (above.heading, 0.5), (above.title, title)):
        for kind, strength in _about(line[:300], language) if line else ():
            if pulls[kind] > -0.5 and (strength > 0 or silent or line is above.label):
                total[kind] += strength * share * (1.0 if silent else 0.4)
    kind = _strongest(total)
    return kind, total[kind] - (0.0 if kind == "other" else OTHER * max(0.0, total["other"]))


def _strongest(pulls: dict[Matter, float]) -> Matter:
    return max(pulls, key=lambda one: pulls[one])


def _pulls(
    hits: Sequence[_Hit],
    amount: Amount,
    pauses: Sequence[int],
    starts: range,
    others: Sequence[Amount],
) -> dict[Matter, float]:
    """For each matter its strongest cue less the strongest word against it."""
    best = dict.fromkeys(MATTERS, 0.0)
    worst = dict.fromkeys(MATTERS, 0.0)
    for hit in hits:
        weight = abs(hit.cue.weight) * _nearness(hit, amount, pauses, others)
        if hit.start in starts:
            weight *= START_OF_TIME_OTHER if hit.cue.kind == "other" else START_OF_TIME
        side = best if hit.cue.weight > 0 else worst
        side[hit.cue.kind] = max(side[hit.cue.kind], weight)
    return {kind: best[kind] - worst[kind] for kind in MATTERS}


def _nearness(hit: _Hit, amount: Amount, pauses: Sequence[int], others: Sequence[Amount]) -> float:
    """1 beside the amount, less with each word, pause and other amount between; what follows weighs a little less."""
    if hit.start >= amount.stop:
        left, right, share = amount.stop - 1, hit.start, 0.9
    elif hit.stop <= amount.start:
        left, right, share = hit.stop - 1, amount.start, 1.0
    else:
        return 1.0
    between = sum(left < other.start < right for other in others)
    return float(
        share / (1 + 0.07 * (right - left - 1)) * 0.72 ** (pauses[right] - pauses[left]) * 0.65**between
    )


def _pauses(sentence: str, words: Sequence[Word]) -> list[int]:
    """For each word the number of pauses before it; a semicolon counts for three."""
    gaps = [sentence[one.stop : other.start] for one, other in pairwise(words)]
    return list(
        accumulate((3 * bool(_STOP.search(gap)) or bool(_PAUSE.search(gap)) for gap in gaps), initial=0)
    )


def _start_of_time(
    texts: list[str], amount: Amount, language: str, pauses: Sequence[int], hits: Sequence[_Hit]
) -> range:
    """The words that name the event from which the amount runs: after "from", up to the first cue or the next pause."""
    after = texts[amount.stop : amount.stop + 12]
    lead = next((match for match in _marks("since", language).find(after) if match.start <= 4), None)
    if lead is None:
        return range(0)
    first = amount.stop + lead.stop
    stop = first
    named = {hit.start: hit.stop for hit in hits if hit.start >= first and hit.cue.weight > 0}
    bought = {match.start + amount.stop for match in _topic("order", language).find(after)}
    received = {match.start + amount.stop for match in _marks("receipt", language).find(after)}
    while stop < min(len(texts), first + EVENT) and pauses[stop] == pauses[amount.stop - 1]:
        stop += 1
        if stop - 1 in named:
            return range(first, max(stop, named[stop - 1]))
        if stop - 1 in bought:
            return range(first, stop)
        if stop - 1 in received:  # "of receipt", but also "of receipt of the returned goods"
            return range(first, stop + _thing_received(texts[stop : stop + 4], language))
    return range(first, stop)


def _thing_received(texts: list[str], language: str) -> int:
    """How many words after "receipt" still say of what: "of the returned goods"."""
    goods = next(goods_in(texts, language), None)
    if goods:
        return goods.stop
    back = next(_marks("return_words", language).find(texts), None)
    articles = texts[: back.start] if back else ()
    return back.stop if back and len(articles) < 2 and all(len(word) <= 3 for word in articles) else 0


def _names_the_purchase(texts: list[str], language: str) -> bool:
    """Whether the time runs from the purchase, not from the return or the cancelling of it."""
    if not _topic("order", language).any(texts) or _marks("return_words", language).any(texts):
        return False
    return not _topic("cancel", language).any(texts)


def _hits(words: list[str], language: str) -> list[_Hit]:
    """The cues among these words; a phrase silences the shorter ones inside it ("money back" in "money back to")."""
    found = [_Hit(match.start, match.stop, match.value) for match in _cues(language).find(words)]
    longer = [hit for hit in found if hit.stop - hit.start > 1]
    return [hit for hit in found if not any(_silences(phrase, hit) for phrase in longer)]


def _silences(phrase: _Hit, hit: _Hit) -> bool:
    inside = phrase.start <= hit.start and hit.stop <= phrase.stop
    shorter = hit.stop - hit.start < phrase.stop - phrase.start
    return inside and shorter and (phrase.cue.weight > 0 or phrase.cue.kind == hit.cue.kind)


@lru_cache(maxsize=32)
def _cues(language: str) -> StemIndex[_Cue]:
    return StemIndex(_cue_entries(language))


def _cue_entries(language: str) -> Iterator[tuple[str, _Cue]]:
    for kind, figure in words_of(language).facts.items():
        for stem in figure.cues:
            yield stem.removeprefix("~"), _Cue(kind, FAINT if stem.startswith("~") else 1.0)
        for stem in figure.against:
            yield stem.removeprefix("~"), _Cue(kind, -AGAINST * (FAINT if stem.startswith("~") else 1.0))
    for stem in words_of(language).asides.other:
        yield stem.removeprefix("~"), _Cue("other", FAINT if stem.startswith("~") else 1.0)


@lru_cache(maxsize=64)
def _marks(field: str, language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in getattr(words_of(language), field))


@lru_cache(maxsize=64)
def _topic(name: str, language: str) -> StemIndex[None]:
    return StemIndex((stem, None) for stem in words_of(language).topics.get(name, ()))


@lru_cache(maxsize=1024)
def _about(line: str, language: str) -> tuple[tuple[Matter, float], ...]:
    words = tokens(line)
    strength = dict.fromkeys(MATTERS, 0.0)
    for hit in _hits(words, language):
        weight = hit.cue.weight / max(1.0, len(words) / 6) ** 0.5
        strength[hit.cue.kind] = max(-1.0, min(strength[hit.cue.kind] + weight, 1.0))
    if line.rstrip().endswith("?") and strength["refund_time"] > 0 and names_money(words, language):
        strength["refund_time"] = max(strength["refund_time"], strength["return_window"])
        strength["return_window"] = 0.0  # "When do I get my money back?"
    if line.rstrip().endswith("?") and not any(strength.values()) and _asks_when_it_comes(words, language):
        strength["delivery_time"] = WHEN_IT_COMES
    return tuple((kind, value) for kind, value in strength.items() if value)


def _asks_when_it_comes(words: list[str], language: str) -> bool:
    """ "When will I have my order?": a time and an order, and no other matter."""
    return _topic("order", language).any(words) and _topic("time", language).any(words)
