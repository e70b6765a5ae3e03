"""Walks `pages/`: each invented page shows one habit of the web, its JSON says what must be read in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from composer.site.answers import find_answers
from composer.site.channels import gather_channels
from composer.site.figures import gather_facts
from composer.site.judge import judge
from composer.site.links import candidates
from composer.site.page import Page
from composer.site.parse import parse

FOLDER = Path(__file__).parent / "pages"
FILES = sorted(FOLDER.glob("*.html"))
INPUT = {"habit", "url", "linked", "kinds", "only"}


@dataclass(frozen=True)
class Sample:
    """An invented page and what is expected of it."""

    file: Path

    @cached_property
    def expected(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.file.with_suffix(".json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def page(self) -> Page:
        url = self.expected.get("url", "https://shop.example/")
        return parse(self.file.read_text(encoding="utf-8"), url)

    @cached_property
    def places(self) -> dict[str, str]:
        """Kind → "" or "#section", as the program judges this page."""
        linked = self.expected.get("linked")
        found = judge(self.page, linked=(linked,) if linked else (), is_home=linked is None)
        return {place.kind: f"#{place.anchor}" if place.anchor else "" for place in reversed(found)}

    @cached_property
    def kinds(self) -> dict[str, frozenset[str]]:
        named = self.expected.get("kinds") or [
            kind for kind, place in self.expected.get("pages", self.places).items() if place is not None
        ]
        return {self.page.url: frozenset(named)}

    @property
    def language(self) -> str:
        return self.page.language or "en"


def check_language(sample: Sample, expected: str) -> None:
    assert sample.page.language == expected


def check_pages(sample: Sample, expected: dict[str, str | None]) -> None:
    every = {*expected, *sample.places} if sample.expected.get("only") else expected
    assert {kind: sample.places.get(kind) for kind in every} == {kind: expected.get(kind) for kind in every}


def check_links(sample: Sample, expected: dict[str, str | None]) -> None:
    found = candidates(sample.page)
    best = {kind: next((one.url for one in found if one.kind == kind), None) for kind in expected}
    assert best == {kind: href and urljoin(sample.page.url, href) for kind, href in expected.items()}


def check_channels(sample: Sample, expected: dict[str, list[str]]) -> None:
    found = gather_channels([sample.page], sample.kinds, language=sample.language)
    assert {kind: [one.value for one in found if one.kind == kind] for kind in expected} == expected


def check_facts(sample: Sample, expected: dict[str, list[list[Any]]]) -> None:
    found = gather_facts([sample.page], sample.kinds, language=sample.language)
    assert {
        kind: [[one.value, one.unit] for one in found if one.kind == kind] for kind in expected
    } == expected


def check_answers(sample: Sample, expected: list[dict[str, str | None]]) -> None:
    for asked in expected:
        found = find_answers(asked["question"] or "", [sample.page], sample.kinds, language=sample.language)
        words = asked["passage_contains"]
        if words is None:
            assert not found, asked
        else:
            assert found, asked
            assert words in found[0].passage, asked


CHECKS: dict[str, Callable[[Sample, Any], None]] = {
    "language": check_language,
    "pages": check_pages,
    "links": check_links,
    "channels": check_channels,
    "facts": check_facts,
    "answers": check_answers,
}
CASES = [
    pytest.param(Sample(file), key, id=f"{file.stem}-{key}")
    for file in FILES
    for key in Sample(file).expected
    if key not in INPUT
]


@pytest.mark.parametrize(("sample", "key"), CASES)
def test_a_page_is_read_as_it_is_meant(sample: Sample, key: str) -> None:
    CHECKS[key](sample, sample.expected[key])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_page_names_its_habit_and_checks_something(file: Path) -> None:
    expected = Sample(file).expected
    assert expected["habit"].strip()
    assert set(expected) - INPUT
    assert set(expected) <= INPUT | set(CHECKS)


def test_every_expectation_has_its_page() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == {file.stem for file in FILES}
