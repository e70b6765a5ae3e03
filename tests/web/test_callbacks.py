"""Whatever is pressed or chosen is done to its end: every callback is `whole`, and no page asks a button in its body.

The story stands in tests/regressions/test_a_click_on_next_came_to_nothing.py.
"""

import ast
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException

from composer.casebook import Casebook, Entry, Message
from composer.replies import read_reply
from composer.web import state
from composer.web.session import Session
from composer.web.whole import whole
from tests.web.wizard import PAGES, ROOT, TABS, Wizard, filled

WEB = ROOT / "composer" / "web"
# They open a dialog, which only the run that draws it can do; or end one, when their callback has done the deed.
ASKED_IN_THE_BODY = {
    "start_over",
    "another",
    "really",
    "keep_it",
    "delete_everything",
    "really_delete",
    "keep_them",
}
# A widget whose own state is all there is to it.
NOTHING_TO_DO = {"_nothing"}
ROUGH = "I AM FURIOUS!!! This is is a scam, you thieves. Teh lid is loose."


def callbacks(wizard: Wizard) -> Iterator[tuple[str, Callable[..., None]]]:
    """The callbacks of the page, each with its widget's key."""
    safe: Any = wizard.at.session_state._state
    for widget, known in safe._state._new_widget_state.widget_metadata.items():
        if known.callback:
            yield widget, known.callback


def partial(wizard: Wizard) -> list[str]:
    """The callbacks that an interruption would end half-way."""
    return [
        f"{key}: {callback.__name__}"
        for key, callback in callbacks(wizard)
        if not hasattr(callback, "__wrapped__") and callback.__name__ not in NOTHING_TO_DO
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_callback_of_a_page_is_whole(page: str) -> None:
    wizard = Wizard(filled().replace("story", ROUGH), page=page)
    assert [*callbacks(wizard)]
    assert not partial(wizard)


@pytest.mark.parametrize("tab", TABS)
def test_every_callback_of_the_practice_is_whole(tab: str) -> None:
    wizard = Wizard(page="practise")
    wizard.at.session_state["practise_tab"] = tab
    assert not partial(wizard.run())


def test_every_callback_of_a_check_is_whole() -> None:
    wizard = Wizard(page="check").type("check_text", f"Subject: HELP\n\n{ROUGH}")
    assert "keep_1" in " ".join(key for key, _callback in callbacks(wizard))
    assert not partial(wizard)


def test_every_callback_of_a_case_is_whole(casebook_file: Path) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    reading = read_reply("Could you please send me a photo of the lid?", case=filled().case)
    messages = (
        Message(direction="sent", at=now - timedelta(days=3), subject="Faulty: Aura", body="It stays cold."),
        Message(
            direction="received",
            at=now,
            body=reading.body,
            kind=reading.kind,
            reading=reading.model_dump(mode="json"),
        ),
    )
    with Casebook(f"sqlite:///{casebook_file}") as book:
        entry = book.save(Entry(case=filled().case, messages=messages))
    wizard = Wizard(page="cases").press(f"open_{entry.id}")
    assert wizard.page == "case"
    assert not partial(wizard)


def test_no_page_asks_a_button_in_its_body() -> None:
    asked = {
        key
        for file in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.If | ast.Assign | ast.NamedExpr)
        for call in ast.walk(node.test if isinstance(node, ast.If) else node.value)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.button"
        for key in (
            next(ast.unparse(word.value) for word in call.keywords if word.arg == "key").strip("'\""),
        )
    }
    assert asked == ASKED_IN_THE_BODY


def test_a_callback_within_another_is_begun_anew_with_it_and_done_once() -> None:
    """Else a fix that is interrupted would count twice for "Undo"."""
    done: list[str] = []
    waiting = [RerunException(RerunData())]

    @whole
    def inner() -> None:
        if waiting:
            raise waiting.pop()
        done.append("inner")

    @whole
    def outer() -> None:
        inner()

    with pytest.raises(RerunException):
        outer()
    assert done == ["inner"]


def test_a_message_that_was_sent_is_noted_once_although_its_callback_is_interrupted(
    casebook_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = Wizard(filled(), page="send")
    original, interruptions = state.session, 2

    def interrupted() -> Session:
        nonlocal interruptions
        if interruptions:
            interruptions -= 1
            raise RerunException(RerunData())
        return original()

    monkeypatch.setattr("composer.web.keeping.session", interrupted)
    wizard.press("sent")
    assert wizard.run().page == "cases"
    with Casebook(f"sqlite:///{casebook_file}") as book:
        (line,) = book.list()
        assert [message.direction for message in book.get(line.id).messages] == ["sent"]
