"""Room 7: teaches. Exercises with a key, annotated mails, handouts; everything from the same rules, kinds and templates."""

from composer.training.annotated import Beside, Piece, Step, beside, differences, model_letter, steps
from composer.training.exercise import COUNTS, LEVELS, USUAL_LEVEL, Answer, Exercise, Original, make_exercise
from composer.training.faults import BY_NAME, FAULTS, Fault
from composer.training.handout import HANDOUTS, Brand, brand_of, handout
from composer.training.judging import Judged, Judgement, Marked, judge
from composer.training.pdf import pdf, printer
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
    "Exercise",
    "Fault",
    "Judged",
    "Judgement",
    "Marked",
    "Original",
    "Path",
    "Piece",
    "Step",
    "attempt",
    "begun",
    "beside",
    "brand_of",
    "differences",
    "handout",
    "handout_words",
    "judge",
    "make_exercise",
    "model_letter",
    "pdf",
    "printer",
    "steps",
    "training_languages",
    "training_words",
]
