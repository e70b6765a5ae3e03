"""The documents do not lie: the commands they show run, and every dependency is accounted for."""

import re
import shlex
from email.message import Message
from importlib.metadata import distribution, metadata
from pathlib import Path
from typing import cast

import pytest

from composer.cli import main
from composer.cli.arguments import parser

ROOT = Path(__file__).parent.parent
PAPERS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMPOSER = re.compile(r"^\$? ?\S*python[0-9.]* -m composer (.+)$")
_MAKE = re.compile(r"^\$? ?make (.+)$")


def commands(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Every command of this form in the code blocks, with the paper it stands in."""
    found = []
    for paper in PAPERS:
        for block in _FENCED.findall(paper.read_text(encoding="utf-8")):
            for line in block.splitlines():
                shown = pattern.match(line.strip())
                if shown:
                    found.append((paper.name, shown[1].partition("  #")[0].strip()))
    return found


@pytest.mark.parametrize(("paper", "command"), commands(_COMPOSER))
def test_a_shown_command_runs(
    paper: str, command: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(ROOT)
    words = shlex.split(command.partition(" > ")[0].partition(" | ")[0])
    if words[0] == "serve":  # it would not come back; the browser tests start it
        assert parser().parse_args(words).command == "serve"
        return
    status = main(words)
    shown = capfdbinary.readouterr()
    assert status in {0, 1}, f"{paper}: {shown.err.decode()}"
    assert shown.out


@pytest.mark.parametrize(("paper", "command"), commands(_MAKE))
def test_a_shown_target_exists(paper: str, command: str) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    asked = [word for word in command.split() if "=" not in word]
    assert set(asked) <= set(targets), paper


def test_the_commands_are_found() -> None:
    assert ("README.md", "app") in commands(_MAKE)
    assert any(command.startswith("find ") for _paper, command in commands(_COMPOSER))


def links() -> list[tuple[str, str]]:
    """Every link to a file of the project, with the paper it stands in."""
    return [
        (paper.relative_to(ROOT).as_posix(), target)
        for paper in PAPERS
        for target in re.findall(r"\]\(([^)#\s]+)", paper.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:")
    ]


@pytest.mark.parametrize(("paper", "target"), links())
def test_a_link_leads_somewhere(paper: str, target: str) -> None:
    assert ((ROOT / paper).parent / target).exists()


def required(file: str) -> list[str]:
    """The packages that a requirements file names."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [re.split(r"[=<>~!;\[ ]", line)[0] for line in lines if line and line[0] not in "#-"]


ROWS = {
    cells[0]: cells[1:]
    for line in (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 4
}


@pytest.mark.parametrize("package", [*required("requirements.in"), *required("requirements-dev.in")])
def test_every_dependency_has_its_licence_origin_and_reason(package: str) -> None:
    licence, origin, reason = ROWS[package]
    assert licence
    assert re.fullmatch(r"<https://\S+>", origin)
    assert reason


def test_no_dependency_is_listed_that_is_gone() -> None:
    assert set(ROWS) - {"package"} == {*required("requirements.in"), *required("requirements-dev.in")}


def licence_text(package: str, file: str) -> str:
    """The licence that a package brings along; some state it nowhere else."""
    return distribution(package).read_text(f"licenses/{file}") or ""


@pytest.mark.parametrize("package", [*required("requirements.in"), *required("requirements-dev.in")])
def test_the_licence_is_the_one_that_the_package_states(package: str) -> None:
    stated = cast(Message, metadata(package))  # a Message at run time; its protocol leaves `get` out
    words = " ".join(
        [stated.get("License-Expression") or "", (stated.get("License") or "")[:60]]
        + [line for line in stated.get_all("Classifier") or [] if line.startswith("License")]
        + [licence_text(package, file)[:60] for file in stated.get_all("License-File") or []]
    )
    families = ("BSD", "Apache", "LGPL", "MPL", "MIT")
    assert {family for family in families if family in words} & {f for f in families if f in ROWS[package][0]}
