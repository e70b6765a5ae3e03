"""The e-mail as a text to write in, and the choice where the customer and a new fact have changed the same words."""

from collections.abc import Callable

import streamlit as st

from composer.languages.interface import _
from composer.languages.spoken import in_quotes
from composer.review import find_secrets, mask_secrets
from composer.web import fields
from composer.web.drafting import built_now, draft_now, edits_now, with_edits
from composer.web.mail import Mark, mended, spliced
from composer.web.markup import esc, heading, show
from composer.web.state import DEEPEST_UNDO, case, change, session, undo
from composer.web.whole import whole
from composer.writing import Collision, Draft, Edit, Edits, Merged, edited, settled
from composer.writing.clean import one_line, paragraphs

_SUBJECT, _BODY = "edit_subject", "edit_body"
_STEP = "edit_step"  # how many steps could be undone when the writing began
_LONGEST_SUBJECT, _LONGEST = 200, 20_000
_LINE, _PIXELS, _TALLEST = 62, 26, 1200  # of the field: characters of a line, pixels of a line, of the whole
_LEFT_OUT = 90  # characters of a paragraph that was left out, to know it again


def switch() -> None:
    """The button that opens the text to write in, and closes it."""
    words = _("Done") if session().editing else _("Edit the text")
    st.button(words, key="edit_text", on_click=_switch, width="stretch")


def ways_back() -> None:
    """Undo of the last click, the built words, the ignored notes: the ways back, as far as there is something to go back to.

    The container is there in any case: else the field below it would be made anew, and lose the focus, when it comes.
    """
    now, edits = session(), edits_now()
    with st.container(key="cc_back", horizontal=True, vertical_alignment="center", gap="small"):
        if now.before:
            st.html(f'<p class="cc cc-small">{esc(_("Changed."))}</p>', width="content")
            st.button(_("Undo"), key="undo", type="tertiary", on_click=undo)
        if edits:
            st.button(_("Back to the built text"), key="built_text", type="tertiary", on_click=_build)
        if now.kept.silenced:
            st.button(_("Show the ignored notes again"), key="heed", type="tertiary", on_click=_heed)


@whole
def _build() -> None:
    change(with_edits(Edits(language=edits_now().language)))


@whole
def _heed() -> None:
    change(session().kept.model_copy(update={"silenced": ()}))


@whole
def _switch() -> None:
    session().editing = not session().editing


def editor(draft: Draft) -> None:
    """Subject and text to write in; what is changed counts at once, also while one types."""
    _seed(draft)
    with st.container(key="cc_card_editor"):
        st.text_input(
            _("Subject"),
            key=f"w_{_SUBJECT}",
            max_chars=_LONGEST_SUBJECT,
            autocomplete="off",
            live=True,
            on_change=_take,
            args=(_SUBJECT,),
        )
        fields.remarks(_SUBJECT)
        st.text_area(
            _("Text of the e-mail"),
            key=f"w_{_BODY}",
            max_chars=_LONGEST,
            height=_height(draft.body),
            help=_(
                "An empty line begins a new paragraph. What you change stays when you change an answer later."
            ),
            on_change=_take,
            args=(_BODY,),
        )
        fields.remarks(_BODY)


def _seed(draft: Draft) -> None:
    """Show the e-mail in the fields, unless what stands there is the same but for blanks: nobody's typing is disturbed."""
    state, withheld = st.session_state, session().withheld
    subject, body = state.get(f"w_{_SUBJECT}"), state.get(f"w_{_BODY}")
    if subject is None or (_SUBJECT not in withheld and one_line(subject) != one_line(draft.subject)):
        state[f"w_{_SUBJECT}"] = draft.subject
    if body is None or (_BODY not in withheld and "\n\n".join(paragraphs(body)) != draft.body):
        state[f"w_{_BODY}"] = draft.body


def _height(text: str) -> int:
    """Pixels that a text needs in the field, so that it need not be scrolled."""
    lines = sum(1 + len(line) // _LINE for line in text.split("\n"))
    return min(_TALLEST, _PIXELS * (lines + 3))


@whole
def _take(field: str) -> None:
    """Take what was written into the e-mail; a secret is masked first (M12)."""
    now = session()
    now.withheld.pop(field, None)
    text = st.session_state[f"w_{field}"] or ""
    if find_secrets(text):
        text = mask_secrets(text)
        now.withheld[field] = text
    draft = draft_now()
    subject, body = (text, draft.body) if field == _SUBJECT else (draft.subject, text)
    kept = with_edits(edited(built_now(), subject=subject, body=body, before=edits_now()))
    if kept != now.kept:
        _remember()
        now.kept = kept


def _remember() -> None:
    """Make it possible to undo what is being written; all that is written in one go is one step."""
    now = session()
    if st.session_state.get(_STEP) != len(now.before) or not now.before:
        before = [*now.before, now.kept][-DEEPEST_UNDO:]
        st.session_state[_STEP] = len(before)
        now.before = before


def collisions(found: Merged) -> None:
    """Where both have changed the same words: both, to choose from. The outer container is there in any case."""
    with st.container(key="cc_clashes"):
        for number, clash in enumerate(found.collisions):
            _choice(number, clash)


def _choice(number: int, clash: Collision) -> None:
    with st.container(key=f"cc_card_clash_{number}"):
        words = _("You have changed these words, and an answer that they are made of has changed since.")
        show(
            f'<div class="cc-casetitle">{esc(_("Which one is right?"))}</div><p class="cc-small">{esc(words)}</p>'
        )
        mine, new = st.columns(2, gap="medium")
        with mine:
            _side(_("Yours"), clash.edit.text)
            st.button(_("Keep mine"), key=f"clash_mine_{number}", on_click=_settle, args=(clash, True))
        with new:
            _side(_("With the new answer"), clash.built)
            words = _("Take this one") if clash.built else _("Take it out")
            st.button(words, key=f"clash_new_{number}", on_click=_settle, args=(clash, False))


def _side(title: str, text: str) -> None:
    words = esc(text) if text else f"<i>{esc(_('Left out'))}</i>"
    show(f'<p class="cc-eyebrow">{esc(title)}</p><p class="cc-par">{words}</p>')


@whole
def _settle(clash: Collision, mine: bool) -> None:
    change(with_edits(settled(built_now(), edits_now(), clash, mine=mine)))


def remark(found: Merged, number: int) -> None:
    """Beside a paragraph in the customer's own words: that it is so, and the way back."""
    edit = found.changed[number]
    if edit is None or found.changed.index(edit) != number:
        return
    with st.container(key=f"cc_mine_{number}", gap="xsmall"):
        show(f'<p class="cc-small">{esc(_("Changed by you"))}</p>')
        _back(edit, f"back_{number}", _("Back to the built words"))


def left_out(found: Merged) -> None:
    """The paragraphs that the customer has taken out, each to be put back."""
    open_ones = {clash.edit for clash in found.collisions}
    gone = [item for item in edits_now().items if not item.text and item not in open_ones]
    if not gone:
        return
    heading(_("Left out by you"))
    for number, item in enumerate(gone):
        words = item.base if len(item.base) <= _LEFT_OUT else item.base[:_LEFT_OUT].rpartition(" ")[0] + " …"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<p class="cc cc-small">{esc(in_quotes(words))}</p>', width="content")
            _back(item, f"put_back_{number}", _("Put it back"))


def _back(edit: Edit, key: str, words: str) -> None:
    st.button(words, key=key, type="tertiary", on_click=_without, args=(edit,))


@whole
def _without(edit: Edit) -> None:
    change(with_edits(edits_now().without(edit)))


def writing(draft: Draft, mark: Mark) -> Callable[[str], Callable[[], None] | None]:
    """Gives for other words the action that puts them in a finding's place: in the answer, else in the e-mail's text."""

    def action(words: str) -> Callable[[], None] | None:
        if mark.finding.part == "to":
            return None
        return lambda: _write(draft, mark, words)

    return action


def _write(draft: Draft, mark: Mark, words: str) -> None:
    answer = mended(case(), draft, mark, words)
    if answer:
        change(session().kept.model_copy(update={"case": answer}), fresh=words)
        return
    subject, body = spliced(draft, mark, words)
    edits = edited(built_now(), subject=subject, body=body, before=edits_now())
    change(with_edits(edits), fresh=words)
