"""See a good e-mail: part by part with its reason, or beside the weak one."""

from collections.abc import Callable, Sequence

import streamlit as st

from composer.kinds import kind
from composer.languages.interface import _
from composer.training import Piece, beside, model_letter, steps
from composer.training.annotated import Step
from composer.web.markup import esc
from composer.web.markup import show as show_html
from composer.web.practise_desk import another, chooser, desk
from composer.web.whole import whole

_BESIDE, _LARGE = "practise_beside", "practise_large"


def show() -> None:
    """Draw the tab."""
    chooser(any_kind=False)
    with st.container(horizontal=True):
        weak = st.toggle(_("The weak e-mail beside it"), key=_BESIDE)
        large = st.toggle(_("Large, for a projector"), key=_LARGE)
    size = "1.375rem" if large else "1rem"
    if weak:
        _both(size)
    else:
        _parts(size)


def _parts(size: str) -> None:
    now = desk()
    draft = model_letter(now.kind, now.language, now.seed)
    shown = steps(draft)
    now.step = min(now.step, len(shown))
    with st.container(key="cc_sheet"):
        _row(
            f'<div class="cc-top"><div class="cc-bartop"><b>{esc(_("A model e-mail"))}</b>'
            f"<span>{esc(_(kind(now.kind).label))}, {now.seed}</span></div></div>",
            "",
        )
        for number, step in enumerate(shown, start=1):
            current = number == now.step
            said = number <= now.step or now.step == 0
            text = esc(step.part)
            words = f"<u class='could'>{text}</u>" if current else text
            css = "font-weight:600;" if step.role == "subject" else ""
            left = f'<p class="cc-par" lang="{now.language}" style="{css}font-size:{size}">{words}</p>'
            _row(left, _note(number, step, now.language, size) if said else "")
        _row('<div class="cc-end"></div>', "")
    with st.container(horizontal=True):
        st.button(
            _("Next part"),
            key="practise_next",
            type="primary",
            shortcut="Right",
            on_click=_step(1),
            disabled=now.step >= len(shown),
        )
        st.button(
            _("One back"), key="practise_back", shortcut="Left", on_click=_step(-1), disabled=not now.step
        )
        st.button(_("Next e-mail"), key="practise_another", on_click=another)


def _step(by: int) -> Callable[[], None]:
    @whole
    def go() -> None:
        desk().step += by

    return go


def _note(number: int, step: Step, code: str, size: str) -> str:
    rules = ", ".join(step.rules)
    return (
        f'<div class="cc-note" lang="{code}" style="border-left:3px solid var(--cc-accent);padding-left:1rem;font-size:{size}">'
        f'<span class="cc-disc could">{number}</span><b>{esc(step.name)}</b>'
        f"<p>{esc(step.why)} <small>{esc(rules)}</small></p></div>"
    )


def _row(left: str, right: str) -> None:
    paper, margin = st.columns([8, 5])
    with paper:
        show_html(left)
    with margin:
        if right:
            show_html(right)


def _both(size: str) -> None:
    now = desk()
    pair = beside(now.kind, now.language, now.seed)
    left, right = st.columns(2)
    with left:
        _window(_("The weak e-mail"), pair.weak_pieces, "should", now.language, size)
    with right:
        _window(_("The good e-mail"), pair.good_pieces, "could", now.language, size)
    rows = "".join(
        f"<li><span><b>{esc(fault.title)}.</b> {esc(fault.why)} <small>{esc(fault.rule)}</small></span></li>"
        for fault in pair.weak.faults
    )
    show_html(f'<ul class="cc-ticks" lang="{now.language}">{rows}</ul>')
    st.button(_("Next e-mail"), key="practise_another", on_click=another)


def _window(title: str, pieces: Sequence[Piece], css: str, code: str, size: str) -> None:
    words = "".join(
        f'<u class="{css}">{esc(piece.text)}</u>'
        if piece.kind == "only" and piece.text.strip()
        else esc(piece.text)
        for piece in pieces
    )
    show_html(
        f'<div class="cc-mail"><div class="cc-top"><div class="cc-bartop"><b>{esc(title)}</b></div></div>'
        f'<div class="cc-mailbody"><p class="cc-par" lang="{code}" style="font-size:{size}">{words}</p></div></div>'
    )
