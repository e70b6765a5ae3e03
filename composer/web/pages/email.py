"""Step 4: the e-mail, with an editor's notes in its margin (M, P, R1, R2)."""

from collections.abc import Callable

import streamlit as st

from composer.kinds import kind
from composer.languages import language
from composer.languages.interface import _
from composer.review import ReaderView, Review
from composer.web import fields
from composer.web.drafting import draft_now, proposed_subjects, review_now
from composer.web.frame import foot, head
from composer.web.mail import Mark, mail_of, marks, mended
from composer.web.markup import aside, chip, esc, heading
from composer.web.markup import show as show_html
from composer.web.reading import reading
from composer.web.sheet import annotated, beside, note_id, verdict
from composer.web.state import bound, case, change, session, undo
from composer.web.words import FEELINGS, PRIORITIES, TONES, missing_word
from composer.writing import Draft, compose, mail_languages


def show() -> None:
    """Draw the page."""
    head(
        "email",
        _("Your e-mail"),
        _(
            "Every sentence comes from what you told us or from a page we read. Our notes stand in the margin, like "
            "an editor’s pencil."
        ),
    )
    reading()
    draft = draft_now()
    review = review_now(draft)
    verdict(review)
    other = _controls(draft)
    if session().before:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="cc cc-small">{esc(_("Changed."))}</p>')
            st.button(_("Undo"), key="undo", type="tertiary", on_click=undo)
    if other:
        beside(mail_of(draft), mail_of(compose(case(), report=session().kept.report, language=other)))
    else:
        _sheet(draft, review)
    _head_fields()
    _eight_seconds(review)
    foot("email")


def _controls(draft: Draft) -> str:
    tone, view = st.columns([1, 1])
    with tone:
        fields.choice("tone", _("Tone"), tuple(TONES), {id: _(name) for id, name in TONES.items()})
    others = [code for code in mail_languages() if code != draft.language]
    with view:
        chosen: str = st.selectbox(
            _("Show beside it"),
            ["", *others],
            format_func=lambda code: language(code).native if code else _("Our notes"),
            key="beside",
        )
    return chosen


def _sheet(draft: Draft, review: Review) -> None:
    mail = mail_of(draft)
    fresh, session().fresh = session().fresh, ""
    annotated(
        mail,
        marks(mail, review.findings),
        fix=lambda mark: _fix(draft, mark),
        keep=lambda mark: _keep(draft, mark),
        fresh=fresh,
    )


def _fix(draft: Draft, mark: Mark) -> Callable[[], None] | None:
    result = mended(case(), draft, mark)
    if result is None:
        return None
    mended_case, wording = result
    kept = session().kept.model_copy(update={"case": mended_case})
    return lambda: change(kept, fresh=wording)


def _keep(draft: Draft, mark: Mark) -> Callable[[], None]:
    silenced = (*session().kept.silenced, note_id(mark.finding, words_of(draft, mark)))
    kept = session().kept.model_copy(update={"silenced": silenced})
    return lambda: change(kept)


def words_of(draft: Draft, mark: Mark) -> str:
    """The words that a finding speaks of."""
    text = draft.subject if mark.row < 0 else draft.paragraphs[mark.row].text
    return text[mark.start : mark.end]


def _head_fields() -> None:
    heading(_("To and subject"))
    subjects = proposed_subjects()
    with st.container(key="cc_card_head"):
        fields.line("company.email", _("To"), placeholder="help@shop.example", autocomplete="off")
        if len(subjects) > 1:
            st.radio(
                _("Subject"),
                range(len(subjects)),
                format_func=lambda number: _escaped(subjects[number]),
                **bound("subject"),
            )
        aside(
            _(
                "To change a sentence, go back to the answer that it is made of: your story, your request, your name. "
                "The e-mail follows."
            )
        )


def _escaped(text: str) -> str:
    """Words of a person as a widget's label, which reads Markdown."""
    return "".join("\\" + char if char in r"\`*_{}[]()#+-.!|<>$~:" else char for char in text)


def _eight_seconds(review: Review) -> None:
    heading(_("What a reader gets in eight seconds"))
    view = review.reader
    rows = (
        (_("The problem"), view.problem or _("not told")),
        (_("The request"), view.request or _("not told")),
        (_("The feeling"), _(FEELINGS[view.feeling])),
        (_("The priority"), _(PRIORITIES[view.priority])),
    )
    missing = ""
    asked = _would_be_asked(view)
    if asked:
        chips = " ".join(chip(words, "due") for words in asked)
        missing = f'<p class="cc-small">{esc(_("An agent would have to ask you for:"))} {chips}</p>'
    cells = "".join(f"<div><dt>{esc(name)}</dt><dd>{esc(value)}</dd></div>" for name, value in rows)
    show_html(f'<div class="cc-card"><dl class="cc-read">{cells}</dl>{missing}</div>')


def _would_be_asked(view: ReaderView) -> list[str]:
    """What an agent misses: the facts that the kind of case needs, by the names of their questions, then what the text lacks."""
    needed = kind(case().kind).fields if case().kind else ()
    empty = [field for field in needed if field.required and not case().get(field.path)]
    named = {field.path.rpartition(".")[2] for field in empty}
    if any(field.type == "date" for field in empty):
        named.add("date")
    if any(field.detail for field in empty):
        named.add("problem")
    rest = [missing_word(item) for item in view.missing if item not in named]
    return [*dict.fromkeys([*(_(field.label) for field in empty), *rest])]
