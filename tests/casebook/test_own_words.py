"""The customer's own words: kept beside the casebook, used by `composer check`, taken along in an export."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from composer.casebook import Casebook, export_zip
from composer.casebook.export import words_in_zip
from composer.casebook.own_words import add_words, keep_word, own_words
from composer.cli import main
from composer.review.spelling import spelling_notice
from tests.casebook.conftest import TODAY

MAIL = "Subject: Kettle cold, order 48213\n\nDear Customer Service,\n\nThe brekfast kettle stays cold.\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_DATABASE_URL", f"sqlite:///{tmp_path / 'cases' / 'casebook.sqlite3'}")


def _unknown_words(file: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", str(file), "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    return [one["kind"] for one in found if one["kind"] == "spelling"]


def test_the_check_at_the_command_line_knows_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert spelling_notice("en") == ""
    mail = tmp_path / "mail.txt"
    mail.write_text(MAIL, encoding="utf-8")
    assert _unknown_words(mail, capsys) == ["spelling"]
    keep_word("Brekfast")
    assert _unknown_words(mail, capsys) == []


def test_an_export_takes_them_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_words(("brekfast", "e-poeke"))
    assert main(["export", str(tmp_path / "out.zip")]) == 0
    monkeypatch.setenv("COMPOSER_DATABASE_URL", f"sqlite:///{tmp_path / 'new' / 'casebook.sqlite3'}")
    keep_word("BREKFAST")
    assert main(["import", str(tmp_path / "out.zip")]) == 0
    assert own_words() == ("BREKFAST", "e-poeke")


def test_an_export_without_words_has_no_such_file(book: Casebook) -> None:
    data = export_zip(book, today=TODAY)
    assert "own-words.txt" not in ZipFile(BytesIO(data)).namelist()
    assert words_in_zip(data) == ()
    assert words_in_zip(b"no zip") == ()


def test_only_words_come_in(book: Casebook) -> None:
    words = ("kettlish", "4111111111111111", "Sunny2024!", "<b>", "a" * 61, "", "e-poeke", "d'accord")
    assert words_in_zip(export_zip(book, today=TODAY, words=words)) == ("kettlish", "e-poeke", "d'accord")
