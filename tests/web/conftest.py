"""Each wizard here has a casebook of its own, and no network at all."""

import shutil
from pathlib import Path

import pytest

from composer.casebook import Casebook


@pytest.fixture(scope="session")
def empty_casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty casebook, made once: a copy takes a tenth of the time."""
    file = tmp_path_factory.mktemp("empty") / "casebook.sqlite3"
    with Casebook(f"sqlite:///{file}"):
        return file


@pytest.fixture(autouse=True)
def casebook_file(empty_casebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of an empty casebook."""
    file = Path(shutil.copy(empty_casebook, tmp_path / "casebook.sqlite3"))
    monkeypatch.setenv("COMPOSER_DATABASE_URL", f"sqlite:///{file}")
    return file
