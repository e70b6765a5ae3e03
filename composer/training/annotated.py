"""The annotated letter: each part with its role, its rules and why it stands there; the weak letter beside the good one."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from random import Random
from typing import Literal

from pydantic import BaseModel, ConfigDict

from composer.training.cases import made_case
from composer.training.exercise import Exercise, make_exercise
from composer.training.words import training_words
from composer.writing import Draft, compose

_SUBJECT, _SUBJECT_RULES = "subject", ("M2",)
_WEAK = (
    "vague_subject",
    "no_greeting",
    "vague_product",
    "no_order_number",
    "wall_of_text",
    "attack",
    "no_signature",
)


class Step(BaseModel):
    """One part of a letter as a class is led through it."""

    model_config = ConfigDict(frozen=True)
    part: str
    role: str
    name: str  # of the role, in the letter's language
    rules: tuple[str, ...]
    why: str


class Piece(BaseModel):
    """Words that both letters have, or only one of them."""

    model_config = ConfigDict(frozen=True)
    text: str
    kind: Literal["same", "only"]


class Beside(BaseModel):
    """The weak letter and the good one, with what differs."""

    model_config = ConfigDict(frozen=True)
    weak: Exercise
    weak_pieces: tuple[Piece, ...]
    good_pieces: tuple[Piece, ...]


def model_letter(kind_id: str, language: str, seed: int) -> Draft:
    """A good letter to show. Raises UnknownKind, UnknownLanguage."""
    case = made_case(kind_id, language, Random(f"{seed}/{language}/{kind_id}/model"))  # noqa: S311 (no secret)
    return compose(case)


def steps(draft: Draft) -> tuple[Step, ...]:
    """The subject and each paragraph, in the order of reading. Raises UnknownLanguage."""
    words = training_words(draft.language)

    def step(text: str, role: str, rules: Sequence[str]) -> Step:
        said = words.parts[role]
        return Step(part=text, role=role, name=said.title, rules=tuple(rules), why=said.why)

    return (
        step(draft.subject, _SUBJECT, _SUBJECT_RULES),
        *(step(part.text, part.role, part.rules) for part in draft.paragraphs),
    )


def beside(kind_id: str, language: str, seed: int) -> Beside:
    """A weak letter beside the good one of the same case, differences marked."""
    weak = make_exercise(seed, language=language, kind_id=kind_id, faults=_WEAK)
    weak_pieces, good_pieces = differences(
        f"{weak.subject}\n\n{weak.body}", f"{weak.original.subject}\n\n{weak.original.body}"
    )
    return Beside(weak=weak, weak_pieces=weak_pieces, good_pieces=good_pieces)


def differences(weak: str, good: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, word by word: what both have, and what only this one has.

    >>> weak, good = differences("Hello! Help.", "Dear team! Help.")
    >>> [piece.text for piece in good if piece.kind == "only"]
    ['Dear team!']
    """
    one, two = _words(weak), _words(good)
    weak_pieces: list[Piece] = []
    good_pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        same: Literal["same", "only"] = "same" if kind == "equal" else "only"
        if a < b:
            weak_pieces.append(Piece(text="".join(one[a:b]), kind=same))
        if c < d:
            good_pieces.append(Piece(text="".join(two[c:d]), kind=same))
    return tuple(weak_pieces), tuple(good_pieces)


def _words(text: str) -> list[str]:
    """Words and the blanks between them."""
    found: list[str] = []
    word = ""
    for char in text:
        if word and char.isspace() != word[-1].isspace():
            found.append(word)
            word = ""
        word += char
    return [*found, word] if word else found
