"""Check an e-mail that exists already: the score, an agent's view, and an editor's notes. Nothing of it is kept anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import streamlit as st

from composer.casebook.own_words import keep_words, own_words
from composer.delivery import Incoming, read_incoming
from composer.errors import CasebookError
from composer.languages import language
from composer.languages.interface import _
from composer.review import Finding, Review, heard, review
from composer.web.fields import TEXT
from composer.web.frame import head
from composer.web.mail import Mail, Mark, mail_of_text, marks, replaced
from composer.web.margin import Offer, note_id, proofreading
from composer.web.markup import aside, esc, heading
from composer.web.markup import show as show_html
from composer.web.readers_view import eight_seconds, verdict
from composer.web.said import Said, said, say
from composer.web.sheet import annotated
from composer.web.state import session, today
from composer.web.whole import whole
from composer.web.words import missing_word

_TEXT, _FILE, _DESK, _WORDS = "check_text", "check_file", "check_desk", "own_words"
_DEEPEST_UNDO = 20


@dataclass
class _Desk:
    """What lies on the page besides the text: the texts before each fix, what is ignored, what changed last."""

    before: list[str] = field(default_factory=list)
    ignored: set[str] = field(default_factory=set)
    fresh: str = ""


def show() -> None:
    """Draw the page."""
    head(
        "check",
        _("Check an e-mail"),
        _(
            "Paste it, or choose its file. You get an editor’s notes; the text stays on this page and is not kept."
        ),
    )
    writing, file = st.columns([8, 5], gap="large")
    with writing:
        st.text_area(
            _("The e-mail"),
            key=_TEXT,
            height=220,
            max_chars=3 * TEXT,
            persist_state="session",
            placeholder=_("Subject: Kettle stopped heating, order 48213"),
        )
        st.button(_("Check it"), key="check_it", type="primary", on_click=_check)
    with file:
        st.file_uploader(_("Or a file: .txt or .eml"), type=["txt", "eml"], key=_FILE, on_change=_take_file)
    incoming = read_incoming((st.session_state.get(_TEXT) or "").encode(), name="pasted.txt")
    if incoming.body.strip() or incoming.subject:
        _verdict(incoming)
    with writing:
        say("check_it")
    _own_words()


@whole
def _check() -> None:
    """Leaving the field has brought the verdict; without a text there is none, and that is said."""
    text, telling = st.session_state.get(_TEXT) or "", said()
    if not text.strip():
        telling["check_it"] = Said(lambda: _("Paste an e-mail first, or choose its file."), "bad")


@whole
def _take_file() -> None:
    """The file's text goes into the field, where it can be mended."""
    chosen = st.session_state[_FILE]
    if chosen is not None:
        st.session_state[_TEXT] = _text_of(read_incoming(chosen.getvalue(), name=chosen.name))[: 3 * TEXT]
        st.session_state[_DESK] = _Desk()


def _text_of(incoming: Incoming) -> str:
    """The e-mail as the field shows it, and as `read_incoming` takes it apart again."""
    heads = (("To", incoming.to), ("Subject", incoming.subject))
    lines = "".join(f"{name}: {value}\n" for name, value in heads if value)
    return f"{lines}\n{incoming.body}" if lines else incoming.body


def _desk() -> _Desk:
    found: _Desk = st.session_state.setdefault(_DESK, _Desk())
    return found


def _verdict(incoming: Incoming) -> None:
    from composer.review.spelling import spelling_notice  # the words of its check load with the first text

    desk = _desk()
    text = f"Subject: {incoming.subject}\n\n{incoming.body}"
    full = review(text, own_words=own_words(), today=today())
    result = heard(full, lambda finding: _name(incoming, finding) in desk.ignored)
    verdict(result)
    _language(full, spelling_notice(full.language))
    eight_seconds(result.reader, [missing_word(item) for item in result.reader.missing])
    heading(_("The notes"))
    _undo(len(full.findings) - len(result.findings))
    mail = mail_of_text(incoming.body, subject=incoming.subject, to=incoming.to)
    fresh, desk.fresh = desk.fresh, ""
    annotated(
        mail,
        marks(mail, result.findings),
        offers=_offers(incoming, mail, result.language),
        fresh=fresh,
        title=_("The e-mail you have"),
    )


def _language(found: Review, notice: str) -> None:
    words = _("Language: {language}.").format(language=language(found.language).native)
    show_html(f'<p class="cc-small">{esc(words)} {esc(notice)}</p>')


def _undo(ignored: int) -> None:
    desk = _desk()
    if not (desk.before or ignored):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if desk.before:
            st.html(f'<p class="cc cc-small">{esc(_("Changed."))}</p>', width="content")
            st.button(_("Undo"), key="check_undo", type="tertiary", on_click=_take_back)
        if ignored:
            st.button(
                _("Show the ignored notes again"),
                key="check_heed",
                type="tertiary",
                on_click=_heed,
            )


@whole
def _heed() -> None:
    _desk().ignored.clear()


@whole
def _take_back() -> None:
    desk = _desk()
    if desk.before:
        st.session_state[_TEXT] = desk.before[-1]
        desk.before, desk.fresh = desk.before[:-1], ""


def _offers(incoming: Incoming, mail: Mail, code: str) -> Callable[[Mark], Sequence[Offer]]:
    def offers(mark: Mark) -> Sequence[Offer]:
        name = _name(incoming, mark.finding)
        return proofreading(
            mark,
            _words(incoming, mark.finding),
            code,
            write=lambda words: lambda: _write(incoming, mark.finding, words),
            ignore=lambda: _desk().ignored.add(name),
        )

    return offers


def _words(incoming: Incoming, finding: Finding) -> str:
    text = incoming.subject if finding.part == "subject" else incoming.body
    return text[finding.start : finding.end]


def _name(incoming: Incoming, finding: Finding) -> str:
    return note_id(finding, _words(incoming, finding))


def _write(incoming: Incoming, finding: Finding, words: str) -> None:
    """Other words in a finding's place; the text before is kept for "Undo"."""
    subject, body, place = incoming.subject, incoming.body, (finding.start, finding.end)
    if finding.part == "subject":
        subject = replaced(subject, *place, words)
    else:
        body = replaced(body, *place, words)
    desk, before = _desk(), st.session_state[_TEXT]
    st.session_state[_TEXT] = _text_of(Incoming(body=body, subject=subject, to=incoming.to))
    desk.before, desk.fresh = [*desk.before, before][-_DEEPEST_UNDO:], words


def _own_words() -> None:
    """The customer's own dictionary, to take words out of it again."""
    words = own_words()
    if not words:
        return
    st.session_state[_WORDS] = list(words)
    with st.expander(_("My words")):
        aside(_("The spelling check leaves these alone. They are kept on this machine, beside your cases."))
        st.multiselect(_("My words"), words, key=_WORDS, on_change=_keep_words, label_visibility="collapsed")


@whole
def _keep_words() -> None:
    now, words = session(), tuple(st.session_state[_WORDS])
    try:
        keep_words(words)
    except CasebookError as error:
        now.book_error = error
