"""The one model that a person's session has, and how it is kept in that person's own browser.

`Kept` is what survives a reload: it leaves the server only into the localStorage of the browser it came from, and
holds no secret, because `state.put` lets none in. `Session` adds what lives only as long as the connection.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Lock
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from composer.case import Case
from composer.casebook import Entry
from composer.errors import ComposerError
from composer.site import FoundSite, SiteReport
from composer.web.search import SearchJob
from composer.writing import Edits


class Kept(BaseModel):
    """What survives a reload of the page."""

    model_config = ConfigDict(frozen=True)

    case: Case = Case()
    report: SiteReport | None = None
    question: str = ""
    pasted: str = ""  # a page's text that the customer pasted
    unfit: dict[str, str] = {}  # texts that do not fit their field, as typed, by its path
    filled: dict[str, str] = {"language": Case().language}  # what the program put into the case, by path
    reached: int = 0  # number of the furthest step that may be opened
    subject: int = 0  # which of the proposed subjects
    silenced: tuple[str, ...] = ()  # notes that the customer answered with "Ignore this one"
    edits: tuple[Edits, ...] = ()  # what was changed in the words of the e-mail, by its language
    own_request: bool = False  # the request is told in own words
    answered: bool = False  # "It does not, carry on" was said to the answers
    entry: str = ""  # only in the browser: id of the case in the casebook
    version: int = 0  # only in the browser: of the entry as this window has seen it
    interface: str = ""  # the language of the pages; empty: not chosen, the browser's own

    def replace(self, path: str, value: Any) -> "Kept":
        """A new one with another value at this path: one of its own, else one of the case's; ValueError as `Case.replace`."""
        if path in _OWN:
            return self.model_validate({**dict(self), path: value})
        return self.model_copy(update={"case": self.case.replace(path, value)})

    def get(self, path: str) -> Any:
        """The value at this path."""
        return getattr(self, path) if path in _OWN else self.case.get(path)


_OWN = frozenset(Kept.model_fields) - {"case", "report"}


def packed(kept: Kept, entry: Entry | None = None) -> str:
    """The text that the browser keeps; it names the case in the casebook that it belongs to."""
    if entry:
        kept = kept.model_copy(update={"entry": entry.id, "version": entry.version})
    return kept.model_dump_json(exclude_defaults=True)


def unpacked(text: str) -> Kept:
    """What the browser has kept; an empty beginning where it is not ours or from another time."""
    try:
        return Kept.model_validate_json(text)
    except ValidationError:
        return Kept()


@dataclass
class Session:
    """A connection's state. Nothing of it is shared between people."""

    kept: Kept = field(default_factory=Kept)
    number: str = field(default_factory=lambda: token_hex(8))  # tells it from others of the same browser
    restored: bool = False  # the browser has told what it keeps; before, nothing can be typed
    job: SearchJob | None = None
    choices: tuple[FoundSite, ...] = ()  # sites that bear the name which was typed
    error: ComposerError | None = None  # why the last search failed
    entry: Entry | None = None  # the case as the casebook has it
    keeping: Lock = field(default_factory=Lock)  # one run at a time writes into the casebook
    saved: Kept | None = None  # what was kept last
    conflict: bool = False  # another window has saved the case since
    book_error: ComposerError | None = None  # why the casebook is out of reach
    withheld: dict[str, str] = field(default_factory=dict)  # fields with a secret in them: the masked text
    before: list[Kept] = field(default_factory=list)  # what "Undo" goes back to
    fresh: str = ""  # text that the last fix changed, shown tinted once
    looked_at: str = ""  # id of the case whose timeline is shown in the list
    case_id: str = ""  # id of the case whose page is open
    lead: tuple[int, str] = (
        0,
        "",
    )  # how often a line has led to a question elsewhere, and the last one's widget
    editing: bool = False  # the e-mail stands there to be written in
    asked_words: set[str] = field(default_factory=set)  # words whose corrections were asked for
    more_answers: bool = False
    asked_read: bool = False  # "Read the site" was pressed without an address
    pressed: tuple[str, str] = ("", "")  # a button of the search page that was pressed, and its address
    asked_next: bool = False  # "Next" was pressed on a step that is not finished
    pressed_next: tuple[int, Callable[[], str]] | None = (
        None  # the step on which it was, and what may be missing
    )
    going: str = ""  # id of the page that was asked for and has not yet been drawn to its end
    shown: str = ""  # id of the page of this run
    language: str = "en"  # of the interface, at this moment
    pages: dict[str, Any] = field(default_factory=dict)  # Streamlit's page objects of this run, by id
    heading: tuple[str, str, str] = ("", "", "")  # page, its h1, how it is announced
