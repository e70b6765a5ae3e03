"""What a class has found and missed: nicknames only, in a small file beside the casebook, gone with one click.

A file of its own, so that deleting it takes nothing else with it; what is deleted is overwritten (`secure_delete`).
"""

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from platformdirs import user_data_path

from composer.errors import CasebookUnreachable
from composer.training.judging import Judgement

FILE = "class.sqlite3"
LONGEST_NAME = 40  # characters of a nickname or of a class's name
When = Literal["before", "after"]
_TABLE = """
CREATE TABLE IF NOT EXISTS result (
    at TEXT NOT NULL, class TEXT NOT NULL, nickname TEXT NOT NULL, stage TEXT NOT NULL,
    language TEXT NOT NULL, seed INTEGER NOT NULL, rule TEXT NOT NULL, state TEXT NOT NULL
)"""
_COLUMNS = ("at", "class", "nickname", "stage", "language", "seed", "rule", "state")


class Tally(NamedTuple):
    """How often a rule was found, nearly found and missed."""

    rule: str
    found: int
    near: int
    missed: int

    @property
    def of(self) -> int:
        """How often it was there to be found."""
        return self.found + self.near + self.missed


class Results:
    """The results of all classes of this machine. Every method raises CasebookUnreachable where the file is out of reach."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or user_data_path("complaint-composer") / FILE

    def keep(
        self,
        judged: Judgement,
        *,
        group: str,
        nickname: str,
        language: str,
        seed: int,
        stage: When = "before",
    ) -> None:
        """Add one judged exercise: one row for each fault of its key."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        head = (at, _short(group), _short(nickname), stage, language, seed)
        rows = [(*head, fault.answer.rule, fault.state) for fault in judged.faults]
        with self._open() as database:
            database.executemany(f"INSERT INTO result VALUES ({', '.join('?' * len(_COLUMNS))})", rows)  # noqa: S608 (no value in it)

    def classes(self) -> tuple[str, ...]:
        """The names of the classes, in the order of the alphabet."""
        return tuple(row[0] for row in self._read("SELECT DISTINCT class FROM result ORDER BY class"))

    def tallies(self, group: str, *, stage: str = "") -> tuple[Tally, ...]:
        """Each rule of a class, the one missed most often first; of one stage only where it is given."""
        rows = self._read(
            "SELECT rule, SUM(state = 'found'), SUM(state = 'near'), SUM(state = 'missed') FROM result "
            "WHERE class = ? AND (? = '' OR stage = ?) GROUP BY rule",
            (_short(group), stage, stage),
        )
        return tuple(
            sorted((Tally(*row) for row in rows), key=lambda t: (-t.missed / t.of, -t.missed, t.rule))
        )

    def trainees(self, group: str) -> tuple[tuple[str, int, int], ...]:
        """Nickname, faults found, and faults there were, of each trainee of a class."""
        return tuple(
            (row[0], row[1], row[2])
            for row in self._read(
                "SELECT nickname, SUM(state = 'found'), COUNT(*) FROM result WHERE class = ? "
                "GROUP BY nickname ORDER BY nickname",
                (_short(group),),
            )
        )

    def as_csv(self, group: str) -> str:
        """All rows of a class as CSV; no cell begins with a sign that a spreadsheet would take for a formula."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(_COLUMNS)
        rows = self._read("SELECT * FROM result WHERE class = ? ORDER BY at, rowid", (_short(group),))
        writer.writerows([_plain(cell) for cell in row] for row in rows)
        return out.getvalue()

    def delete(self, group: str) -> None:
        """Take out all that is known of a class."""
        with self._open() as database:
            database.execute("DELETE FROM result WHERE class = ?", (_short(group),))

    def _read(self, query: str, values: tuple[str, ...] = ()) -> list[tuple[str, int, int, int]]:
        if not self._file.exists():
            return []
        with self._open() as database:
            return database.execute(query, values).fetchall()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file.touch(mode=0o600, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=10)) as database, database:
                database.execute("PRAGMA secure_delete = ON")
                database.execute(_TABLE)
                yield database
        except (OSError, sqlite3.Error) as error:
            raise CasebookUnreachable(place=str(self._file)) from error


def _short(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _plain(cell: object) -> object:
    """A nickname such as "=1+1" stays a name (OWASP: CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
