"""Handouts: choose one, look at it, take it along as a page or as PDF; and the trainer's own pack."""

import base64

import streamlit as st

from composer.errors import ComposerError
from composer.languages.interface import _
from composer.training import HANDOUTS, Brand, handout, load_pack, pdf, printer
from composer.web.markup import aside, heading
from composer.web.practise_desk import chooser, desk
from composer.web.whole import whole

_WHAT, _KEY, _NAME, _LOGO = "practise_what", "practise_key", "practise_house", "practise_logo"
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_WITH_LETTER = ("exercise", "model", "beside")


def show() -> None:
    """Draw the tab."""
    names = {
        "checklist-customer": _("Checklist for customers"),
        "checklist-agent": _("Checklist for agents"),
        "exercise": _("Exercise sheet"),
        "rules": _("The rules"),
        "lesson-30": _("Lesson of 30 minutes"),
        "lesson-90": _("Lesson of 90 minutes"),
        "model": _("An annotated e-mail"),
        "beside": _("Weak beside good"),
    }
    chooser(levels=True)
    st.session_state.setdefault(_WHAT, HANDOUTS[0])
    what = st.pills(
        _("Which handout?"),
        HANDOUTS,
        format_func=lambda id: names[id],
        key=_WHAT,
        required=True,
        persist_state="session",
    )
    key = st.toggle(_("With the answers"), key=_KEY) if what == "exercise" else False
    with st.expander(_("Your name and logo on it")):
        name = st.text_input(_("Name of your house"), key=_NAME, max_chars=60, persist_state="session")
        picture = st.file_uploader(_("Logo: .png or .jpg"), type=list(_PICTURES), key=_LOGO)
    now = desk()
    page = handout(
        what or HANDOUTS[0],
        now.language,
        seed=now.seed,
        kind_id=now.kind,
        level=now.level,
        key=key,
        brand=Brand(name, _data_url(picture)),
    )
    file = f"{what}-{now.language}" + (f"-{now.seed}" if what in _WITH_LETTER else "")
    with st.container(horizontal=True):
        st.download_button(
            _("Page to print (HTML)"),
            page,
            file_name=f"{file}.html",
            mime="text/html",
            on_click="ignore",
            type="primary",
            key="practise_html",
        )
        if printer():
            st.download_button(
                _("PDF"),
                lambda: pdf(page),
                file_name=f"{file}.pdf",
                mime="application/pdf",
                on_click="ignore",
                key="practise_pdf",
            )
    st.iframe(page, height=640)
    _pack()


def _data_url(picture: object) -> str:
    if picture is None:
        return ""
    name, data = picture.name, picture.getvalue()  # type: ignore[attr-defined]  # an uploaded file
    kind = _PICTURES[name.rpartition(".")[2].lower()]
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _pack() -> None:
    """Cases and faults of one's own."""
    heading(_("Your own pack"))
    now = desk()
    if now.pack:
        aside(_("“{name}” is in use for Spot the fault and Rewrite it.").format(name=now.pack.head.name))
        st.button(_("Put it away"), key="practise_unpack", on_click=_put_away)
        return
    chosen = st.file_uploader(_("A zip with pack.yaml and your cases"), type=["zip"], key="practise_pack")
    if chosen is not None:
        try:
            now.pack = load_pack(chosen.getvalue())
        except ComposerError as error:
            aside(str(error), kind="bad")
            return
        now.language = now.pack.head.language
        now.clear()
        st.rerun()


@whole
def _put_away() -> None:
    now = desk()
    now.pack = None
    now.clear()
