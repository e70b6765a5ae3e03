"""One matter: what to do now first, then their answer, the next message, the way so far, and its end (M14, R7)."""

import streamlit as st

from composer.casebook import Entry, summary_of
from composer.kinds import kind
from composer.languages.interface import _
from composer.web.answering import last_reading, next_step, take_in, what_they_say
from composer.web.duty import Now, now
from composer.web.ending import close, ended
from composer.web.frame import head, head_for
from composer.web.keeping import book, change_entry, open_entry
from composer.web.markup import esc
from composer.web.markup import show as show_html
from composer.web.state import session, today
from composer.web.timeline import timeline
from composer.web.whole import whole
from composer.web.words import kind_name


def show() -> None:
    """Draw the page."""
    opened, id = book(), session().case_id
    if opened is None or not id:
        head("case", _("A case"), _("Choose it under My cases."))
        st.button(_("My cases"), key="to_cases", on_click=head_for, args=("cases",))
        return
    entry = opened.get(id)
    head(
        "case",
        entry.title or kind_name(entry.case.kind) or entry.reference,
        " · ".join(part for part in (entry.company, entry.reference) if part),
    )
    line, reading = summary_of(entry, today()), last_reading(entry)
    _now(entry, now(entry, line, reading), drafted=line.state == "drafted")
    work, beside = st.columns([8, 5], gap="large")
    with work:
        if entry.closing is not None:
            ended(entry, entry.closing)
        else:
            _work(entry)
    with beside:
        with st.container(key="cc_card_timeline"):
            show_html(f'<p class="cc-eyebrow">{esc(_("The way so far"))}</p>{timeline(entry)}')
        if entry.closing is None:
            _evidence(entry)
        if line.state != "drafted":
            st.button(
                _("Open its first e-mail"),
                key="open_email",
                type="tertiary",
                on_click=_write,
                args=(entry, "email"),
            )
        st.button(_("All my cases"), key="to_cases", type="tertiary", on_click=head_for, args=("cases",))


def _now(entry: Entry, duty: Now, *, drafted: bool) -> None:
    """The first thing seen."""
    with st.container(key="cc_card_now"):
        urgent = " urgent" if duty.urgent else ""
        words = f"<span>{esc(duty.words)}</span>" if duty.words else ""
        show_html(
            f'<div class="cc-now{urgent}"><i class="cc-eyebrow">{esc(_("What to do now"))}</i>'
            f"<b>{esc(duty.title)}</b>{words}</div>"
        )
        if drafted:
            page = "email" if entry.wizard.get("reached") else "happened"
            words = _("Carry on writing")
            st.button(words, key="carry_on", type="primary", on_click=_write, args=(entry, page))


@whole
def _write(entry: Entry, page: str) -> None:
    """Go on with the case on a page of the wizard."""
    open_entry(entry)
    head_for(page)


def _work(entry: Entry) -> None:
    reading = last_reading(entry)
    if reading:
        what_they_say(reading)
        next_step(entry, reading)
        take_in(entry)
    elif entry.due is not None and entry.due < today():
        next_step(entry, None)
        take_in(entry)
    else:
        take_in(entry)
        next_step(entry, None)
    close(entry)


def _evidence(entry: Entry) -> None:
    """What proves the matter, ticked off as it is found; the second message may carry it (M11)."""
    offered = kind(entry.case.kind).evidence if entry.case.kind else ()
    if not offered:
        return
    with st.container(key="cc_card_evidence"):
        show_html(
            f'<p class="cc-eyebrow">{esc(_("Evidence at hand"))}</p>'
            f'<p class="cc-small">{esc(_("Tick off what you have. Your first e-mail only names it; a later one can carry it."))}</p>'
        )
        for option in offered:
            key = f"have_{entry.id}_{option.id}"
            st.session_state[key] = option.id in entry.gathered
            st.checkbox(_(option.label), key=key, on_change=_tick, args=(entry, option.id, key))


@whole
def _tick(entry: Entry, id: str, key: str) -> None:
    others = tuple(item for item in entry.gathered if item != id)
    change_entry(entry, gathered=(*others, id) if st.session_state.get(key) else others)
