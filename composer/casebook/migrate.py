"""Brings a casebook up to the newest schema, with a backup before it is touched.

Alembic does the work; it is only loaded where there is something to do, for it costs a third of a second.
"""

import gzip
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, MetaData, inspect, select, text

from composer.casebook.place import file_of
from composer.errors import CasebookNewer

HERE = Path(__file__).parent / "migrations"
_VERSIONS = "alembic_version"
_BACKUP = "casebook-before-schema-"


def migrate(engine: Engine, place: str, *, to: str = "head") -> None:
    """Leave the database at the schema `to`. Raises CasebookNewer where it is ahead of this program."""
    with engine.connect() as connection:
        current = revision(connection)
    known = revisions()
    if current and current not in known:
        raise CasebookNewer(place=place)
    target = known[-1] if to == "head" else to
    if current == target:
        return
    if current:
        back_up(engine, current)
    _upgrade(engine, target)


def revision(connection: Connection) -> str:
    """The schema that the database has; "" for an empty one."""
    if not inspect(connection).has_table(_VERSIONS):
        return ""
    return connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar() or ""  # noqa: S608 (our own name)


@cache
def revisions() -> tuple[str, ...]:
    """Every schema there has been, the first one first: the files of `migrations/versions` are numbered."""
    return tuple(sorted(file.stem.partition("_")[0] for file in (HERE / "versions").glob("[0-9]*.py")))


def _upgrade(engine: Engine, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def back_up(engine: Engine, current: str) -> Path:
    """A copy of everything as it is now, beside the file (SQLite) or in the user's data folder; its path."""
    copy = _folder(engine) / f"{_BACKUP}{current}-ended-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    file = file_of(engine.url)
    if file is not None:
        copy = copy.with_name(copy.name + ".sqlite3")
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        shutil.copymode(file, copy)
        return copy
    copy = copy.with_name(copy.name + ".json.gz")
    with engine.connect() as connection, gzip.open(copy, "wt", encoding="utf-8") as out:
        json.dump(_rows(connection), out, default=str)
    copy.chmod(0o600)
    return copy


def remove_backups(engine: Engine) -> None:
    """Remove the copies that earlier migrations left: they hold what was deleted since."""
    for copy in _folder(engine).glob(f"{_BACKUP}*"):
        copy.unlink(missing_ok=True)


def _folder(engine: Engine) -> Path:
    file = file_of(engine.url)
    return file.parent if file else user_data_path("complaint-composer", ensure_exists=True)


def _rows(connection: Connection) -> dict[str, list[dict[str, object]]]:
    found = MetaData()
    found.reflect(connection)
    return {
        table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in found.sorted_tables
    }
