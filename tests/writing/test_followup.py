"""Later messages: each names what went before, has its own subject, and is complete in itself (M14, H5)."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.case import Case
from composer.writing import STAGES, LaterStage, OpenPoint, Sent, compose, follow_up
from composer.writing.response import respond
from composer.writing.subject import LONGEST
from tests.writing.cases import BRACES, KINDS, TONES, cases, example, our_words, slips, too_long, words

FIRST = compose(example("faulty"), language="en")
SENT = Sent(subject=FIRST.subject, date=date(2026, 11, 20))
MONDAY = date(2026, 12, 7)
STAGE_WORDS = {
    "reminder": "(reminder)",
    "incomplete": "(open question)",
    "final": "(final request)",
    "thanks": "(thank you)",
}


@pytest.mark.parametrize("stage", STAGES)
def test_it_names_day_and_subject_of_what_went_before(stage: LaterStage) -> None:
    draft = follow_up(example("faulty"), stage=stage, previous=SENT, language="en", written_on=MONDAY)
    before = next(p for p in draft.paragraphs if p.role == "introduction")
    assert "20 November 2026" in before.text
    assert f"“{FIRST.subject}”" in before.text
    assert draft.subject.startswith("Re: Faulty: Aura")
    assert draft.subject.endswith(STAGE_WORDS[stage])
    assert draft.stage == stage
    assert draft.to == "care@lumea.example"


@pytest.mark.parametrize("stage", STAGES)
def test_ticket_and_agent_of_the_answer_are_used(stage: LaterStage) -> None:
    draft = follow_up(
        example("faulty"),
        stage=stage,
        previous=SENT,
        ticket="T-118",
        agent="Ms Ozola",
        language="en",
        written_on=MONDAY,
    )
    assert draft.paragraphs[0].text == "Dear Ms Ozola,"
    assert "T-118)" in draft.subject
    assert "Your reference: T-118" in draft.body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("tone", TONES)
def test_every_kind_has_every_stage(kind: str, stage: LaterStage, tone: str) -> None:
    case = example(kind)
    draft = follow_up(
        case,
        stage=stage,
        previous=Sent(subject=compose(case, language="en").subject, date=date(2026, 11, 25)),
        language="en",
        tone=tone,  # type: ignore[arg-type]  # one of TONES
        written_on=MONDAY,
        attached=case.evidence,
    )
    assert len(draft.subject) <= LONGEST
    assert not too_long(draft)
    assert not [slip for paragraph in draft.paragraphs for slip in slips(our_words(paragraph))]


@given(cases(), st.sampled_from(STAGES), words, words, words, st.lists(st.sampled_from(get_args(OpenPoint))))
def test_any_case_gives_a_letter_in_form(
    case: Case, stage: LaterStage, subject: str, body: str, ticket: str, points: list[OpenPoint]
) -> None:
    previous = Sent(subject=subject, date=date(2026, 11, 20), body=body)
    draft = follow_up(case, stage=stage, previous=previous, ticket=ticket, open_points=points)
    assert 1 <= len(draft.subject) <= LONGEST
    assert "\n" not in draft.subject
    assert not too_long(draft.model_copy(update={"paragraphs": draft.paragraphs[:3]}))
    assert all(paragraph.text.strip() for paragraph in draft.paragraphs)
    assert follow_up(case, stage=stage, previous=previous, ticket=ticket, open_points=points) == draft


def test_a_reminder_asks_again_with_a_nearer_day() -> None:
    draft = follow_up(example("faulty"), stage="reminder", previous=SENT, language="en", written_on=MONDAY)
    assert "Please send me a replacement free of charge." in draft.body
    assert "by 14 December 2026 (7 days)" in draft.body
    assert "does not heat" not in draft.body
    assert "It no longer heats." in draft.body


def test_the_day_is_a_working_day_of_the_company() -> None:
    case = example("parts_missing")
    draft = follow_up(case, stage="final", previous=SENT, language="en", written_on=date(2026, 12, 18))
    assert "by 28 December 2026 (10 days)" in draft.body


def test_without_a_day_of_writing_no_day_is_asked_for() -> None:
    draft = follow_up(example("faulty"), stage="final", previous=SENT, language="en")
    assert "reply by" not in draft.body
    assert "If we do not find a solution soon" in draft.body


@pytest.mark.parametrize(
    ("country", "body"),
    [("EE", "(Tarbijavaidluste komisjon)"), ("LT", "(Valstybinė vartotojų teisių apsaugos tarnyba)"), ("US", "help.")],
)  # fmt: skip
def test_a_final_request_names_the_country_s_body(country: str, body: str) -> None:
    case = example("faulty").replace("company.country", country).replace("customer.phone", "")
    draft = follow_up(case, stage="final", previous=SENT, language="en", written_on=MONDAY)
    assert body in next(p.text for p in draft.paragraphs if p.role == "deadline")


def test_the_open_points_of_an_answer_are_named() -> None:
    draft = follow_up(
        example("faulty"), stage="incomplete", previous=SENT, language="en", open_points=("reason", "date")
    )
    assert (
        "Your reply does not yet tell me the reason for your decision and when it will be settled."
        in draft.body
    )


def test_the_earlier_message_is_quoted_word_for_word_and_not_translated() -> None:
    sent = SENT.model_copy(update={"body": f"Dear Team,\n\n{BRACES}"})
    for code in ("en",):
        draft = follow_up(example("faulty"), stage="reminder", previous=sent, language=code)
        quoted = draft.paragraphs[-1]
        assert quoted.role == "quoted"
        (span,) = quoted.typed
        assert quoted.text[span.start : span.end] == f"> Dear Team,\n>\n> {BRACES}"
    assert "My message is repeated below." in draft.body
    assert "repeated" not in follow_up(example("faulty"), stage="reminder", previous=SENT, language="en").body


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "thanks"])
def test_only_evidence_of_the_kind_is_attached(stage: LaterStage) -> None:
    draft = follow_up(
        example("faulty"),
        stage=stage,
        previous=SENT,
        language="en",
        attached=("photos", "contract", "photos"),
    )
    assert "Attached to this e-mail: photos of the product." in draft.body
    assert compose(example("faulty")).stage == "first"


@pytest.mark.parametrize(
    ("subject", "ticket", "expected"),
    [
        ("Re: RE[2]: AW: Faulty: kettle", "", "Re: Faulty: kettle (reminder)"),
        ("", "", "Re: (reminder)"),
        ("", "T-1", "Re: (reminder, T-1)"),
        ("Reply to me", "", "Re: Reply to me (reminder)"),
        ("Faulty: kettle", "T" * 50, "Re: Faulty: kettle (reminder)"),
        ("x" * 70, "", "Re: reminder"),
    ],
)
def test_the_subject_begins_with_the_old_one(subject: str, ticket: str, expected: str) -> None:
    sent = Sent(subject=subject, date=date(2026, 11, 20))
    assert follow_up(example("faulty"), stage="reminder", previous=sent, ticket=ticket, language="en").subject == expected  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("We will refund the price.", "“We will refund the price”."),
        ("Is a refund all right?", "“Is a refund all right?”."),
        ("We offer …", "“We offer …”."),
        ("We offer ...", "“We offer ...”."),
    ],
)
def test_a_sentence_of_theirs_ends_once(quote: str, expected: str) -> None:
    draft = respond(example("faulty"), stage="accept", previous=SENT, language="en", quote=quote)
    assert f"I accept your offer: {expected}" in draft.body
