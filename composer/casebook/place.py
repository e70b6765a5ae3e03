"""Where the casebook lives: a file in the user's own data folder, or the database that COMPOSER_DATABASE_URL names.

SQLAlchemy is imported where it is used: who asks only for the folder waits for no database.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from composer.errors import CasebookUnreachable

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import URL

VARIABLE = "COMPOSER_DATABASE_URL"
FILE = "casebook.sqlite3"
PATIENCE = 10  # seconds that one process waits for another's write


def folder() -> Path:
    """Where that lies which is kept beside the casebook; for a database server the user's data folder.

    Raises CasebookUnreachable where the casebook's address cannot be read.
    """
    casebook = file_of(default_url()) if os.environ.get(VARIABLE, "") else None
    return casebook.parent if casebook else user_data_path("complaint-composer")


def default_url() -> "URL":
    """The database of the environment, else the file in the user's data folder. Raises CasebookUnreachable."""
    from sqlalchemy.engine import URL

    named = os.environ.get(VARIABLE, "")
    if not named:
        return URL.create("sqlite", database=str(user_data_path("complaint-composer") / FILE))
    return as_url(named)


def as_url(text: str) -> "URL":
    """A database's address; `postgres://` and `postgresql://` mean the driver that we bring."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(text)
    except ArgumentError as error:
        raise CasebookUnreachable(place=VARIABLE) from error
    if url.get_backend_name() in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    return url


def file_of(url: "URL") -> Path | None:
    """The file behind a SQLite address; None for PostgreSQL and for a casebook in memory."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def engine_for(url: "URL") -> "Engine":
    """An engine that is ready to use; the file is made for its owner's eyes only (mode 0600, folder 0700)."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    file = file_of(url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_size=4)
    if file is not None:
        _make_private(file)
    engine = create_engine(url, poolclass=NullPool if file else None, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _settle)
    return engine


def _make_private(file: Path) -> None:
    try:
        if not file.parent.exists():
            file.parent.mkdir(parents=True, mode=0o700)
        if not file.exists():
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise CasebookUnreachable(place=str(file)) from error


def _settle(connection: object, _record: object) -> None:
    """Each connection: readers do not wait for a writer (WAL), what was saved survives a power cut, what is deleted is overwritten, references hold."""
    cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver's own connection
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
