"""The e-mail: what stands in it, in which order, and whose words they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.case import Case
from composer.errors import UnknownKind, UnknownLanguage
from composer.kinds import kind, kinds
from composer.site.report import Channel, PolicyFact, SiteReport, SupportPage
from composer.writing import compose, subjects
from composer.writing.clean import one_line
from composer.writing.subject import LONGEST
from tests.writing.cases import BRACES, KINDS, TONES, WRITTEN_ON, cases, example, our_words, slips, too_long

FACT = PolicyFact(
    kind="return_window",
    value=30,
    unit="days",
    quote="You have 30 days to return it.",
    url="https://lumea.example/returns",
)
REPORT = SiteReport(
    start_url="https://lumea.example/",
    pages=(
        SupportPage(
            kind="warranty", url="https://lumea.example/warranty", title="Warranty", confidence=0.9, read=True
        ),
        SupportPage(kind="faq", url="https://lumea.example/faq", title="FAQ", confidence=0.9, read=False),
        SupportPage(
            kind="imprint", url="https://lumea.example/imprint", title="Imprint", confidence=0.9, read=True
        ),
    ),
    channels=(Channel(kind="email", value="help@lumea.example"),),
    facts=(FACT,),
)
EVERY_CHOICE = [
    (of.id, field.path, choice.id) for of in kinds() for field in of.fields for choice in field.choices
]


def text_of(role: str, case: Case, report: SiteReport | None = None) -> str:
    """The paragraphs of this role."""
    draft = compose(case, report=report, language="en")
    return "\n\n".join(paragraph.text for paragraph in draft.paragraphs if paragraph.role == role)


def test_the_paragraphs_stand_in_the_order_of_the_guide() -> None:
    draft = compose(example("faulty").replace("mentions", (FACT.id,)), report=REPORT)
    assert [paragraph.role for paragraph in draft.paragraphs] == [
        *("greeting", "introduction", "facts", "facts", "research", "research"),
        *("request", "evidence", "loyalty", "privacy", "closing", "signature"),
    ]
    rules = {rule for paragraph in draft.paragraphs for rule in paragraph.rules}
    assert {"M3", "M6", "M7", "M8", "M10", "M11", "M12", "P2", "P5", "W8"} <= rules


@pytest.mark.parametrize("id", KINDS)
@pytest.mark.parametrize("tone", TONES)
def test_every_example_is_a_whole_letter(id: str, tone: str) -> None:
    draft = compose(example(id), language="en", tone=tone)  # type: ignore[arg-type]  # one of TONES
    assert len(draft.subject) <= LONGEST
    assert not too_long(draft)
    assert not [slip for paragraph in draft.paragraphs for slip in slips(our_words(paragraph))]
    asked = kind(id).deadline
    assert ("2026" in text_of("request", example(id))) is asked
    assert {"greeting", "introduction", "facts", "request", "closing", "signature"} <= {
        paragraph.role for paragraph in draft.paragraphs
    }


@pytest.mark.parametrize("id", KINDS)
def test_an_empty_case_still_reads_well(id: str) -> None:
    draft = compose(Case(kind=id))
    assert not slips(draft.body)
    assert not too_long(draft)
    assert len("Question") <= len(draft.subject) <= LONGEST


@pytest.mark.parametrize(("id", "path", "choice"), EVERY_CHOICE)
def test_every_choice_has_its_words(id: str, path: str, choice: str) -> None:
    case = example(id).replace(path, choice)
    draft = compose(case, language="en")
    assert not [slip for paragraph in draft.paragraphs for slip in slips(our_words(paragraph))]
    assert not too_long(draft)
    assert len(draft.subject) <= LONGEST
    for paragraph in draft.paragraphs:
        last = paragraph.text.rsplit("\n", 1)[-1]
        assert last[-1] in ".?,!:" or ":" in last or paragraph.role == "signature"


@given(cases())
def test_any_case_gives_a_letter_in_form(case: Case) -> None:
    draft = compose(case)
    assert not too_long(draft)
    assert not [p for p in draft.paragraphs if not p.text.strip() or "\n\n" in p.text]
    for paragraph in draft.paragraphs:
        if paragraph.fields != ("story",):
            assert not [slip for slip in slips(our_words(paragraph)) if slip.strip()]
    for subject in subjects(case):
        assert 1 <= len(subject) <= LONGEST
        assert "\n" not in subject
        assert "!" not in subject
    assert draft.subject == subjects(case)[0]
    assert compose(case) == draft


@given(cases())
def test_typed_words_are_marked_where_they_stand(case: Case) -> None:
    person, bought = case.customer, case.purchase
    texts = [
        person.name,
        person.city,
        person.occupation,
        case.company.person,
        bought.product,
        bought.order_number,
    ]
    typed = {one_line(text) for text in [*texts, *case.details.values()]}
    for paragraph in compose(case).paragraphs:
        for span in paragraph.typed:
            words = paragraph.text[span.start : span.end]
            assert words in typed or paragraph.fields == ("story",)


@pytest.mark.parametrize(
    "path",
    [
        *("customer.name", "customer.city", "company.person", "purchase.product", "purchase.order_number"),
        *("story", "details.part_name", "request.own_words"),
    ],
)
@pytest.mark.parametrize("text", [BRACES, "{{ self }}", "{{ config.__class__ }}", "| – line", "%s {name}"])
def test_typed_text_is_never_a_template(path: str, text: str) -> None:
    case = example("parts_missing").replace("request.kind", "").replace(path, text)
    draft = compose(case, language="en")
    assert text in draft.body
    assert "49" not in draft.body


def test_what_a_page_says_is_never_a_template() -> None:
    fact = FACT.model_copy(update={"quote": BRACES})
    report = REPORT.model_copy(update={"facts": (fact,)})
    assert f"“{BRACES}”" in text_of("research", example("faulty").replace("mentions", (fact.id,)), report)


def test_only_pages_that_were_read_and_bear_on_the_matter_are_named() -> None:
    said = text_of("research", example("faulty"), REPORT)
    assert "https://lumea.example/warranty" in said
    assert "/faq" not in said
    assert "/imprint" not in said
    assert not text_of("research", example("faulty").replace("mention_reading", value=False), REPORT)


def test_a_fact_is_quoted_with_its_link_only_when_chosen() -> None:
    case = example("faulty")
    assert FACT.quote not in text_of("research", case, REPORT)
    said = text_of("research", case.replace("mentions", (FACT.id, "warranty=9 years x")), REPORT)
    assert f"“{FACT.quote}” ({FACT.url})" in said
    assert "9" not in said.replace(FACT.url, "")


def test_no_law_is_mentioned_by_itself_and_none_that_does_not_fit() -> None:
    case = example("parts_missing")
    assert "applies" not in text_of("research", case)
    said = text_of("research", case.replace("law", ("lv_answer", "pl_answer", "eu_small_claims")))
    assert re.findall(r"^– (\w+)", said, re.MULTILINE) == ["Latvia"]


def test_the_address_is_the_case_s_own_else_the_site_s() -> None:
    case = example("faulty")
    assert compose(case, report=REPORT).to == "care@lumea.example"
    assert compose(case.replace("company.email", ""), report=REPORT).to == "help@lumea.example"
    assert compose(case.replace("company.email", "")).to == ""


def test_paragraphs_know_the_fields_they_are_made_of() -> None:
    case = example("faulty")
    for paragraph in compose(case, language="en").paragraphs:
        for field in set(paragraph.fields) - {
            "request.answer_by"
        }:  # the usual day, where the case names none
            assert case.get(field) not in (None, "", ()), field
    facts = next(p for p in compose(case, language="en").paragraphs if "details.symptom" in p.fields)
    assert {"kind", "purchase.product", "details.failed_on", "details.tried"} <= set(facts.fields)


def test_details_of_another_kind_are_passed_over() -> None:
    case = example("faulty").replace("details.damage", "cracked")
    assert compose(case) == compose(example("faulty"))


def test_a_request_of_another_kind_is_not_asked_for() -> None:
    case = example("faulty").replace("request.kind", "pay_refund").replace("request.fallback", "")
    assert "refund" not in text_of("request", case)


def test_a_long_story_comes_in_paragraphs_of_three_sentences() -> None:
    case = example("faulty").replace(
        "story",
        " ".join(
            f"Sentence number {word}." for word in ["one", "two", "three", "four", "five", "six", "seven"]
        ),
    )
    story = [p.text for p in compose(case).paragraphs if p.fields == ("story",)]
    assert [text.count("Sentence") for text in story] == [3, 3, 1]


@given(st.sampled_from(["xx", "", "en-GB"]))
def test_an_unknown_language_is_named(code: str) -> None:
    if code:
        with pytest.raises(UnknownLanguage, match="en"):
            compose(Case(written_on=WRITTEN_ON), language=code)
    else:
        assert compose(Case(), language=code).language == "en"


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(UnknownKind, match="faulty"):
        compose(Case(kind="sabotage"))
