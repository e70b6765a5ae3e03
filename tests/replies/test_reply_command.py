"""`composer reply`: one line of JSON for each file, the contract's names, exit status as the other commands."""

import json
from pathlib import Path

import pytest

from composer.cli import main

CONTRACT = ["file", "language", "kind", "ticket", "agent", "promises", "asks", "fulfils", "missing", "next"]
TEXT = "Subject: [LUM-2231] Re: Kettle\n\nDear Anna,\n\nWe will send you a new kettle by 5 December.\n\nKind regards,\nMarta Ozola\nCustomer Care\n"


def test_one_line_for_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.eml"]
    files[0].write_text(TEXT, encoding="utf-8")
    files[1].write_bytes(
        b"From: care@lumea.example\r\nMIME-Version: 1.0\r\nDate: Tue, 24 Nov 2026 09:00:00 +0200\r\n"
        b"Auto-Submitted: auto-replied\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWe answer within 2 working days.\r\n"
    )
    assert main(["reply", *map(str, files), "--received", "2026-11-24", "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(first)[: len(CONTRACT)] == CONTRACT
    assert first["file"] == str(files[0])
    assert (first["kind"], first["ticket"], first["agent"], first["next"]) == (
        "answer",
        "LUM-2231",
        "Marta Ozola",
        "wait",
    )
    assert first["promises"][0]["date"] == "2026-12-05"
    assert set(first["promises"][0]) == {"what", "date", "sentence"}
    assert all(set(kept) == {"rule", "sentence"} for kept in first["fulfils"])
    assert (second["kind"], second["next"]) == ("acknowledgement", "wait")
    assert second["promises"][0]["date"] == "2026-11-26"


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["reply", str(tmp_path / "none.txt"), str(tmp_path / "a.txt"), "--json"]) == 2
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert len(told.err.splitlines()) == 1


def test_the_case_tells_the_customers_name_and_the_orders_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reply = tmp_path / "a.txt"
    reply.write_text(
        "Dear Marta,\n\nYour order 48213 was refunded today.\n\nKind regards,\nAnn Lee\n", encoding="utf-8"
    )
    assert main(["reply", str(reply), "--case", "examples/faulty.yaml", "--json"]) == 0
    reading = json.loads(capsys.readouterr().out)
    assert {"S3", "S7"} <= {kept["rule"] for kept in reading["fulfils"]}
    assert reading["ticket"] == ""


def test_wrong_use_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reply", str(tmp_path / "a.txt"), "--received", "soon"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
