"""`reply`: what a company's answer says, and what to do next."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from composer.case import Case
from composer.cli.screen import harmless, put, put_json, say
from composer.errors import UnreadableFile, WrongUse
from composer.languages.interface import _
from composer.replies import Reading, read_reply


def run(arguments: Namespace) -> int:
    """Read each file in order and print each reading; one unreadable file does not stop the others."""
    case = _case(arguments.case)
    received = _day(arguments.received)
    as_json = arguments.json or not sys.stdout.isatty()
    status = 0
    for name in arguments.files:
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError:
            say(str(UnreadableFile(file=name)))
            status = 2
            continue
        reading = read_reply(data, case=case, received=received).model_copy(update={"file": name})
        if as_json:
            put_json(reading.model_dump(mode="json", exclude={"body"}))
        else:
            put(harmless(_told(reading)))
    return status


def _case(name: str | None) -> Case | None:
    if not name:
        return None
    from composer.writing import (
        load_case,
    )  # kinds and law are slow to load, and most replies come without a case

    return load_case(name)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise WrongUse(reason=_("“{text}” is no date like 2026-12-05").format(text=text)) from error


def _told(reading: Reading) -> str:
    """The reading for people at a terminal: one line a point, the proving sentence behind it."""
    lines = [f"{reading.file}: {reading.kind}, {reading.next}"]
    if reading.ticket:
        lines.append(_("Their number: {ticket}").format(ticket=reading.ticket))
    for point in reading.points:
        proof = " ".join(point.sentence.split())
        lines.append("  " + " | ".join(part for part in (point.id, point.state, point.value, proof) if part))
    lines += [f"  ? {' '.join(ask.split())}" for ask in reading.asks]
    lines += [f"  ! {warned.message}" for warned in reading.warnings]
    return "\n".join(lines) + "\n\n"
