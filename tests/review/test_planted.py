"""E-mails of strangers, some with the case that they told us, with two planted faults each; and sound ones.

Written before the tables had met them, in two batches. Found at that first look: 46 of 50 faults, and 4 of 10 sound
e-mails with a remark; then 12 of 12, and 2 of 5.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from composer.case import Case
from composer.review import review
from tests.review.test_strangers import OF_THE_TONE, _stands_at

LETTERS: list[tuple[str, int, dict[str, Any]]] = [
    (language, number, letter)
    for language, letters in yaml.safe_load(
        (Path(__file__).parent / "planted.yaml").read_text(encoding="utf-8")
    ).items()
    for number, letter in enumerate(letters, start=1)
]
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("language", "letter"),
    [(language, letter) for language, _number, letter in LETTERS],
    ids=[f"{language}-{number}" for language, number, _letter in LETTERS],
)
def test_what_was_planted_is_found_and_nothing_else(language: str, letter: dict[str, Any]) -> None:
    case = Case.model_validate(letter["case"]) if "case" in letter else None
    found = review(letter["text"], case=case, today=TODAY)
    assert found.language == language
    for kind, words in letter["faults"]:
        assert any(
            finding.kind == kind and (not words or _stands_at(finding, words, letter["text"]))
            for finding in found.findings
        ), kind
    expected = {kind for kind, _words in letter["faults"]} | set(letter.get("allow", ()))
    assert [finding.kind for finding in found.findings if finding.kind not in expected] == []
    assert not {finding.kind for finding in found.findings} & OF_THE_TONE


def test_sound_e_mails_are_among_them_in_each_language() -> None:
    for language in {language for language, _number, _letter in LETTERS}:
        sound = [letter for code, _number, letter in LETTERS if code == language and not letter["faults"]]
        assert len(sound) >= 3
