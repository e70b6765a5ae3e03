"""`check`: what an editor and a support agent would say of an e-mail, before it is sent."""

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from composer.cli.screen import put_json, say
from composer.delivery import Incoming, read_incoming
from composer.errors import UnreadableFile
from composer.review import Review, review


def run(arguments: Namespace) -> int:
    """Check each file in order and print each verdict; one unreadable file does not stop the others."""
    status = 0
    words = _own_words()
    as_json = arguments.json or not sys.stdout.isatty()
    for name in arguments.files:
        try:
            message = _message(name)
        except UnreadableFile as error:
            say(str(error))
            status = 2
            continue
        verdict = _verdict(message, arguments.language, words)
        if as_json:
            put_json({"file": name, **verdict.model_dump(mode="json", by_alias=True)})
        else:
            from composer.cli.margin import print_verdict  # rich is slow to load, and JSON does not need it

            print_verdict(name, message, verdict)
        if verdict.blocks:
            status = max(status, 1)
    return status


def _message(name: str) -> Incoming:
    try:
        if name == "-":
            return read_incoming(sys.stdin.buffer.read())
        return read_incoming(Path(name).read_bytes(), name=name)
    except OSError as error:
        raise UnreadableFile(file=name) from error


def _verdict(message: Incoming, language: str | None, words: tuple[str, ...]) -> Review:
    """The review of subject and body; places in the body count from its first character."""
    text = f"Subject: {message.subject}\n\n{message.body}"
    return review(text, language=language, own_words=words, today=datetime.now().astimezone().date())


def _own_words() -> tuple[str, ...]:
    """The customer's own dictionary, as in the app; read without the casebook, which is slow to load."""
    from composer.casebook.own_words import own_words

    return own_words()
