"""The casebook beside the wizard: what is typed is kept as one goes, and a kept case can be opened again.

The casebook may be out of reach (a full disk, a database that is down): then one sentence says so, and the wizard goes
on with what the browser itself keeps.
"""

import logging
from datetime import date, datetime

import streamlit as st

from composer.casebook import Casebook, Closing, Entry, Message
from composer.casebook.place import default_url
from composer.delivery import due_date
from composer.errors import CasebookError, CaseMissing, EditedElsewhere
from composer.languages.interface import _
from composer.web.markup import aside, place
from composer.web.session import Kept, Session
from composer.web.state import restore, session, today
from composer.web.whole import whole
from composer.writing import Draft

_log = logging.getLogger("composer.web")
_ENTRY_FIELDS = {"case", "report", "question"}  # the entry has places of its own for them
_SESSION_FIELDS = {"entry", "version", "interface"}  # of this browser, not of the case


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
    """Keep what has changed since the last time; called at the end of every run.

    A run may still be keeping while the next one takes in what is being typed (Streamlit's fast reruns), so only one
    saves at a time, and a save never writes into `Session.kept`.
    """
    now = session()
    if not now.conflict:
        _save(now)
        if now.conflict:
            st.rerun()


def _save(now: Session) -> None:
    with now.keeping:
        if now.conflict or not _is_worth_keeping(now.kept) or now.kept == now.saved:
            return
        opened = book()
        if opened is None:
            return
        kept = now.kept
        try:
            now.entry, now.saved = opened.save(_entry(opened, now, kept)), kept
        except EditedElsewhere:
            now.conflict = True
        except CaseMissing:  # deleted in another window: what is typed from now on is a case of its own
            now.entry, now.saved = None, kept
        except CasebookError as error:
            _log.error("casebook: %s", type(error).__name__)
            now.book_error = error


def _entry(opened: Casebook, now: Session, kept: Kept) -> Entry:
    """The case as the casebook should have it."""
    wizard = kept.model_dump(mode="json", exclude=_ENTRY_FIELDS | _SESSION_FIELDS, exclude_defaults=True)
    return _base(opened, now).model_copy(
        update={"case": kept.case, "report": kept.report, "question": kept.question, "wizard": wizard}
    )


def _base(opened: Casebook, now: Session) -> Entry:
    """The entry that this window has open, as this window has seen it last; a new one where it has none."""
    if now.entry is None and now.kept.entry:
        now.entry = opened.get(now.kept.entry).model_copy(update={"version": now.kept.version})
        now.kept = now.kept.model_copy(update={"entry": "", "version": 0})
    return now.entry or Entry()


def _is_worth_keeping(kept: Kept) -> bool:
    """Whether anything was told that would be missed: a look at a site alone is none."""
    case = kept.case
    return bool(case.kind or case.story or case.purchase.product or case.request.own_words)


def open_entry(entry: Entry) -> None:
    """Go on with a kept case in the wizard."""
    now = session()
    told = {
        "case": entry.case,
        "report": entry.report,
        "question": entry.question,
        "interface": now.kept.interface,
    }
    restore(Kept.model_validate({"filled": {}, **entry.wizard, **told}))
    now.entry, now.saved, now.conflict = entry, now.kept, False


def mark_sent(draft: Draft, way: str) -> Entry | None:
    """Note that the customer has sent this e-mail; the answer is due from now on. None where nothing can be kept.

    Touches the session's state only before it saves, so that it may end a `whole` callback.
    """
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
    _save(now)
    if now.conflict:
        return None
    due = due_date(now.kept.case, now.kept.report)
    with now.keeping:
        base = _base(opened, now)
        try:
            now.entry = opened.save(base.model_copy(update={"messages": (*base.messages, sent), "due": due}))
        except EditedElsewhere:
            now.conflict = True
        except CasebookError as error:
            now.book_error = error
        else:
            return now.entry
    return None


def change_entry(
    entry: Entry,
    message: Message | None = None,
    *,
    restart: bool = False,
    due: date | None = None,
    closing: Closing | None = None,
    gathered: tuple[str, ...] | None = None,
) -> None:
    """Add a message to a kept case, close it or open it again, tick evidence off. A failure becomes a notice.

    `restart` begins a new wait for an answer, until `due` where that is known.
    """
    opened, now = book(), session()
    if opened is None:
        return
    changes: dict[str, object] = {"closing": closing}
    if message is not None:
        changes["messages"] = (*entry.messages, message)
    if restart:
        case = entry.case.replace("written_on", today()).replace("request.answer_by", None)
        changes["due"] = due or due_date(case, entry.report)
    if gathered is not None:
        changes["gathered"] = gathered
    try:
        saved = opened.save(entry.model_copy(update=changes))
    except CasebookError as error:
        now.book_error = error
        return
    if now.entry and now.entry.id == saved.id:  # the wizard has this very case open
        now.entry = saved


def notices() -> None:
    """What is to be said of the keeping: it does not work at the moment, or another window has changed the case."""
    now = session()
    with place():
        if now.book_error:
            aside(str(now.book_error), kind="bad")
        if now.conflict:
            with st.container(key="cc_conflict", gap="small"):
                aside(str(EditedElsewhere()), kind="bad")
                with st.container(horizontal=True):
                    st.button(_("Keep what is in this window"), key="keep_mine", on_click=_keep_mine)
                    st.button(_("Take over the other"), key="take_theirs", on_click=_take_theirs)


@whole
def _keep_mine() -> None:
    now, theirs = session(), _theirs()
    now.entry, now.conflict, now.saved = theirs, False, None


@whole
def _take_theirs() -> None:
    theirs = _theirs()
    if theirs:
        open_entry(theirs)
    else:
        _keep_mine()


def _theirs() -> Entry | None:
    """The case as the other window has left it; None where it was deleted there."""
    opened, mine = book(), session().entry
    try:
        return opened.get(mine.id) if opened and mine else None
    except CaseMissing:
        return None
