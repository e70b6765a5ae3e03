"""Room 7: teaches. Exercises with a key, annotated mails, handouts; everything from the same rules, kinds and templates."""

from composer.training.annotated import Beside, Piece, Step, beside, differences, model_letter, steps
from composer.training.answering import (
    Clues,
    Point,
    ReplyJudged,
    Task,
    judge_reply,
    model_reply,
    task,
)
from composer.training.exercise import COUNTS, LEVELS, USUAL_LEVEL, Answer, Exercise, Original, make_exercise
from composer.training.faults import BY_NAME, FAULTS, Fault
from composer.training.handout import HANDOUTS, Brand, brand_of, exercise_sheet, handout
from composer.training.judging import Judged, Judgement, Marked, judge
from composer.training.packs import Pack, load_pack
from composer.training.pdf import pdf, printer
from composer.training.results import Results, Tally
from composer.training.rewriting import Attempt, Path, attempt, begun
from composer.training.words import handout_words, training_languages, training_words

__all__ = [
    "BY_NAME",
    "COUNTS",
    "FAULTS",
    "HANDOUTS",
    "LEVELS",
    "USUAL_LEVEL",
    "Answer",
    "Attempt",
    "Beside",
    "Brand",
    "Clues",
    "Exercise",
    "Fault",
    "Judged",
    "Judgement",
    "Marked",
    "Original",
    "Pack",
    "Path",
    "Piece",
    "Point",
    "ReplyJudged",
    "Results",
    "Step",
    "Tally",
    "Task",
    "attempt",
    "begun",
    "beside",
    "brand_of",
    "differences",
    "exercise_sheet",
    "handout",
    "handout_words",
    "judge",
    "judge_reply",
    "load_pack",
    "make_exercise",
    "model_letter",
    "model_reply",
    "pdf",
    "printer",
    "steps",
    "task",
    "training_languages",
    "training_words",
]
