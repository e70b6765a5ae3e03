"""My cases: every matter in one window, the oldest duty first (H2)."""

import streamlit as st

from composer.casebook import STATE_NAMES, Casebook, Entry, Summary
from composer.casebook.figures import Share, by_company, overall
from composer.errors import CasebookError, CaseMissing
from composer.languages.interface import _, ngettext
from composer.languages.spoken import decimal
from composer.web.carry import ask_delete_everything, take_away
from composer.web.duty import duty_words, short_day, spoken
from composer.web.frame import head, head_for
from composer.web.keeping import book, open_entry
from composer.web.markup import chip, esc, heading, items, lead
from composer.web.markup import show as show_html
from composer.web.plots import days_by_company
from composer.web.state import session
from composer.web.timeline import timeline
from composer.web.whole import whole
from composer.web.words import DUTIES, STATE_CHIPS, kind_name

_FILTER, _SEARCH = "cases_filter", "cases_search"
_MOST = 12  # cards on one page; beyond it the search is quicker than scrolling, and each card costs 3 ms
_MOST_LESSONS = 5
_NAMED = 3  # duties that the head names


def show() -> None:
    """Draw the page."""
    head("cases", _("My cases"), _("What is due comes first. Everything is kept on this machine alone."))
    opened = book()
    if opened is None:
        lead(_("The casebook is out of reach at the moment, so there is nothing to show."))
        return
    if not opened.count():
        _empty()
        take_away(opened)
        return
    everything = opened.list()
    _due_today(everything)
    cards, beside = st.columns([8, 5], gap="large")
    with cards:
        lines = _wanted(opened, everything)
        _cards([line for line in lines if line.open])
        closed = [line for line in lines if not line.open]
        if closed:
            words = ngettext("Closed, {count} case", "Closed, {count} cases", len(closed))
            with st.expander(words.format(count=len(closed))):
                _cards(closed)
    with beside:
        _shown_timeline(opened, lines)
        _figures(everything)
        _learned(everything)
        take_away(opened)
        ask_delete_everything(opened)


def _empty() -> None:
    with st.container(key="cc_empty_cases", horizontal_alignment="center"):
        show_html(
            f'<p><b class="cc-casetitle">{esc(_("No cases so far."))}</b></p>'
            f"<p>{esc(_('An e-mail that you begin appears here by itself, with the day on which its answer is due.'))}</p>"
        )
        words = _("Write an e-mail")
        st.button(words, key="first_email", type="primary", on_click=head_for, args=("company",))


def _due_today(lines: tuple[Summary, ...]) -> None:
    """The first thing seen: what is to be done today, or when something will be."""
    due = [line for line in lines if line.duty and line.duty <= line.day]
    coming = next((line.duty for line in lines if line.duty and line.duty > line.day), None)
    if due:
        words = ngettext("{count} thing is to be done today", "{count} things are to be done today", len(due))
        title = words.format(count=len(due))
        told = "; ".join(f"{line.company or line.title}: {duty_words(line)}" for line in due[:_NAMED])
        rest = len(due) - _NAMED
        if rest > 0:
            told += "; " + ngettext("{count} more", "{count} more", rest).format(count=rest)
    elif coming:
        title = _("Nothing is to be done today")
        told = _("The next day to look in is {day}.").format(day=spoken(coming))
    else:
        return
    urgent = " urgent" if due else ""
    with st.container(key="cc_card_now"):
        show_html(f'<div class="cc-now{urgent}"><b>{esc(title)}</b><span>{esc(told)}</span></div>')


def _wanted(opened: Casebook, everything: tuple[Summary, ...]) -> tuple[Summary, ...]:
    text, state = st.columns([3, 2], vertical_alignment="bottom")
    with text:
        search = st.text_input(
            _("Search"), key=_SEARCH, placeholder=_("company, product, number, a word"), live=True
        )
    with state:
        names = {id: _(name) for id, name in STATE_NAMES.items()}
        chosen = st.selectbox(
            _("State"),
            ["", *names],
            format_func=lambda id: names[id] if id else _("All"),
            key=_FILTER,
            filter_mode=None,
        )
    hits = opened.found(search) if search and search.strip() else None
    lines = everything if hits is None else (line for line in everything if line.id in hits)
    found = tuple(line for line in lines if not chosen or line.state == chosen)
    if not found:
        lead(_("No case fits. Try fewer letters, or another state."))
    return found


def _cards(lines: list[Summary]) -> None:
    for number, line in enumerate(lines[:_MOST]):
        with st.container(key=f"cc_card_case_{line.id}", gap="small"):
            show_html(_card(line))
            with st.container(horizontal=True, vertical_alignment="center"):
                first = number == 0 and line.duty is not None and line.duty <= line.day
                st.button(
                    _(DUTIES[line.state].button),
                    key=f"open_{line.id}",
                    type="primary" if first else "secondary",
                    on_click=_open,
                    args=(line,),
                )
                words = _("Timeline")
                st.button(words, key=f"time_{line.id}", type="tertiary", on_click=_look, args=(line.id,))
    if len(lines) > _MOST:
        rest = len(lines) - _MOST
        lead(
            ngettext("{count} more; search for it.", "{count} more; search for them.", rest).format(
                count=rest
            )
        )


def _card(line: Summary) -> str:
    title = line.title or kind_name(line.kind) or _("New e-mail")
    company = line.company or _("No company yet")
    day = esc(_day(line))
    return (
        f'<div class="cc-case"><div class="cc-tile" aria-hidden="true">{esc(company[:1].upper())}</div>'
        f'<div class="what"><b>{esc(title)}</b><span>{esc(company)} {chip(_(STATE_NAMES[line.state]), STATE_CHIPS[line.state])}</span></div>'
        f'<div class="when"><b>{day}</b><span>{esc(duty_words(line))}</span></div></div>'
    )


def _day(line: Summary) -> str:
    if line.duty is None:
        return line.reference
    if line.duty <= line.day:
        return _("Today")
    return short_day(line.duty)


@whole
def _open(line: Summary) -> None:
    """To the case, or where nothing was sent yet on with its e-mail. What another window has deleted is simply gone."""
    opened, now = book(), session()
    if opened is None:
        return
    try:
        entry = opened.get(line.id)
    except CaseMissing:
        return
    except CasebookError as error:
        now.book_error = error
        return
    if line.state == "drafted":
        open_entry(entry)
        head_for("email" if entry.wizard.get("reached") else "happened")
    else:
        now.case_id = entry.id
        head_for("case")


@whole
def _look(id: str) -> None:
    session().looked_at = id


def _shown_timeline(opened: Casebook, lines: tuple[Summary, ...]) -> None:
    ids = [line.id for line in lines]
    wanted = session().looked_at
    id = wanted if wanted in ids else next(iter(ids), "")
    if not id:
        return
    try:
        entry = opened.get(id)
    except CaseMissing:
        return
    with st.container(key="cc_card_timeline"):
        show_html(f'<p class="cc-eyebrow">{esc(_title(entry))}</p>{timeline(entry)}')


def _title(entry: Entry) -> str:
    return entry.title or kind_name(entry.case.kind) or entry.reference


def _figures(lines: tuple[Summary, ...]) -> None:
    """How soon they answer and how it ends (R7); a picture of the days waited where there is one to draw."""
    mine = overall(lines)
    if not mine.answered and not mine.closed and not mine.waiting:
        return
    heading(_("How it goes"))
    with st.container(key="cc_card_figures"):
        show_html(_facts(mine))
        companies = [
            share for share in by_company(lines) if share.days_to_answer is not None or share.waiting
        ]
        days_by_company(companies)


def _facts(mine: Share) -> str:
    rows = [
        (_("Matters"), str(mine.matters)),
        (
            _("Days to the first real answer"),
            "–" if mine.days_to_answer is None else decimal(mine.days_to_answer),
        ),
        (_("Closed and solved"), f"{mine.solved} / {mine.closed}"),
    ]
    if mine.promised:
        rows.append((_("Promises kept"), f"{mine.kept} / {mine.promised}"))
    if mine.satisfaction is not None:
        rows.append((_("Satisfied, of 5"), decimal(mine.satisfaction)))
    cells = "".join(f"<div><dt>{esc(name)}</dt><dd>{esc(value)}</dd></div>" for name, value in rows)
    return f'<dl class="cc-points">{cells}</dl>'


def _learned(lines: tuple[Summary, ...]) -> None:
    """What one meant to do differently, the newest first; the wizard shows it again where it fits."""
    told = sorted(
        (line for line in lines if line.lesson), key=lambda line: line.closed or line.day, reverse=True
    )
    if not told:
        return
    heading(_("For the next e-mail"))
    with st.container(key="cc_card_lessons"):
        rows = [f"{esc(line.lesson)} <small>{esc(line.company)}</small>" for line in told[:_MOST_LESSONS]]
        show_html(items(rows, "cc-lessons"))
