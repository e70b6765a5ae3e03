"""The house stays worth living in: no screen in the core, small rooms, languages as data."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.languages import languages_with

ROOT = Path(__file__).parent.parent
CODE = sorted(
    file for folder in ("composer", "benchmarks", "tests", "tools") for file in (ROOT / folder).rglob("*.py")
)
OURS = [file for file in CODE if file.is_relative_to(ROOT / "composer")]
CORE = [
    "composer",
    *(f"composer.{room}" for room in ("case", "errors", "languages", "languages.interface", "kinds", "demo")),
    *(f"composer.{room}" for room in ("site", "writing", "review", "delivery", "cli")),
]
LONGEST_MODULE = 400  # lines; past that a module holds two nouns
MESSAGE_MARKS = {"_", "N_", "ngettext", "Sentence"}


def name(file: Path) -> str:
    """The path as people write it."""
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("room", CORE)
def test_the_core_knows_no_screen(room: str) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", f"import {room}, sys; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert room in loaded
    assert not [module for module in loaded if module.partition(".")[0] == "streamlit"]
    assert not [module for module in loaded if module.startswith("composer.web")]


@pytest.mark.parametrize("file", CODE, ids=name)
def test_a_module_is_a_comfortable_room(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def language_questions(tree: ast.AST) -> Iterator[int]:
    """Lines that ask whether something is this language or that: `== "lv"`, `in ("et", "fi")`, `case "ru"`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            constants = [part for side in (node.left, *node.comparators) for part in ast.walk(side)]
        elif isinstance(node, ast.MatchValue):
            constants = [node.value]
        else:
            continue
        if any(
            isinstance(part, ast.Constant) and part.value in languages_with("language") for part in constants
        ):
            yield node.lineno if isinstance(node, ast.Compare) else node.value.lineno


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('if language == "lv": pass', [1]),
        ('x = "et" != code', [1]),
        ('y = 1\nif code in ("fi", "sv"): pass', [2]),
        ('match code:\n    case "ru": pass', [2]),
        ('if language == "": pass', []),
        ('table("lv", "site")', []),
    ],
)
def test_the_guard_sees_a_question_for_the_language(code: str, lines: list[int]) -> None:
    assert list(language_questions(ast.parse(code))) == lines


@pytest.mark.parametrize("file", OURS, ids=name)
def test_no_code_asks_which_language_it_is(file: Path) -> None:
    assert not list(language_questions(ast.parse(file.read_text(encoding="utf-8"))))


def filled_before_translation(tree: ast.AST) -> Iterator[int]:
    """Lines where a message is an f-string or already formatted, so that no catalogue can hold it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MESSAGE_MARKS:
            first = node.args[0] if node.args else None
            formatted = isinstance(first, ast.Call) and isinstance(first.func, ast.Attribute)
            if formatted or isinstance(first, ast.JoinedStr | ast.BinOp):
                yield node.lineno


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('_(f"Reading {page}")', [1]),
        ('_("Reading {page}".format(page=page))', [1]),
        ('_("Reading " + page)', [1]),
        ('_("Reading {page}").format(page=page)', []),
        ("_(self.msgid)", []),
        ('Sentence(N_("Reading {page}"), page=page)', []),
    ],
)
def test_the_guard_sees_a_message_filled_too_early(code: str, lines: list[int]) -> None:
    assert list(filled_before_translation(ast.parse(code))) == lines


@pytest.mark.parametrize("file", OURS, ids=name)
def test_messages_are_filled_after_translation(file: Path) -> None:
    assert not list(filled_before_translation(ast.parse(file.read_text(encoding="utf-8"))))
