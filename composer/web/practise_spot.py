"""Spot the fault: point at a place, name the rule, see what was found and what was missed."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from composer.errors import CasebookError
from composer.kinds import kind
from composer.languages.interface import _, ngettext
from composer.training import FAULTS, Exercise, Judged, Marked, Results, judge, training_words
from composer.training.choosing import Choice, Row, rows
from composer.web.markup import chip, esc
from composer.web.markup import show as show_html
from composer.web.practise_desk import another, chooser, desk, exercise
from composer.web.said import Said, said, say
from composer.web.whole import whole

_STATES = {"found": "could", "near": "should", "missed": "blocks"}
_EDGES = {"found": "--cc-accent", "near": "--cc-amber", "missed": "--cc-red"}
_CLASS, _NAME, _AFTER = "practise_class", "practise_name", "practise_after"
_LONGEST = 60  # characters of a place that a choice shows


def show() -> None:
    """Draw the tab."""
    chooser(levels=True)
    made = exercise()
    now = desk()
    with st.container(key="cc_spot"):
        _pair(_top(made), None)
        for number, row in enumerate(rows(made)):
            _pair(_paragraph(row, made), partial(_beside, row, number, made))
        _pair('<div class="cc-end"></div>', None)
    if now.judgement:
        _verdict()
    with st.container(horizontal=True):
        if not now.judgement:
            st.button(_("Show how I did"), key="practise_judge", type="primary", on_click=_judge)
        st.button(_("Next e-mail"), key="practise_another", on_click=another)
    if now.judgement:
        _keep(made)


def _top(made: Exercise) -> str:
    count = ngettext("{count} fault to find", "{count} faults to find", len(made.faults)).format(
        count=len(made.faults)
    )
    return (
        f'<div class="cc-top"><div class="cc-bartop"><b>{esc(count)}</b>'
        f"<span>{esc(_(kind(made.kind).label))}, {made.seed}</span></div></div>"
    )


def _pair(left: str, right: Callable[[], None] | None) -> None:
    paper, margin = st.columns([8, 5])
    with paper:
        show_html(left)
    with margin:
        if right:
            right()


def _paragraph(row: Row, made: Exercise) -> str:
    css = ' style="font-weight:600"' if row.whole.part == "subject" else ""
    return f'<p class="cc-par" lang="{made.language}"{css}>{_marked(row.whole)}</p>'


def _marked(whole: Choice) -> str:
    """The words with what was marked, or with what was judged, underlined."""
    now = desk()
    spans = (
        [(j.answer.part, j.answer.start, j.answer.end, _STATES[j.state]) for j in now.judgement.faults]
        if now.judgement
        else [(mark.part, mark.start, mark.end, "should") for mark in now.marks]
    )
    html, at = [], whole.start
    for part, start, end, css in sorted(spans, key=lambda span: (span[1], -span[2])):
        start, end = max(start, at), min(end, whole.end)
        if part != whole.part or start >= end:
            continue
        html += [esc(_cut(whole, at, start)), f'<u class="{css}">{esc(_cut(whole, start, end))}</u>']
        at = end
    return "".join([*html, esc(_cut(whole, at, whole.end))])


def _cut(whole: Choice, start: int, end: int) -> str:
    return whole.words[start - whole.start : end - whole.start]


def _beside(row: Row, number: int, made: Exercise) -> None:
    now = desk()
    if now.judgement:
        for at, judged in enumerate(now.judgement.faults, start=1):
            if _in_row(judged.answer.part, judged.answer.start, row.whole):
                _told(at, judged, made)
        return
    for at, mark in enumerate(now.marks):
        if _in_row(mark.part, mark.start, row.whole):
            words = training_words(made.language).rules.get(mark.rule, "")
            show_html(
                f'<div class="cc-note" lang="{made.language}"><b>{esc(mark.rule)}</b> {esc(words)}</div>'
            )
            st.button(_("Take it back"), key=f"practise_take_{at}", type="tertiary", on_click=_take_back(at))
    with st.popover(_("Something is wrong here"), key=f"practise_wrong_{number}"):
        _marking(row, number, made)


def _in_row(part: str, start: int, whole: Choice) -> bool:
    return part == whole.part and whole.start <= start <= whole.end


def _marking(row: Row, number: int, made: Exercise) -> None:
    key = f"practise_{made.seed}_{number}"
    place = row.whole
    if len(row.choices) > 1:
        place = st.selectbox(
            _("Which words?"),
            row.choices,
            format_func=lambda choice: _short(choice.words) if choice != row.whole else _("All of this"),
            key=f"{key}_place",
            filter_mode=None,
        )
    rules = training_words(made.language).rules
    used = dict.fromkeys(fault.rule for fault in FAULTS)
    pack = desk().pack
    own = pack.head.rules if pack else {}
    rule = st.selectbox(
        _("Which rule?"),
        [*used, *own],
        format_func=lambda id: f"{id} {rules.get(id) or own.get(id, '')}",
        key=f"{key}_rule",
        index=None,
        placeholder=_("Choose one"),
        filter_mode=None,
    )
    st.button(
        _("Mark it"),
        key=f"{key}_mark",
        disabled=rule is None,
        on_click=_mark(Marked(place.part, place.start, place.end, rule or "")),
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0]} …"


def _mark(mark: Marked) -> Callable[[], None]:
    @whole
    def add() -> None:
        marks = desk().marks
        if mark not in marks:
            marks.append(mark)

    return add


def _take_back(at: int) -> Callable[[], None]:
    @whole
    def drop() -> None:
        marks = desk().marks
        if at < len(marks):
            del marks[at]

    return drop


@whole
def _judge() -> None:
    desk().judgement = judge(exercise(), desk().marks)


def _told(number: int, judged: Judged, made: Exercise) -> None:
    words = {
        "found": _("Found"),
        "near": _("The right place, another rule"),
        "missed": _("Missed"),
    }[judged.state]
    css = _STATES[judged.state]
    answer = judged.answer
    show_html(
        f'<div class="cc-note" style="border-left:3px solid var({_EDGES[judged.state]});padding-left:1rem">'
        f'<span class="cc-disc {css}">{number}</span>{chip(words, css)}'
        f'<p lang="{made.language}"><b>{esc(answer.title)}</b><br>{esc(answer.why)} <small>{esc(answer.rule)}</small></p></div>'
    )


def _verdict() -> None:
    found = desk().judgement
    assert found is not None
    words = _("{found} of {all} found, {points} of {most} points").format(
        found=found.count("found"), all=len(found.faults), points=found.points, most=found.most
    )
    vain = ngettext("{count} mark in vain", "{count} marks in vain", len(found.in_vain)).format(
        count=len(found.in_vain)
    )
    more = chip(vain, "should") if found.in_vain else ""
    show_html(f'<div class="cc-verdict"><b>{esc(words)}</b>{more}</div>')


def _keep(made: Exercise) -> None:
    """Into the results of a class, if there is one."""
    with st.expander(_("Keep it for your class")):
        group = st.text_input(_("Class"), key=_CLASS, max_chars=40, persist_state="session")
        name = st.text_input(_("Nickname, not your name"), key=_NAME, max_chars=40, persist_state="session")
        st.toggle(_("After the lesson"), key=_AFTER, persist_state="session")
        st.button(
            _("Keep the result"),
            key="practise_keep",
            on_click=_keep_result,
            args=(made,),
            disabled=not (group.strip() and name.strip()),
        )
        say("practise_keep")


@whole
def _keep_result(made: Exercise) -> None:
    state, telling, judgement = st.session_state, said(), desk().judgement
    group, name, after = state.get(_CLASS) or "", state.get(_NAME) or "", state.get(_AFTER)
    if judgement is None or not (group.strip() and name.strip()):
        return
    try:
        Results().keep(
            judgement,
            group=group,
            nickname=name,
            language=made.language,
            seed=made.seed,
            stage="after" if after else "before",
        )
    except CasebookError as error:
        telling["practise_keep"] = Said(error.__str__, "bad")
    else:
        telling["practise_keep"] = Said(lambda: _("Kept. The trainer sees it under Results."))
