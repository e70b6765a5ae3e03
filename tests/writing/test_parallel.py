"""The same case in two languages is the same e-mail: paragraph by paragraph, with the same numbers, dates and names."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings

from composer.case import Case
from composer.kinds import kind
from composer.writing import Draft, Paragraph, Sent, answer_by, compose, follow_up, mail_languages, subjects
from composer.writing.assembly import Assembly
from composer.writing.clean import unmark
from composer.writing.followup import STAGES
from composer.writing.shipped import environment
from composer.writing.slots import as_date
from composer.writing.subject import LONGEST
from composer.writing.templates import render
from composer.writing.wording import day as written
from composer.writing.wording import wording
from tests.writing.cases import KINDS, TONES, WRITTEN_ON, cases, example, our_words, slips, too_long
from tests.writing.test_compose import FACT, REPORT

OTHERS = [code for code in mail_languages() if code != "en"]
TELLING = 30  # what a telephone shows of a subject (S2)
_ADDRESS = re.compile(r"https?://\S+")
PREVIOUS = Sent(subject="Aura, 48213", date=date(2026, 11, 3), body="The text of 3 November.")


def facts(paragraph: Paragraph) -> tuple[str, list[str], list[str]]:
    """What must be the same in every language: role, numbers, and the customer's own words, in whatever order."""
    ours = our_words(paragraph)
    typed = [paragraph.text[span.start : span.end] for span in paragraph.typed]
    return paragraph.role, sorted(re.findall(r"\d+", ours)), sorted(typed)


def assert_parallel(one: Draft, other: Draft) -> None:
    """Both have the same paragraphs, in the same order."""
    assert [facts(paragraph) for paragraph in one.paragraphs] == [
        facts(paragraph) for paragraph in other.paragraphs
    ]
    assert [paragraph.rules for paragraph in one.paragraphs] == [
        paragraph.rules for paragraph in other.paragraphs
    ]


def assert_clean(draft: Draft) -> None:
    """No placeholder, no paragraph of more than three sentences, a subject that fits."""
    assert not too_long(draft)
    assert not [slip for paragraph in draft.paragraphs for slip in slips(our_words(paragraph))]
    assert draft.subject
    assert len(draft.subject) <= LONGEST


def sentences_of(draft: Draft) -> set[str]:
    """The draft's own sentences and labels; what is only a number or the customer's is none, nor one word alone."""
    pieces = (
        piece
        for paragraph in draft.paragraphs
        for piece in re.split(r"(?<=[.:!?]) |\n", _ADDRESS.sub("", our_words(paragraph)))
    )
    return {piece for piece in pieces if re.search(r"[^\W\d_]{2}.* .*[^\W\d_]{2}", piece.replace("X", ""))}


def variants(of: str) -> Iterator[Case]:
    """The bare case of a kind with each of its choices, requests and pieces of evidence, one at a time."""
    bare = Case(kind=of, written_on=WRITTEN_ON)
    for field in kind(of).fields:
        for choice in field.choices:
            yield bare.replace(field.path, choice.id)
        if field.type == "date":
            yield bare.replace(field.path, "2026-11-14")
    for request in kind(of).requests:
        yield bare.replace("request.kind", request.id)
        yield bare.replace("request.fallback", request.id)
    yield bare.replace("evidence", tuple(piece.id for piece in kind(of).evidence))


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("of", KINDS)
def test_every_example_is_parallel_in_every_tone(code: str, of: str) -> None:
    case = example(of)
    for tone in TONES:
        english = compose(case, report=REPORT, language="en", tone=tone)  # type: ignore[arg-type]  # one of TONES
        draft = compose(case, report=REPORT, language=code, tone=tone)  # type: ignore[arg-type]  # one of TONES
        assert_parallel(english, draft)
        assert_clean(draft)
        assert not sentences_of(english) & sentences_of(draft), "English was left over"


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("of", KINDS)
def test_every_choice_is_parallel(code: str, of: str) -> None:
    for case in variants(of):
        english, draft = compose(case, language="en"), compose(case, language=code)
        assert_parallel(english, draft)
        assert_clean(draft)
        assert not sentences_of(english) & sentences_of(draft), "English was left over"


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("stage", STAGES)
def test_later_messages_are_parallel(code: str, stage: str) -> None:
    for tone in TONES:
        english, draft = (
            follow_up(
                example("faulty"),
                stage=stage,  # type: ignore[arg-type]  # one of STAGES
                previous=PREVIOUS,
                ticket="T-77",
                language=language,
                tone=tone,  # type: ignore[arg-type]  # one of TONES
                written_on=WRITTEN_ON,
                open_points=("decision", "date", "reason", "question"),
                attached=("photos", "receipt"),
            )
            for language in ("en", code)
        )
        assert_parallel(english, draft)
        assert_clean(draft)
        assert not sentences_of(english) & sentences_of(draft), "English was left over"


@pytest.mark.parametrize("code", OTHERS)
def test_quoted_facts_and_law_are_parallel(code: str) -> None:
    case = example("withdrawal").replace("mentions", (FACT.id,)).replace("law", ("eu_withdrawal",))
    english, draft = (compose(case, report=REPORT, language=language) for language in ("en", code))
    assert "eu_withdrawal" in case.law
    assert_parallel(english, draft)
    assert FACT.quote in draft.body


@pytest.mark.parametrize("code", OTHERS)
def test_the_law_has_the_same_lines_with_the_same_numbers(code: str) -> None:
    def lines(language: str) -> dict[str, list[str]]:
        words = re.findall(
            r'^  "(\w+)": "(.*)",$',
            environment(language).loader.get_source(environment(language), "law.j2")[0],  # type: ignore[union-attr]  # ours has one
            re.MULTILINE,
        )
        return {name: sorted(re.findall(r"\d+", line)) for name, line in words}

    assert lines("en")
    assert lines(code) == lines("en")


@given(cases())
@settings(max_examples=60)
def test_any_case_is_parallel_in_all_languages(case: Case) -> None:
    english = compose(case, report=REPORT, language="en")
    for code in OTHERS:
        draft = compose(case, report=REPORT, language=code)
        assert_parallel(english, draft)
        assert len(draft.subject) <= LONGEST


def dates_in(text: str, code: str, known: set[date]) -> set[date]:
    """Which of these days a text names, in whatever case its language puts them."""
    forms = {(day, written(code, day, place)) for day in known for place in wording(code).dates}
    return {day for day, form in forms if re.search(rf"(?<!\d){re.escape(form)}", text)}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("of", KINDS)
def test_both_sides_name_the_same_days(code: str, of: str) -> None:
    """Month and all: the same figures with another month would be another day."""
    case = example(of)
    due = answer_by(case)
    told = {case.purchase.bought_on, due, *(as_date(value) for value in case.details.values())}
    known = {day for day in told if day}
    sides = [compose(case, language=language).paragraphs for language in ("en", code)]
    found = [
        [dates_in(paragraph.text, language, known) for paragraph in side]
        for language, side in zip(("en", code), sides, strict=True)
    ]
    assert found[0] == found[1]
    if due and kind(of).deadline:
        assert any(due in days for days in found[0])


@pytest.mark.parametrize("code", mail_languages())
@pytest.mark.parametrize("of", KINDS)
def test_the_subject_tells_the_problem_in_its_first_thirty_characters(code: str, of: str) -> None:
    """The problem's words are never longer, whatever was chosen, with a product and without; nothing stands before them."""
    choices = [(field.path, choice.id) for field in kind(of).fields for choice in field.choices]
    for path, choice in [("story", ""), *choices]:
        for product in ("", "Aura"):
            case = Case(kind=of).replace("purchase.product", product).replace(path, choice)
            words = Assembly(case, report=None, language=code, tone="neutral")
            heads = [unmark(words.own(block))[0] for block in ("problem", "trouble")]
            assert [head for head in heads if len(head) > TELLING] == []
            for subject in subjects(case, language=code)[:2]:
                assert subject.startswith(tuple(head for head in heads if head)), subject


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", ["requests.j2", "evidence.j2"])
def test_requests_and_evidence_have_the_same_ids(code: str, name: str) -> None:
    def ids(language: str) -> list[str]:
        source = environment(language).loader.get_source(environment(language), name)[0]  # type: ignore[union-attr]  # ours has one
        return re.findall(r'^  "(\w+)": ', source, re.MULTILINE)

    assert len(ids("en")) > 10
    assert ids(code) == ids("en")


@pytest.mark.parametrize(
    ("code", "greeting"),
    [
        ("en", "Dear Anna Kask,"),
        ("et", "Lugupeetud Anna Kask"),
        ("lv", "Adresāts: Anna Kask\nLabdien!"),
        ("lt", "Adresatas: Anna Kask\nLaba diena,"),
        ("ru", "Здравствуйте, Anna Kask!"),
    ],
)
def test_a_name_in_the_greeting_stands_as_it_was_typed(code: str, greeting: str) -> None:
    """Vocative and gender are nobody's to guess: each language has a form that is right with the nominative."""
    case = example("faulty").replace("company.person", "Anna Kask")
    assert compose(case, language=code).paragraphs[0].text == greeting


def test_dates_stand_in_the_case_that_the_place_asks_for() -> None:
    """CLDR knows the nominative only; "since", "on" and "by" are other forms in Estonian and Latvian."""
    case = example("outage")
    texts = {code: compose(case, language=code).body for code in OTHERS}
    assert "alates 11. novembrist 2026" in texts["et"]
    assert "26. novembriks 2026" in texts["et"]
    assert "kopš 2026. gada 11. novembra" in texts["lv"]
    assert "līdz 2026. gada 26. novembrim" in texts["lv"]
    assert "nuo 2026 m. lapkričio 11 d." in texts["lt"]
    assert "с 11 ноября 2026 года" in texts["ru"]


def test_every_block_of_a_kind_exists_in_every_language() -> None:
    for of in KINDS:
        for code in OTHERS:
            english = environment("en").get_template(f"kinds/{of}.j2").blocks
            assert set(environment(code).get_template(f"kinds/{of}.j2").blocks) == set(english), (
                f"{code}: {of}"
            )
    assert render("lv", "kinds/late.j2", "nothing", {}) == ""


@pytest.mark.parametrize("code", mail_languages())
def test_a_name_with_quotation_marks_of_its_own_gets_no_second_pair(code: str) -> None:
    named = compose(example("faulty").replace("purchase.product", "Lempa „Rasa“"), language=code).body
    assert "Lempa „Rasa“" in named
    assert "““" not in named
    assert not re.search("[„“]Lempa", named)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("ru", "«Lempa „Rasa“»"), ("en", "“Наушники «Эхо 2»”"), ("lt", "„Наушники «Эхо 2»“")],
)
def test_quotation_marks_of_another_kind_nest(code: str, expected: str) -> None:
    case = example("faulty").replace("purchase.product", expected[1:-1])
    assert expected in compose(case, language=code).body
