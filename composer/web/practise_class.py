"""Results of a class: which rules are missed most, before and after; nicknames only, deleted with one click."""

from collections.abc import Callable

import streamlit as st

from composer.errors import CasebookError
from composer.languages.interface import _
from composer.training import Results, Tally, training_words
from composer.web.markup import aside, esc, heading
from composer.web.markup import show as show_html
from composer.web.practise_desk import desk
from composer.web.whole import whole


def show() -> None:
    """Draw the tab."""
    try:
        _drawn(Results())
    except CasebookError as error:
        aside(str(error), kind="bad")


def _drawn(results: Results) -> None:
    classes = results.classes()
    if not classes:
        show_html(
            f'<div class="cc-empty"><b>{esc(_("No results so far"))}</b>'
            f"{esc(_('Whoever keeps a result under Spot the fault appears here, by nickname.'))}</div>"
        )
        return
    group = st.selectbox(_("Class"), classes, key="practise_group", filter_mode=None) or classes[0]
    before, after = results.tallies(group, stage="before"), results.tallies(group, stage="after")
    _bars(_("Before the lesson"), before)
    _bars(_("After the lesson"), after)
    heading(_("Trainees"))
    rows = "".join(
        f"<div><dt>{esc(name)}</dt><dd>{esc(_('{found} of {all} found').format(found=found, all=of))}</dd></div>"
        for name, found, of in results.trainees(group)
    )
    show_html(f'<dl class="cc-points">{rows}</dl>')
    with st.container(horizontal=True):
        st.download_button(
            _("Table (CSV)"),
            results.as_csv(group),
            file_name="results.csv",
            mime="text/csv",
            on_click="ignore",
            key="practise_csv",
        )
        st.button(_("Delete this class"), key="practise_delete", on_click=_delete(results, group))


def _delete(results: Results, group: str) -> Callable[[], None]:
    @whole
    def delete() -> None:
        results.delete(group)

    return delete


def _bars(title: str, tallies: tuple[Tally, ...]) -> None:
    """One bar a rule, the one missed most first."""
    if not tallies:
        return
    heading(title)
    rules = training_words(desk().language).rules
    rows = "".join(
        f'<div style="display:grid;gap:0.25rem"><div style="display:flex;justify-content:space-between;gap:1rem">'
        f"<b>{esc(tally.rule)} {esc(rules.get(tally.rule, ''))}</b>"
        f"<span>{esc(_('{found} of {all} found').format(found=tally.found, all=tally.of))}</span></div>"
        f'<div style="height:6px;border-radius:3px;background:var(--cc-line)">'
        f'<div style="height:6px;border-radius:3px;background:var(--cc-accent);width:{100 * tally.found // tally.of}%"></div></div></div>'
        for tally in tallies
    )
    show_html(f'<div class="cc-card" style="display:grid;gap:1rem">{rows}</div>')
