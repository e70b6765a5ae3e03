"""Keep every matter: the case, what was sent and received, what is due when, and how it ended.

What needs the database is loaded on first use: who only asks for the customer's own words needs none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from composer.casebook.entry import STATE_NAMES, Closing, Entry, Message, State, Summary, state_of, summary_of
from composer.casebook.reminders import reminders

if TYPE_CHECKING:
    from composer.casebook.export import Imported as Imported
    from composer.casebook.export import export_zip as export_zip
    from composer.casebook.export import import_zip as import_zip
    from composer.casebook.store import Casebook as Casebook

_HOME = {
    "Casebook": "composer.casebook.store",
    "Imported": "composer.casebook.export",
    "export_zip": "composer.casebook.export",
    "import_zip": "composer.casebook.export",
}
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


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'composer.casebook' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
