"""The Dockerfile names only what is there, and nothing that the program needs is left out of the container."""

import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINES = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
COPIED = [line.split()[1] for line in LINES if line.startswith("COPY ")]


def test_what_is_copied_exists_and_is_not_ignored() -> None:
    for path in COPIED:
        assert (ROOT / path).exists(), path
        assert not any(fnmatch.fnmatch(path, pattern) for pattern in IGNORED), path


def test_what_the_wheel_carries_the_container_carries() -> None:
    assert {"composer", "composer_app.py", ".streamlit", "templates", "examples"} <= set(COPIED)


def test_it_does_not_run_as_root_and_keeps_its_cases_on_the_volume() -> None:
    assert LINES.index("USER composer") < next(i for i, line in enumerate(LINES) if line.startswith("CMD"))
    volume = next(line.split()[1] for line in LINES if line.startswith("VOLUME"))
    assert any(line == f"ENV COMPOSER_DATABASE_URL=sqlite:///{volume}/casebook.sqlite3" for line in LINES)
