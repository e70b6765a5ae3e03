"""Answer it: read a customer's e-mail, note its clues, write the reply, hold it against the rules."""

from typing import get_args

import streamlit as st

from composer.languages.interface import _
from composer.review.findings import Feeling, Priority
from composer.training import ReplyJudged, Task, judge_reply, model_reply, task, training_words
from composer.web.mail import mail_of
from composer.web.markup import chip, esc, heading
from composer.web.markup import show as show_html
from composer.web.practise_desk import another, chooser, desk
from composer.web.sheet import preview
from composer.web.whole import whole
from composer.web.words import FEELINGS, PRIORITIES

_REPLY, _REFUSED = "practise_reply", "practise_refused"


def show() -> None:
    """Draw the tab."""
    chooser(any_kind=False)
    now = desk()
    given = task(now.kind, now.language, now.seed)
    preview(mail_of(given.letter), _("The customer’s e-mail"))
    _clues(given)
    heading(_("Your reply"))
    st.text_area(
        _("Your reply"),
        key=_REPLY,
        height=260,
        max_chars=6000,
        label_visibility="collapsed",
        placeholder=_("Subject: …"),
        persist_state="session",
    )
    with st.container(horizontal=True):
        st.button(_("Judge it"), key="practise_judge_reply", type="primary", on_click=_take)
        st.button(_("Next e-mail"), key="practise_another", on_click=another)
    if now.reply.strip():
        _told(judge_reply(now.reply, given.case), now.language)
    with st.expander(_("A model reply")):
        refused = st.toggle(_("The request is refused"), key=_REFUSED)
        st.code(model_reply(given.case, refused=refused, seed=now.seed), language=None, wrap_lines=True)


@whole
def _take() -> None:
    desk().reply = st.session_state.get(_REPLY) or ""


def _clues(given: Task) -> None:
    """What an agent looks for (R2): first a guess of one's own, then what the text says."""
    heading(_("The clues"))
    key = f"practise_clue_{desk().kind}_{desk().language}_{desk().seed}"
    feeling = st.segmented_control(
        _("How does the customer feel?"),
        get_args(Feeling),
        format_func=lambda id: _(FEELINGS[id]),
        key=f"{key}_feeling",
    )
    priority = st.segmented_control(
        _("How urgent is it?"),
        get_args(Priority),
        format_func=lambda id: _(PRIORITIES[id]),
        key=f"{key}_priority",
    )
    if not (feeling and priority):
        return
    clues = given.clues
    rows = (
        (_("Feeling"), _(FEELINGS[clues.feeling]), feeling == clues.feeling),
        (_("Priority"), _(PRIORITIES[clues.priority]), priority == clues.priority),
    )
    told = "".join(
        f"<div><dt>{esc(name)}</dt><dd>{esc(value)} {chip(_('As you said') if same else _('You said otherwise'), 'good' if same else 'should')}</dd></div>"
        for name, value, same in rows
    )
    show_html(
        f'<dl class="cc-read">{told}<div><dt>{esc(_("Problem"))}</dt><dd lang="{desk().language}">{esc(clues.problem)}</dd></div></dl>'
    )


def _told(judged: ReplyJudged, code: str) -> None:
    rules = training_words(code).rules
    words = _("{kept} of {needed} rules kept").format(kept=judged.kept, needed=judged.needed)
    show_html(f'<div class="cc-verdict"><b>{esc(words)}</b></div>')
    names = {
        "kept": (_("Kept"), "good"),
        "missing": (_("Missing"), "should"),
        "not_needed": (_("Not needed here"), ""),
    }
    rows = "".join(
        f'<div><dt lang="{code}"><b>{esc(point.rule)}</b> {esc(rules[point.rule])}'
        f'<br><span class="cc-small">{esc(point.words)}</span></dt><dd>{chip(*names[point.state])}</dd></div>'
        for point in judged.points
    )
    show_html(f'<dl class="cc-points" style="max-width:46rem">{rows}</dl>')
