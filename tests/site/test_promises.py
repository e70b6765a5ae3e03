"""Invented sentences in fourteen languages: the length of time that each promises, and of what."""

from pathlib import Path

import pytest
import yaml

from composer.languages import languages_with
from composer.site.claims import Lines, claims

FILES = ("promises.yaml", "promises_second.yaml")
TABLES = [yaml.safe_load((Path(__file__).parent / file).read_text(encoding="utf-8")) for file in FILES]
CASES = [
    (language, sentence, promised)
    for table in TABLES
    for language, rows in table.items()
    for sentence, promised in rows
]


def read(sentence: str, language: str) -> list[str]:
    found = claims(sentence, language, Lines())
    return sorted(f"{claim.kind} {claim.amount.value:g} {claim.amount.unit}" for claim in found)


@pytest.mark.parametrize(("language", "sentence", "promised"), CASES)
def test_a_sentence_promises_what_it_says(language: str, sentence: str, promised: str) -> None:
    assert read(sentence, language) == sorted(part for part in promised.split("; ") if part)


def test_every_language_that_is_read_has_sentences() -> None:
    assert all(set(table) == set(languages_with("site")) for table in TABLES)
