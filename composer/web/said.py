"""What a button has to say after it was pressed: its callback notes it, the page says it once, beside the button."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from composer.web.markup import aside

_SAID = "composer_said"


@dataclass(frozen=True)
class Said:
    """A sentence, made in the language of the page that says it; `kind` as in `aside`."""

    words: Callable[[], str]
    kind: str = ""


def said() -> dict[str, Said]:
    """What is still to be said, by the button's key."""
    found: dict[str, Said] = st.session_state.setdefault(_SAID, {})
    return found


def say(key: str) -> None:
    """Say what the button of this key has left, if anything."""
    left = said().pop(key, None)
    if left:
        aside(left.words(), kind=left.kind)
