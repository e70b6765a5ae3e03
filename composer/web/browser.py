"""What only the browser can do: keep the draft on the person's own device, move the focus, know the page's language."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

from composer.languages.interface import _
from composer.web.session import Kept, packed, unpacked
from composer.web.state import restore, session

_ASSETS = Path(__file__).parent / "assets"
STORAGE_NAME = "complaint-composer"  # the name in localStorage

_keeper = component("composer_keeper", js=(_ASSETS / "keeper.js").read_text(encoding="utf-8"))
_announcer = component(
    "composer_announcer",
    html='<div aria-live="polite" style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"></div>',
    js=(_ASSETS / "announcer.js").read_text(encoding="utf-8"),
)


def keep() -> None:
    """Ask the browser once what it has kept, and from then on keep the session there."""
    now = session()
    if now.restored:
        _keeper(
            key="keeper",
            data={"name": STORAGE_NAME, "text": packed(now.kept, now.entry)},
            on_stored_change=_ignore,
        )
        return
    answer = _keeper(key="keeper", data={"name": STORAGE_NAME, "text": None}, on_stored_change=_ignore)
    if answer.stored:
        stored = unpacked(answer.stored)
        if stored == Kept():  # nothing is kept there, so nothing typed since may be lost
            now.restored = True
            return
        restore(stored)
        st.rerun()


def announce(page: str, heading: str, words: str, language: str) -> None:
    """Say to the browser which page this is: `heading` is its h1, `words` what a screen reader says; Streamlit's own words go along."""
    told = {
        "page": page,
        "heading": heading,
        "words": words,
        "language": language,
        "skip": _("Skip to the content"),
        "upload": _("Choose a file"),
        "limit": _("At most {size} MB").format(size=st.get_option("server.maxUploadSize")),
    }
    _announcer(key="announcer", data=told)  # flat, or Streamlit loads pandas to ask whether it is a table


def _ignore() -> None:
    """Streamlit makes the attribute only where a callback is named."""
