"""Everything out, everything in again, and nothing bad in by that door."""

import json
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import URL

from composer.case import Case
from composer.casebook import Casebook, Closing, Entry, Message, export, export_zip, import_zip
from composer.casebook.export import message_eml
from composer.errors import UnreadableExport
from tests.casebook.conftest import TODAY

WHOLE = Entry(
    case=Case.model_validate(
        {
            "kind": "faulty",
            "customer": {"name": "Jānis Bērziņš", "email": "janis@post.example"},
            "company": {"name": "Lumea <b>", "email": "care@lumea.example"},
            "purchase": {"product": "Tējkanna", "bought_on": "2026-05-03", "amount": "49.90"},
            "details": {"symptom": "does_not_heat"},
            "story": "<script>alert(1)</script> {{ 7*7 }}",
        }
    ),
    gathered=("photos",),
    due=date(2026, 12, 4),
    wizard={"reached": 4, "silenced": ["a"]},
    messages=(
        Message(
            direction="sent",
            at=datetime(2026, 11, 20, 8, tzinfo=UTC),
            subject="Nesilda: tējkanna, pasūtījums 48213",
            body="Labdien!\n\nTējkanna nesilda.",
            sender="janis@post.example",
            recipient="care@lumea.example",
            message_id="<1@post.example>",
        ),
        Message(direction="received", at=datetime(2026, 11, 21, 8, tzinfo=UTC), kind="refusal", body="Nē."),
        Message(direction="called", at=datetime(2026, 11, 22, 8, tzinfo=UTC), body="Runāju ar Annu."),
    ),
    closing=Closing(on=TODAY, solved=False, satisfaction=2, lesson="Uzreiz pielikt bildes."),
)


def test_out_and_in_again_without_loss(book: Casebook, tmp_path: Path) -> None:
    kept = book.save(WHOLE)
    book.save(Entry(case=Case(kind="question")))
    data = export_zip(book, today=TODAY)
    with Casebook(URL.create("sqlite", database=str(tmp_path / "other.sqlite3"))) as other:
        assert import_zip(other, data) == (2, 0, 0)
        assert list(other.entries()) == list(book.entries())
        assert other.get(kept.reference) == kept
        assert import_zip(other, data) == (0, 2, 0)
        assert other.count() == 2


def test_a_case_that_was_changed_here_is_kept_beside_the_imported_one(book: Casebook) -> None:
    kept = book.save(WHOLE)
    data = export_zip(book, today=TODAY)
    book.save(kept.model_copy(update={"question": "changed here"}))
    assert import_zip(book, data) == (0, 0, 1)
    assert book.get(kept.id).question == "changed here"
    assert book.count() == 2


def test_each_message_is_a_file_that_mail_programs_open(book: Casebook) -> None:
    kept = book.save(WHOLE)
    with ZipFile(BytesIO(export_zip(book, today=TODAY))) as archive:
        names = [name for name in archive.namelist() if name.endswith(".eml")]
        assert names == [f"cases/{kept.reference}/01-sent.eml", f"cases/{kept.reference}/02-received.eml"]
        message = message_from_bytes(archive.read(names[0]), policy=default)
    assert message["subject"] == "Nesilda: tējkanna, pasūtījums 48213"
    assert message["message-id"] == "<1@post.example>"
    assert message.get_content().replace("\r\n", "\n") == "Labdien!\n\nTējkanna nesilda.\n"


def test_the_page_shows_texts_and_runs_none_of_them(book: Casebook) -> None:
    book.save(WHOLE)
    with ZipFile(BytesIO(export_zip(book, today=TODAY))) as archive:
        html = archive.read("index.html").decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in html
    assert "<script" not in html
    assert "Tējkanna nesilda." in html


def zipped(name: str, content: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 not really",
        zipped("other.json", b"{}"),
        zipped("casebook.json", b"{"),
        zipped("casebook.json", b"[]"),
        zipped("casebook.json", b'{"format": 99, "entries": []}'),
        zipped("casebook.json", b'{"format": 1, "entries": [{"case": {"kin": 1}}]}'),
        zipped("casebook.json", b'{"format": 1, "entries": ' + b"[" * 100_000 + b"}"),
    ],
)
def test_what_is_no_export_is_refused_whole(book: Casebook, data: bytes) -> None:
    with pytest.raises(UnreadableExport):
        import_zip(book, data)
    assert book.count() == 0


def hostile(entries: list[dict[str, object]], *more: tuple[str, bytes]) -> bytes:
    """An export with files that it should not have."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("casebook.json", json.dumps({"format": 1, "entries": entries}))
        for name, content in more:
            archive.writestr(name, content)
    return out.getvalue()


def test_paths_that_lead_out_of_the_zip_write_nothing(book: Casebook, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    data = hostile([], ("../../slipped.txt", b"x"), ("/slipped.txt", b"x"), ("cases/../../slipped.eml", b"x"))
    assert import_zip(book, data) == (0, 0, 0)
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before and "slip" in path.name] == []


def test_a_name_that_leads_out_never_becomes_a_path_of_an_export(book: Casebook) -> None:
    entry = {**json.loads(WHOLE.model_dump_json()), "id": "../../x", "reference": "../../EVIL"}
    with pytest.raises(UnreadableExport):
        import_zip(book, hostile([entry]))
    assert book.count() == 0


def test_a_bomb_is_refused_before_it_unfolds(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_LARGEST", 1_000_000)
    out = BytesIO()
    with (
        ZipFile(out, "w", ZIP_DEFLATED) as archive,
        archive.open("casebook.json", "w", force_zip64=True) as file,
    ):
        for _ in range(50):
            file.write(b" " * 1_000_000)
    assert len(out.getvalue()) < 100_000
    with pytest.raises(UnreadableExport):
        import_zip(book, out.getvalue())
    assert book.count() == 0


def test_bombs_beside_the_index_are_never_opened(book: Casebook) -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("casebook.json", '{"format": 1, "entries": []}')
        archive.writestr("cases/A/01-sent.eml", b"0" * 50_000_000)
    assert import_zip(book, out.getvalue()) == (0, 0, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"created": "yesterday"},
        {"messages": [{"direction": "stolen", "at": "2026-11-20T08:00:00Z"}]},
        {"messages": "none"},
        {"case": {"purchase": {"amount": "a lot"}}},
        {"closing": {"on": "2026-11-20", "solved": True, "satisfaction": 9}},
        {"version": "newest"},
    ],
)
def test_an_entry_of_a_wrong_shape_lets_nothing_in(book: Casebook, changes: dict[str, object]) -> None:
    good = json.loads(WHOLE.model_dump_json())
    with pytest.raises(UnreadableExport):
        import_zip(book, hostile([good, {**good, **changes}]))
    assert book.count() == 0


def test_an_identity_of_ours_that_comes_twice_is_kept_once_and_beside(book: Casebook) -> None:
    entry = json.loads(WHOLE.model_dump_json()) | {"id": "a" * 32, "reference": "K7PQ2"}
    other = entry | {"question": "another"}
    assert import_zip(book, hostile([entry, entry, other])) == (1, 1, 1)
    assert len({line.reference for line in book.list()}) == 2


def test_signs_that_no_database_keeps_are_left_out(book: Casebook) -> None:
    entry = json.loads(WHOLE.model_dump_json())
    entry["question"] = "Where\x00 is \ud83d it?"
    entry["case"]["kind"] = entry["messages"][1]["kind"] = "x" * 300
    assert import_zip(book, hostile([entry])).added == 1
    assert book.list()[0].kind == "x" * 40
    assert next(book.entries()).question == "Where is ? it?"


@given(st.binary(max_size=400))
def test_any_bytes_are_an_export_or_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableExport):
        export.read_zip(data)


def test_secrets_do_not_come_in_by_an_import(book: Casebook) -> None:
    entry = json.loads(WHOLE.model_dump_json())
    entry["case"]["story"] = "My card number is 4111 1111 1111 1111."
    import_zip(book, zipped("casebook.json", json.dumps({"format": 1, "entries": [entry]}).encode()))
    assert "4111" not in next(book.entries()).model_dump_json()


@given(st.text(max_size=200), st.text(max_size=400), st.text(max_size=60))
def test_any_message_becomes_a_file(subject: str, body: str, address: str) -> None:
    clean = Message(
        direction="sent",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        subject=subject,
        body=body,
        sender=address,
        message_id=address,
    )
    assert message_from_bytes(message_eml(clean), policy=default)["date"]
