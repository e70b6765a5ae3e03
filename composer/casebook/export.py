"""Everything out in one zip, and in again without loss.

    casebook.json           every entry, whole; what `import_zip` reads
    cases/K7PQ2/01-sent.eml each message as a file that any mail program opens
    index.html              the same to read, in the interface language
    own-words.txt           the customer's own dictionary, where there is one; `words_in_zip` reads it

The zip is the user's own and holds no secret, for none was kept. Reading one back trusts nothing in it: only
`casebook.json` is read, with a cap, and every entry is validated and masked like any other.
"""

import json
import re
from datetime import date
from email.utils import format_datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import TypeAdapter, ValidationError

from composer.casebook.entry import Entry, Message, state_of
from composer.casebook.own_words import FILE as WORDS
from composer.casebook.own_words import LONGEST
from composer.casebook.store import Casebook
from composer.delivery import bare_address, message_file
from composer.errors import CaseMissing, HandOverBlocked, UnreadableExport
from composer.languages.interface import _, interface_language
from composer.languages.spoken import long_day

FORMAT = 1
_INDEX = "casebook.json"
_LARGEST = 400_000_000  # bytes of casebook.json; 5,000 cases with 20,000 messages take some 60 million
_LARGEST_WORDS = 1_000_000  # bytes
_OWN_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_IDENTITY = re.compile(r"<[!-;=?-~]{1,500}>")
_ENTRIES = TypeAdapter(tuple[Entry, ...])


class Imported(NamedTuple):
    """What an import did: `beside` were different from a case of ours, and are kept beside it."""

    added: int
    known: int
    beside: int


def export_zip(book: Casebook, *, today: date, words: tuple[str, ...] = ()) -> bytes:
    """The whole casebook as the bytes of a zip, and the words that the spelling check is to leave alone."""
    entries = tuple(book.entries())
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        content = {"format": FORMAT, "entries": _ENTRIES.dump_python(entries, mode="json")}
        archive.writestr(_INDEX, json.dumps(content, ensure_ascii=False, indent=1))
        archive.writestr("index.html", page(entries, today))
        for entry in entries:
            for number, message in enumerate(entry.messages, start=1):
                if message.direction != "called":
                    name = f"cases/{entry.reference}/{number:02}-{message.direction}.eml"
                    archive.writestr(name, message_eml(message))
        if words:
            archive.writestr(WORDS, "\n".join(words) + "\n")
    return out.getvalue()


def import_zip(book: Casebook, data: bytes, *, name: str = "export.zip") -> Imported:
    """Take every entry of an export into the casebook. Nothing of ours is overwritten. Raises UnreadableExport."""
    entries = read_zip(data, name=name)
    added = known = beside = 0
    for entry in entries:
        try:
            ours: Entry | None = book.get(entry.id)
        except CaseMissing:
            ours = None
        if ours and _content(ours) == _content(entry):
            known += 1
            continue
        book.restore(entry if ours is None else entry.model_copy(update={"id": "", "reference": ""}))
        if ours is None:
            added += 1
        else:
            beside += 1
    return Imported(added, known, beside)


def read_zip(data: bytes, *, name: str = "export.zip") -> tuple[Entry, ...]:
    """The entries in an export. Raises UnreadableExport."""
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(_INDEX) as file:
            text = file.read(_LARGEST + 1)
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise UnreadableExport(file=name, reason=_("it holds no {file}").format(file=_INDEX)) from error
    if len(text) > _LARGEST:
        raise UnreadableExport(file=name, reason=_("it is too large"))
    try:
        content = json.loads(text)
        if content["format"] > FORMAT:
            raise UnreadableExport(file=name, reason=_("a newer version of this program wrote it"))
        return _ENTRIES.validate_python(content["entries"])
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError) as error:
        raise UnreadableExport(file=name, reason=_("{file} is damaged").format(file=_INDEX)) from error


def words_in_zip(data: bytes) -> tuple[str, ...]:
    """The customer's own dictionary in an export: words of letters and nothing else, so that no secret comes in."""
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(WORDS) as file:
            lines = file.read(_LARGEST_WORDS).decode("utf-8", "replace").splitlines()
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError):
        return ()
    return tuple(word for line in lines if _OWN_WORD.fullmatch(word := line.strip()) and len(word) <= LONGEST)


def _content(entry: Entry) -> str:
    """What makes two entries the same: everything but the counters of the database they lie in."""
    bare = [message.model_copy(update={"id": 0}) for message in entry.messages]
    return entry.model_copy(update={"version": 0, "messages": tuple(bare)}).model_dump_json()


def message_eml(message: Message) -> bytes:
    """The message as a file (RFC 5322)."""
    head = {
        "Date": format_datetime(message.at),
        "From": _address(message.sender),
        "To": _address(message.recipient),
        "Subject": message.subject,
        "Message-ID": message.message_id if _IDENTITY.fullmatch(message.message_id) else "",
    }
    return message_file(head, message.body)


def _address(text: str) -> str:
    try:
        return bare_address(text)
    except HandOverBlocked:
        return ""


def page(entries: tuple[Entry, ...], today: date) -> str:
    """The casebook as one page to read or print."""
    return (
        _environment()
        .get_template("export.html.j2")
        .render(
            entries=entries, today=today, state_of=state_of, _=_, day=long_day, language=interface_language()
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
