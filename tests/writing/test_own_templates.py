"""Templates of the customer's own: laid over the shipped ones block by block, and harmless whoever wrote them."""

import shutil
from pathlib import Path

import pytest

from composer.cli import main
from composer.errors import TemplateFault, UnreadableFile
from composer.writing import check_templates, compose, mail_languages, own_templates
from composer.writing.shipped import TEMPLATES, environment
from composer.writing.vetting import first_fault
from tests.writing.cases import BRACES, example


def put(folder: Path, file: str, source: str) -> Path:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(source, encoding="utf-8")
    return folder


def test_a_block_of_one_s_own_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    put(tmp_path, "en/kinds/faulty.j2", "{% block problem %}Out of order{% endblock %}")
    case = example("faulty")
    shipped = compose(case)
    with own_templates(tmp_path):
        own = compose(case)
    assert own.subject.startswith("Out of order: ")
    assert own.paragraphs == shipped.paragraphs
    assert compose(case) == shipped


def test_a_block_of_one_s_own_is_used_by_the_shipped_ones_too(tmp_path: Path) -> None:
    put(tmp_path, "en/mail.j2", "{% block order %}case {{ purchase.order_number }}{% endblock %}")
    with own_templates(tmp_path):
        assert "case 48213" in compose(example("faulty")).body


@pytest.mark.parametrize("code", mail_languages())
def test_the_shipped_templates_keep_to_what_own_ones_may_do(code: str, tmp_path: Path) -> None:
    for file in (TEMPLATES / code).rglob("*.j2"):
        name = file.relative_to(TEMPLATES / code).as_posix()
        if not name.startswith("training/"):
            assert first_fault(file.read_text(encoding="utf-8"), name, environment(code)) is None


def test_the_shipped_templates_can_be_written_with_as_own_ones(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES / "lv", tmp_path / "lv", ignore=shutil.ignore_patterns("training"))
    assert check_templates(tmp_path) == ()


def test_what_a_customer_types_is_no_template(tmp_path: Path) -> None:
    put(tmp_path, "en/mail.j2", "{% block introduction %}{{ customer.name }} writes.{% endblock %}")
    with own_templates(tmp_path):
        body = compose(example("faulty").replace("customer.name", BRACES)).body
    assert BRACES in body


HOSTILE = {
    "what Python keeps behind a value": "{{ ''.__class__.__mro__ }}",
    "the same in brackets": "{{ customer['__class__'] }}",
    "the same through a filter": "{{ customer | attr('__class__') }}",
    "a loop without end": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "a loop through a text": "{% for a in customer.name %}{% for b in customer.name %}x{% endfor %}{% endfor %}",
    "a large text": "{{ 'x' * 999999999 }}",
    "a large number": "{{ 9 ** 9 ** 9 }}",
    "a text that doubles": "{% set a %}xx{% endset %}{% set b %}{{ a }}{{ a }}{% endset %}{{ b }}",
    "a file of the machine": "{% include '../../../../etc/passwd' %}",
    "words of a file of the machine": "{% from '/etc/passwd' import x %}{{ x }}",
    "another template": "{% extends 'mail.j2' %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a block that calls itself": "{{ self.introduction() }}",
    "a call": "{{ cycler('a').next() }}",
    "a name that is unknown": "{{ customer.surname }}",
    "a variable that is unknown": "{{ password }}",
    "half a template": "{% if customer.name %}",
    "too many brackets": "{{ " + "(" * 5000 + " }}",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_a_template_that_does_harm_is_refused_with_its_line(source: str, tmp_path: Path) -> None:
    put(tmp_path, "en/mail.j2", "{% block introduction %}\n" + source + "\n{% endblock %}")
    faults = check_templates(tmp_path)
    assert faults
    assert {fault.file for fault in faults} == {"en/mail.j2"}
    assert all(fault.line >= 1 and fault.reason and "Traceback" not in fault.reason for fault in faults)
    with own_templates(tmp_path), pytest.raises(TemplateFault) as caught:
        compose(example("faulty"))
    assert "en/mail.j2, line " in str(caught.value)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    shipped = compose(example("faulty"))
    secret = tmp_path / "secret.j2"
    secret.write_text("{% block introduction %}secret{% endblock %}", encoding="utf-8")
    folder = tmp_path / "own"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "mail.j2").symlink_to(secret)
    assert [(fault.file, fault.line) for fault in check_templates(folder)] == [("en/mail.j2", 1)]
    with own_templates(folder):
        assert compose(example("faulty")) == shipped


def test_a_name_that_is_unknown_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    put(tmp_path, "en/mail.j2", "{% block introduction %}\nI am\n{{ customer.nmae }}.\n{% endblock %}")
    (fault,) = check_templates(tmp_path)
    assert (fault.file, fault.line) == ("en/mail.j2", 3)
    assert fault.reason == "there is no “customer.nmae”; did you mean “customer.name”?"


def test_a_choice_without_words_is_found_by_trying(tmp_path: Path) -> None:
    put(
        tmp_path,
        "en/kinds/faulty.j2",
        '{% block trouble %}\n{{ {"leaks": "Leaks"}[details.symptom] }}\n{% endblock %}',
    )
    (fault,) = check_templates(tmp_path)
    assert (fault.file, fault.line) == ("en/kinds/faulty.j2", 2)


@pytest.mark.parametrize("file", ["en/mial.j2", "xx/mail.j2", "readme.txt"])
def test_a_file_that_no_e_mail_uses_is_named(file: str, tmp_path: Path) -> None:
    (fault,) = check_templates(put(tmp_path, file, "words"))
    assert fault.file == file


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        check_templates(tmp_path / "none")
    with pytest.raises(UnreadableFile), own_templates(tmp_path / "none"):
        pass


def test_the_command_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "en/mail.j2", "{% block introduction %}{{ password }}{% endblock %}")
    assert main(["templates", "check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == "en/mail.j2, line 1: there is no “password”.\n"
    put(tmp_path, "en/mail.j2", "{% block introduction %}Hello.{% endblock %}")
    assert main(["templates", "check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 template can be used.\n"


def test_an_e_mail_is_written_with_own_templates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "en/mail.j2", "{% block introduction %}I write to you.{% endblock %}")
    assert main(["write", "examples/faulty.yaml", "--templates", str(tmp_path)]) == 0
    assert "\nI write to you.\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (["--stage", "reminder", "--on", "2026-12-10"], "Re: Faulty: Aura 1.7 l kettle (reminder)"),
        (["--stage", "final", "--on", "2026-12-10", "--ticket", "T-9"], "Re: Faulty: Aura"),
        (["--stage", "thanks", "--on", "2026-12-10", "--answered-on", "2026-12-09"], "Re: Faulty: Aura"),
    ],
)
def test_a_later_message_is_written(
    words: list[str], begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["write", "examples/faulty.yaml", *words]) == 0
    assert f"Subject: {begins}" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--stage", "thanks"], ["--stage", "reminder", "--on", "soon"]])
def test_a_later_message_needs_its_days(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", "examples/faulty.yaml", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
