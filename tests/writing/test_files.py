"""Case files and report files: every fault is named with its field."""

from pathlib import Path

import pytest

from composer.errors import InvalidCase, InvalidReport, UnknownKind, UnknownLanguage, UnreadableFile
from composer.writing import load_case, load_report
from tests.writing.cases import EXAMPLES


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_example_is_a_case_of_the_kind_of_its_name(file: Path) -> None:
    assert load_case(file).kind == file.stem


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("kind: [", "expected"),
        ("- a\n- b", "valid dictionary"),
        ("custumer: {name: x}", "custumer"),
        ("customer: {country: Latvia}", "customer.country"),
        ("purchase: {bought_on: soon}", "purchase.bought_on"),
        ("kind: faulty\ndetails: {damage: cracked}", "details.damage"),
        ("kind: faulty\ndetails: {symptom: sad}", "details.symptom"),
        ("kind: faulty\ndetails: {failed_on: yesterday}", "details.failed_on"),
        ("kind: wrong_charge\ndetails: {charged: lots}", "details.charged"),
        ("kind: faulty\nrequest: {kind: pay_refund}", "request.kind"),
        ("kind: faulty\nrequest: {fallback: pay_refund}", "request.fallback"),
        ("kind: faulty\nevidence: [contract]", "evidence"),
        ("kind: faulty\nlaw: [eu_withdrawal]", "law"),
    ],
)
def test_a_fault_of_a_case_names_its_field(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidCase) as fault:
        load_case(file)
    assert reason in fault.value.values["reason"]
    assert str(file) in str(fault.value)


def test_an_empty_file_is_an_empty_case(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("", encoding="utf-8")
    assert load_case(file).kind == ""


@pytest.mark.parametrize(
    ("text", "error"), [("kind: sabotage", UnknownKind), ("language: xx", UnknownLanguage)]
)
def test_unknown_words_have_errors_of_their_own(tmp_path: Path, text: str, error: type[Exception]) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        load_case(file)


@pytest.mark.parametrize("load", [load_case, load_report])
def test_what_is_no_text_file_is_said_so(tmp_path: Path, load: object) -> None:
    binary = tmp_path / "picture.png"
    binary.write_bytes(b"\x89PNG\xff\xfe")
    for file in (binary, tmp_path, tmp_path / "nowhere.yaml"):
        with pytest.raises(UnreadableFile):
            load(file)  # type: ignore[operator]  # both loaders take a path


@pytest.mark.parametrize(
    ("text", "reason"), [("{", "Expecting"), ("{}", "start_url"), ("[]", "valid dictionary")]
)
def test_a_fault_of_a_report_names_its_place(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "report.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidReport) as fault:
        load_report(file)
    assert reason in fault.value.values["reason"]


def test_a_report_of_a_later_version_is_read(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text('{"start_url": "https://x.example/", "moods": []}', encoding="utf-8")
    assert load_report(file).start_url == "https://x.example/"
