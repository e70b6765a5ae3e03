"""What every command prints with: sentences to stderr, data to stdout, and words of strangers made harmless."""

import json
import re
import sys
from typing import Any

# C0 and C1 but for tab and line feed: a web page's title must not repaint the terminal it is shown on.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def harmless(text: str) -> str:
    """The text with U+FFFD for each character that would steer a terminal; the length stays, and so do spans."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def say(sentence: str) -> None:
    """One plain sentence for the person, on stderr."""
    sys.stderr.write(harmless(sentence) + "\n")


def put(text: str) -> None:
    """Text on stdout, in UTF-8 when it goes into a file or a pipe, whatever the machine's own encoding."""
    put_bytes(text.encode(_encoding(), "replace"))


def put_bytes(data: bytes) -> None:
    """Bytes on stdout, unchanged."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def put_json(value: Any, *, indent: int | None = None) -> None:
    """One JSON value, and a line break."""
    put(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


def _encoding() -> str:
    return (sys.stdout.encoding or "utf-8") if sys.stdout.isatty() else "utf-8"
