"""Kill a process that saves, at a random moment, and look at what it left."""

import random
import subprocess
import sys
from pathlib import Path
from select import select
from typing import NamedTuple

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from composer.casebook import Casebook

ROOT = Path(__file__).parent.parent.parent


class Kept(NamedTuple):
    """What the process said was kept of a matter."""

    version: int
    messages: int


def killed_while_saving(url: URL, chance: random.Random) -> dict[str, Kept]:
    """What a process said to have kept before it was killed (SIGKILL) at a random moment of its saving."""
    command = [sys.executable, "-m", "tests.casebook.writer", url.render_as_string(hide_password=False)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(chance.randint(1, 12))]
    assert process.poll() is None, "it ended by itself"
    select([], [], [], chance.random() * 0.02)  # a moment of the next save, which takes some milliseconds
    process.kill()
    told += process.stdout.read().splitlines(keepends=True)
    process.wait()
    kept = {}
    for line in told:
        if line.endswith("\n"):
            _saved, reference, version, messages = line.split()
            kept[reference] = Kept(int(version), int(messages))
    return kept


def lost(url: URL, kept: dict[str, Kept]) -> list[str]:
    """The matters that are not there as they were said to be kept; a newer save of one is no loss."""
    with Casebook(url) as book:
        found = {entry.reference: entry for entry in book.entries()}
        every = {line.reference: line for line in book.list()}
        whole = all(_is_whole(book, reference) for reference in kept if reference in found)
    return [
        reference
        for reference, (version, messages) in kept.items()
        if not whole
        or reference not in every
        or found[reference].version < version
        or len(found[reference].messages) < messages
    ]


def _is_whole(book: Casebook, reference: str) -> bool:
    """Whether every word of the matter finds it: no save was kept by half."""
    entry = book.get(reference)
    said = " ".join([entry.case.story, *(message.body for message in entry.messages)]).split()
    return all(entry.id in book.found(word) for word in said[:: max(1, len(said) // 3)])


def sound(url: URL) -> bool:
    """Whether the database itself finds no fault in its file."""
    if url.get_backend_name() != "sqlite":
        return True
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            broken = connection.execute(text("PRAGMA foreign_key_check")).all()
            return connection.execute(text("PRAGMA integrity_check")).scalar() == "ok" and not broken
    finally:
        engine.dispose()
