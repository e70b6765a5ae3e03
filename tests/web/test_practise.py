"""The practice page: look, spot, mend, answer, print; for one person and for a class."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from composer.languages.interface import use_interface_language
from composer.training import Results, make_exercise, model_reply, task
from composer.web.practise_desk import Desk
from tests.web.wizard import TABS, Wizard


@pytest.fixture(autouse=True)
def _own_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("composer.training.results.user_data_path", lambda _name: tmp_path)


def practice(tab: str, *, language: str = "en", **chosen: Any) -> Wizard:
    wizard = Wizard(page="practise", language=language)
    desk = replace(Desk(language=language, kind="late", seed=3), **chosen)
    wizard.at.session_state["practise_desk"] = desk
    wizard.at.session_state["practise_tab"] = tab
    return wizard.run()


def desk(wizard: Wizard) -> Desk:
    found: Desk = wizard.at.session_state["practise_desk"]
    return found


@pytest.mark.parametrize("tab", TABS)
def test_each_tab_draws(tab: str) -> None:
    """In Latvian: what is done on them is done in English below."""
    wizard = practice(tab, language="lv")
    assert not wizard.at.exception
    assert not wizard.errors
    assert wizard.page == "practise"


def test_the_letter_is_stepped_through() -> None:
    wizard = practice("read")
    assert wizard.html.count('class="cc-note"') > 8  # all reasons at first
    wizard.press("practise_next").press("practise_next")
    assert wizard.html.count('class="cc-note"') == 2
    assert "Greeting" in wizard.words
    wizard.press("practise_back")
    assert wizard.html.count('class="cc-note"') == 1


def test_a_fault_is_marked_and_judged() -> None:
    wizard = practice("spot", level=1)
    made = make_exercise(3, kind_id="late", level=1)
    first = made.faults[0]
    assert first.part == "subject"
    wizard.type("practise_3_0_rule", first.rule).press("practise_3_0_mark")
    assert [mark.rule for mark in desk(wizard).marks] == [first.rule]
    wizard.press("practise_judge")
    assert f"1 of {len(made.faults)} found" in wizard.words
    assert first.why in wizard.words.replace("&#x27;", "'")
    assert wizard.words.count("Missed") == len(made.faults) - 1


def test_a_mark_is_taken_back() -> None:
    wizard = practice("spot", level=1)
    wizard.type("practise_3_1_rule", "M3").press("practise_3_1_mark").press("practise_take_0")
    assert not desk(wizard).marks


def test_another_number_clears_the_desk() -> None:
    wizard = practice("spot", level=1)
    wizard.press("practise_judge").press("practise_another")
    assert desk(wizard).seed == 4
    assert desk(wizard).judgement is None


def test_a_letter_is_mended() -> None:
    made = make_exercise(3, kind_id="late", level=1)
    wizard = practice("rewrite", level=1)
    assert wizard.widget("practise_subject").value == made.subject
    wizard.type("practise_subject", made.original.subject).type("practise_body", made.original.body)
    wizard.press("practise_check")
    assert "Well done." in wizard.words
    assert "Version 1" in wizard.words


def test_a_reply_is_judged() -> None:
    given = task("late", "en", 3)
    wizard = practice("answer")
    assert given.letter.subject in wizard.words
    wizard.type("practise_reply", model_reply(given.case, seed=3)).press("practise_judge_reply")
    assert "12 of 12 rules kept" in wizard.words
    wizard.type("practise_reply", "Hi!!!").press("practise_judge_reply")
    assert "12 of 12" not in wizard.words
    assert "Missing" in wizard.words


def test_results_are_kept_shown_and_deleted(tmp_path: Path) -> None:
    wizard = practice("spot", level=1).press("practise_judge")
    wizard.type("practise_class", "7b").type("practise_name", "Fox").press("practise_keep")
    assert "Kept." in wizard.words
    assert Results(tmp_path / "class.sqlite3").classes() == ("7b",)
    shown = practice("class")
    assert "Fox" in shown.words
    shown.press("practise_delete")
    assert "No results so far" in shown.words
    use_interface_language("en")
