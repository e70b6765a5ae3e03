"""The agent's side: the model reply keeps every rule that it should, and a poor reply is told what it lacks."""

import re

import pytest

from composer.kinds import kinds
from composer.training import judge_reply, model_reply, task
from composer.training.answering import RULES

LANGUAGES = ("en", "et", "lv", "lt", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_reply_keeps_the_rules(language: str) -> None:
    for number, kind in enumerate(kinds()[LANGUAGES.index(language) :: 5]):
        given = task(kind.id, language, number)
        for refused in (False, True):
            judged = judge_reply(model_reply(given.case, refused=refused), given.case)
            assert [point.rule for point in judged.points] == list(RULES)
            lacking = [(point.rule, point.words) for point in judged.points if point.state == "missing"]
            assert not [rule for rule, _words in lacking if rule not in ("S9", "R6")], (
                kind.id,
                refused,
                lacking,
            )
            if not refused:
                assert not lacking, (kind.id, lacking)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_reads_as_one(language: str) -> None:
    given = task("faulty", language, 4)
    assert judge_reply(model_reply(given.case, refused=True), given.case).kind == "refusal"
    assert judge_reply(model_reply(given.case), given.case).kind == "answer"


def test_a_poor_reply_is_told_what_it_lacks() -> None:
    given = task("late", "en", 1)
    poor = judge_reply("Subject: RE\n\nHi!!! Sorry. We will will look into it LOL :)", given.case)
    states = {point.rule: point.state for point in poor.points}
    assert {rule for rule, state in states.items() if state == "missing"} >= {"S3", "S4", "S9", "S10", "S12"}
    assert poor.kept < poor.needed
    assert {point.rule: point.words for point in poor.points}["S12"]


def test_the_clues_are_those_of_the_letter() -> None:
    given = task("safety_hazard", "en", 2)
    assert given.clues.priority == "urgent"
    assert given.clues.problem in given.letter.body
    assert task("safety_hazard", "en", 2) == given


MINE = {
    "en": "my|me",
    "et": "minu|mulle",
    "lv": "man|mana|manu|manus|manam",
    "lt": "mano|man",
    "ru": "мою|мои|моих|моё|моей|меня|мне",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_company_does_not_repeat_a_request_in_the_customer_s_person(language: str) -> None:
    """ "You asked for a copy of my personal data" is not what a company writes."""
    asked = {request.id: kind.id for kind in kinds() for request in kind.requests}
    for of in sorted(set(asked.values())):
        case = task(of, language, 1).case
        for request in sorted(id for id in asked if asked[id] == of):
            reply = model_reply(case.replace("request.kind", request), refused=True)
            confirmed = reply.split("\n\n")[3]
            assert not re.search(rf"\b(?:{MINE[language]})\b", confirmed), (request, confirmed)
