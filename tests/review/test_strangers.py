"""E-mails of people whom the tables do not know: 28 a language, good ones and such with one or two faults.

They were written, with what is to be found in them, before anybody looked at what the tables say of them.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from composer.review import Review, review
from composer.review.findings import Finding
from composer.review.letter import split_subject

LANGUAGES = ("en", "et", "lv", "lt", "ru")
# The tone has letters of its own in tests/review/tone.
OF_THE_TONE = {"threat", "accusation", "attack", "sarcasm", "rudeness", "joke", "slang", "emoji"}
FOLDER = Path(__file__).parent / "strangers"
LETTERS: list[tuple[str, dict[str, Any]]] = [
    (language, letter)
    for language in LANGUAGES
    for letter in yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
]
NAMED = [f"{language}-{letter['id']}" for language, letter in LETTERS]


def _checked(letter: dict[str, Any]) -> Review:
    return review(letter["text"], with_spelling=False)


def _stands_at(finding: Finding, words: str, text: str) -> bool:
    """Whether the finding touches the words, in the part of the e-mail that it speaks of."""
    subject, body = split_subject(text)
    part = subject if finding.part == "subject" else body
    start = part.find(words)
    while start >= 0:
        if finding.start <= start + len(words) and start <= finding.end:
            return True
        start = part.find(words, start + 1)
    return False


@pytest.mark.parametrize(("language", "letter"), LETTERS, ids=NAMED)
def test_each_fault_is_found_at_its_place_and_nothing_else(language: str, letter: dict[str, Any]) -> None:
    found = _checked(letter)
    assert found.language == language
    for kind, words in letter["faults"]:
        assert any(
            finding.kind == kind and (not words or _stands_at(finding, words, letter["text"]))
            for finding in found.findings
        ), kind
    expected = {kind for kind, _words in letter["faults"]} | OF_THE_TONE
    assert [finding.kind for finding in found.findings if finding.kind not in expected] == []


@pytest.mark.parametrize(("language", "letter"), LETTERS, ids=NAMED)
def test_the_reader_takes_from_it_what_its_writer_meant(language: str, letter: dict[str, Any]) -> None:
    view, meant = _checked(letter).reader, letter["reader"]
    assert meant["problem"].lower() in view.problem.lower()
    assert meant["request"].lower() in view.request.lower()
    assert (view.priority, sorted(view.missing)) == (meant["priority"], sorted(meant["missing"]))
    if not any(finding.kind in OF_THE_TONE for finding in _checked(letter).findings):
        assert view.feeling == meant["feeling"]


def test_there_are_letters_of_both_sorts_in_each_language() -> None:
    for language in LANGUAGES:
        good = [letter["id"].startswith("good") for code, letter in LETTERS if code == language]
        assert (len(good), sum(good)) == (28, 11)
