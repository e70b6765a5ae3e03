"""`cases`: what the casebook holds, the oldest duty first. `due`: only what is to be done by a day, also as a calendar."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from composer.casebook import STATE_NAMES, Casebook, Summary, reminders
from composer.cli.screen import harmless, put_bytes, put_json
from composer.errors import UnwritableFile, WrongUse
from composer.languages.interface import _


def run(arguments: Namespace) -> int:
    """List the matters in which every word is found, or those with a duty; return the exit status."""
    with Casebook() as book:
        if arguments.command == "due":
            lines = book.due(_day(arguments.until))
            if arguments.ics:
                _write(arguments.ics, reminders(book.get(line.id) for line in lines))
                return 0
        else:
            lines = book.list(" ".join(arguments.words))
            if arguments.state:
                lines = tuple(line for line in lines if line.state == arguments.state)
    if arguments.json or not sys.stdout.isatty():
        for line in lines:
            put_json(_as_json(line))
    else:
        _print(lines)
    return 0


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongUse(reason=_("“{day}” is no day like 2026-12-05").format(day=text)) from None


def _write(name: str, data: bytes) -> None:
    if name == "-":
        put_bytes(data)
        return
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise UnwritableFile(file=name) from error


def _as_json(line: Summary) -> dict[str, object]:
    wanted = ("id", "reference", "title", "company", "kind")
    return {
        **{name: getattr(line, name) for name in wanted},
        "due": line.due.isoformat() if line.due else None,
        "answer_kind": line.answer_kind,
        "state": line.state,
        "duty": line.duty.isoformat() if line.duty else None,
        "waited": line.waited,
        "days_to_answer": line.days_to_answer,
    }


def _print(lines: Iterable[Summary]) -> None:
    from rich.console import Console  # slow to load, and JSON does not need it
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    for line in lines:
        duty = line.duty.isoformat() if line.duty else ""
        cells = (line.reference, duty, _(STATE_NAMES[line.state]), line.company, line.title)
        table.add_row(*(Text(harmless(cell)) for cell in cells))
    if not table.row_count:
        table.add_row(Text(_("No cases here.")))
    Console(highlight=False, markup=False, emoji=False).print(table)
