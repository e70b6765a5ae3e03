"""The class's results: kept beside the casebook, told by rule, carried away as CSV, deleted with one click."""

import csv
import io
from pathlib import Path

import pytest

from composer.errors import CasebookUnreachable
from composer.training import Marked, Results, judge, make_exercise


def filled(place: Path) -> Results:
    results = Results(place / "class.sqlite3")
    made = make_exercise(1, faults=["attack", "password", "no_greeting"], kind_id="late")
    key = [Marked(fault.part, fault.start, fault.end, fault.rule) for fault in made.faults]
    results.keep(judge(made, key[:1]), group="7b", nickname="Fox", language="en", seed=1)
    results.keep(judge(made, key), group="7b", nickname="Fox", language="en", seed=1, stage="after")
    results.keep(judge(made, []), group="7b", nickname="=Owl", language="en", seed=1)
    results.keep(judge(made, []), group="8a", nickname="Elk", language="en", seed=1)
    return results


def test_the_rules_missed_most_come_first(tmp_path: Path) -> None:
    results = filled(tmp_path)
    tallies = results.tallies("7b")
    assert sum(tally.of for tally in tallies) == 9
    assert [tally.missed for tally in tallies] == sorted((t.missed for t in tallies), reverse=True)
    assert all(tally.missed == 0 for tally in results.tallies("7b", stage="after"))
    assert results.trainees("7b") == (("=Owl", 0, 3), ("Fox", 4, 6))


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(filled(tmp_path).as_csv("7b"))))
    assert len(rows) == 9
    assert {row["nickname"] for row in rows} == {"Fox", "'=Owl"}
    assert {row["state"] for row in rows} == {"found", "missed"}


def test_a_class_is_deleted_and_gone(tmp_path: Path) -> None:
    results = filled(tmp_path)
    results.delete("7b")
    assert results.classes() == ("8a",)
    assert b"Owl" not in (tmp_path / "class.sqlite3").read_bytes()


def test_nothing_kept_is_nothing_told(tmp_path: Path) -> None:
    results = Results(tmp_path / "class.sqlite3")
    assert results.classes() == ()
    assert results.tallies("7b") == ()
    assert not list(tmp_path.iterdir())


def test_a_file_out_of_reach_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    results = Results(tmp_path / "file" / "class.sqlite3")
    with pytest.raises(CasebookUnreachable):
        results.keep(judge(make_exercise(1), []), group="a", nickname="b", language="en", seed=1)
