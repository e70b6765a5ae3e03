"""One matter: its way so far, the company's answer read, the next message proposed, and its end (S1 to S12, M14, R7)."""

from datetime import datetime

import streamlit as st

from composer.casebook import Closing, Entry, Message
from composer.delivery import eml, mailto, plain_text
from composer.languages.interface import _
from composer.replies import Reading, next_message, read_reply
from composer.review import review
from composer.web.frame import go, head
from composer.web.keeping import book, change_entry, open_entry
from composer.web.mail import mail_of
from composer.web.markup import aside, chip, esc, heading
from composer.web.markup import show as show_html
from composer.web.sheet import preview
from composer.web.state import session, today
from composer.web.timeline import timeline
from composer.web.words import NEXT_STEPS, POINTS, REPLY_KINDS, kind_name
from composer.writing import Draft

_TEXT, _FILE = "reply_text", "reply_file"
_LONGEST = 20_000


def show() -> None:
    """Draw the page."""
    opened, id = book(), session().case_id
    if opened is None or not id:
        head("case", _("A case"), _("Choose it under My cases."))
        if st.button(_("My cases"), key="to_cases"):
            go("cases")
        return
    entry = opened.get(id)
    head("case", entry.title or kind_name(entry.case.kind), f"{entry.company} · {entry.reference}")
    work, beside = st.columns([8, 5], gap="large")
    with work:
        reading = _last_reading(entry)
        if reading:
            _reading(reading)
        if entry.closing is None:
            _next(entry, reading)
            _take_in(entry)
            _close(entry)
        else:
            aside(_("This case is closed."))
    with beside:
        with st.container(key="cc_card_timeline"):
            show_html(timeline(entry))
        if st.button(_("Open its first e-mail"), key="open_email", type="tertiary"):
            open_entry(entry)
            go("email")


def _last_reading(entry: Entry) -> Reading | None:
    """What the last answer says, while we have not written since."""
    last = entry.messages[-1] if entry.messages else None
    return (
        Reading.model_validate(last.reading)
        if last and last.direction == "received" and last.reading
        else None
    )


def _reading(reading: Reading) -> None:
    heading(_("What they say"))
    with st.container(key="cc_card_reading"):
        kind, step = _(REPLY_KINDS[reading.kind]), _(NEXT_STEPS[reading.next])
        show_html(f'<div class="cc-verdict"><b>{esc(kind)}</b>{chip(step, "could")}</div>')
        for warning in reading.warnings:
            aside(warning.message, kind="bad")
        for point in reading.points:
            proof = f"<blockquote>“{esc(point.sentence)}”</blockquote>" if point.sentence else ""
            value = f"<p>{esc(point.value)}</p>" if point.value else ""
            show_html(
                f'<div class="cc-point"><b>{esc(_(POINTS[point.id]))}</b> {_chip(point.state)}{value}{proof}</div>'
            )


def _chip(state: str) -> str:
    words = {"yes": _("Yes"), "partly": _("Partly"), "no": _("No")}
    return chip(words[state], {"yes": "good", "partly": "should", "no": ""}[state])


def _next(entry: Entry, reading: Reading | None) -> None:
    """The message that comes next: what the reading proposes, or a reminder once the day is over."""
    sent = [message for message in entry.messages if message.direction == "sent"]
    if reading is None and (not sent or entry.due is None or entry.due >= today()):
        return
    if reading is None:
        reading = Reading(language=entry.case.language, kind="unclear", next="remind")
    draft = next_message(entry, reading, previous=entry.messages[-1], written_on=today())
    heading(_("Your next message"))
    preview(mail_of(draft))
    blocks = [finding.title for finding in review(draft, case=entry.case, report=entry.report).blocks]
    if blocks:
        aside(
            "; ".join(blocks), strong=_("Complete this in your mail program before you send it:"), kind="care"
        )
    with st.container(horizontal=True):
        st.link_button(_("Open mail program"), mailto(draft).url, type="primary")
        data = eml(draft, entry.case, in_reply_to=reading.message_id, references=reading.references)
        st.download_button(
            _("Download .eml"), data, "reply.eml", "message/rfc822", key="next_eml", on_click="ignore"
        )
        st.download_button(
            _("Download as text"),
            plain_text(draft),
            "reply.txt",
            "text/plain",
            key="next_txt",
            on_click="ignore",
        )
        st.button(_("Yes, I have sent it"), key="next_sent", on_click=_mark_next_sent, args=(entry, draft))


def _mark_next_sent(entry: Entry, draft: Draft) -> None:
    sent = Message(
        direction="sent",
        at=datetime.now().astimezone(),
        subject=draft.subject,
        body=draft.body,
        recipient=draft.to,
        sender=entry.case.customer.email,
    )
    change_entry(entry, sent, restart=True)


def _take_in(entry: Entry) -> None:
    heading(_("Have they answered?"))
    with st.container(key="cc_card_answer_in"):
        pasted = st.text_area(
            _("Paste their answer"), key=f"{_TEXT}_{len(entry.messages)}", height=160, max_chars=_LONGEST
        )
        chosen = st.file_uploader(
            _("Or a file: .txt or .eml"), type=["txt", "eml"], key=f"{_FILE}_{len(entry.messages)}"
        )
        with st.container(horizontal=True):
            if st.button(_("Read the answer"), key="read_answer"):
                source = chosen.getvalue() if chosen is not None else pasted
                if source.strip():
                    _keep_answer(entry, source)
                else:
                    aside(_("Paste their answer first, or choose its file."), kind="bad")
            if st.button(_("I called them instead"), key="called", type="tertiary"):
                change_entry(entry, Message(direction="called", at=datetime.now().astimezone()), restart=True)
                st.rerun()


def _keep_answer(entry: Entry, source: bytes | str) -> None:
    reading = read_reply(source, case=entry.case, entry=entry, received=today())
    received = Message(
        direction="received",
        at=datetime.now().astimezone(),
        subject=reading.subject,
        body=reading.body,
        sender=reading.sender,
        message_id=reading.message_id,
        references=" ".join(reading.references),
        kind=reading.kind,
        reading=reading.model_dump(mode="json"),
        way="pasted",
    )
    change_entry(entry, received)
    st.rerun()


def _close(entry: Entry) -> None:
    with st.expander(_("Close this case")):
        st.session_state.setdefault("closing_stars", 3)
        st.select_slider(
            _("How satisfied are you? 5 is the best."), options=[1, 2, 3, 4, 5], key="closing_stars"
        )
        st.text_input(_("What would you do differently next time?"), key="closing_lesson", max_chars=300)
        with st.container(horizontal=True):
            st.button(_("It is solved"), key="solved", type="primary", on_click=_end, args=(entry, True))
            st.button(_("I give up"), key="given_up", on_click=_end, args=(entry, False))


def _end(entry: Entry, solved: bool) -> None:
    closing = Closing(
        on=today(),
        solved=solved,
        satisfaction=st.session_state.get("closing_stars"),
        lesson=st.session_state.get("closing_lesson") or "",
    )
    change_entry(entry, closing=closing)
