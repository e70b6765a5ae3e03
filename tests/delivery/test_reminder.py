"""The day an answer is due, and the calendar entry for it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from composer.case import Case
from composer.delivery import due_date, reminder
from composer.languages.interface import use_interface_language
from composer.site.report import PolicyFact, SiteReport
from tests.delivery.drafts import bodies, draft, one_liners

FRIDAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 18, 30, 5, 123, tzinfo=UTC)


def case(answer_by: date | None = None, written_on: date | None = FRIDAY) -> Case:
    """A case written on a Friday."""
    return Case.model_validate(
        {"company": {"name": "Lumea"}, "request": {"answer_by": answer_by}, "written_on": written_on}
    )


def report(value: float, unit: str) -> SiteReport:
    """A site that promises an answer within this time."""
    fact = PolicyFact(
        kind="reply_time", value=value, unit=unit, quote="We answer soon.", url="https://lumea.example/faq"
    )
    return SiteReport(start_url="https://lumea.example/", facts=(fact,))


@pytest.mark.parametrize(
    ("value", "unit", "due"),
    [
        (1, "working_days", date(2026, 11, 23)),
        (2, "working_days", date(2026, 11, 24)),
        (5, "working_days", date(2026, 11, 27)),
        (15, "working_days", date(2026, 12, 11)),
        (24, "hours", date(2026, 11, 23)),
        (48, "hours", date(2026, 11, 24)),
        (3, "days", date(2026, 11, 23)),
        (1, "days", date(2026, 11, 23)),
        (15, "days", date(2026, 12, 7)),
        (2, "weeks", date(2026, 12, 4)),
        (1, "months", date(2026, 12, 21)),
        (0, "days", date(2026, 12, 4)),
    ],
)
def test_the_company_s_own_promise_counts(value: float, unit: str, due: date) -> None:
    assert due_date(case(), report(value, unit)) == due


def test_the_customer_s_own_day_comes_first() -> None:
    assert due_date(case(answer_by=date(2026, 12, 2)), report(1, "days")) == date(2026, 12, 2)


def test_a_day_at_the_weekend_becomes_monday() -> None:
    assert due_date(case(answer_by=date(2026, 12, 5))) == date(2026, 12, 7)
    assert due_date(case(answer_by=date(2026, 12, 6))) == date(2026, 12, 7)


def test_else_a_fortnight() -> None:
    assert due_date(case()) == date(2026, 12, 4)
    assert due_date(case(), SiteReport(start_url="https://lumea.example/")) == date(2026, 12, 4)


def test_a_case_without_date_counts_from_today() -> None:
    today = datetime.now().astimezone().date()
    assert today + timedelta(days=14) <= due_date(case(written_on=None)) <= today + timedelta(days=17)


@given(
    written=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    value=st.floats(0, 400),
    unit=st.sampled_from(["hours", "days", "working_days", "weeks", "months", "years"]),
)
def test_the_day_is_later_and_a_weekday(written: date, value: float, unit: str) -> None:
    due = due_date(case(written_on=written), report(value, unit))
    assert due > written
    assert due.weekday() < 5


def entry(data: bytes) -> Event:
    """The one event of the file."""
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_the_entry_is_a_whole_day_with_an_alarm_in_the_morning() -> None:
    data = reminder(draft(), case(), date(2026, 12, 4), now=NOW)
    event = entry(data)
    (alarm,) = event.walk("VALARM")
    assert event.decoded("dtstart") == date(2026, 12, 4)
    assert event.decoded("dtend") == date(2026, 12, 5)
    assert event.decoded("dtstamp") == datetime(2026, 11, 20, 18, 30, 5, tzinfo=UTC)
    assert alarm.decoded("trigger") == timedelta(hours=9)
    assert str(event["summary"]) == "Answer due from Lumea: Kettle broken"
    assert "Sent on: 20 November 2026" in str(event["description"])
    assert "Sent to: help@lumea.example" in str(event["description"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))  # RFC 5545 section 3.1


@given(subject=one_liners, body=bodies)
def test_any_subject_can_be_read_back(subject: str, body: str) -> None:
    event = entry(reminder(draft(body, subject=subject), case(), date(2026, 12, 4), now=NOW))
    assert str(event["summary"]) == f"Answer due from Lumea: {subject}"


def test_the_same_message_keeps_its_identity() -> None:
    first = entry(reminder(draft(), case(), date(2026, 12, 4), now=NOW))
    again = entry(reminder(draft(), case(), date(2026, 12, 4)))
    other = entry(reminder(draft("Another text."), case(), date(2026, 12, 4), now=NOW))
    assert first["uid"] == again["uid"] != other["uid"]
    assert reminder(draft(), case(), FRIDAY, now=NOW) == reminder(draft(), case(), FRIDAY, now=NOW)


def test_dates_are_written_in_the_interface_language() -> None:
    use_interface_language("lv")
    event = entry(reminder(draft(), case(), date(2026, 12, 4), now=NOW))
    assert "2026. gada 20. novembris" in str(event["description"])


def test_without_company_the_address_stands_in() -> None:
    event = entry(reminder(draft(), Case(), date(2026, 12, 4), now=NOW))
    assert str(event["summary"]).startswith("Answer due from help@lumea.example: ")
