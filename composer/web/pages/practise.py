"""Practice: look at good e-mails, find faults, mend them, answer them, print handouts; for one person or a class."""

from collections.abc import Callable

import streamlit as st

from composer.languages.interface import _
from composer.web import (
    practise_answer,
    practise_class,
    practise_print,
    practise_read,
    practise_rewrite,
    practise_spot,
)
from composer.web.frame import head

_TAB = "practise_tab"


def show() -> None:
    """Draw the page."""
    head(
        "practise",
        _("Practice"),
        _("Learn on somebody else’s e-mail. For classes: show it, print it, talk it through."),
    )
    tabs: dict[str, tuple[str, Callable[[], None]]] = {
        "read": (_("See a good e-mail"), practise_read.show),
        "spot": (_("Spot the fault"), practise_spot.show),
        "rewrite": (_("Rewrite it"), practise_rewrite.show),
        "answer": (_("Answer it"), practise_answer.show),
        "print": (_("Handouts"), practise_print.show),
        "class": (_("Results"), practise_class.show),
    }
    st.session_state.setdefault(_TAB, "read")
    chosen = st.segmented_control(
        _("What to practise"),
        list(tabs),
        format_func=lambda id: tabs[id][0],
        key=_TAB,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    tabs[chosen or "read"][1]()
