"""What stands around every page: the steps above, the heading, Back and Next below."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from composer.languages.interface import N_, _, use_interface_language
from composer.web import browser
from composer.web.leads import followed
from composer.web.markup import esc, lead
from composer.web.reading import stop_polling
from composer.web.state import session, start_over
from composer.web.whole import whole


@dataclass(frozen=True)
class Step:
    """One step of the wizard; `id` is its address."""

    id: str
    name: str
    next_words: str  # what the button before it says


STEPS = (
    Step("company", N_("Company"), N_("Next: company")),
    Step("happened", N_("What happened"), N_("Next: what happened")),
    Step("wants", N_("What you want"), N_("Next: what you want")),
    Step("email", N_("Your e-mail"), N_("Next: your e-mail")),
    Step("send", N_("Send"), N_("Next: send it")),
)
_NUMBER = {step.id: number for number, step in enumerate(STEPS)}


def head(page: str, title: str, sentence: str) -> None:
    """The steps, where the page is one of them, then its heading and its lead."""
    if page in _NUMBER:
        _steps(_NUMBER[page])
    st.title(title, anchor=False)
    lead(sentence)
    now = session()
    words = title
    if page in _NUMBER:
        words = _("Step {number} of {count}: {name}").format(
            number=_NUMBER[page] + 1, count=len(STEPS), name=title
        )
    now.heading = (page, title, words)


def _steps(current: int) -> None:
    reached = session().kept.reached
    with st.container(key="cc_steps"):
        for number, column in enumerate(st.columns(len(STEPS), gap="xsmall", wrap=False)):
            state = "now" if number == current else "done" if number <= reached else "todo"
            with column, st.container(key=f"cc_step_{state}_{number}"):
                st.page_link(
                    session().pages[STEPS[number].id],
                    label=_(STEPS[number].name),
                    width="stretch",
                    disabled=state == "todo",
                )
        line = _("Step {number} of {count}").format(number=current + 1, count=len(STEPS))
        st.html(f'<p class="cc cc-stepline">{esc(line)} <b>{esc(_(STEPS[current].name))}</b></p>')


def _nothing_missing() -> str:
    return ""


def foot(page: str, *, problem: Callable[[], str] = _nothing_missing, primary: bool = True) -> None:
    """Back and Next; where there is a `problem` Next says it instead of going on."""
    number = _NUMBER[page]
    words = problem() if session().asked_next else ""
    if words:
        st.html(f'<div class="cc"><div class="cc-aside bad" role="alert">{esc(words)}</div></div>')
    with st.container(
        key="cc_foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if number:
            st.button(_("Back"), key="back", type="tertiary", on_click=head_for, args=(STEPS[number - 1].id,))
        elif st.button(_("Start over"), key="start_over", type="tertiary"):
            ask_start_over()
        if number + 1 < len(STEPS):
            st.button(
                _(STEPS[number + 1].next_words),
                key="next",
                type="primary" if primary else "secondary",
                on_click=_press_next,
                args=(number, problem),
            )


@whole
def _press_next(number: int, problem: Callable[[], str]) -> None:
    session().pressed_next = (number, problem)


def _advance(number: int, problem: Callable[[], str]) -> None:
    """On to the following step, unless something is missing here."""
    now = session()
    now.asked_next = bool(problem())
    if not now.asked_next:
        now.kept = now.kept.model_copy(update={"reached": max(now.kept.reached, number + 1)})
        now.going = STEPS[number + 1].id


@whole
def head_for(page: str) -> None:
    """For `on_click`: another page, from the next run on.

    A button that is asked in a page's body is lost when the run is interrupted before it gets there; a callback runs
    first of all, and what it notes outlives any interruption.
    """
    now = session()
    now.asked_next, now.going = False, page


def go(page: str) -> None:
    """Show another page, at once."""
    head_for(page)
    _turn()


def on_the_way(shown: str) -> None:
    """Turn to the page that was asked for, if it is not `shown`; called before anything of a page is drawn.

    Until that page has been drawn once to its end (see `arrived`) every run does so, whatever called for the run and
    whatever page the browser still believed to be on.
    """
    now = session()
    now.shown = shown
    if now.pressed_next and now.restored:
        pressed, now.pressed_next = now.pressed_next, None
        _advance(*pressed)
    if now.going and now.going != shown:
        _turn()


def arrived() -> None:
    """The page has been drawn to its end."""
    now = session()
    if now.going == now.shown:
        now.going = ""


def _turn() -> None:
    stop_polling()
    st.switch_page(session().pages[session().going])


def ask_start_over() -> None:
    """Ask before everything is forgotten."""

    @st.dialog(_("Start over?"))
    def dialog() -> None:
        use_interface_language(session().language)
        st.html(
            f'<p class="cc">{esc(_("You begin with an empty e-mail. The one you have written so far stays under My cases."))}</p>'
        )
        with st.container(horizontal=True):
            if st.button(_("Start over"), key="really", type="primary", on_click=whole(start_over)):
                st.rerun()
            if st.button(_("Go on with this one"), key="keep_it"):
                st.rerun()

    dialog()


def guard(page: str) -> bool:
    """Whether this page may be shown. A deep link beyond what is finished leads to the first unfinished step."""
    now = session()
    number = _NUMBER.get(page, 0)
    if number <= now.kept.reached:
        return True
    if not now.restored:  # the browser has not told yet what it keeps
        lead(_("One moment, your draft is being fetched from this browser."))
        return False
    go(STEPS[now.kept.reached].id)
    return False


def tell_browser() -> None:
    """Keep the draft and announce the page, after it has been drawn."""
    now = session()
    page, heading, words = now.heading
    browser.keep()
    browser.announce(page, heading, words, now.language)
    asked = followed()
    if asked:
        go(asked)
