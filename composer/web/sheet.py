"""The mail window: as a preview beside a form, and with an editor's notes in its margin."""

from collections.abc import Callable
from hashlib import sha1

import streamlit as st

from composer.languages.interface import _, ngettext
from composer.review import Finding, Review
from composer.web.mail import Mail, Mark
from composer.web.markup import chip, esc, show

_MOST_NOTES = 5
Action = Callable[[], None]


def preview(mail: Mail, title: str = "") -> None:
    """The whole e-mail, to look at."""
    body = "".join(f'<p class="cc-par">{esc(text)}</p>' for _start, text in mail.paragraphs)
    show(f'<div class="cc-mail">{_top(mail, (), title)}<div class="cc-mailbody">{body}</div></div>')


def empty_preview() -> None:
    """Before there is anything to show."""
    show(
        f'<div class="cc-empty"><b>{esc(_("Your e-mail grows here"))}</b>'
        f"{esc(_('With your first answer you see it, and it changes while you type.'))}</div>"
    )


def verdict(review: Review) -> None:
    """The line that sums the findings up."""
    count = {name: sum(f.severity == name for f in review.findings) for name in ("blocks", "should", "could")}
    word = (
        _("Ready to send")
        if not review.findings
        else _("Nearly there")
        if count["blocks"] or count["should"]
        else _("Good to go")
    )
    chips = {
        "blocks": ngettext(
            "{count} to mend before sending", "{count} to mend before sending", count["blocks"]
        ),
        "should": ngettext("{count} better changed", "{count} better changed", count["should"]),
        "could": ngettext("{count} idea", "{count} ideas", count["could"]),
    }
    shown = "".join(
        chip(words.format(count=count[name]), name) for name, words in chips.items() if count[name]
    )
    show(f'<div class="cc-verdict"><b>{esc(word)}</b>{shown}</div>')


def annotated(
    mail: Mail,
    marks: tuple[Mark, ...],
    *,
    fix: Callable[[Mark], Action | None],
    keep: Callable[[Mark], Action] | None = None,
    fresh: str = "",
    title: str = "",
) -> None:
    """The e-mail with its notes: one row a paragraph, its notes at the right (below it on a phone).

    `fix` gives what a click on a note's button does, or None where only the customer can mend it; `keep` silences one.
    """
    shown = _foremost(marks)
    with st.container(key="cc_sheet"):
        _row(_top(mail, _at(shown, -1), title), _at(shown, -1), fix, keep)
        for number, (_start, text) in enumerate(mail.paragraphs):
            tint = " fresh" if fresh and fresh in text else ""
            _row(
                f'<p class="cc-par{tint}">{marked(text, _at(shown, number))}</p>',
                _at(shown, number),
                fix,
                keep,
            )
        _row('<div class="cc-end"></div>', (), fix, keep)
    rest = tuple(mark for mark in marks if mark not in shown)
    if rest:
        words = ngettext("{count} smaller idea", "{count} smaller ideas", len(rest)).format(count=len(rest))
        with st.expander(words):
            for mark in rest:
                _note(mark, fix, keep)


def beside(mail: Mail, other: Mail, title: str = "") -> None:
    """The e-mail with the same in another language, paragraph by paragraph."""
    with st.container(key="cc_sheet"):
        _row(_top(mail, (), title), (), lambda _mark: None, None, right=f"<p>{esc(other.subject)}</p>")
        for (_start, text), (_other_start, translation) in zip(
            mail.paragraphs, other.paragraphs, strict=False
        ):
            par = f'<p class="cc-par">{esc(text)}</p>'
            _row(par, (), lambda _mark: None, None, right=f'<p class="cc-par">{esc(translation)}</p>')
        _row('<div class="cc-end"></div>', (), lambda _mark: None, None)


def _row(
    left: str,
    notes: tuple[Mark, ...],
    fix: Callable[[Mark], Action | None],
    keep: Callable[[Mark], Action] | None,
    right: str = "",
) -> None:
    paper, margin = st.columns([8, 5])
    with paper:
        show(left)
    if notes or right:
        with margin:
            if right:
                show(right)
            for mark in notes:
                _note(mark, fix, keep)


def _foremost(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
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


def _top(mail: Mail, marks: tuple[Mark, ...], title: str) -> str:
    words = ngettext("{count} word", "{count} words", mail.words).format(count=mail.words)
    time = ngettext("read in {count} second", "read in {count} seconds", mail.seconds).format(
        count=mail.seconds
    )
    subject = tuple(mark for mark in marks if mark.finding.part == "subject")
    to = esc(mail.to) if mail.to else esc(_("not known yet"))
    return (
        f'<div class="cc-top"><div class="cc-bartop"><b>{esc(title or _("New message"))}</b>'
        f"<span>{esc(words)}, {esc(time)}</span></div>"
        f'<dl class="cc-head"><dt>{esc(_("To"))}</dt><dd class="{"" if mail.to else "none"}">{to}</dd>'
        f'<dt>{esc(_("Subject"))}</dt><dd class="subject">{marked(mail.subject, subject)}</dd></dl></div>'
    )


def marked(text: str, marks: tuple[Mark, ...]) -> str:
    """The text as HTML with its findings underlined and numbered; where two overlap, the second only numbered."""
    html, done = [], 0
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        begin, end = max(mark.start, done), min(max(mark.end, done), len(text))
        html.append(esc(text[done:begin]))
        first, _space, last = text[begin:end].rpartition(" ")
        css = mark.finding.severity
        disc = f'<sup class="cc-disc {css}">{mark.number}</sup>'
        under = f'<u class="{css}">{esc(first)} </u>' if first else ""
        end_word = f'<u class="{css}">{esc(last)}</u>' if last else ""
        html.append(f'{under}<span class="cc-keep">{end_word}{disc}</span>')
        done = end
    html.append(esc(text[done:]))
    return "".join(html)


def note_id(finding: Finding, words: str = "") -> str:
    """A short name of a finding that stays the same while its words do; holds nothing of the text."""
    return sha1(
        f"{finding.rule}|{finding.kind}|{finding.part}|{words}".encode(), usedforsecurity=False
    ).hexdigest()[:10]


def _note(mark: Mark, fix: Callable[[Mark], Action | None], keep: Callable[[Mark], Action] | None) -> None:
    finding = mark.finding
    action = fix(mark)
    with st.container(key=f"cc_note_{finding.severity}_{mark.number}"):
        suggestion = f" {esc(finding.suggestion)}" if finding.suggestion else ""
        show(
            f'<div class="cc-note"><span class="cc-disc {finding.severity}">{mark.number}</span>'
            f"<b>{esc(finding.title)}</b><p>{esc(finding.message)}{suggestion} <small>{esc(finding.rule)}</small></p></div>"
        )
        if action is None and (keep is None or finding.severity == "blocks"):
            return
        with st.container(horizontal=True):
            if action is not None:
                words = _("Use this wording") if finding.fix else _("Take it out")
                st.button(words, key=f"fix_{mark.number}", on_click=action)
            if keep is not None and finding.severity != "blocks":
                st.button(_("Keep mine"), key=f"keep_{mark.number}", type="tertiary", on_click=keep(mark))
