"""The mail window: as a preview beside a form, and with an editor's notes in its margin."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from composer.languages.interface import _, ngettext
from composer.web.leads import lead
from composer.web.mail import Mail, Mark
from composer.web.margin import Offers, note
from composer.web.markup import esc, show

_MOST_NOTES = 5
Pieces = Sequence[tuple[str, str]]  # text and the path of the answer that it is made of
PiecesOf = Callable[[int], Pieces]  # by the paragraph's number


def preview(mail: Mail, title: str = "", *, pieces: PiecesOf | None = None) -> None:
    """The whole e-mail, to look at; `pieces` tells which question each line of a paragraph leads back to."""
    body = "".join(
        f'<p class="cc-par">{led(text, (), pieces(number) if pieces else ())}</p>'
        for number, (_start, text) in enumerate(mail.paragraphs)
    )
    show(f'<div class="cc-mail">{top(mail, (), title)}<div class="cc-mailbody">{body}</div></div>')


def empty_preview() -> None:
    """Before there is anything to show."""
    show(
        f'<div class="cc-empty"><b>{esc(_("Your e-mail grows here"))}</b>'
        f"{esc(_('With your first answer you see it, and it changes while you type.'))}</div>"
    )


def annotated(
    mail: Mail,
    marks: tuple[Mark, ...],
    *,
    offers: Offers,
    fresh: str = "",
    title: str = "",
    remark: Callable[[int], None] | None = None,
    pieces: PiecesOf | None = None,
) -> None:
    """The e-mail with its notes: one row a paragraph, its notes at the right (below it on a phone).

    `offers` are the buttons of a note; `remark` draws what else is to be said beside a paragraph; `pieces` as for
    `preview`.
    """
    shown = foremost(marks)
    with st.container(key="cc_sheet"):
        _row(top(mail, _at(shown, -1), title), _at(shown, -1), offers)
        for number, (_start, text) in enumerate(mail.paragraphs):
            tint = " fresh" if fresh and fresh in text else ""
            words = led(text, _at(shown, number), pieces(number) if pieces else ())
            html = f'<p class="cc-par{tint}">{words}</p>'
            _row(html, _at(shown, number), offers, partial(remark, number) if remark else None)
        _row('<div class="cc-end"></div>', (), offers)
    smaller(marks, shown, offers)


def smaller(marks: tuple[Mark, ...], shown: tuple[Mark, ...], offers: Offers) -> None:
    """The notes that stand behind one click."""
    rest = tuple(mark for mark in marks if mark not in shown)
    if rest:
        words = ngettext("{count} smaller idea", "{count} smaller ideas", len(rest)).format(count=len(rest))
        with st.expander(words):
            for mark in rest:
                note(mark, offers(mark))


def _row(left: str, notes: tuple[Mark, ...], offers: Offers, more: Callable[[], None] | None = None) -> None:
    paper, margin = st.columns([8, 5])
    with paper:
        show(left)
    with margin:
        for mark in notes:
            note(mark, offers(mark))
        if more:
            more()


def foremost(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """All that block or should be changed, and ideas as long as there are few notes."""
    room = _MOST_NOTES - sum(mark.finding.severity != "could" for mark in marks)
    chosen = []
    for mark in marks:
        if mark.finding.severity != "could":
            chosen.append(mark)
        elif room > 0:
            chosen.append(mark)
            room -= 1
    return tuple(chosen)


def _at(marks: tuple[Mark, ...], row: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.row == row)


def top(mail: Mail, marks: tuple[Mark, ...] = (), title: str = "", *, lang: str = "") -> str:
    """The window's head: its title, how long it is, recipient and subject; `lang` is the language of the subject."""
    words = ngettext("{count} word", "{count} words", mail.words).format(count=mail.words)
    time = ngettext("read in {count} second", "read in {count} seconds", mail.seconds).format(
        count=mail.seconds
    )
    subject = tuple(mark for mark in marks if mark.finding.part == "subject")
    spoken = f' lang="{esc(lang)}"' if lang else ""
    to = esc(mail.to) if mail.to else esc(_("not known yet"))
    return (
        f'<div class="cc-top"><div class="cc-bartop"><b>{esc(title or _("New message"))}</b>'
        f"<span>{esc(words)}, {esc(time)}</span></div>"
        f'<dl class="cc-head"><dt>{esc(_("To"))}</dt><dd class="{"" if mail.to else "none"}">{to}</dd>'
        f'<dt>{esc(_("Subject"))}</dt><dd class="subject"{spoken}>{marked(mail.subject, subject)}</dd></dl></div>'
    )


def led(text: str, marks: tuple[Mark, ...], pieces: Pieces) -> str:
    """The text with its findings, each piece of it a link to its question."""
    if not pieces:
        return marked(text, marks)
    html, start = [], 0
    for number, (piece, path) in enumerate(pieces):
        end = start + len(piece)
        last = number == len(pieces) - 1
        inside = tuple(mark for mark in marks if start <= mark.start < end or (last and mark.start >= end))
        if any(mark.end > end for mark in inside):  # it goes over several pieces: the paragraph stays whole
            return lead(marked(text, marks), path)
        moved = tuple(replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside)
        html.append(lead(marked(piece, moved), path))
        start = end
    return "".join(html)


def marked(text: str, marks: tuple[Mark, ...]) -> str:
    """The text as HTML with its findings underlined and numbered; where two overlap, the second only numbered.

    The number stands inside the underline and never drops to the next line alone.
    """
    html, done = [], 0
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        begin, end = max(mark.start, done), min(max(mark.end, done), len(text))
        html.append(esc(text[done:begin]))
        words = text[begin:end].rstrip()
        first, blank, last = words.rpartition(" ")
        css = mark.finding.severity
        tail = f'<span class="cc-keep">{esc(last)}<sup class="cc-disc {css}">{mark.number}</sup></span>'
        html.append(f'<u class="{css}">{esc(first + blank)}{tail}</u>' if words else tail)
        html.append(esc(text[begin:end][len(words) :]))
        done = end
    html.append(esc(text[done:]))
    return "".join(html)
