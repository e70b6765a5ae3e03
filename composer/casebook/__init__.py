"""Keep every matter: the case, what was sent and received, what is due when, and how it ended."""

from composer.casebook.entry import STATE_NAMES, Closing, Entry, Message, State, Summary, state_of, summary_of
from composer.casebook.export import Imported, export_zip, import_zip
from composer.casebook.reminders import reminders
from composer.casebook.store import Casebook

__all__ = [
    "STATE_NAMES",
    "Casebook",
    "Closing",
    "Entry",
    "Imported",
    "Message",
    "State",
    "Summary",
    "export_zip",
    "import_zip",
    "reminders",
    "state_of",
    "summary_of",
]
