"""Step 4: the e-mail, with an editor's notes in its margin, and as a text to write in (M, P, R1, R2)."""

from collections.abc import Callable, Sequence

import streamlit as st

from composer.kinds import kind
from composer.languages import language
from composer.languages.interface import _
from composer.review import ReaderView, Review
from composer.web import editing, fields
from composer.web.drafting import edits_now, merged_now, proposed_subjects, review_now, with_edits
from composer.web.frame import foot, head
from composer.web.leads import pieces_of
from composer.web.mail import Mark, mail_of, marks
from composer.web.margin import Offer, note, note_id, proofreading
from composer.web.markup import heading, plain_label
from composer.web.parallel import side_by_side
from composer.web.readers_view import eight_seconds, verdict
from composer.web.reading import reading
from composer.web.sheet import annotated, foremost, smaller
from composer.web.state import case as told
from composer.web.state import change, session
from composer.web.whole import whole
from composer.web.words import TONES, missing_word
from composer.writing import Draft, Merged, mail_languages
from composer.writing.edits import SUBJECT

_NOTES = ""  # nothing beside the e-mail but our notes
_SUBJECT = "w_subject"


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
    found = merged_now()
    review = review_now(found.draft)
    verdict(review)
    other = _controls(found.draft)
    editing.collisions(found)
    editing.ways_back()
    if session().editing:
        _editor(found.draft, review)
    elif other:
        side_by_side(found, other)
    else:
        _sheet(found, review)
    editing.left_out(found)
    _head_fields(found.draft)
    eight_seconds(review.reader, _would_be_asked(review.reader), _meant(review.reader))
    foot("email")


def _controls(draft: Draft) -> str:
    tone, view, edit = st.columns([5, 4, 3], vertical_alignment="bottom")
    with tone:
        fields.choice("tone", _("Tone"), tuple(TONES), {id: _(name) for id, name in TONES.items()})
    with view:
        other = _NOTES if session().editing else _beside(draft)
    with edit:
        editing.switch()
    return other


def _beside(draft: Draft) -> str:
    """Our notes, or the same e-mail in another language."""
    others = [code for code in mail_languages() if code != draft.language]
    chosen: str = st.selectbox(
        _("Show beside it"),
        [_NOTES, *others],
        format_func=lambda code: language(code).native if code else _("Our notes"),
        key="beside",
    )
    return chosen


def _sheet(found: Merged, review: Review) -> None:
    mail = mail_of(found.draft)
    fresh, session().fresh = session().fresh, ""
    annotated(
        mail,
        marks(mail, review.findings),
        offers=_offers(found.draft),
        fresh=fresh,
        remark=lambda number: editing.remark(found, number),
        pieces=pieces_of(found.draft),
    )


def _editor(draft: Draft, review: Review) -> None:
    """The text to write in, and the notes beside it."""
    mail, offers = mail_of(draft), _offers(draft)
    every = marks(mail, review.findings)
    shown = foremost(every)
    text, margin = st.columns([8, 5], gap="medium")
    with text:
        editing.editor(draft)
    with margin:
        for mark in shown:
            note(mark, offers(mark))
        smaller(every, shown, offers)


def _offers(draft: Draft) -> Callable[[Mark], Sequence[Offer]]:
    def offers(mark: Mark) -> Sequence[Offer]:
        words = words_of(draft, mark)
        ignore = _ignoring(note_id(mark.finding, words))
        return proofreading(mark, words, draft.language, write=editing.writing(draft, mark), ignore=ignore)

    return offers


def _ignoring(name: str) -> Callable[[], None]:
    kept = session().kept
    return lambda: change(kept.model_copy(update={"silenced": (*kept.silenced, name)}))


def words_of(draft: Draft, mark: Mark) -> str:
    """The words that a finding speaks of."""
    if mark.finding.part == "to":
        return draft.to
    text = draft.subject if mark.row < 0 else draft.paragraphs[mark.row].text
    return text[mark.start : mark.end]


def _head_fields(draft: Draft) -> None:
    heading(_("To and subject"))
    with st.container(key="cc_card_head"):
        fields.line("company.email", _("To"), placeholder="help@shop.example", autocomplete="off")
        _subjects(draft)


def _subjects(draft: Draft) -> None:
    """Three subjects to choose from (M2, S2), and the customer's own where one was written."""
    names = dict(enumerate(proposed_subjects()))
    if any(item.block == SUBJECT for item in edits_now().items):
        names[len(names)] = _("{subject} (yours)").format(subject=draft.subject)
        st.session_state[_SUBJECT] = len(names) - 1
    else:
        st.session_state[_SUBJECT] = min(session().kept.subject, len(names) - 1)
    if len(names) > 1:
        st.radio(
            _("Subject"),
            list(names),
            format_func=lambda number: plain_label(names[number]),
            key=_SUBJECT,
            on_change=_choose_subject,
        )


@whole
def _choose_subject() -> None:
    """Take one of the proposed subjects; the customer's own gives way to it."""
    edits, number = edits_now(), st.session_state[_SUBJECT]
    own = next((item for item in edits.items if item.block == SUBJECT), None)
    if number >= len(proposed_subjects()):
        return
    kept = with_edits(edits.without(own)) if own else session().kept
    change(kept.model_copy(update={"subject": number}))


def _would_be_asked(view: ReaderView) -> list[str]:
    """What an agent misses: the facts that the kind of case needs, by the names of their questions, then what the text lacks."""
    case = told()
    needed = kind(case.kind).fields if case.kind else ()
    empty = [field for field in needed if field.required and not case.get(field.path)]
    named = {field.path.rpartition(".")[2] for field in empty}
    if any(field.type == "date" for field in empty):
        named.add("date")
    if any(field.detail for field in empty):
        named.add("problem")
    rest = [missing_word(item) for item in view.missing if item not in named]
    return [*dict.fromkeys([*(_(field.label) for field in empty), *rest])]


def _meant(view: ReaderView) -> dict[str, str]:
    """What the customer asked for where the text does not say it, by the field of the agent's view (R2)."""
    case = told()
    if view.request or not case.kind:
        return {}
    label = next((one.label for one in kind(case.kind).requests if one.id == case.request.kind), "")
    words = _(label) if label else case.request.own_words
    return {"request": words} if words else {}
