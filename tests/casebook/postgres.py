"""A PostgreSQL server for the tests: the one that COMPOSER_TEST_POSTGRES names, else one of our own on a socket in a new folder.

Only the programs must be there (Debian's package postgresql; `.ci/run` installs it). Nothing listens on a port.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

NAMED = os.environ.get("COMPOSER_TEST_POSTGRES", "")
ACCOUNT = "postgres"  # root may not run a server; Debian's package makes this account


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, the newest version first."""
    on_path = shutil.which("pg_ctl")
    folders = [Path(on_path).parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders += [Path("/opt/homebrew/opt/postgresql/bin"), Path("/usr/local/opt/postgresql/bin")]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[URL]:
    """The address of a running server, as a user who may make databases."""
    if NAMED:
        yield make_url(NAMED)
        return
    found = programs()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path may have 107 bytes
    before: list[str] = []
    if os.name == "posix" and os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam(ACCOUNT).pw_uid, -1)
        before = ["runuser", "-u", ACCOUNT, "--"]

    def run(*words: str) -> None:
        subprocess.run([*before, *words], check=True, capture_output=True, cwd=folder)

    data = folder / "data"
    run(
        str(found / "initdb"),
        "-D",
        str(data),
        "-U",
        "tester",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "-N",
    )
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    run(str(found / "pg_ctl"), "-D", str(data), "-o", options, "-w", "-l", str(folder / "log"), "start")
    try:
        yield URL.create("postgresql+psycopg", "tester", database="postgres", query={"host": str(folder)})
    finally:
        run(str(found / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(on: URL) -> Iterator[URL]:
    """A new, empty database, dropped at the end."""
    name = f"casebook_{uuid4().hex}"
    engine = create_engine(on, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        yield on.set(database=name)
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        engine.dispose()
