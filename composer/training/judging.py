"""What a trainee marked, held against the key: found, the right place by the wrong rule, missed, or marked in vain.

Pure functions: the same marks and the same key give the same judgement, whoever asks.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from composer.training.exercise import Answer, Exercise

FOUND, NEAR, IN_VAIN = 2, 1, -1  # points
_ROOM = 120  # characters that a mark may have more than its fault: a sentence, not the whole letter

State = Literal["found", "near", "missed"]


class Marked(NamedTuple):
    """Characters of subject or body in which a trainee sees a rule broken."""

    part: Literal["subject", "body"]
    start: int
    end: int
    rule: str


class Judged(BaseModel):
    """One fault of the key, and what became of it; `marked` is the number of the mark, -1 for none."""

    model_config = ConfigDict(frozen=True)
    answer: Answer
    state: State
    marked: int = -1


class Judgement(BaseModel):
    """The whole: every fault in the order of reading, the marks in vain, the points."""

    model_config = ConfigDict(frozen=True)
    faults: tuple[Judged, ...]
    in_vain: tuple[int, ...]  # numbers of marks
    points: int  # never below nought
    most: int

    def count(self, state: State) -> int:
        """How many faults stand so."""
        return sum(judged.state == state for judged in self.faults)


def judge(made: Exercise, marks: Sequence[Marked]) -> Judgement:
    """The judgement of these marks. A mark counts for one fault only, and a fault for one mark."""
    left = dict(enumerate(marks))
    states: dict[int, tuple[State, int]] = {}
    for state, right_rule in (("found", True), ("near", False)):
        for number, answer in enumerate(made.faults):
            if number in states:
                continue
            mark = next((at for at, mark in left.items() if _meets(answer, mark, right_rule)), None)
            if mark is not None:
                states[number] = ("found" if state == "found" else "near", mark)
                del left[mark]
    faults = tuple(
        Judged(answer=answer, state=states[number][0], marked=states[number][1])
        if number in states
        else Judged(answer=answer, state="missed")
        for number, answer in enumerate(made.faults)
    )
    points = sum({"found": FOUND, "near": NEAR, "missed": 0}[judged.state] for judged in faults)
    return Judgement(
        faults=faults,
        in_vain=tuple(left),
        points=max(0, points + IN_VAIN * len(left)),
        most=FOUND * len(made.faults),
    )


def _meets(answer: Answer, mark: Marked, right_rule: bool) -> bool:
    if answer.part != mark.part or (answer.rule == mark.rule) != right_rule:
        return False
    near = mark.start <= answer.end and answer.start <= mark.end
    return near and mark.end - mark.start <= answer.end - answer.start + _ROOM
