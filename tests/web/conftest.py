"""Each wizard here has a casebook of its own, and no network at all."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def casebook_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of an empty casebook."""
    file = tmp_path / "casebook.sqlite3"
    monkeypatch.setenv("COMPOSER_DATABASE_URL", f"sqlite:///{file}")
    return file
