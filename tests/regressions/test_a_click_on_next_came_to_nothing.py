"""On a busy machine a click on "Next" came to nothing, the next page stayed empty, or letters just typed were gone.

Three causes, found by sixty changes of page on end, without a pause, on a machine with far too much to do:

- The line that tells how far the search is asked for itself anew every 0.4 seconds, even without a search. Such a
  question names the page that the browser believes to be on. Where it arrived while the next page was drawn, Streamlit
  answered it afterwards for the old page, and the browser cleared the new page away: 1 change in 10 to 2 in 3.
- "Next" was asked in the page's body, at its very end. Another run that began before that end lost the click.
- Streamlit interrupts a callback in which `st.session_state` is touched when another run is asked for, and never calls it
  again: 1 text in 20, while a search ran.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx
from streamlit.util import calc_hash

from composer.web import frame, reading, state
from composer.web.pages import wants
from composer.web.search import SearchJob, Snapshot
from composer.web.whole import whole
from tests.web.wizard import ROOT, Wizard, filled


@pytest.fixture(autouse=True)
def _casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_DATABASE_URL", f"sqlite:///{tmp_path / 'casebook.sqlite3'}")


class Endless(SearchJob):
    """A search that comes to no end."""

    def __init__(self) -> None:
        """Begin nothing."""

    def snapshot(self) -> Snapshot:
        """It runs."""
        return Snapshot(running=True)


def asked_for_again(page: str) -> None:
    """What happens when the browser asks for another run while this one goes on; it believes to be on `page`."""
    context = get_script_run_ctx()
    assert context
    assert context.script_requests
    context.script_requests.request_rerun(RerunData(page_script_hash=calc_hash(page)))


def first_time(deed: Callable[[], None], original: Callable[..., Any]) -> Callable[..., Any]:
    """The original, with a deed before it at its first call."""
    waiting = [deed]

    def call(*args: Any, **named: Any) -> Any:
        if waiting:
            waiting.pop()()
        return original(*args, **named)

    return call


def test_next_arrives_although_the_old_page_asks_for_a_run_at_that_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def late() -> None:
        asked_for_again("happened")
        st.session_state.get("anything")  # here Streamlit interrupts

    wizard = Wizard(filled(), page="happened")
    monkeypatch.setattr(frame, "stop_polling", first_time(late, reading.stop_polling))
    assert wizard.press("next").page == "wants"


def test_next_arrives_although_the_old_page_asks_for_a_run_while_the_new_one_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wizard = Wizard(filled(), page="happened")
    late = first_time(lambda: asked_for_again("happened"), wants._language_and_tone)
    monkeypatch.setattr(wants, "_language_and_tone", late)
    assert wizard.press("next").page == "wants"
    assert wizard.session.going == ""
    assert wizard.open("happened").page == "happened"  # and nobody is held there


def test_the_page_that_is_left_is_not_drawn_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    wizard = Wizard(filled(), page="happened")
    drawn: list[str] = []

    def head(page: str, *words: str) -> None:
        drawn.append(page)
        frame.head(page, *words)

    for page in ("happened", "wants"):
        monkeypatch.setattr(f"composer.web.pages.{page}.head", head)
    wizard.press("next")
    assert drawn == ["wants"]


@pytest.fixture
def fragments(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every fragment that is registered, by its id."""
    known: list[str] = []
    original = MemoryFragmentStorage.register

    def register(self: MemoryFragmentStorage, id: str, *args: Any, **named: Any) -> None:
        known.append(id)
        original(self, id, *args, **named)

    monkeypatch.setattr(MemoryFragmentStorage, "register", register)
    return known


def test_a_page_that_is_left_gets_no_answer_any_more(
    monkeypatch: pytest.MonkeyPatch, fragments: list[str]
) -> None:
    """Streamlit takes a question in where it still knows the fragment: so it has to know it no more by then."""
    wizard = Wizard(filled(), page="happened")
    (left,) = set(fragments)
    answered: list[bool] = []

    def look() -> None:
        context = get_script_run_ctx()
        assert context
        answered.append(context.fragment_storage.contains(left))

    monkeypatch.setattr(wants, "_language_and_tone", first_time(look, wants._language_and_tone))
    wizard.press("next")
    assert answered == [False]
    assert len(set(fragments)) == 2


@pytest.mark.parametrize("searching", [False, True])
def test_the_browser_asks_by_itself_only_while_a_search_runs(
    monkeypatch: pytest.MonkeyPatch, searching: bool
) -> None:
    wizard = Wizard(filled(), page="happened")
    every: list[Any] = []
    original = st.fragment

    def fragment(deed: Callable[[], None], *, run_every: float | None = None) -> Callable[[], None]:
        every.append(run_every)
        return original(deed, run_every=run_every)

    monkeypatch.setattr(st, "fragment", fragment)
    wizard.session.job = Endless() if searching else None
    wizard.run()
    assert [bool(seconds) for seconds in every] == [searching]


def test_what_is_typed_counts_although_its_callback_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    wizard = Wizard(filled(), page="happened")
    late = first_time(lambda: asked_for_again("happened"), state.session)
    monkeypatch.setattr(state, "session", late)
    wizard.type("purchase.product", "Aura 2")
    assert wizard.kept.case.purchase.product == "Aura 2"
    assert wizard.run().widget("purchase.product").value == "Aura 2"


def test_next_counts_although_its_callback_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    wizard = Wizard(filled(), page="happened")
    monkeypatch.setattr(frame, "session", first_time(lambda: asked_for_again("happened"), state.session))
    assert wizard.press("next").page == "wants"


def test_an_interruption_is_held_back_and_not_forgotten() -> None:
    done: list[int] = []
    interruption = RerunException(RerunData(page_script_hash="somewhere"))

    @whole
    def callback(number: int) -> None:
        if not done:
            done.append(0)
            raise interruption
        done.append(number)

    with pytest.raises(RerunException) as raised:
        callback(7)
    assert raised.value is interruption
    assert done == [0, 7]


def test_runs_of_a_session_follow_one_another() -> None:
    """Side by side, as Streamlit does without this setting, an interruption cannot be held back."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["fastReruns"] is False
