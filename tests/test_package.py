"""The wheel carries all that the program needs: installed elsewhere, it works as it does in the project's folder.

Its dependencies are those of this environment; the package itself comes from the wheel alone.
"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the back end that `pip install .` would ask."""
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel in it, as pip lays it out, and its `composer` command in `bin`."""
    folder = tmp_path_factory.mktemp("installed")
    offline = ["--no-index", "--no-deps", "--no-compile", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *offline, "--target", folder, wheel],
        check=True,
        capture_output=True,
    )
    return folder


def run(installed: Path, elsewhere: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The installed `composer` command, started in another folder."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, str(installed / "bin" / "composer"), *words]
    return subprocess.run(
        command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False
    )


def test_it_finds_writes_and_checks_from_another_folder(installed: Path, tmp_path: Path) -> None:
    found = run(installed, tmp_path, "find", "lumea.example", "--json")
    assert json.loads(found.stdout)["pages"], found.stderr
    example = installed / "composer" / "shipped" / "examples" / "faulty.yaml"
    written = run(installed, tmp_path, "write", str(example), "--language", "lv")
    assert "Marta Liepa" in written.stdout, written.stderr
    (tmp_path / "mail.txt").write_text(written.stdout, encoding="utf-8")
    checked = run(installed, tmp_path, "check", "mail.txt", "--json")
    assert json.loads(checked.stdout)["language"] == "lv", checked.stderr


def test_it_speaks_its_languages(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed), "COMPOSER_LANGUAGE": "lv"}
    program = "from composer.languages.interface import interface_languages as all; print(*all())"
    shown = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert {"en", "lv"} <= set(shown.stdout.split())


def test_the_wizard_and_its_settings_are_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"composer/shipped/composer_app.py", "composer/shipped/.streamlit/config.toml"} <= names
    there = [
        path.relative_to(ROOT).as_posix()
        for folder in ("composer", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    as_installed = {path if path.startswith("composer/") else f"composer/shipped/{path}" for path in there}
    assert as_installed <= names


def test_its_dependencies_are_those_of_the_requirements(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (metadata,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    stated = {
        Requirement(line.removeprefix("Requires-Dist: "))
        for line in archive.read(metadata).decode().splitlines()
        if line.startswith("Requires-Dist: ")
    }
    wanted = {
        Requirement(line)
        for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    extra = {requirement for requirement in stated if "extra" in str(requirement.marker)}
    assert stated - extra == wanted
    assert [requirement.name for requirement in extra] == ["playwright"]
