"""The editor's notes: what a finding says, and what one click does about it."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha1
from typing import NamedTuple

import streamlit as st

from composer.casebook.own_words import keep_word
from composer.errors import CasebookError
from composer.languages.interface import _
from composer.review import Finding
from composer.web.mail import Mark
from composer.web.markup import esc, plain_label, show
from composer.web.state import session
from composer.web.whole import whole

Action = Callable[[], None]
_SHORT = 24  # characters of a wording that a button can show
_MOST_CORRECTIONS = 3


class Offer(NamedTuple):
    """A button of a note; `name` tells it from the others of the same note."""

    name: str
    words: str
    action: Action
    quiet: bool = False


Offers = Callable[[Mark], Sequence[Offer]]


def note(mark: Mark, offers: Sequence[Offer]) -> None:
    """One finding, numbered as in the text."""
    finding = mark.finding
    with st.container(key=f"cc_note_{finding.severity}_{mark.number}"):
        suggestion = f" {esc(finding.suggestion)}" if finding.suggestion else ""
        show(
            f'<div class="cc-note"><span class="cc-disc {finding.severity}">{mark.number}</span>'
            f"<b>{esc(finding.title)}</b><p>{esc(finding.message)}{suggestion} <small>{esc(finding.rule)}</small></p></div>"
        )
        if not offers:
            return
        with st.container(horizontal=True, gap="small"):
            for offer in offers:
                st.button(
                    plain_label(offer.words),
                    key=f"{offer.name}_{mark.number}",
                    type="tertiary" if offer.quiet else "secondary",
                    on_click=whole(offer.action),
                )


def proofreading(
    mark: Mark, words: str, language: str, *, write: Callable[[str], Action | None], ignore: Action
) -> list[Offer]:
    """What may be done about a finding: its fix, for a spelling the corrections and the own dictionary, or nothing.

    `words` are those that it speaks of; `write` gives the action that puts other words there, None where it cannot.
    """
    finding, found = mark.finding, list[Offer]()
    if finding.fix is not None and (action := write(finding.fix)):
        found.append(Offer("fix", _fix_words(finding), action))
    if finding.kind == "spelling":
        found += _spelling(words, language, write)
    if finding.severity != "blocks":
        found.append(Offer("keep", _("Ignore this one"), ignore, quiet=True))
    return found


def note_id(finding: Finding, words: str = "") -> str:
    """A short name of a finding that stays the same while its words do; holds nothing of the text."""
    return sha1(
        f"{finding.rule}|{finding.kind}|{finding.part}|{words}".encode(), usedforsecurity=False
    ).hexdigest()[:10]


def _fix_words(finding: Finding) -> str:
    fix = finding.fix or ""
    if finding.rule == "M12":
        return _("Mask it")
    if not fix.strip():
        return _("Take it out")
    if "\n\n" in fix:
        return _("Part the paragraph")
    return _("Write “{words}”").format(words=fix) if len(fix) <= _SHORT else _("Use this wording")


def _spelling(words: str, language: str, write: Callable[[str], Action | None]) -> Iterator[Offer]:
    asked = session().asked_words
    if words in asked:
        from composer.review.spelling import suggestions  # loaded for the one who asks

        for number, correction in enumerate(suggestions(words, language)[:_MOST_CORRECTIONS]):
            if action := write(correction):
                yield Offer(f"correct{number}", _("Write “{words}”").format(words=correction), action)
    else:
        yield Offer("suggest", _("Suggest a correction"), lambda: asked.add(words))
    yield Offer("learn", _("Add to my words"), lambda: _learn(words), quiet=True)


def _learn(word: str) -> None:
    now = session()
    try:
        keep_word(word)
    except CasebookError as error:
        now.book_error = error
