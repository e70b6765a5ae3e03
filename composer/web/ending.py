"""The end of a matter (R7): solved or not, what was promised and kept, and what the next e-mail learns from it."""

import streamlit as st

from composer.casebook import Closing, Entry
from composer.casebook.figures import Share
from composer.casebook.lessons import Lessons, lessons
from composer.languages.interface import _, ngettext
from composer.languages.spoken import in_quotes
from composer.web.duty import spoken
from composer.web.keeping import book, change_entry
from composer.web.markup import aside, esc, heading, items
from composer.web.markup import show as show_html
from composer.web.state import session, today
from composer.web.whole import whole
from composer.web.words import kind_name

_LONGEST = 300
_KEPT, _STARS, _LESSON = "closing_kept", "closing_stars", "closing_lesson"


def close(entry: Entry) -> None:
    """The form that ends a matter."""
    with st.expander(_("Close this case")):
        promised = _promises(entry)
        if promised:
            st.html(f'<p class="cc cc-eyebrow">{esc(_("They promised"))}</p>')
            show_html(items([esc(in_quotes(sentence)) for sentence in promised], "cc-small"))
            answers = {"yes": _("Yes"), "no": _("No")}
            st.segmented_control(
                _("Did they keep it?"), list(answers), format_func=lambda id: answers[id], key=_KEPT
            )
        st.session_state.setdefault(_STARS, 3)
        st.select_slider(_("How satisfied are you? 5 is the best."), options=[1, 2, 3, 4, 5], key=_STARS)
        st.text_input(
            _("What would you do differently next time?"),
            key=_LESSON,
            max_chars=_LONGEST,
            help=_("You see it again when you write to this company, or about a matter of this kind."),
        )
        with st.container(horizontal=True):
            st.button(_("It is solved"), key="solved", type="primary", on_click=_end, args=(entry, True))
            st.button(_("I give up"), key="given_up", on_click=_end, args=(entry, False))


def _promises(entry: Entry) -> list[str]:
    """The sentences in which they promised something, from all their answers, each once."""
    told: dict[str, None] = {}
    for message in entry.messages:
        promises = message.reading.get("promises")
        for one in promises if message.is_answer and isinstance(promises, list) else []:
            told[" ".join(str(one.get("sentence", "")).split())] = None
    return [sentence for sentence in told if sentence]


@whole
def _end(entry: Entry, solved: bool) -> None:
    answer = st.session_state.get(_KEPT)
    closing = Closing(
        on=today(),
        solved=solved,
        satisfaction=st.session_state.get(_STARS),
        promised="\n".join(_promises(entry)),
        kept_promise=None if answer is None else answer == "yes",
        lesson=(st.session_state.get(_LESSON) or "").strip(),
    )
    change_entry(entry, closing=closing)  # the form is no longer drawn, so Streamlit forgets what stood in it


@whole
def _reopen(entry: Entry) -> None:
    change_entry(entry)


def ended(entry: Entry, closing: Closing) -> None:
    """How it ended, and a way to open it again."""
    heading(_("How it ended"))
    with st.container(key="cc_card_ended"):
        kept = {True: _("Yes"), False: _("No"), None: "–"}[closing.kept_promise]
        rows = [
            (_("The end"), _("Solved") if closing.solved else _("Given up")),
            (_("On"), spoken(closing.on)),
            (_("Satisfied"), f"{closing.satisfaction} / 5" if closing.satisfaction else "–"),
            (_("Promise kept"), kept),
        ]
        cells = "".join(f"<div><dt>{esc(name)}</dt><dd>{esc(value)}</dd></div>" for name, value in rows)
        show_html(f'<dl class="cc-read">{cells}</dl>')
        if closing.promised:
            lines = [esc(in_quotes(line)) for line in closing.promised.splitlines()]
            show_html(f'<p class="cc-eyebrow">{esc(_("They promised"))}</p>{items(lines, "cc-small")}')
        if closing.lesson:
            show_html(
                f'<p class="cc-eyebrow">{esc(_("For the next e-mail"))}</p><p>{esc(closing.lesson)}</p>'
            )
        st.button(_("Open it again"), key="reopen", type="tertiary", on_click=_reopen, args=(entry,))


def learned() -> None:
    """What earlier matters teach, where a new one of the same company or kind begins; nothing otherwise."""
    now = session()
    opened, case = book(), now.kept.case
    company = case.company.name or case.company.website or case.company.email
    if opened is None or not (company or case.kind):
        return
    known = lessons(opened.list(), company=company, kind=case.kind, but=now.entry.id if now.entry else "")
    if known.any:
        aside(" ".join(_sentences(known, company, case.kind)), strong=_("From your earlier cases:"))


def _sentences(known: Lessons, company: str, kind: str) -> list[str]:
    told = [in_quotes(lesson.words) for lesson in known.own[:2]]
    if known.company:
        told += _of(known.company, company)
    elif known.kind:
        told += _of(known.kind, kind_name(kind))
    return told


def _of(share: Share, name: str) -> list[str]:
    told = []
    if share.days_to_answer is not None:
        days = round(share.days_to_answer)
        words = (
            ngettext(
                "{name}: a real answer after {count} day.", "{name}: a real answer after {count} days.", days
            )
            if days
            else _("{name}: a real answer on the same day.")
        )
        told.append(words.format(name=name, count=days))
    if share.closed:
        words = _("{name}: {solved} of {closed} solved.")
        told.append(words.format(name=name, solved=share.solved, closed=share.closed))
    return told
