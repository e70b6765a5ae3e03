"""Room 7: teaches. Exercises with a key, annotated mails, handouts; everything from the same rules, kinds and templates."""

from composer.training.exercise import COUNTS, LEVELS, USUAL_LEVEL, Answer, Exercise, Original, make_exercise
from composer.training.faults import BY_NAME, FAULTS, Fault
from composer.training.words import training_languages, training_words

__all__ = [
    "BY_NAME",
    "COUNTS",
    "FAULTS",
    "LEVELS",
    "USUAL_LEVEL",
    "Answer",
    "Exercise",
    "Fault",
    "Original",
    "make_exercise",
    "training_languages",
    "training_words",
]
