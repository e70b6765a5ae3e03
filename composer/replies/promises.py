"""What the company says it will do, and by when. The last day of an offer is no promise; nor is "we will be glad to help"."""

import re
from collections.abc import Iterator

from composer.replies.letter import Part, Reply, without_commas
from composer.replies.reading import Promise
from composer.replies.when import Calendar, Day, days_in, weekdays_in
from composer.review.patterns import lowered

_CLAUSE = re.compile(r"[,;:–—]\s|\s[-–—]\s|(?<=\w{3})\.\s")  # no abbreviation: “2026 m. gruodžio”
_NO_PROMISES = ("offering", "absence")  # the days of a proposal, and those on which somebody is away
_LONGEST = 160  # characters of what is promised


def promises_of(
    reply: Reply, calendar: Calendar, *, automatic: bool = False, offered: bool = False
) -> tuple[Promise, ...]:
    """The promises of the reply, in its order; of each sentence one for each day it names.

    What an `automatic` one tells of refunds and deliveries in general promises nobody anything; nor do the alternatives
    of which something `offered` leaves the choice.
    """
    found: list[Promise] = []
    for part in reply.sentences:
        if any(
            reply.words.says(name, part.low) for name in (*_NO_PROMISES, *(("either",) if offered else ()))
        ):
            continue
        for promise in _of_sentence(part, reply, calendar, automatic):
            if not any(promise.sentence == known.sentence and promise.date == known.date for known in found):
                found.append(promise)
    return tuple(found)


def _of_sentence(part: Part, reply: Reply, calendar: Calendar, automatic: bool) -> Iterator[Promise]:
    words = reply.words
    low = lowered(part.text)
    flat = without_commas(low.replace("\n", " "))
    no = words.pattern("no_promise").sub(lambda found: " " * len(found[0]), flat)
    verbs = [found.span() for found in words.pattern("promising").finditer(no)]
    coming = [] if automatic else list(words.pattern("arriving").finditer(no))
    if automatic and words.says("remedies", flat) and not words.says("receipt", flat):  # refunds in general
        return
    if (not verbs and not coming) or _is_asked(part, words.says("asking", flat), bool(verbs)):
        return
    days = [day for day in days_in(flat, words, calendar) if day.value >= calendar.today]
    days = [day for day in days if not _customers(flat, day, reply) and not no[day.start : day.end].isspace()]
    if verbs:  # "your letter of today, 24 November, will be read …": the day of the message promises nothing
        days = [day for day in days if day.value > calendar.today or day.start > verbs[0][0]]
    if not verbs and words.says("decided", flat):  # "we have transferred it today" is done, not promised
        days = [day for day in days if day.value > calendar.today]
    if automatic and len(set(weekdays_in(flat, words))) > 1:  # "from Monday to Saturday" they are there
        days = []
    if words.says("conditional", flat):  # "if you return it, …": nobody knows when that is
        days = []
    if words.says("after_event", flat):
        days = [day for day in days if not _counted_from_event(flat, day, reply, calendar)]
    if verbs and not days and not _said_to_all(flat, reply):
        yield Promise(what=_clause(part.text, verbs[0][0]), sentence=part.text)
    verbs = verbs or [found.span() for found in coming]
    for verb, day in _paired(verbs, days):
        yield Promise(what=_clause(part.text, verb), date=day.value, sentence=part.text)


def _said_to_all(flat: str, reply: Reply) -> bool:
    """Whether the sentence speaks of customers in general, and names no remedy."""
    return reply.words.says("general", flat) and not reply.words.says("remedies", flat)


def _is_asked(part: Part, asks: bool, promises: bool) -> bool:
    """Whether the sentence asks the customer for something rather than promising."""
    return part.text.rstrip('"”») ').endswith("?") or (asks and not promises)


def _customers(flat: str, day: Day, reply: Reply) -> bool:
    """Whether the day is one by which the customer must act, or the last day of an offer."""
    for name in ("validity", "billing"):
        for found in reply.words.pattern(name).finditer(flat):
            if found.start() <= day.start and day.start - found.end() <= 30:
                return True
            if day.start <= found.start() <= day.end:
                return True
    return False


def _counted_from_event(flat: str, day: Day, reply: Reply, calendar: Calendar) -> bool:
    """Whether it is a span after something that has no date: "within five days of receiving it". A date stays."""
    span = flat[day.start : day.end]
    if not reply.words.says("when.within", span) and not reply.words.says("when.in_time", span):
        return False
    return not any(other.start < day.start for other in days_in(flat, reply.words, calendar) if other != day)


def _paired(verbs: list[tuple[int, int]], days: list[Day]) -> Iterator[tuple[int, Day]]:
    """Each verb with the last day before the next verb; days before every verb belong to the first one."""
    for number, (start, _end) in enumerate(verbs):
        following = verbs[number + 1][0] if number + 1 < len(verbs) else None
        mine = [
            day
            for day in days
            if (day.start >= start or number == 0) and (following is None or day.start < following)
        ]
        if mine:
            behind = [day for day in mine if day.start >= start]
            yield start, max(behind or mine, key=lambda day: day.value)


def _clause(text: str, at: int) -> str:
    """The part of the sentence that the word at this place stands in, on one line."""
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, at)), default=0)
    end = next((found.start() for found in _CLAUSE.finditer(text, at + 12)), len(text))
    clause = " ".join(text[start:end].split()).strip(" .,;:")
    return clause if len(clause) <= _LONGEST else clause[:_LONGEST].rpartition(" ")[0]
