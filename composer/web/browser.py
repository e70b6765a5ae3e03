"""What only the browser can do: keep the draft on the person's own device, move the focus, know the page's language."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

from composer.languages.interface import _
from composer.web.session import packed, unpacked
from composer.web.state import restore, session
from composer.web.whole import whole

_ASSETS = Path(__file__).parent / "assets"
STORAGE_NAME = "complaint-composer"  # the name in localStorage
_KEEPER = "keeper"

_keeper = component("composer_keeper", js=(_ASSETS / "keeper.js").read_text(encoding="utf-8"))
_announcer = component(
    "composer_announcer",
    html='<div aria-live="polite" style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"></div>',
    js=(_ASSETS / "announcer.js").read_text(encoding="utf-8"),
)


def keep() -> None:
    """Ask the browser once what it has kept, and from then on keep the session there.

    The question bears the session's number and so does the answer: a browser that was connected before to a server that
    has ended since repeats what it answered then, and that is an old draft by now.
    """
    now = session()
    text = packed(now.kept, now.entry) if now.restored else None
    data = {"name": STORAGE_NAME, "text": text, "asked": now.number}
    _keeper(key=_KEEPER, data=data, on_stored_change=_take_back)


@whole
def _take_back() -> None:
    """Begin with what the browser has kept, before anything of the page is drawn.

    Until then no field can be typed into, and a button that is pressed waits (see `Session.restored`): nothing that the
    person does in the first moments is overwritten.
    """
    now, told = session(), st.session_state[_KEEPER].get("stored")
    if now.restored or not told or told["asked"] != now.number:
        return
    stored = unpacked(told["text"])
    restore(stored.model_copy(update={"interface": now.kept.interface or stored.interface}))


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
