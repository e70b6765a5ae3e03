"""The day by which an answer is due, and a calendar entry for it (M14, R4; RFC 5545).

An all-day event with an alarm at nine in the morning, local time, because every calendar shows events and few show
tasks. The identity comes from the content: importing it twice keeps one entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from composer.delivery.address import one_line
from composer.languages.interface import _
from composer.languages.spoken import long_day

if TYPE_CHECKING:
    from composer.case import Case
    from composer.site import PolicyFact, SiteReport
    from composer.writing import Draft

_MORNING = timedelta(hours=9)
_CALENDAR_DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
_SATURDAY = 5


def due_date(case: Case, report: SiteReport | None = None) -> date:
    """The day to look for the answer: the customer's own, else what the company's site promises, else a fortnight on.

    Counted from the day the case was written, else from today; a day at the weekend becomes the Monday after it.
    """
    from composer.writing import usual_answer_by  # here: who only reads a file need not load templates

    start = case.written_on or datetime.now().astimezone().date()
    promise = next((fact for fact in report.facts if fact.kind == "reply_time"), None) if report else None
    if case.request.answer_by:
        due = case.request.answer_by
    elif promise and promise.value > 0:
        due = _promised(promise, start)
    else:
        due = usual_answer_by(case, start)
    return _weekday(due)


@dataclass(frozen=True)
class Reminder:
    """One day on which to look for an answer; `body` is the e-mail's and gives the entry its identity."""

    due: date
    company: str
    to: str
    subject: str
    body: str
    sent_on: date | None = None

    @property
    def uid(self) -> str:
        """The same for the same e-mail and day (RFC 5545 UID)."""
        words = (self.to, self.subject, self.body, self.due.isoformat())
        return str(uuid5(NAMESPACE_URL, "\0".join(words)))


def reminder(draft: Draft, case: Case, due: date, *, now: datetime | None = None) -> bytes:
    """An .ics file with one entry on the day `due`, in the interface language; `now` as in `calendar`."""
    return calendar(
        [Reminder(due, case.company.name, draft.to, one_line(draft.subject), draft.body, case.written_on)],
        now=now,
    )


def calendar(reminders: Iterable[Reminder], *, now: datetime | None = None) -> bytes:
    """An .ics file with an entry for each reminder, in the interface language.

    `now` is the entries' stamp (RFC 5545 DTSTAMP), the present moment if not given.
    """
    # Imported here: icalendar costs 60 ms, and most who hand an e-mail over want no calendar file.
    from icalendar import Alarm, Calendar, Event

    stamp = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    made = Calendar()
    made.add("prodid", "-//Complaint Composer//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for one in reminders:
        company = one_line(one.company or one.to)
        summary = _("Answer due from {company}: {subject}").format(company=company, subject=one.subject)
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", stamp)
        event.add("dtstart", one.due)
        event.add("dtend", one.due + timedelta(days=1))
        event.add("summary", summary)
        event.add("description", _description(one, company))
        event.add("transp", "TRANSPARENT")  # the day stays free
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _MORNING)
        alarm.add("description", summary)
        event.add_component(alarm)
        made.add_component(event)
    ics: bytes = made.to_ical()
    return ics


def _description(one: Reminder, company: str) -> str:
    lines = [_("You wrote to {company}: “{subject}”.").format(company=company, subject=one.subject)]
    if one.sent_on:
        lines.append(_("Sent on: {date}").format(date=long_day(one.sent_on)))
    if one.to:
        lines.append(_("Sent to: {address}").format(address=one.to))
    lines.append(
        _(
            "No answer yet? Look in the spam folder first. Then reply to your own message, so that it is quoted, "
            "and ask for an answer."
        )
    )
    return "\n".join(lines)


def _promised(promise: PolicyFact, start: date) -> date:
    """The last day of the company's own promise; hours and working days pass from Monday to Friday only."""
    if promise.unit in _CALENDAR_DAYS:
        return start + timedelta(days=ceil(promise.value * _CALENDAR_DAYS[promise.unit]))
    left = ceil(promise.value / 24 if promise.unit == "hours" else promise.value)
    day = start
    while left > 0:
        day = _weekday(day + timedelta(days=1))
        left -= 1
    return day


def _weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day
