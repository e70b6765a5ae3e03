"""A calendar of all the answers that are waited for (M14, R4)."""

from collections.abc import Iterable, Iterator

from composer.casebook.entry import Entry
from composer.delivery import Reminder, calendar


def reminders(entries: Iterable[Entry]) -> bytes:
    """An .ics file with a day for each of these matters that waits for one."""
    return calendar(_reminders(entries))


def _reminders(entries: Iterable[Entry]) -> Iterator[Reminder]:
    for entry in entries:
        sent = [message for message in entry.messages if message.direction == "sent"]
        if entry.due and sent and not entry.closing:
            last = sent[-1]
            day = last.at.astimezone().date()
            yield Reminder(entry.due, entry.company, last.recipient, last.subject, last.body, day)
