"""Our review beside other checkers of prose, on the sixty e-mails of `mails/`: defects found, false alarms, time a mail.

A defect is found where a remark stands on it; for the other checkers, which have other rules, any remark on an e-mail that
has a defect counts in their favour. A false alarm is a remark on a good e-mail, or one more than the defects of a bad one.
Mere offers ("could") are no alarms. The others check English only, so they get the English e-mails alone.
"""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from composer.languages import read_yaml
from composer.review import review

MAILS = Path(__file__).parent / "mails"
NPM_CHECKERS = {
    "write-good": ("--parse",),
    "alex": (),
    "textlint": ("--rule", "write-good", "--rule", "alex", "--format", "unix"),
}
_REMARK = re.compile(r"(?:^|:)\s*\d+:\d+")  # line and column; all three print them


class Mail(NamedTuple):
    language: str
    expected: frozenset[str]
    text: str


class Result(NamedTuple):
    """One line of the table; `note` says why there are no figures."""

    checker: str
    mails: int
    defects: int
    found: int
    false: int
    milliseconds: float
    note: str = ""


def mails() -> list[Mail]:
    """The sixty e-mails."""
    return [
        Mail(file.stem, frozenset(mail["expected"]), mail["text"])
        for file in sorted(MAILS.glob("*.yaml"))
        for mail in read_yaml(file)
    ]


def results() -> Iterator[Result]:
    """Each checker's figures; those that are not installed are named as not measured."""
    every = mails()
    english = [mail for mail in every if mail.language == "en"]
    yield _measured("composer, all five languages", every, _ours)
    yield _measured("composer, English", english, _ours)
    if find_spec("proselint"):
        yield _measured("proselint, English", english, _proselint())
    else:
        yield _absent("proselint, English", "pip install -r benchmarks/requirements.txt")
    for name, options in NPM_CHECKERS.items():
        if path := shutil.which(name):
            yield _measured(f"{name}, English", english, partial(_command, (path, *options)))
        else:
            yield _absent(f"{name}, English", f"npm install -g {name}")


def _absent(checker: str, how: str) -> Result:
    return Result(checker, 0, 0, 0, 0, 0.0, f"not measured ({how})")


def _measured(checker: str, sample: list[Mail], check: Callable[[Mail], list[str]]) -> Result:
    for mail in sample:
        check(mail)  # warms up
    found = false = 0
    start = perf_counter()
    remarks = [check(mail) for mail in sample]
    seconds = perf_counter() - start
    for mail, kinds in zip(sample, remarks, strict=True):
        hits = (
            len(mail.expected & set(kinds))
            if checker.startswith("composer")
            else min(len(mail.expected), len(kinds))
        )
        found += hits
        false += len(kinds) - hits
    defects = sum(len(mail.expected) for mail in sample)
    return Result(checker, len(sample), defects, found, false, seconds / len(sample) * 1000)


def _ours(mail: Mail) -> list[str]:
    verdict = review(mail.text, language=mail.language)
    return [finding.kind for finding in verdict.findings if finding.severity != "could"]


def _proselint() -> Callable[[Mail], list[str]]:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)

    def check(mail: Mail) -> list[str]:
        return [
            str(result.check_result.check_path)
            for result in LintFile(content=mail.text, source="mail").lint()
        ]

    return check


def _command(command: tuple[str, ...], mail: Mail) -> list[str]:
    """The lines that a command prints of a file, if they name a place in it; its start is a part of the time."""
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as file:
        file.write(mail.text)
        file.flush()
        done = subprocess.run([*command, file.name], capture_output=True, text=True, check=False)
    return [line for line in (done.stdout + done.stderr).splitlines() if _REMARK.search(line)]


if __name__ == "__main__":
    for result in results():
        print(json.dumps(result._asdict()))
