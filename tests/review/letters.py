"""Letters made of a sound frame and an example (`examples/`): what trips a rule, and what must not.

An example is a fragment, which stands as a paragraph of its own in the frame, or parts of the frame in other words.
"""

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from composer.case import Case

EXAMPLES = Path(__file__).parent / "examples"
ANY = "any"  # examples that hold in every language


class Example(NamedTuple):
    """One example of a rule in a language; `case` is what the customer told us, where the rule needs it."""

    kind: str
    language: str
    text: str
    case: Case | None
    trips: bool

    def __str__(self) -> str:
        return f"{self.kind}-{self.language}-{'trips' if self.trips else 'passes'}"


@cache
def frames() -> dict[str, dict[str, Any]]:
    """The sound letter of each language, in parts."""
    found: dict[str, dict[str, Any]] = _read(EXAMPLES / "_frames.yaml")
    return {code: frame | _made(frame["s"]) for code, frame in found.items()}


def letter(code: str, **parts: str) -> str:
    """The letter of this language with some parts in other words."""
    frame = frames()[code]
    told = {name: text.format(**frame) for name, text in parts.items()}
    given = {
        name: told.get(name, frame.get(name, "")) for name in (*_ORDER, "closing", "signature", "subject")
    }
    ending = "\n".join(given[name] for name in ("closing", "signature") if given[name])
    blocks = [given[name] for name in _ORDER[:-1]] + [ending, given["after"]]
    return f"Subject: {given['subject']}\n\n" + "\n\n".join(block for block in blocks if block)


def examples() -> Iterator[Example]:
    """Every example of every rule in every language it covers."""
    for file in sorted(EXAMPLES.glob("[!_]*.yaml")):
        data = _read(file)
        for code in frames():
            for source in (ANY, code):
                yield from _of(file.stem, code, data.get(source, {}))


_ORDER = ("greeting", "body", "facts", "text", "request", "after")


def _of(kind: str, code: str, found: dict[str, Any]) -> Iterator[Example]:
    for name in ("trips", "passes"):
        for example in found.get(name, ()):
            parts = {"text": example} if isinstance(example, str) else dict(example)
            told = parts.pop("case", found.get("case"))
            case = Case.model_validate(told) if told else None
            yield Example(kind, code, letter(code, **parts), case, trips=name == "trips")


def _made(sentences: list[str]) -> dict[str, str]:
    """The sentences by number, and longer stretches made of them."""
    words = " ".join(" ".join(sentences).replace(".", "").split() * 4).split()
    return {f"s{number}": sentence for number, sentence in enumerate(sentences)} | {
        "wall": _until(sentences, 700, " "),
        "words20": " ".join(words[:20]),
        "words36": " ".join(words[:36]),
        "text900": _until(sentences, 900, "\n\n"),
        "text2000": _until(sentences, 2100, "\n\n"),
    }


def _until(sentences: list[str], length: int, between: str) -> str:
    text = ""
    for sentence in cycle(sentences):
        if len(text) >= length:
            return text.strip()
        text += sentence + between
    raise AssertionError("a cycle never ends")


def _read(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded
