"""Rewrite it: mend the faulty e-mail until the review is content; the way there is kept for the trainer's eyes."""

import streamlit as st

from composer.languages.interface import _
from composer.training import begun
from composer.training.rewriting import Path, verdict
from composer.web.mail import mail_of_text, marks
from composer.web.markup import aside, esc, heading
from composer.web.markup import show as show_html
from composer.web.practise_desk import another, chooser, desk, exercise
from composer.web.readers_view import verdict as show_verdict
from composer.web.sheet import annotated
from composer.web.whole import whole

_SUBJECT, _BODY = "practise_subject", "practise_body"


def show() -> None:
    """Draw the tab."""
    chooser(levels=True)
    made, now = exercise(), desk()
    if now.path is None:
        now.path = begun(made)
        st.session_state[_SUBJECT], st.session_state[_BODY] = made.subject, made.body
    st.session_state.setdefault(_SUBJECT, now.path.last.subject)
    st.session_state.setdefault(_BODY, now.path.last.body)
    st.text_input(_("Subject"), key=_SUBJECT, max_chars=300)
    st.text_area(_("The e-mail"), key=_BODY, height=420, max_chars=6000)
    with st.container(horizontal=True):
        st.button(_("Check it"), key="practise_check", type="primary", on_click=_check)
        st.button(_("Next e-mail"), key="practise_another", on_click=another)
    if len(now.path.attempts) > 1:
        _told(now.path)


@whole
def _check() -> None:
    now = desk()
    if now.path:
        now.path = now.path.then(st.session_state[_SUBJECT], st.session_state[_BODY])


def _told(path: Path) -> None:
    last = path.last
    found = verdict(last.subject, last.body, path.language)
    show_verdict(found)
    if last.content:
        aside(_("Nothing is left that should be mended."), strong=_("Well done."))
    mail = mail_of_text(last.body, subject=last.subject)
    annotated(mail, marks(mail, found.findings), offers=lambda _mark: (), title=_("Your version"))
    heading(_("The way there"))
    rows = "".join(
        f"<div><dt>{esc(_('Version {number}').format(number=number) if number else _('The faulty e-mail'))}</dt>"
        f"<dd>{esc(_('{score} points').format(score=attempt.score))}</dd></div>"
        for number, attempt in enumerate(path.attempts)
    )
    show_html(f'<dl class="cc-points">{rows}</dl>')
