"""The kinds' data: complete, in order, and with words for everything in every language of mails."""

import re
from pathlib import Path
from typing import get_args

import pytest

from composer.errors import UnknownKind
from composer.kinds import Option, families, kind, kinds
from composer.kinds.model import Family
from composer.languages import read_yaml
from composer.site.report import PageKind
from composer.writing import compose, mail_languages
from composer.writing.shipped import TEMPLATES
from tests.writing.cases import KINDS, TONES, example, our_words, slips, too_long

FACTS_OF_KINDS = [
    "not_delivered",
    "late",
    "delivered_missing",
    "damaged",
    "wrong_item",
    "parts_missing",
    "faulty",
    "repair_failed",
    "warranty_refused",
    "not_as_described",
    "withdrawal",
    "refund_not_paid",
    "wrong_charge",
    "subscription",
    "price_error",
    "poor_service",
    "outage",
    "booking_changed",
    "account_locked",
    "staff_conduct",
    "safety_hazard",
    "digital_content",
    "question",
    "compliment",
    "personal_data",
    "impersonation",
    "suggestion",
]
SHARED = read_yaml(Path(__file__).parents[2] / "composer" / "kinds" / "_shared.yaml")


def test_all_kinds_are_there_and_have_an_example() -> None:
    assert sorted(KINDS) == sorted(FACTS_OF_KINDS)
    examples = {file.stem for file in (Path(__file__).parents[2] / "examples").glob("*.yaml")}
    assert examples == set(FACTS_OF_KINDS)


def test_an_unknown_kind_is_an_error_that_names_the_known() -> None:
    with pytest.raises(UnknownKind, match="faulty"):
        kind("sabotage")


def test_families_part_the_kinds() -> None:
    assert [family.id for family in families()] == list(get_args(Family))
    assert sorted(each.id for family in families() for each in kinds(family.id)) == sorted(KINDS)
    assert all(2 <= len(kinds(family.id)) <= 8 for family in families())


def test_kinds_are_offered_in_an_order_without_ties() -> None:
    places = [each.place for each in kinds()]
    assert places == sorted(set(places))


@pytest.mark.parametrize("id", KINDS)
def test_a_kind_is_complete(id: str) -> None:
    of = kind(id)
    options: list[Option] = [*of.requests, *of.evidence, *(c for field in of.fields for c in field.choices)]
    for words in (of.label, of.help, of.question, of.advice, *(field.label for field in of.fields), *(o.label for o in options)):  # fmt: skip
        assert words == words.strip() != ""
        assert "!" not in words
        assert words[0].isupper() or words[0].isdigit()
    assert of.requests
    assert set(of.topics) <= set(get_args(PageKind))
    assert any(field.required for field in of.fields) or of.group == "question"
    assert of.days >= 1
    for group in (of.fields, of.requests, of.evidence, *(field.choices for field in of.fields)):
        names = [getattr(each, "path", "") or each.id for each in group]  # type: ignore[attr-defined]  # one or the other
        assert len(names) == len(set(names))


@pytest.mark.parametrize("id", KINDS)
def test_a_field_leads_into_the_case(id: str) -> None:
    for field in kind(id).fields:
        example(id).get(field.path)  # AttributeError where the case has no such place
        assert (field.type == "choice") is bool(field.choices), field.path
        assert kind(id).field(field.path) is field


@pytest.mark.parametrize("id", KINDS)
def test_no_free_text_is_needed(id: str) -> None:
    """What happened can be told by choices, dates and names alone, so that the mail reads in any language."""
    of = kind(id)
    assert not [field.path for field in of.fields if field.required and field.type == "longtext"]
    assert not example(id).story
    assert [field for field in of.fields if field.choices and field.path != "details.contacted_by"]


@pytest.mark.parametrize("id", KINDS)
def test_an_example_tells_what_an_agent_needs(id: str) -> None:
    case = example(id)
    assert not [field.path for field in kind(id).fields if field.required and not case.get(field.path)]
    assert case.customer.name
    assert case.company.email.endswith(".example")
    assert case.request.kind


@pytest.mark.parametrize("part", ["fields", "requests", "evidence"])
def test_nothing_is_shared_that_no_kind_uses(part: str) -> None:
    used = {getattr(each, "path", "") or each.id for of in kinds() for each in getattr(of, part)}
    assert {each.get("path") or each["id"] for each in SHARED[part]} <= used


def test_danger_is_urgent_and_sends_to_the_telephone() -> None:
    urgent = [each for each in kinds() if each.priority == "urgent"]
    assert {each.id for each in urgent} == {"safety_hazard", "impersonation"}
    for each in urgent:
        assert "telephone" in each.advice.lower()
        assert each.days <= 2


@pytest.mark.parametrize("code", mail_languages())
@pytest.mark.parametrize("id", KINDS)
def test_a_kind_is_complete_in_each_language(code: str, id: str) -> None:
    of = kind(id)
    for tone in TONES:
        draft = compose(example(id), language=code, tone=tone)  # type: ignore[arg-type]  # one of TONES
        assert len(draft.subject) <= 60
        assert not too_long(draft)
    for field in of.fields:
        for choice in field.choices:
            draft = compose(example(id).replace(field.path, choice.id), language=code)
            assert not [slip for p in draft.paragraphs for slip in slips(our_words(p))], (
                field.path,
                choice.id,
            )
            assert not too_long(draft), (field.path, choice.id)
    for request in of.requests:
        case = example(id).replace("request.kind", request.id).replace("request.fallback", "")
        asked = [p.text for p in compose(case, language=code).paragraphs if p.role == "request"]
        assert asked
        assert asked[0][-1] in ".?"
    for item in of.evidence:
        case = example(id).replace("evidence", (item.id,))
        assert [p for p in compose(case, language=code).paragraphs if p.role == "evidence"]


@pytest.mark.parametrize("code", mail_languages())
@pytest.mark.parametrize("id", KINDS)
def test_two_languages_are_parallel(code: str, id: str) -> None:
    """The same paragraphs, roles, rules, numbers and typed words as in English."""
    english, other = compose(example(id), language="en"), compose(example(id), language=code)
    for ours, theirs in zip(english.paragraphs, other.paragraphs, strict=True):
        assert (ours.role, ours.rules) == (theirs.role, theirs.rules)
        if ours.role not in ("greeting", "signature"):
            assert _numbers(ours.text) == _numbers(theirs.text), theirs.text
        assert _typed(ours.text, ours.typed) == _typed(theirs.text, theirs.typed), theirs.text


def _numbers(text: str) -> list[str]:
    """Its numbers in order of size; those of dates and sums as they are, however the language orders them."""
    return sorted(number.strip("0") or "0" for number in re.findall(r"\d+", text))


def _typed(text: str, spans: object) -> list[str]:
    return sorted(text[span.start : span.end] for span in spans)  # type: ignore[attr-defined]  # spans of a paragraph


@pytest.mark.parametrize("code", mail_languages())
def test_no_template_is_left_of_a_kind_that_is_gone(code: str) -> None:
    assert {file.stem for file in (TEMPLATES / code / "kinds").glob("*.j2")} <= set(KINDS)
