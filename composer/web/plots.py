"""One's own figures as pictures (R7): days waited by company, days to the first real answer, with their numbers written on.

Altair comes with Streamlit; it is loaded only where there is something to draw, for it costs half a second. Every bar
carries its number, so nobody has to read colours, and each picture is told in words for those who hear it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from composer.casebook.figures import Share
from composer.languages.interface import _
from composer.languages.spoken import decimal

if TYPE_CHECKING:
    import altair

_MOST = 8  # companies
_BAR = 30  # pixels of a bar with its gap
_LEAST = 2  # companies that make a picture worth more than a number
_COLOURS = {False: ("#1d625c", "#855300", "#2a2521"), True: ("#7cc8bd", "#e3b566", "#ede7de")}


def days_by_company(companies: Sequence[Share]) -> None:
    """Two pictures: how long one waits at the moment, and how soon they answered before."""
    waiting = [(share.name or "?", float(share.waiting)) for share in companies if share.waiting]
    answered = [
        (share.name or "?", share.days_to_answer) for share in companies if share.days_to_answer is not None
    ]
    _bars(_("Days waited so far, by company"), waiting, amber=True)
    _bars(_("Days to the first real answer, by company"), answered, amber=False)


def _bars(title: str, rows: Sequence[tuple[str, float]], *, amber: bool) -> None:
    shown = sorted(rows, key=lambda row: -row[1])[:_MOST]
    if len(shown) < _LEAST:
        return
    st.html(f'<p class="cc cc-eyebrow">{title}</p>')
    st.altair_chart(chart(shown, title, amber=amber, dark=st.context.theme.type == "dark"), theme=None)


def chart(rows: Sequence[tuple[str, float]], title: str, *, amber: bool, dark: bool) -> "altair.LayerChart":
    """The picture; its description lists every bar in words."""
    import altair

    accent, warm, ink = _COLOURS[dark]
    data: Any = altair.InlineData(
        values=[{"name": name, "days": days, "told": decimal(days)} for name, days in rows]
    )
    names: Any = altair.Axis(
        title=None, labelLimit=130, labelFontSize=14, labelColor=ink, domain=False, ticks=False
    )
    base = altair.Chart(data).encode(
        y=altair.Y("name:N", sort=None, axis=names),
        x=altair.X("days:Q", axis=None, scale=altair.Scale(domainMin=0, padding=24)),
    )
    bars = base.mark_bar(color=warm if amber else accent, cornerRadius=3, height=16)
    numbers = base.mark_text(align="left", dx=5, fontSize=14, fontWeight=600, color=ink).encode(text="told:N")
    told = "; ".join(f"{name}: {decimal(days)}" for name, days in rows)
    drawn: altair.LayerChart = (
        altair.layer(bars, numbers)
        .properties(
            height=_BAR * len(rows),
            width="container",
            description=f"{title}. {told}",
            background="transparent",
        )
        .configure_view(stroke="transparent")
        .configure(font="Source Sans, sans-serif")
    )
    return drawn
