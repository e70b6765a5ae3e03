"""The places of a letter that a trainee can point at: the subject, each paragraph, each of its lines and sentences."""

import re
from typing import Literal, NamedTuple

from composer.training.exercise import Exercise

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
# "3. maijā", "2026 m. liepos 4 d. buvo": a full stop before a small letter or a figure ends no sentence here.
_SENTENCE = re.compile(
    r"\S.*?(?:[.!?…]+[”“»\")]*(?=\s+[^\W\d_a-zа-яёāčēģīķļņšūžąęėįųõäöü]|\s*$)|$)", re.DOTALL
)


class Choice(NamedTuple):
    """Characters of subject or body, with their words."""

    part: Literal["subject", "body"]
    start: int
    end: int
    words: str


class Row(NamedTuple):
    """The subject or one paragraph, with the places in it; the first of them is the whole."""

    whole: Choice
    choices: tuple[Choice, ...]


def rows(made: Exercise) -> tuple[Row, ...]:
    """Subject and paragraphs in the order of reading.

    >>> from composer.training.exercise import Original
    >>> made = Exercise(seed=1, language="en", kind="", level=1, subject="Hi", body="Dear team,\\n\\nIt broke. Help.",
    ...                 faults=(), original=Original(subject="", body=""))
    >>> [choice.words for choice in rows(made)[2].choices]
    ['It broke. Help.', 'It broke.', 'Help.']
    """
    subject = Choice("subject", 0, len(made.subject), made.subject)
    found = [Row(subject, (subject,))]
    for paragraph in _PARAGRAPH.finditer(made.body):
        whole = Choice("body", *paragraph.span(), paragraph[0])
        parts = [
            Choice("body", *sentence.span(), sentence[0])
            for line in _LINE.finditer(made.body, *paragraph.span())
            for sentence in _SENTENCE.finditer(made.body, *line.span())
        ]
        found.append(Row(whole, tuple(dict.fromkeys((whole, *parts)))))
    return tuple(found)
