"""The happy end: the site answers already, and nothing needs to be written (W1)."""

import streamlit as st

from composer.languages.interface import _
from composer.web.found import quoted
from composer.web.frame import head, head_for
from composer.web.markup import show as show_html
from composer.web.state import session, start_over
from composer.web.whole import whole


def show() -> None:
    """Draw the page."""
    head(
        "solved",
        _("Solved without an e-mail"),
        _("You looked first, and it was worth it. Here is the answer once more."),
    )
    kept = session().kept
    if kept.report and kept.report.answers:
        with st.container(key="cc_card_solved"):
            show_html(
                f'<div class="cc-answer">{quoted(kept.report.answers[0], kept.report, kept.question)}</div>'
            )
    with st.container(
        key="cc_foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        words = _("I want to write after all")
        st.button(words, key="after_all", type="tertiary", on_click=head_for, args=("company",))
        st.button(_("Done, start afresh"), key="afresh", type="primary", on_click=_afresh)


@whole
def _afresh() -> None:
    start_over()
    head_for("company")
