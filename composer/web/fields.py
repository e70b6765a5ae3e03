"""Fields that write into the case, each with its own word when something in it may not go into an e-mail (M12)."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from composer.languages.interface import _
from composer.languages.spoken import locale
from composer.web.markup import aside, esc, place
from composer.web.state import Binding, bound, bound_amount, bound_date, bound_text, bound_year, mask, session

# As long as the longest that people really write; a novel pasted by mistake stops here.
LINE, TEXT = 300, 6000
_ORDERS = (["DD", "MM", "YYYY"], ["YYYY", "MM", "DD"], ["MM", "DD", "YYYY"])  # that Streamlit knows


def line(
    path: str,
    label: str,
    *,
    help: str = "",
    placeholder: str = "",
    autocomplete: str = "off",
    live: bool = True,
    binding: Binding | None = None,
    advice: str = "",
) -> None:
    """A line of text; with `live` the e-mail follows while one types. `advice` is told where it does not fit."""
    st.text_input(
        label,
        max_chars=LINE,
        help=help or None,
        placeholder=placeholder or None,
        autocomplete=autocomplete,
        live=live,
        disabled=not session().restored,
        **(binding or bound_text(path)),
    )
    remarks(path, advice)


def text(path: str, label: str, *, help: str = "", placeholder: str = "", height: int = 150) -> None:
    """Some sentences in the customer's own words."""
    st.text_area(
        label,
        max_chars=TEXT,
        help=help or None,
        placeholder=placeholder or None,
        height=height,
        disabled=not session().restored,
        **bound_text(path),
    )
    remarks(path)


def amount(path: str, label: str, *, help: str = "", placeholder: str = "") -> None:
    """A sum of money."""
    advice = _("Write the sum in figures, for example 49.90. Until then it is not in your e-mail.")
    line(path, label, help=help, placeholder=placeholder, binding=bound_amount(path), advice=advice)


def year(path: str, label: str, *, placeholder: str = "") -> None:
    """A year."""
    advice = _("Write the year with its four figures, for example 2019. Until then it is not in your e-mail.")
    line(path, label, placeholder=placeholder, binding=bound_year(path), advice=advice)


def day(path: str, label: str, *, help: str = "", otherwise: date | None = None) -> None:
    """A date; `otherwise` is the one that counts while none is chosen."""
    st.date_input(label, format=day_format(), help=help or None, **bound_date(path, otherwise))
    remarks(path)


def day_format() -> str:
    """How a field shows a day: as the language of the interface writes short dates, as far as Streamlit can.

    Streamlit knows three orders and three signs between them; its calendar stays English (its issue #1353).
    """
    from babel.dates import get_date_format

    pattern = str(get_date_format("short", locale=locale()).pattern)
    order = {"d": "DD", "M": "MM", "y": "YYYY"}
    parts = [order[letter] for letter in dict.fromkeys(pattern) if letter in order]
    sign = next((letter for letter in pattern if letter in "/-."), ".")
    return sign.join(parts if parts in _ORDERS else _ORDERS[0])


def choice(path: str, label: str, options: Sequence[str], words: dict[str, str], *, help: str = "") -> None:
    """One of a few."""
    st.segmented_control(
        label,
        options,
        format_func=lambda option: words[option],
        required=True,
        wrap=True,
        help=help or None,
        **bound(path),
    )


def remarks(path: str, advice: str = "") -> None:
    """What is to be said to a field: a secret in it, or a text that does not fit."""
    with place():
        now = session()
        if path in now.kept.unfit:
            aside(advice, kind="bad")
        if path in now.withheld:
            with st.container(key=f"cc_secret_{path.replace('.', '_')}", gap="xsmall"):
                aside(
                    _(
                        "It looks like a password, a code or payment data. Nobody needs that by e-mail, so it was not "
                        "taken over: your e-mail has it masked."
                    ),
                    kind="bad",
                )
                st.button(_("Mask it"), key=f"mask_{path}", on_click=mask, args=(path,))


def credentials_warning() -> None:
    """Stands where people type, and again before the e-mail leaves (M12)."""
    st.html(
        '<div class="cc"><div class="cc-aside care">'
        f"<strong>{esc(_('No passwords, no card or account numbers.'))}</strong> "
        f"{esc(_('The company does not need them to help you, and e-mail is not safe for them. The order number is enough.'))}"
        "</div></div>"
    )


def select(path: str, label: str, words: dict[str, str], *, help: str = "") -> None:
    """One of several, or none."""
    st.selectbox(
        label,
        ["", *words],
        format_func=lambda option: words.get(option, _("Choose, if it fits")),
        help=help or None,
        **bound(path, write=lambda value: value if value in words else ""),
    )
