"""Dates that cannot be: the 31st of April, a delivery before the order, a purchase in the future (M13)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from composer.languages.interface import N_
from composer.review.findings import Finding
from composer.review.letter import Letter
from composer.review.rules import Rule

NO_SUCH_DAY = Rule(
    kind="no_such_day",
    id="M13",
    severity="should",
    title=N_("No such day"),
    message=N_("“{words}” is not in the calendar."),
    suggestion=N_("Look the date up, for example in the order confirmation."),
    why=N_("One wrong date makes the reader doubt the others."),
    source="LV part 2: proofread",
)
ARRIVED_BEFORE = Rule(
    kind="arrived_before_order",
    id="M13",
    severity="should",
    title=N_("Arrived before it was ordered"),
    message=N_("By these dates it arrived before it was ordered."),
    suggestion=N_("Look both dates up."),
    why=N_("One wrong date makes the reader doubt the others."),
    source="LV part 2: proofread",
)
IN_FUTURE = Rule(
    kind="past_in_future",
    id="M13",
    severity="should",
    title=N_("Date in the future"),
    message=N_("“{words}” lies in the future, but the sentence tells what has happened."),
    suggestion=N_("Look the date up."),
    why=N_("One wrong date makes the reader doubt the others."),
    source="LV part 2: proofread",
)
RULES = (NO_SUCH_DAY, ARRIVED_BEFORE, IN_FUTURE)

_NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(?P<y>(?:19|20)\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<sep>[./-])(?P<m2>\d{1,2})(?P=sep)(?P<y2>(?:19|20)\d\d|\d\d))\.?(?![\w/-]|[.,]\d)"
)
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)\.? ?[^\W\d_]{0,6}\.?,? {0,2}$")
_YEAR_AFTER = re.compile(r"[.,]? {0,2}((?:19|20)\d\d)(?!\d)")
_DAY_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2})(?:\.|st|nd|rd|th)?(?: of)? {0,2}$")
_DAY_AFTER = re.compile(r"\.? {0,2}(\d{1,2})(?:st|nd|rd|th)?(?![\d:%])(?! ?(?:€|eur))")


_HALF_A_YEAR, _QUARTER = timedelta(days=183), timedelta(days=92)
_FAR, _NEAR = 200, 25  # characters between a date and the word that says what happened on it


class Dated(NamedTuple):
    """A date in the text. `value` is None where the calendar has no such day; `guessed` where the year is not told."""

    start: int
    end: int
    value: date | None
    guessed: bool = False


def dates_in(letter: Letter) -> list[Dated]:
    """The dates of the body, in order."""
    low = letter.low
    if not any(char.isdecimal() for char in low):
        return []
    year = _year(letter)
    found = [dated for match in _NUMERIC.finditer(low) if (dated := _numeric(match))]
    for name in letter.words.any_month.finditer(low):
        month = next(n for n, month in enumerate(letter.words.months, start=1) if month.fullmatch(name[0]))
        dated = _named(low, name, month, year)
        if dated:
            found.append(dated)
    found.sort()
    return [dated for at, dated in enumerate(found) if at == 0 or dated.start >= found[at - 1].end]


def check_dates(letter: Letter, found: list[Dated]) -> Iterator[Finding]:
    """Days that do not exist, and days in an order that cannot be, among the dates of the letter."""
    for dated in found:
        if dated.value is None:
            yield NO_SUCH_DAY.finding(dated.start, dated.end, words=letter.own[dated.start : dated.end])
    yield from _wrong_order(letter, found)
    yield from _future(letter, found)


def _wrong_order(letter: Letter, found: list[Dated]) -> Iterator[Finding]:
    bought: Dated | None = None
    for dated in found:
        event = _event(letter, dated) if dated.value else ""
        if event == "bought":
            bought = dated
        elif event == "arrived" and bought and _before(dated, bought):
            yield ARRIVED_BEFORE.finding(dated.start, dated.end)
            return


def _before(dated: Dated, bought: Dated) -> bool:
    """Whether one lies before the other; "ordered on 28 December, arrived on 4 January" has New Year between."""
    if dated.value is None or bought.value is None or dated.value >= bought.value:
        return False
    return not (dated.guessed or bought.guessed) or bought.value - dated.value < _HALF_A_YEAR


def _future(letter: Letter, found: list[Dated]) -> Iterator[Finding]:
    """A day far ahead whose year is not told was last year's: "bought on 5 December", written in January."""
    today = letter.written_on
    if today is None:
        return
    for dated in found:
        ahead = dated.value - today if dated.value else timedelta()
        if (
            ahead > timedelta()
            and not (dated.guessed and ahead > _QUARTER)
            and _event(letter, dated, reach=_NEAR)
        ):
            yield IN_FUTURE.finding(dated.start, dated.end, words=letter.own[dated.start : dated.end])


def _event(letter: Letter, dated: Dated, *, reach: int = _FAR) -> str:
    """What the nearest word before the date, in its sentence, says happened on it: "bought", "arrived" or nothing."""
    sentence = letter.sentence_at(dated.start)
    if sentence is None:
        return ""
    words, low = letter.words, letter.low
    nearest, event = -1, ""
    for name, cue in (("bought", words.bought), ("arrived", words.arrived), ("", words.future)):
        for found in cue.finditer(low, max(sentence.start, dated.start - reach), dated.start):
            if found.start() > nearest:
                nearest, event = found.start(), name
    if nearest < 0 and not words.future.search(low, *sentence):  # "on 3 May I ordered …"
        for name, cue in (("bought", words.bought), ("arrived", words.arrived)):
            after = cue.search(low, dated.end, min(sentence.end, dated.end + 30))
            if after:
                return name
    return event


def _numeric(match: re.Match[str]) -> Dated | None:
    """Day before month; where only the American order gives a date, that one."""
    year = int(match["y"] or match["y2"])
    year += 2000 if year < 100 else 0
    month, day = int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
    if month > 12 >= day and match["m2"]:
        month, day = day, month
    whole = match["y"] or len(match["y2"]) == 4
    if not whole and not (1 <= month <= 12 and 1 <= day <= 31):  # a version, a part number
        return None
    return Dated(match.start(), match.end(), _date(year, month, day))


def _named(low: str, name: re.Match[str], month: int, year: int) -> Dated | None:
    before = _DAY_BEFORE.search(low, max(0, name.start() - 12), name.start())
    after = None if before else _DAY_AFTER.match(low, name.end())
    start, end = (
        (before.start(), name.end()) if before else (name.start(), after.end() if after else name.end())
    )
    if not before and not after:
        return None
    day = int((before or after)[1])  # type: ignore[index]  # one of them is there
    earlier = _YEAR_BEFORE.search(low, max(0, start - 20), start)
    later = _YEAR_AFTER.match(low, end)
    if earlier:
        year, start = int(earlier[1]), earlier.start()
    elif later:
        year, end = int(later[1]), later.end()
    if not 1 <= day < 40:  # "45 may" is no date
        return None
    known = bool(earlier or later)
    return Dated(start, end, _date(year, month, day, known=known), guessed=not known)


def _date(year: int, month: int, day: int, *, known: bool = True) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        leap_day = (month, day) == (2, 29)
        return date(year, 3, 1) if leap_day and not known else None


def _year(letter: Letter) -> int:
    """The year of dates that name none: that of writing, else the last one in the text."""
    if letter.written_on:
        return letter.written_on.year
    years = re.findall(r"(?<!\d)20[1-4]\d(?!\d)", letter.low)
    return int(years[-1]) if years else 2024  # a leap year: 29 February may be right
