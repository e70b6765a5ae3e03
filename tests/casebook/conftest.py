"""A fresh casebook on each of the two databases: the same tests run against both."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from composer.casebook import Casebook
from tests.casebook import postgres

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """One server for all tests of this process."""
    if not postgres.NAMED and postgres.programs() is None:
        reason = "no PostgreSQL programs here (Debian: apt-get install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[URL]:
    """The address of an empty database."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with ExitStack() as stack:
        if request.param == "sqlite":
            yield URL.create("sqlite", database=str(tmp_path / "folder" / "casebook.sqlite3"))
        else:
            yield stack.enter_context(postgres.database(request.getfixturevalue("postgres_server")))


@pytest.fixture
def book(url: URL) -> Iterator[Casebook]:
    """An empty casebook on the 24th of November 2026."""
    with Casebook(url, today=lambda: TODAY) as made:
        yield made
