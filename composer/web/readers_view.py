"""What a reader gets from an e-mail: the score with every point of it, and an agent's view of eight seconds (R1, R2)."""

from collections.abc import Mapping, Sequence

import streamlit as st

from composer.languages.interface import _, ngettext
from composer.languages.spoken import in_quotes
from composer.review import ReaderView, Review
from composer.web.markup import chip, esc, heading, show
from composer.web.words import FEELINGS, PRIORITIES

_FULL = 100
_NEARLY = 70  # points from which little is left to do
_SEVERITIES = ("blocks", "should", "could")


def verdict(review: Review) -> None:
    """The line that sums the findings up, and the score with what was taken off it."""
    count = {name: sum(f.severity == name for f in review.findings) for name in _SEVERITIES}
    show(f'<div class="cc-verdict"><b>{esc(_word(review))}</b>{_chips(count)}</div>')
    _score(review)


def _word(review: Review) -> str:
    if not review.findings:
        return _("Ready to send")
    if all(finding.severity == "could" for finding in review.findings):
        return _("Good to go")
    return _("Nearly there") if review.score >= _NEARLY else _("Some work left")


def _chips(count: dict[str, int]) -> str:
    chips = {
        "blocks": ngettext(
            "{count} to mend before sending", "{count} to mend before sending", count["blocks"]
        ),
        "should": ngettext("{count} better changed", "{count} better changed", count["should"]),
        "could": ngettext("{count} idea", "{count} ideas", count["could"]),
    }
    return "".join(
        chip(words.format(count=count[name]), name) for name, words in chips.items() if count[name]
    )


def _score(review: Review) -> None:
    words = _("{score} of 100 points").format(score=review.score)
    if not review.points:
        show(f'<p class="cc-small">{esc(words)}</p>')
        return
    with st.expander(_("{points}: see why").format(points=words), key="cc_score"):
        rows = [(_("A letter without a fault"), _FULL)]
        rows += [(off.reason, -off.points) for off in review.points]
        lines = "".join(
            f"<div><dt>{esc(reason)}</dt><dd>{esc(f'−{-points}' if points < 0 else points)}</dd></div>"
            for reason, points in rows
        )
        total = f'<div class="sum"><dt>{esc(_("Your e-mail"))}</dt><dd>{review.score}</dd></div>'
        show(f'<dl class="cc-points">{lines}{total}</dl>')


def eight_seconds(view: ReaderView, missing: Sequence[str], meant: Mapping[str, str] | None = None) -> None:
    """The agent's view; `missing` are the names of what an agent would have to ask for.

    `meant` is what the customer meant where the text does not say it, by the view's field: a difference is a fault of
    the text (R2).
    """
    heading(_("What a reader gets in eight seconds"))
    rows = (
        ("problem", _("The problem"), view.problem or _("not told")),
        ("request", _("The request"), view.request or _("not told")),
        ("feeling", _("The feeling"), _(FEELINGS[view.feeling])),
        ("priority", _("The priority"), _(PRIORITIES[view.priority])),
    )
    cells = "".join(
        f"<div><dt>{esc(name)}</dt><dd>{esc(value)}{_meant((meant or {}).get(field, ''))}</dd></div>"
        for field, name, value in rows
    )
    show(
        f'<div class="cc-card cc-view">{_first(view)}<dl class="cc-read">{cells}</dl>{_asked(view, missing)}</div>'
    )


def _meant(words: str) -> str:
    return f" {chip(_('you meant: {words}').format(words=words), 'due')}" if words else ""


def _first(view: ReaderView) -> str:
    """The subject as a telephone cuts it, and the words that eight seconds reach."""
    if not (view.subject_phone or view.first_words):
        return ""
    subject = view.subject_phone + ("…" if len(view.subject_inbox) > len(view.subject_phone) else "")
    name = esc(_("On a telephone"))
    return (
        f'<div class="cc-inbox"><p class="cc-eyebrow">{name}</p><b>{esc(subject)}</b>'
        f"<span>{esc(view.first_words)}</span></div>"
    )


def _asked(view: ReaderView, missing: Sequence[str]) -> str:
    if not missing:
        return ""
    chips = " ".join(chip(words, "due") for words in missing)
    question = (
        f"<p>{esc(_('Their first question, probably:'))} {esc(in_quotes(view.first_question))}</p>"
        if view.first_question
        else ""
    )
    return f'<div class="cc-small"><p>{esc(_("An agent would have to ask you for:"))} {chips}</p>{question}</div>'
