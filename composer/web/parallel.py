"""The e-mail with the same in another language beside it, paragraph by paragraph; on a telephone one of the two."""

from collections import Counter
from collections.abc import Iterator

import streamlit as st

from composer.languages import language
from composer.languages.interface import _
from composer.web.drafting import built_now, twin_now
from composer.web.mail import mail_of
from composer.web.markup import esc, show
from composer.web.sheet import top
from composer.web.state import session
from composer.writing import Draft, Merged, Paragraph

_OWN, _OTHER = "own", "other"


def side_by_side(found: Merged, other: str) -> None:
    """The draft as it leaves, and its twin in the language `other`; what is not translated is marked in both."""
    twin = twin_now(other)
    side = _switch(found.draft.language, other)
    with st.container(key=f"cc_sheet_{side}"):
        _row(top(mail_of(found.draft)), top(mail_of(twin), lang=other))
        names = _names()
        for left, right in pairs(found, built_now(), twin):
            _row(
                "".join(_paragraph(one, names, found.draft.language) for one in left),
                "".join(_paragraph(one, names, other) for one in right) or _untranslated(),
            )
        _row('<div class="cc-end"></div>', '<div class="cc-end"></div>')
    show(f'<p class="cc-small">{esc(_legend())}</p>')


def _legend() -> str:
    return _("What is dotted underneath are your own words. They stand in both languages as you typed them.")


def pairs(found: Merged, built: Draft, twin: Draft) -> list[tuple[list[Paragraph], list[Paragraph]]]:
    """The draft's paragraphs with the twin's that belong to them; none where the customer has written something of their own.

    Built and twin have the same paragraphs in the same order, but for own templates that add or leave out one in one
    language only; the draft has the customer's edits in it.
    """
    rows: list[tuple[list[Paragraph], list[Paragraph]]] = []
    left = _twins(built, twin)
    for paragraph, edit in zip(found.draft.paragraphs, found.changed, strict=True):
        if edit is None:
            while left and left[0][0] != paragraph:
                left.pop(0)  # its words were changed or left out
            rows.append(([paragraph], left.pop(0)[1] if left else []))
        elif rows and rows[-1][0][-1].edited:
            rows[-1][0].append(paragraph)
        else:
            rows.append(([paragraph], []))
    return rows


def _twins(built: Draft, twin: Draft) -> list[tuple[Paragraph, list[Paragraph]]]:
    """Each built paragraph with the twin's: the same role for the same time, and what follows it without a partner."""
    found: list[tuple[Paragraph, list[Paragraph]]] = [(one, []) for one in built.paragraphs]
    places = {(one.role, nth): place for place, (one, nth) in enumerate(_counted(built))}
    place = 0
    for one, nth in _counted(twin):
        place = places.get((one.role, nth), place)
        if found:
            found[place][1].append(one)
    return found


def _counted(draft: Draft) -> Iterator[tuple[Paragraph, int]]:
    """The paragraphs, each with the number of those of its role before it."""
    seen: Counter[str] = Counter()
    for one in draft.paragraphs:
        yield one, seen[one.role]
        seen[one.role] += 1


def _switch(own: str, other: str) -> str:
    """Which of the two a telephone shows; a wide window shows both and hides the switch."""
    names = {_OWN: language(own).native, _OTHER: language(other).native}
    with st.container(key="cc_side_switch"):
        chosen: str | None = st.segmented_control(
            _("Show"),
            list(names),
            format_func=lambda side: names[side],
            required=True,
            default=_OWN,
            key="side",
        )
    return chosen or _OWN


def _row(left: str, right: str) -> None:
    one, two = st.columns(2)
    with one:
        show(left)
    with two:
        show(right)


def _names() -> set[str]:
    """What nobody would translate."""
    case = session().kept.case
    customer, company = case.customer, case.company
    return {
        customer.name,
        customer.email,
        customer.phone,
        customer.city,
        company.name,
        company.person,
        company.email,
        case.purchase.product_url,
    }


def _paragraph(paragraph: Paragraph, names: set[str], code: str) -> str:
    html, done = [], 0
    for span in sorted(paragraph.typed, key=lambda span: span.start):
        words = paragraph.text[span.start : span.end]
        html.append(esc(paragraph.text[done : span.start]))
        foreign = words not in names and any(char.isalpha() for char in words)
        html.append(_typed(words) if foreign else esc(words))
        done = span.end
    html.append(esc(paragraph.text[done:]))
    return f'<p class="cc-par" lang="{esc(code)}">{"".join(html)}</p>'


def _typed(words: str) -> str:
    hint = esc(_("not translated"))
    return f'<span class="cc-typed" title="{hint}">{esc(words)}<span class="cc-hush"> ({hint})</span></span>'


def _untranslated() -> str:
    return f'<p class="cc-par cc-small">{esc(_("Your own wording. It is not translated."))}</p>'
