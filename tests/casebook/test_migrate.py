"""An older casebook is brought up to date without loss, after a copy of it was laid aside."""

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, Table, insert, text
from sqlalchemy.engine import URL

from composer.casebook import Casebook, Closing, Entry, Message
from composer.casebook.migrate import migrate, revision, revisions
from composer.casebook.place import engine_for
from composer.casebook.schema import metadata
from composer.errors import CasebookNewer

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
CLOSED = Entry(
    id="a" * 32,
    reference="K7PQ2",
    version=3,
    closing=Closing(
        on=date(2026, 11, 20), solved=True, satisfaction=4, kept_promise=False, lesson="Photos first."
    ),
)
OPEN = Entry(id="b" * 32, reference="M3XZ9", version=1, due=date(2026, 12, 1))
MAIL = Message(direction="sent", at=AT, subject="Kettle: faulty", body="It stays cold.")
READING: dict[str, object] = {
    "next": "wait",
    "promises": [{"what": "the money", "date": "2026-12-07", "sentence": ""}],
}
ANSWER = Message(direction="received", at=AT, kind="answer", body="It comes.", reading=READING)


@pytest.fixture
def old(url: URL) -> URL:
    """A casebook of the first schema, with two matters and a message, as the first version wrote them."""
    engine = engine_for(url)
    migrate(engine, "here", to="0001")
    found = MetaData()
    with engine.begin() as connection:
        found.reflect(connection)
        for entry in (CLOSED, OPEN):
            connection.execute(insert(found.tables["cases"]).values(**_row(entry)))
        for message in (MAIL, ANSWER):
            content = message.model_dump_json(exclude={"id"})
            values = {"case_id": OPEN.id, "at": AT, "message_id": "", "content": content}
            connection.execute(insert(found.tables["messages"]).values(**values))
        connection.execute(insert(found.tables["words"]).values(word="kettle", case_id=OPEN.id))
    engine.dispose()
    return url


def _row(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "reference": entry.reference,
        "version": entry.version,
        "created": AT,
        "changed": AT,
        "title": "",
        "company": "",
        "kind": "",
        "due": entry.due,
        "answer_kind": "",
        "closed": entry.closing.on if entry.closing else None,
        "solved": bool(entry.closing),
        "content": entry.model_dump_json(exclude={"messages"}),
    }


def test_everything_is_there_after_the_migration(old: URL) -> None:
    with Casebook(old, today=lambda: date(2026, 11, 24)) as book:
        assert book.get(CLOSED.id).closing == CLOSED.closing
        kept = book.get("m3xz9")
        assert (kept.due, kept.messages[0].body) == (OPEN.due, MAIL.body)
        assert [line.id for line in book.list("kettle")] == [OPEN.id]
        line = next(line for line in book.list() if line.id == CLOSED.id)
        assert (line.satisfaction, line.kept_promise, line.lesson) == (4, False, "Photos first.")
        assert next(line for line in book.list() if line.id == OPEN.id).promised == date(2026, 12, 7)
        again = book.save(kept.model_copy(update={"question": "Still cold?"}))
        assert book.get(again.id).question == "Still cold?"


def test_a_copy_of_the_old_one_is_laid_aside_before(old: URL, tmp_path: Path) -> None:
    with Casebook(old):
        copies = list(tmp_path.rglob("casebook-before-schema-*"))
    assert len(copies) == 1
    if copies[0].name.endswith(".json.gz"):
        told = json.loads(gzip.decompress(copies[0].read_bytes()))
        assert {row["id"] for row in told["cases"]} == {CLOSED.id, OPEN.id}
        return
    engine = engine_for(URL.create("sqlite", database=str(copies[0])))
    with engine.connect() as connection:
        assert revision(connection) == "0001"
        assert connection.execute(text("SELECT count(*) FROM cases")).scalar() == 2
    engine.dispose()


def test_an_up_to_date_casebook_is_left_alone(url: URL, tmp_path: Path) -> None:
    for _ in range(2):
        Casebook(url).close()
    assert not list(tmp_path.rglob("casebook-before-schema-*"))


def test_the_migrations_end_at_the_tables_of_the_program(url: URL) -> None:
    Casebook(url).close()
    engine = engine_for(url)
    with engine.connect() as connection:
        assert revision(connection) == revisions()[-1]
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_casebook_of_a_newer_program_is_not_touched(url: URL) -> None:
    Casebook(url).close()
    engine = engine_for(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CasebookNewer):
        Casebook(url)
    with engine.connect() as connection:
        assert Table("cases", MetaData(), autoload_with=connection) is not None
        assert revision(connection) == "9999"
    engine.dispose()
