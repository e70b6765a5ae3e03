"""The casebook: keeps matters, finds them again, and lets no two windows overwrite each other.

Every text passes `masked` on its way in, so no secret arrives here (M12). A save says which version it was made from;
where that is not the newest one, `EditedElsewhere` is raised and nothing is written.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Self
from uuid import uuid4

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError, ProgrammingError

from composer.casebook.entry import Entry, Summary, now, summary_of
from composer.casebook.mask import masked
from composer.casebook.migrate import migrate, remove_backups
from composer.casebook.place import as_url, default_url, engine_for, file_of
from composer.casebook.schema import LONGEST_KIND, cases, messages, words
from composer.casebook.search import words_in, words_of
from composer.errors import CasebookUnreachable, CaseMissing, EditedElsewhere

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is mistaken for another on the telephone
_DAY = Summary._fields.index("day")  # no column of the table: a list is of the day it is asked for
_COLUMNS = Summary._fields[:_DAY] + Summary._fields[_DAY + 1 :]

_SWEEPING = {
    "sqlite": ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"),
    "postgresql": ("VACUUM FULL words", "VACUUM FULL messages", "VACUUM FULL cases"),
}


class Casebook:
    """One casebook; safe to use from several threads. `close` it, or use it in a `with`."""

    def __init__(self, url: URL | str | None = None, *, today: Callable[[], date] = date.today) -> None:
        """Open, or begin, the casebook at this address; without one, the user's own.

        Raises CasebookUnreachable, CasebookNewer.
        """
        self.url = default_url() if url is None else as_url(url) if isinstance(url, str) else url
        self.place = str(file_of(self.url) or self.url.render_as_string(hide_password=True))
        self._today = today
        self._engine: Engine = engine_for(self.url)
        with self._translated():
            migrate(self._engine, self.place)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    # Keeping

    def save(self, entry: Entry) -> Entry:
        """Keep the entry and its new messages; gives it back with its version, and id and reference where it was new.

        Raises EditedElsewhere where another window has saved it since, CaseMissing where it has been deleted.
        """
        clean = masked(entry)
        with self._begin() as connection:
            if clean.id:
                kept = clean.model_copy(update={"version": clean.version + 1, "changed": now()})
                self._update(connection, kept, clean.version)
            else:
                kept = self._named(connection, clean)
                connection.execute(insert(cases).values(**self._row(kept)))
            kept = self._with_messages(connection, kept)
            self._index(connection, kept)
        return kept

    def restore(self, entry: Entry) -> Entry:
        """Keep an entry that comes from an export, with its own id, reference and moments where they are free."""
        fresh = tuple(message.model_copy(update={"id": 0}) for message in entry.messages)
        clean = masked(entry.model_copy(update={"messages": fresh}))
        with self._begin() as connection:
            kept = self._named(connection, clean)
            kept = kept.model_copy(update={"id": clean.id or kept.id, "version": max(1, clean.version)})
            kept = kept.model_copy(update={"changed": clean.changed})
            connection.execute(insert(cases).values(**self._row(kept)))
            kept = self._with_messages(connection, kept)
            self._index(connection, kept)
        return kept

    def _named(self, connection: Connection, entry: Entry) -> Entry:
        reference = entry.reference
        taken = select(cases.c.id).where(cases.c.reference == reference)
        while not reference or connection.execute(taken).first():
            reference = "".join(secrets.choice(_LETTERS) for _ in range(5))
            taken = select(cases.c.id).where(cases.c.reference == reference)
        return entry.model_copy(
            update={"id": uuid4().hex, "reference": reference, "version": 1, "changed": now()}
        )

    def _update(self, connection: Connection, entry: Entry, seen: int) -> None:
        mine = (cases.c.id == entry.id) & (cases.c.version == seen)
        if connection.execute(update(cases).where(mine).values(**self._row(entry))).rowcount:
            return
        if connection.execute(select(cases.c.id).where(cases.c.id == entry.id)).first():
            raise EditedElsewhere
        raise CaseMissing(case=entry.reference or entry.id)

    def _row(self, entry: Entry) -> dict[str, Any]:
        told = summary_of(entry, self._today())._asdict()
        line = {name: told[name] for name in _COLUMNS}
        line |= {name: told[name][:LONGEST_KIND] for name in ("kind", "answer_kind")}
        content = entry.model_dump_json(exclude={"messages"})
        return {**line, "version": entry.version, "created": entry.created, "content": content}

    def _with_messages(self, connection: Connection, entry: Entry) -> Entry:
        """The entry with its new messages kept, and those it no longer holds removed."""
        known = {message.id for message in entry.messages if message.id}
        gone = (messages.c.case_id == entry.id) & messages.c.id.not_in(known)
        connection.execute(delete(messages).where(gone))
        kept = []
        for message in sorted(entry.messages, key=lambda message: message.at):
            values = {
                "case_id": entry.id,
                "at": message.at,
                "message_id": message.message_id,
                "content": message.model_dump_json(exclude={"id"}),
            }
            if message.id:
                connection.execute(update(messages).where(messages.c.id == message.id).values(**values))
                kept.append(message)
            else:
                made = connection.execute(insert(messages).values(**values).returning(messages.c.id))
                kept.append(message.model_copy(update={"id": made.scalar_one()}))
        return entry.model_copy(update={"messages": tuple(kept)})

    def _index(self, connection: Connection, entry: Entry) -> None:
        wanted = words_of(entry)
        found = connection.execute(select(words.c.word).where(words.c.case_id == entry.id)).scalars()
        there = set(found)
        if there - wanted:
            gone = (words.c.case_id == entry.id) & words.c.word.in_(there - wanted)
            connection.execute(delete(words).where(gone))
        if wanted - there:
            connection.execute(
                insert(words), [{"word": word, "case_id": entry.id} for word in sorted(wanted - there)]
            )

    # Finding

    def get(self, id: str) -> Entry:
        """The entry with this id or reference. Raises CaseMissing."""
        with self._reading() as connection:
            named = (cases.c.id == id) | (cases.c.reference == id.strip().upper())
            row = connection.execute(select(cases).where(named)).first()
            if row is None:
                raise CaseMissing(case=id)
            return self._entry(connection, row)

    def entries(self) -> Iterator[Entry]:
        """Every entry, the oldest first."""
        with self._reading() as connection:
            ordered = select(cases.c.id).order_by(cases.c.created, cases.c.id)
            for key in connection.execute(ordered).scalars().all():
                row = connection.execute(select(cases).where(cases.c.id == key)).first()
                if row is not None:
                    yield self._entry(connection, row)

    def _entry(self, connection: Connection, row: Row[Any]) -> Entry:
        query = select(messages).where(messages.c.case_id == row.id).order_by(messages.c.at, messages.c.id)
        kept = [{**json.loads(item.content), "id": item.id} for item in connection.execute(query)]
        return Entry.model_validate({**json.loads(row.content), "version": row.version, "messages": kept})

    def list(self, search: str = "") -> tuple[Summary, ...]:
        """The matters in which every word of `search` begins a word; the oldest duty first, then drafts, then closed ones."""
        day = self._today()
        with self._reading() as connection:
            rows = connection.execute(_searched(select(*(cases.c[name] for name in _COLUMNS)), search)).all()
        lines = (Summary._make((*row[:_DAY], day, *row[_DAY:])) for row in rows)
        return tuple(sorted(lines, key=_order))

    def found(self, search: str) -> frozenset[str]:
        """The ids of the matters that `list` shows for these words; for a reader who has the whole list already."""
        with self._reading() as connection:
            return frozenset(connection.execute(_searched(select(cases.c.id), search)).scalars())

    def due(self, until: date | None = None) -> tuple[Summary, ...]:
        """The matters with a duty up to this day (today's if none is given), the oldest duty first."""
        day = until or self._today()
        return tuple(line for line in self.list() if line.duty and line.duty <= day)

    def with_message(self, message_ids: Iterable[str]) -> str | None:
        """The id of the case that one of these Message-IDs belongs to (RFC 5322), if there is one."""
        wanted = [one for one in message_ids if one]
        with self._reading() as connection:
            query = select(messages.c.case_id).where(messages.c.message_id.in_(wanted))
            found: str | None = connection.execute(query).scalars().first()
            return found

    def count(self) -> int:
        """How many matters there are."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(cases)).scalar_one()

    # Removing

    def delete(self, id: str) -> None:
        """Remove one matter for good; its bytes are overwritten. Raises CaseMissing."""
        with self._begin() as connection:
            gone = connection.execute(delete(cases).where(cases.c.id == id)).rowcount
        if not gone:
            raise CaseMissing(case=id)
        self._sweep()

    def delete_everything(self) -> None:
        """Remove all matters for good; their bytes are overwritten."""
        with self._begin() as connection:
            connection.execute(delete(cases))
        self._sweep()

    def _sweep(self) -> None:
        """What was deleted leaves the files too: unused pages are given back, logs emptied, old backups removed."""
        with self._translated(), self._engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            for statement in _SWEEPING[self.url.get_backend_name()]:
                connection.execute(text(statement))
        remove_backups(self._engine)

    # The door to the database

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        with self._translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, ProgrammingError, OSError) as error:
            raise CasebookUnreachable(place=self.place) from error


def _searched(query: Select[Any], search: str) -> Select[Any]:
    """The query narrowed to the cases with all these words; a single letter, just typed, narrows nothing yet."""
    for word in sorted(words_in(search)):
        if len(word) > 1:
            query = query.where(cases.c.id.in_(_having(word)))
    return query


def _having(word: str) -> Any:
    """Cases with a word that begins so; a range, so that the index finds it on both databases."""
    end = word + "\U0010ffff"
    return select(words.c.case_id).where(words.c.word >= word, words.c.word < end)


def _order(line: Summary) -> tuple[int, date, float]:
    rank = 2 if not line.open else 1 if line.duty is None else 0
    return rank, line.duty or date.max, -line.changed.timestamp()
