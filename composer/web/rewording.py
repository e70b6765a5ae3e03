"""The next message of a matter as a text to write in, like the first e-mail (composer.writing.edits).

What was changed stays when a question above it is answered or evidence ticked off; where both change the same words,
the customer's stand. It lives as long as the connection: what is sent is kept with the matter.
"""

import streamlit as st

from composer.languages.interface import _
from composer.review import find_secrets, mask_secrets
from composer.web.markup import aside
from composer.web.whole import whole
from composer.writing import Draft, Edits, Paragraph, edited, merged
from composer.writing.clean import one_line, paragraphs

_LONGEST_SUBJECT, _LONGEST = 200, 20_000
_LINE, _PIXELS, _TALLEST = 62, 26, 1200  # of the field: characters of a line, pixels of a line, of the whole


def reworded(built: Draft, place: str) -> Draft:
    """The message with the customer's changes in it; `place` tells it from the other messages of the session.

    The earlier message, quoted below the name, is nobody's to change.
    """
    own, below = _parted(built)
    draft = merged(own, _edits(own, place)).draft
    return draft.model_copy(update={"paragraphs": (*draft.paragraphs, *below)})


def taken(built: Draft, place: str) -> Draft:
    """The same with what stands in the fields at this moment: a click may come before the page knows of it."""
    _take(built, place)
    return reworded(built, place)


def is_open(place: str) -> bool:
    """Whether the message is open for writing."""
    return bool(st.session_state.get(f"{place}_open"))


def editor(built: Draft, place: str) -> None:
    """Subject and text to write in."""
    own, _below = _parted(built)
    draft = merged(own, _edits(own, place)).draft
    _seed(draft, place)
    with st.container(key="cc_card_reword"):
        st.text_input(
            _("Subject"),
            key=f"{place}_subject",
            max_chars=_LONGEST_SUBJECT,
            autocomplete="off",
            on_change=_take,
            args=(built, place),
        )
        st.text_area(
            _("Text of the e-mail"),
            key=f"{place}_body",
            max_chars=_LONGEST,
            height=_height(draft.body),
            help=_(
                "An empty line begins a new paragraph. What you change stays when you change an answer later."
            ),
            on_change=_take,
            args=(built, place),
        )
        if st.session_state.get(f"{place}_masked"):
            aside(_("This is never sent by e-mail, so it stays out of the message."), kind="bad")


def ways(built: Draft, place: str) -> None:
    """The button that opens the text and closes it, the way back to the built words, and what is to be looked at again."""
    own, _below = _parted(built)
    edits = _edits(own, place)
    with st.container(horizontal=True):
        words = _("Done") if is_open(place) else _("Edit the text")
        st.button(words, key="edit_next", on_click=_switch, args=(place,))
        if edits:
            st.button(
                _("Back to the built text"), key="built_next", type="tertiary", on_click=_build, args=(place,)
            )
    if merged(own, edits).collisions:
        aside(
            _("You have changed these words, and an answer that they are made of has changed since."),
            kind="care",
        )


def _parted(draft: Draft) -> tuple[Draft, tuple[Paragraph, ...]]:
    """The message itself, and the earlier one that is quoted below it."""
    own = tuple(paragraph for paragraph in draft.paragraphs if paragraph.role != "quoted")
    return draft.model_copy(update={"paragraphs": own}), draft.paragraphs[len(own) :]


def _edits(own: Draft, place: str) -> Edits:
    found: Edits = st.session_state.get(f"{place}_edits") or Edits(language=own.language)
    return found


def _seed(draft: Draft, place: str) -> None:
    """Show the message in the fields, unless what stands there is the same but for blanks."""
    state = st.session_state
    if one_line(state.get(f"{place}_subject") or "") != one_line(draft.subject):
        state[f"{place}_subject"] = draft.subject
    if "\n\n".join(paragraphs(state.get(f"{place}_body") or "")) != draft.body:
        state[f"{place}_body"] = draft.body


def _height(text: str) -> int:
    """Pixels that a text needs in the field, so that it need not be scrolled."""
    lines = sum(1 + len(line) // _LINE for line in text.split("\n"))
    return min(_TALLEST, _PIXELS * (lines + 3))


@whole
def _take(built: Draft, place: str) -> None:
    """Take what was written into the message; a secret is masked first (M12)."""
    state = st.session_state
    texts = [state.get(f"{place}_{part}") for part in ("subject", "body")]
    if not is_open(place) or None in texts:
        return
    subject, body = (mask_secrets(text) if find_secrets(text) else text for text in map(str, texts))
    own, _below = _parted(built)
    edits = edited(own, subject=subject, body=body, before=_edits(own, place))
    state[f"{place}_masked"] = [subject, body] != texts
    state[f"{place}_edits"] = edits


@whole
def _switch(place: str) -> None:
    st.session_state[f"{place}_open"] = not is_open(place)


@whole
def _build(place: str) -> None:
    st.session_state.pop(f"{place}_edits", None)
    st.session_state.pop(f"{place}_masked", None)
