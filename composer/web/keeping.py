"""The casebook beside the wizard: what is typed is kept as one goes, and a kept case can be opened again.

The casebook may be out of reach (a full disk, a database that is down): then one sentence says so, and the wizard goes
on with what the browser itself keeps.
"""

import logging
from datetime import datetime

import streamlit as st

from composer.casebook import Casebook, Entry, Message
from composer.casebook.place import default_url
from composer.delivery import due_date
from composer.errors import CasebookError, CaseMissing, EditedElsewhere
from composer.languages.interface import _
from composer.web.markup import aside
from composer.web.session import Kept, Session
from composer.web.state import restore, session, today
from composer.writing import Draft

_log = logging.getLogger("composer.web")
_ENTRY_FIELDS = {"case", "report", "question"}  # the entry has places of its own for them
_SESSION_FIELDS = {"entry", "version", "language"}  # of this browser, not of the case


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Casebook:
    return Casebook(url, today=today)


def book() -> Casebook | None:
    """The user's casebook, or None where it is out of reach."""
    now = session()
    try:
        opened: Casebook = _opened(default_url().render_as_string(hide_password=False))
    except CasebookError as error:
        now.book_error = error
        return None
    now.book_error = None
    return opened


def keep_now() -> None:
    """Keep what has changed since the last time; called at the end of every run."""
    now = session()
    if now.conflict or not _is_worth_keeping(now.kept) or now.kept == now.saved:
        return
    opened = book()
    if opened is None:
        return
    try:
        _save(opened, now)
    except EditedElsewhere:
        now.conflict = True
        st.rerun()
    except CaseMissing:  # deleted in another window: what is typed from now on is a case of its own
        now.entry = None
        now.kept = now.saved = now.kept.model_copy(update={"entry": "", "version": 0})
    except CasebookError as error:
        _log.error("casebook: %s", type(error).__name__)
        now.book_error = error


def _save(opened: Casebook, now: Session) -> None:
    base = _base(opened, now)
    kept = now.kept
    entry = base.model_copy(
        update={
            "version": kept.version,
            "case": kept.case,
            "report": kept.report,
            "question": kept.question,
            "wizard": kept.model_dump(
                mode="json", exclude=_ENTRY_FIELDS | _SESSION_FIELDS, exclude_defaults=True
            ),
        }
    )
    now.entry = opened.save(entry)
    now.kept = now.saved = kept.model_copy(update={"entry": now.entry.id, "version": now.entry.version})


def _base(opened: Casebook, now: Session) -> Entry:
    if now.entry and now.entry.id == now.kept.entry:
        return now.entry
    return opened.get(now.kept.entry) if now.kept.entry else Entry()


def _is_worth_keeping(kept: Kept) -> bool:
    """Whether anything was told that would be missed: a look at a site alone is none."""
    case = kept.case
    return bool(case.kind or case.story or case.purchase.product or case.request.own_words)


def open_entry(entry: Entry) -> None:
    """Go on with a kept case in the wizard."""
    now = session()
    kept = Kept.model_validate(
        {
            **entry.wizard,
            "case": entry.case,
            "report": entry.report,
            "question": entry.question,
            "entry": entry.id,
            "version": entry.version,
            "language": now.kept.language,
        }
    )
    restore(kept)
    now.entry, now.saved, now.conflict = entry, kept, False


def mark_sent(draft: Draft, way: str) -> Entry | None:
    """Note that the customer has sent this e-mail; the answer is due from now on. None where nothing can be kept."""
    opened = book()
    now = session()
    if opened is None:
        return None
    sent = Message.model_validate(
        {
            "direction": "sent",
            "at": datetime.now().astimezone(),
            "subject": draft.subject,
            "body": draft.body,
            "recipient": draft.to,
            "sender": now.kept.case.customer.email,
            "way": way,
        }
    )
    keep_now()
    base = _base(opened, now)
    due = due_date(now.kept.case, now.kept.report)
    now.entry = opened.save(base.model_copy(update={"messages": (*base.messages, sent), "due": due}))
    now.kept = now.saved = now.kept.model_copy(update={"entry": now.entry.id, "version": now.entry.version})
    return now.entry


def notices() -> None:
    """What is to be said of the keeping: it does not work at the moment, or another window has changed the case."""
    now = session()
    if now.book_error:
        aside(str(now.book_error), kind="bad")
    if now.conflict:
        with st.container(key="cc_conflict", gap="small"):
            aside(str(EditedElsewhere()), kind="bad")
            with st.container(horizontal=True):
                st.button(_("Keep what is in this window"), key="keep_mine", on_click=_keep_mine)
                st.button(_("Take over the other"), key="take_theirs", on_click=_take_theirs)


def _keep_mine() -> None:
    opened, now = book(), session()
    if opened is None:
        return
    try:
        now.entry = opened.get(now.kept.entry)
        now.kept = now.kept.model_copy(update={"version": now.entry.version})
    except CaseMissing:
        now.entry = None
        now.kept = now.kept.model_copy(update={"entry": "", "version": 0})
    now.conflict, now.saved = False, None


def _take_theirs() -> None:
    opened, now = book(), session()
    if opened is None:
        return
    try:
        open_entry(opened.get(now.kept.entry))
    except CaseMissing:
        _keep_mine()
