"""Until when: the days that a sentence names, counted from the day of the message.

Of a span the last day counts ("2–3 days" is the third), of a week its Friday. Working days are Monday to Friday less the
public holidays of the company's country; a fortnight in days is counted through (`composer.law`).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import ceil
from typing import NamedTuple, get_args

from composer.law import add_working_days
from composer.replies.words import Unit, Words, reply_words
from composer.review.patterns import WordPatterns, compile_patterns

_NUMERIC = re.compile(
    r"(?<![\w.,/$€£-])(?:(?P<y>20\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<sep>[./-])(?P<m2>\d{1,2})(?P=sep)(?P<y2>20\d\d|\d\d)"
    r"|(?P<d3>\d{1,2})\.(?P<m3>0?[1-9]|1[0-2])(?:\.|(?<=\d\d\.\d\d)(?=[\s,;:!?)]|$)))(?![\w/-]|[.,]\d)(?!\s?(?:€|eur|%))"
)
# "12-01", "12.15": month and day, as in ISO 8601; no span of days ("10-12 d."), no price, no time of day.
_MONTH_FIRST = re.compile(
    r"(?<![\w.,/:$€£+-])(?P<m>0[1-9]|1[0-2])[.-](?P<d>0[1-9]|[12]\d|3[01])"
    r"(?![\w/-]|[.,:]\d)(?!\.?\s?(?:€|eur|%|val|d\.?|dien\w*|darbo|savai\w*|mėn\w*)(?!\w))"
)
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_DAY_BEFORE = re.compile(
    r"(?<![\d.,:])(?:(\d{1,2})[^\W\d_]{0,3}\.?[ ]?(?:[-–—/]|to|and|or|ja|un|ir|и|kuni|līdz|iki|до|по)[ ]?)?(\d{1,2})"
    r"(?:-?(?:\.|st|nd|rd|th|го|е|ого|му|ему|ому))?(?: of)?\s{0,2}$"
)
_DAY_AFTER = re.compile(
    r"\.?\s{0,2}(?:(\d{1,2})(?:-?(?:st|nd|rd|th|ąją|ajai|oji|ios))?\s?(?:d\.?\s?)?(?:[-–—]|ir|iki|to|and)\s?)?(\d{1,2})(?![\d:%])(?!\s?(?:€|eur))(?:-?(?:st|nd|rd|th))?(?:\s?d\.?)?"
)
_YEAR_BEFORE = re.compile(r"(20\d\d)\.?\s?(?:m|g|a|gada|aasta|aastal)?\.?,?\s{0,2}$")
_YEAR_AFTER = re.compile(r"[.,]?\s{0,2}(20\d\d)(?!\d)")
_FRIDAY, _SUNDAY, _WEEK = 4, 6, 7
_TUESDAY, _WEDNESDAY = 1, 2
_MIDDLE, _EARLY = 15, 10  # days of a month
_LONG_AGO = 60  # days back to which a date without a year may belong; an older one means next year
_BEFORE, _BEHIND = 40, 26  # characters between a span and the word that makes it one
_LONGEST = 400  # units


class Day(NamedTuple):
    """A day that the text names, and where."""

    start: int
    end: int
    value: date


@dataclass(frozen=True)
class Calendar:
    """Who counts, and from when."""

    today: date  # that of the message
    country: str = ""

    def workdays(self, n: int) -> date:
        """The n-th working day after today."""
        return add_working_days(self.today, n, self.country)

    def friday(self, weeks: int = 0) -> date:
        """The Friday of this week, or of a later one."""
        return self.weekday(_FRIDAY, weeks)

    def weekday(self, day: int, weeks: int = 0) -> date:
        """That day of this week, or of a later one; at a weekend "this week" has only its own days left."""
        return self.today + timedelta(days=day - self.today.weekday() + _WEEK * weeks)


def days_in(low: str, words: Words, calendar: Calendar) -> list[Day]:
    """The days named in a text in small letters, in order; days long gone are among them, spans without a frame not."""
    kept: list[Day] = []
    for finder in (_numeric, _named, _spoken, _spans):  # the plainest first: "4 d." of a date is no span
        for day in sorted(finder(low, words, calendar), key=lambda day: (day.start, -day.end)):
            if all(day.start >= other.end or day.end <= other.start for other in kept):
                kept.append(day)
    return sorted(kept)


def weekdays_in(low: str, words: Words) -> list[int]:
    """The days of the week that are named, Monday is 0."""
    return [number for number, day in enumerate(_weekdays(words.code)) if day.search(low)]


def _numeric(low: str, words: Words, calendar: Calendar) -> Iterator[Day]:
    if words.table.when.month_first:
        for short in _MONTH_FIRST.finditer(low):
            if value := _date(0, int(short["m"]), int(short["d"]), calendar):
                yield Day(*short.span(), value)
        low = _MONTH_FIRST.sub(lambda found: " " * len(found[0]), low)
    for match in _NUMERIC.finditer(low):
        day = int(match["d"] or match["d2"] or match["d3"])
        month = int(match["m"] or match["m2"] or match["m3"])
        year = int(match["y"] or match["y2"] or 0)
        if match["m2"] and month > 12 >= day:
            month, day = day, month
        value = _date(year + 2000 if 0 < year < 100 else year, month, day, calendar)
        if value:
            yield Day(*match.span(), value)


def _named(low: str, words: Words, calendar: Calendar) -> Iterator[Day]:
    for number, month in enumerate(words.months, start=1):
        for name in month.finditer(low):
            before = _DAY_BEFORE.search(low, max(0, name.start() - 24), name.start())
            after = None if before else _DAY_AFTER.match(low, name.end())
            if not before and not after:
                end_of = words.pattern("when.ends").search(low, max(0, name.start() - 20), name.start())
                if end_of and (last := _date(0, number, 28, calendar)):
                    yield Day(end_of.start(), name.end(), last.replace(day=monthrange(last.year, number)[1]))
                else:
                    yield from _part_of_month(low, name, number, words, calendar)
                continue
            day = int((before or after)[2])  # type: ignore[index]  # one of them is there
            start = before.start() if before else name.start()
            end = after.end() if after else name.end()
            earlier = _YEAR_BEFORE.search(low, max(0, start - 14), start)
            later = _YEAR_AFTER.match(low, end)
            year = int((earlier or later)[1]) if earlier or later else 0  # type: ignore[index]
            value = _date(year, number, day, calendar)
            if value:
                yield Day(start, later.end() if later and not earlier else end, value)


def _part_of_month(
    low: str, name: re.Match[str], month: int, words: Words, calendar: Calendar
) -> Iterator[Day]:
    """ "by mid-December", "in early December": the fifteenth, the tenth."""
    around = slice(max(0, name.start() - 16), name.end() + 12)
    for part, last in (("when.middle", _MIDDLE), ("when.early", _EARLY)):
        said = words.pattern(part).search(low[around])
        if said and (value := _date(0, month, last, calendar)):
            yield Day(min(name.start(), around.start + said.start()), name.end(), value)
            return


def _date(year: int, month: int, day: int, calendar: Calendar) -> date | None:
    """The date; without a year the next one of that name, where it is not just gone."""
    try:
        if year:
            return date(year, month, day)
        value = date(calendar.today.year, month, day)
        return value.replace(year=value.year + 1) if (calendar.today - value).days > _LONG_AGO else value
    except ValueError:
        return None


def _spans(low: str, words: Words, calendar: Calendar) -> Iterator[Day]:
    """ "within three working days", "2–3 darba dienu laikā": number, unit, and a frame on either side."""
    if (
        not any(char.isdecimal() for char in low)
        and not words.says("when.within", low)
        and not words.says("when.in_time", low)
        and not words.says("when.framed", low)
    ):
        return
    number, unit = _span_of(words.code)
    for found in unit.finditer(low):
        name: Unit = found.lastgroup  # type: ignore[assignment]  # each group is named for its unit
        counted = number.search(low, max(0, found.start() - 40), found.start())
        start = counted.start() if counted else found.start()
        behind = words.pattern("when.in_time").search(low, found.end(), found.end() + _BEHIND)
        if behind and not _near(low[found.end() : behind.start()]):
            behind = None
        frames = words.pattern("when.within").finditer(low, max(0, start - _BEFORE), start)
        most = 2 if counted else 1  # "by eight in the evening of the day before" is no day's time
        before = next((frame for frame in frames if _near(low[frame.end() : start], most)), None)
        itself = counted and words.says("when.framed", low[found.start() : found.end()])
        if not before and not behind and not itself:
            continue
        n = _number(counted, words) if counted else 1
        if 0 < n <= _LONGEST:
            first = before.start() if before else start
            yield Day(first, behind.end() if behind else found.end(), _after(n, name, calendar))


def _near(between: str, most: int = 2) -> bool:
    """Whether a frame and its span belong together: no more than two words, and no comma, between them."""
    return len(between.split()) <= most and not re.search(r"[,;:.!?]", between.strip(" ~"))


def _number(counted: re.Match[str], words: Words) -> int:
    text = counted["last"]
    return int(text) if text.isdecimal() else words.table.when.numbers[text]


@cache
def _span_of(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Expressions of a number, or two, that ends before a unit; and of the units."""
    when = reply_words(code).table.when
    numbers = "|".join(sorted(map(re.escape, when.numbers), key=len, reverse=True))
    one = rf"\d{{1,3}}|{numbers}"
    between = "|".join(re.escape(word) for word in when.between)
    number = re.compile(
        rf"(?<![\w.,])(?:(?:{one})(?:\.|-(?:st|nd|rd|th))?\s?(?:[-–—/]|(?<!\w)(?:{between})(?!\w))\s?)?(?P<last>{one})(?:-?(?:х|ти|го|хы|ух|ми))?(?:\s?\([^()\n]{{1,20}}\))?(?:\s[^\W\d_]{{3,12}})?[\s-]{{0,3}}$"
    )
    units = [
        f"(?P<{name}>{compile_patterns(when.units[name]).pattern})"
        for name in get_args(Unit)
        if name in when.units
    ]
    units.sort(key=lambda unit: "workdays" not in unit)
    return number, re.compile("|".join(units))


def _after(n: int, unit: Unit, calendar: Calendar) -> date:
    if unit == "workdays":
        return calendar.workdays(n)
    if unit == "months":
        month = calendar.today.month - 1 + n
        year, month = calendar.today.year + month // 12, month % 12 + 1
        return date(year, month, min(calendar.today.day, monthrange(year, month)[1]))
    days = {"hours": ceil(n / 24), "days": n, "weeks": _WEEK * n, "fortnights": 2 * _WEEK * n}[unit]
    return calendar.today + timedelta(days=days)


def _spoken(low: str, words: Words, calendar: Calendar) -> Iterator[Day]:
    """Today, tomorrow, by Friday, next week, early next week, the end of the month."""
    today = calendar.today
    for name, days in (("after_tomorrow", 2), ("tomorrow", 1), ("today", 0)):
        for found in words.pattern(f"when.{name}").finditer(low):
            yield Day(*found.span(), today + timedelta(days=days))
    next_weeks = list(words.pattern("when.next_week").finditer(low))
    for number, day in enumerate(_weekdays(words.code)):
        for found in day.finditer(low):
            yield Day(*found.span(), _next(number, found, next_weeks, calendar))
    for name, weeks in (("next_week", 1), ("this_week", 0)):
        for found in words.pattern(f"when.{name}").finditer(low):
            yield _week(low, found, weeks, words, calendar)
    for found in words.pattern("when.month_end").finditer(low):
        yield Day(*found.span(), today.replace(day=monthrange(today.year, today.month)[1]))


def _next(number: int, found: re.Match[str], next_weeks: list[re.Match[str]], calendar: Calendar) -> date:
    """The weekday after today; in next week where the sentence says so beside it."""
    if any(
        abs(week.start() - found.end()) < 16 or abs(found.start() - week.end()) < 16 for week in next_weeks
    ):
        return calendar.weekday(number, 1)
    value = calendar.weekday(number)
    return value if value > calendar.today else calendar.weekday(number, 1)


def _week(low: str, found: re.Match[str], weeks: int, words: Words, calendar: Calendar) -> Day:
    """Friday of the week; Tuesday of its beginning, Wednesday of its middle."""
    around = low[max(0, found.start() - 22) : found.end() + 12]
    last = _FRIDAY
    if words.says("when.early", around):
        last = _TUESDAY
    elif words.says("when.middle", around):
        last = _WEDNESDAY
    value = calendar.weekday(last, weeks)
    return Day(*found.span(), max(value, calendar.today))


@cache
def _weekdays(code: str) -> tuple[WordPatterns, ...]:
    return tuple(compile_patterns(day) for day in reply_words(code).table.when.weekdays)
