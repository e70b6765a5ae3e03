"""`export`: the whole casebook as one zip. `import`: such a zip taken in, without overwriting anything."""

import os
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from composer.casebook import Casebook, export_zip, import_zip
from composer.casebook.export import words_in_zip
from composer.casebook.own_words import add_words, own_words
from composer.cli.screen import put_bytes, say
from composer.errors import UnreadableFile, UnwritableFile
from composer.languages.interface import _, ngettext


def run(arguments: Namespace) -> int:
    """Export or import, and return the exit status."""
    if arguments.command == "export":
        return _export(arguments.file)
    return _import(arguments.file)


def _export(name: str) -> int:
    with Casebook() as book:
        data = export_zip(book, today=datetime.now().astimezone().date(), words=own_words())
    if name == "-":
        put_bytes(data)
        return 0
    try:
        with os.fdopen(os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
    except OSError as error:
        raise UnwritableFile(file=name) from error
    return 0


def _import(name: str) -> int:
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise UnreadableFile(file=name) from error
    with Casebook() as book:
        done = import_zip(book, data, name=name)
    add_words(words_in_zip(data))
    for count, words in (
        (done.added, ngettext("{n} case added.", "{n} cases added.", done.added)),
        (done.known, ngettext("{n} case was here already.", "{n} cases were here already.", done.known)),
        (
            done.beside,
            ngettext(
                "{n} case differs from the one here and was added beside it.",
                "{n} cases differ from those here and were added beside them.",
                done.beside,
            ),
        ),
    ):
        if count:
            say(words.format(n=count))
    if not any(done):
        say(_("The export holds no cases."))
    return 0
