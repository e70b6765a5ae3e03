"""The tables, as the newest migration leaves them. Portable types only, so that SQLite and PostgreSQL share all code.

`cases` repeats in columns what the list of matters needs, so that it is read without opening a single case; `words`
is the index of the full-text search: one row for each different word of a matter, folded (`ā` is `a`), found by its
beginning.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

LONGEST_WORD = 60
LONGEST_KIND = 40
metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is taken off there and put back on."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        return None if value is None else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        """From the database, in one step: a list of 5,000 matters has 30,000 moments."""
        return _from_text if dialect.name == "sqlite" else _in_utc


def _from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value + "+00:00")


def _in_utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)


def word_type() -> String:
    """Words in the order of their bytes on both databases, so that "begins with" is a range of the index."""
    return String(LONGEST_WORD).with_variant(String(LONGEST_WORD, collation="C"), "postgresql")


cases = Table(
    "cases",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reference", String(16), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("title", Text, nullable=False),
    Column("company", Text, nullable=False, index=True),
    Column("kind", String(LONGEST_KIND), nullable=False, index=True),
    Column("due", Date),
    Column("first_sent", Moment),
    Column("first_answered", Moment),
    Column("sent", Moment),
    Column("acknowledged", Moment),
    Column("answered", Moment),
    Column("answer_kind", String(LONGEST_KIND), nullable=False),
    Column("promised", Date),
    Column("closed", Date),
    Column("solved", Boolean, nullable=False),
    Column("satisfaction", Integer),
    Column("kept_promise", Boolean),
    Column("lesson", Text, nullable=False, server_default=""),
    Column("content", Text, nullable=False),  # the entry as JSON, its messages apart
)
messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("message_id", Text, nullable=False, index=True),
    Column("content", Text, nullable=False),  # the message as JSON
)
words = Table(
    "words",
    metadata,
    Column("word", word_type(), primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Index("words_of_a_case", "case_id"),
)
