"""Widgets bound to the session's model: `bound("customer.name")` gives a widget its key and its way back.

A widget's own state is only a copy: it is seeded from the case when the widget appears and written back on every
change, so a field shows the same on whatever page it stands, and after a reload. Every text goes past
`find_secrets` on its way: a card number or a password never reaches the case (M12); its masked form does.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from composer.case import Case
from composer.errors import ComposerError
from composer.kinds import kind
from composer.review import find_secrets, mask_secrets
from composer.site import SiteReport
from composer.web.money import read_money, written
from composer.web.search import SearchJob
from composer.web.session import Kept, Session
from composer.web.whole import whole

_SESSION = "composer"
_WIDGET = "w_"
DEEPEST_UNDO = 20
OWN_WORDS = "own"  # the request that is none of the ready-made ones


def today() -> date:
    """The customer's day, as this machine has it."""
    return datetime.now().astimezone().date()


class Binding(TypedDict):
    """Arguments of a bound widget."""

    key: str
    on_change: Callable[..., None]
    args: tuple[Any, ...]


def session() -> Session:
    """The session of the moment, begun empty."""
    if _SESSION not in st.session_state:
        st.session_state[_SESSION] = Session()
    found: Session = st.session_state[_SESSION]
    return found


def case() -> Case:
    """What the customer has told so far."""
    return session().kept.case


def bound(
    path: str, *, read: Callable[[Any], Any] | None = None, write: Callable[[Any], Any] | None = None
) -> Binding:
    """Key and callback that bind a widget to the model's field at `path`.

    `write` makes the widget's value of the field's, `read` the field's of the widget's; it may raise ValueError
    or ArithmeticError, and then the field is empty and the text is kept for the widget, with a message beside it.
    """
    key = _WIDGET + path
    kept = session().kept
    value = kept.get(path)
    _seed(key, kept.unfit.get(path) or (write(value) if write else value))
    return {"key": key, "on_change": _commit, "args": (path, read)}


def _seed(key: str, value: Any) -> None:
    """Give a widget its value when it appears, until the browser has it, and where it has come back empty.

    When the browser asks for the next run (a new theme, a poll, its kept draft) before it has taken the value in, Streamlit
    (1.67) does not send it again: the field would stand there empty although the case has the words.
    """
    empty = st.session_state.get(key) in (None, "")
    if key not in st.session_state or (value not in (None, "") and (empty or not _has_arrived(key))):
        st.session_state[key] = value


def _has_arrived(key: str) -> bool:
    """Whether the browser has reported the widget in asking for this run; only Streamlit's own state knows."""
    context = get_script_run_ctx()
    if context is None:
        return True
    state = context.session_state._state  # noqa: SLF001
    id = state._key_id_mapper.get_id_from_key(key)  # noqa: SLF001
    return id is None or id in state._new_widget_state.states  # noqa: SLF001


def bound_text(path: str) -> Binding:
    """`bound` for a field of text."""
    return bound(path, read=lambda text: text or "", write=lambda value: value or "")


def bound_date(path: str, otherwise: date | None = None) -> Binding:
    """`bound` for a date; in `details` a date is an ISO text. `otherwise` is shown where the field is empty."""
    return bound(
        path,
        read=lambda day: (day.isoformat() if day else "") if path.startswith("details.") else day,
        write=lambda value: (
            (date.fromisoformat(value) if isinstance(value, str) and value else value) or otherwise
        ),
    )


def bound_amount(path: str) -> Binding:
    """`bound` for an amount of money, as people write it; a currency that is named counts for the whole case."""

    def shown(value: Any) -> str:
        currency = session().kept.case.purchase.currency
        if value in (None, ""):
            return ""
        return written(value) if currency == "EUR" else f"{written(value)} {currency}"

    return {**bound(path, read=_amount, write=shown), "on_change": _commit_amount}


def bound_year(path: str) -> Binding:
    """`bound` for a year."""
    return bound(path, read=_year, write=lambda value: "" if value is None else str(value))


def _amount(text: str) -> Decimal | None:
    return read_money(text)[0]


def _year(text: str) -> int | None:
    if not text.strip():
        return None
    year = int(text)
    if not 1900 <= year <= today().year:
        raise ValueError(text)
    return year


@whole
def _commit(path: str, read: Callable[[Any], Any] | None) -> None:
    """Take a widget's value into the model; a secret is masked first, what does not fit is kept as typed, for its field."""
    now = session()
    value = st.session_state.get(_WIDGET + path)
    now.withheld.pop(path, None)
    if isinstance(value, str) and find_secrets(value):
        value = mask_secrets(value)
        now.withheld[path] = value
    unfit = {at: text for at, text in now.kept.unfit.items() if at != path}
    try:
        kept = now.kept.replace(path, read(value) if read else value)
    except (ValueError, ArithmeticError):
        kept = now.kept.replace(path, read("")) if read else now.kept
        unfit[path] = str(value)
    now.kept = kept.model_copy(update={"unfit": unfit})


@whole
def _commit_amount(path: str, read: Callable[[Any], Any] | None) -> None:
    now = session()
    _commit(path, read)
    if path not in now.kept.unfit:
        currency = read_money(st.session_state.get(_WIDGET + path) or "")[1]
        now.kept = now.kept.replace("purchase.currency", currency or now.kept.case.purchase.currency)


def put(path: str, value: Any) -> None:
    """Set a field from the program's side; its widget, where there is one, follows at its next appearance."""
    now = session()
    now.kept = now.kept.replace(path, value)
    st.session_state.pop(_WIDGET + path, None)


@whole
def change(kept: Kept, *, fresh: str = "") -> None:
    """Replace the whole model by one click, so that `undo` can bring back the one before."""
    now = session()
    forget_widgets()
    now.before = [*now.before, now.kept][-DEEPEST_UNDO:]
    now.kept, now.fresh = kept, fresh


@whole
def undo() -> None:
    """Bring back what stood before the last `change`."""
    now = session()
    if now.before:
        forget_widgets()
        now.kept, now.fresh = now.before.pop(), ""


@whole
def mask(path: str) -> None:
    """Show in the widget what the case already holds: the text without its secret."""
    session().withheld.pop(path, None)
    st.session_state.pop(_WIDGET + path, None)


def forget_widgets() -> None:
    """Drop every bound widget's copy, so that all are seeded anew."""
    for key in [key for key in st.session_state if str(key).startswith(_WIDGET)]:
        del st.session_state[key]


def restore(kept: Kept) -> None:
    """Begin with what the browser has kept."""
    now = session()
    now.kept, now.restored = kept, True
    forget_widgets()


def start_over() -> None:
    """Forget everything, on the server and in the browser, but the interface's language."""
    old = session()
    if old.job:
        old.job.stop()
    st.session_state[_SESSION] = Session(kept=Kept(interface=old.kept.interface), restored=True)
    forget_widgets()


def begin_search(url: str, *, browser: bool = False) -> None:
    """Read a company's site, beside the screen; `browser`: with the installed one, where a page is empty without it."""
    now = session()
    if now.job:
        now.job.stop()
    now.error = None
    now.more_answers = False
    now.kept = now.kept.model_copy(update={"report": None, "answered": False})
    now.job = SearchJob(url, question=now.kept.question, language_of_name=now.language, browser=browser)


def collect() -> None:
    """Take over what a finished search has brought; called at the beginning of every run."""
    now = session()
    end = now.job.snapshot() if now.job else None
    if end is None or end.running:
        return
    now.job = None
    if end.report:
        adopt(end.report)
    now.error, now.choices = end.error, end.choices


def adopt(report: SiteReport) -> None:
    """Go on with this report; what it knows of the company fills the fields that the customer left empty."""
    now = session()
    now.error = None
    now.kept = now.kept.model_copy(update={"report": report, "answered": False})
    best, person = report.best("email"), report.best("person")
    fill("company.name", report.name)
    fill("company.email", best.value if best else "")
    fill("company.person", person.value if person else "")


def fill(path: str, value: str) -> None:
    """Put what was found into the case, unless the customer's own words stand there."""
    now = session()
    if now.kept.get(path) in ("", now.kept.filled.get(path)) and value != now.kept.get(path):
        put(path, value)
        now.kept = now.kept.model_copy(update={"filled": {**now.kept.filled, path: value}})


def failed(error: ComposerError) -> None:
    """Remember why something could not be read."""
    session().error = error


def bound_member(path: str, member: str) -> Binding:
    """Bind a tick box: ticked when `member` stands in the tuple at `path`."""
    key = f"{_WIDGET}{path}:{member}"
    ticked = member in session().kept.get(path)
    if st.session_state.get(key) is not ticked:
        st.session_state[key] = ticked
    return {"key": key, "on_change": _tick, "args": (path, member)}


@whole
def _tick(path: str, member: str) -> None:
    now = session()
    others = tuple(item for item in now.kept.get(path) if item != member)
    ticked = st.session_state.get(f"{_WIDGET}{path}:{member}")
    now.kept = now.kept.replace(path, (*others, member) if ticked else others)


def family_binding() -> Binding:
    """Bind the choice of the family of kinds: that of the chosen kind, until another one is opened."""
    key = _WIDGET + "family"
    _seed(key, kind(case().kind).family if case().kind else None)
    return {"key": key, "on_change": _nothing, "args": ()}


def kind_binding(family: str) -> Binding:
    """Bind the choice of the kind of case within a family."""
    key = f"{_WIDGET}kind:{family}"
    chosen = case().kind
    _seed(key, chosen if chosen and kind(chosen).family == family else None)
    return {
        "key": key,
        "on_change": _choose_kind,
        "args": (key,),
    }


@whole
def _choose_kind(key: str) -> None:
    choose_kind(st.session_state.get(key) or case().kind)


def _nothing() -> None:
    """A widget's own state is all there is to it."""


def choose_kind(id: str) -> None:
    """Take a kind of case; what was typed stays, what the kind does not offer is no longer asked for."""
    if not id:
        return
    put("kind", id)
    for key in [key for key in st.session_state if str(key).startswith(f"{_WIDGET}kind:")]:
        del st.session_state[key]
    now, chosen = session(), kind(id)
    if case().request.kind not in {one.id for one in chosen.requests}:
        put("request.kind", "")
    put("evidence", tuple(item for item in case().evidence if item in {one.id for one in chosen.evidence}))
    now.kept = now.kept.model_copy(update={"subject": 0})


def request_binding() -> Binding:
    """Bind the choice of the request: one of the kind's own, or the customer's words."""
    key = _WIDGET + "request.kind"
    own = OWN_WORDS if session().kept.own_request else None
    _seed(key, case().request.kind or own)
    return {"key": key, "on_change": _choose_request, "args": (key,)}


@whole
def _choose_request(key: str) -> None:
    now = session()
    chosen = st.session_state.get(key)
    if chosen is None:  # nobody can take a choice back; the browser has not yet taken the value in (`_seed`)
        return
    own = chosen == OWN_WORDS
    kept = now.kept.replace("request.kind", "" if own else chosen)
    now.kept = kept.model_copy(update={"own_request": own})
