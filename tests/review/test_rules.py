"""Every rule of form and content, in every language: texts that trip it, and near-misses that do not."""

from collections import Counter

import pytest

from composer.review import credentials, review, rules, spelling, tone
from composer.review.words import review_languages
from tests.review.letters import Example, examples, frames, letter

FEWEST = 3
# Rules about punctuation that only these languages' customs forbid.
COVERS = {"after_greeting": {"lt"}, "closing_mark": {"et", "lt", "ru"}}
# Rules that no text alone can trip (recipient, the site's answers: test_review.py), and those with sets of their own.
ELSEWHERE = {"recipient_missing", "recipient_wrong", "answered_by_site"}
OWN_SETS = {rule.kind for rule in (*credentials.RULES, *tone.RULES, *spelling.RULES)}
WALKED = [rule.kind for rule in rules() if rule.kind not in ELSEWHERE | OWN_SETS]


def kinds_in(text: str, example: Example | None = None, code: str = "") -> list[str]:
    found = review(
        text,
        case=example.case if example else None,
        language=example.language if example else code,
        with_spelling=False,
    )
    return [finding.kind for finding in found.findings]


@pytest.mark.parametrize("example", list(examples()), ids=str)
def test_an_example_trips_its_rule_and_a_near_miss_does_not(example: Example) -> None:
    assert (example.kind in kinds_in(example.text, example)) is example.trips, example.text


@pytest.mark.parametrize("rule", WALKED)
def test_no_rule_without_examples(rule: str) -> None:
    found = Counter((example.language, example.trips) for example in examples() if example.kind == rule)
    for code in COVERS.get(rule, set(review_languages())):
        assert found[code, True] >= FEWEST, code
        assert found[code, False] >= FEWEST, code


@pytest.mark.parametrize("code", review_languages())
def test_a_sound_letter_has_no_finding(code: str) -> None:
    found = review(letter(code), language=code)
    assert not found.findings
    assert found.score == 100


def test_every_language_has_its_frame() -> None:
    assert set(frames()) == set(review_languages())


def test_kinds_are_unique_and_rules_are_complete() -> None:
    assert len({rule.kind for rule in rules()}) == len(rules())
    for rule in rules():
        assert all((rule.id, rule.title, rule.message, rule.suggestion, rule.why, rule.source)), rule.kind
