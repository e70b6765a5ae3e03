"""The words of the class in one language: `languages/<code>/training.yaml` and `classroom.yaml`.

`training.yaml` holds what is said of each fault and rule, and the sentences that are planted; `classroom.yaml` the
invented people, companies and things of which exercises are made. Everything that a class reads stands in the
language of the e-mail, whatever language the trainer's screen speaks.
"""

from functools import cache
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from composer.errors import UnknownLanguage
from composer.languages import languages_with, table

ROOM, CLASSROOM, HANDOUTS = "training", "classroom", "handouts"


class Flat(BaseModel):
    """Frozen, and strict about names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


Sentences = Annotated[tuple[str, ...], BeforeValidator(_one_or_more)]


class FaultWords(Flat):
    """What is said of one fault, and the ready sentences that it plants, if it plants any."""

    title: str
    why: str
    plant: Sentences = ()


class PartWords(Flat):
    """What a part of the letter is called, and why it stands there."""

    title: str
    why: str


class TrainingWords(Flat):
    """One language's `training.yaml`."""

    rules: dict[str, str]  # each rule of the guide in one line
    parts: dict[str, PartWords]  # by role; `subject` among them
    faults: dict[str, FaultWords]
    greeting_mark: str  # a mark that is wrong behind a greeting


class Person(Flat):
    """An invented customer."""

    name: str
    email: str  # before the at sign
    city: str
    called: str = ""  # as a letter addresses this person, where that is another form of the name

    @property
    def address(self) -> str:
        """The name behind the greeting."""
        return self.called or self.name


class House(Flat):
    """An invented company."""

    name: str
    host: str


class Classroom(Flat):
    """One language's `classroom.yaml`."""

    country: str
    phone: str  # "#" stands for a digit
    mail_host: str
    people: tuple[Person, ...]
    houses: tuple[House, ...]
    things: dict[str, Sentences]  # what a case of each kind is about
    details: dict[str, Sentences] = {}  # facts that are words


class Line(Flat):
    """One line of a checklist, with the rule that it comes from."""

    rule: str
    text: str


class Checklist(Flat):
    """A sheet to keep beside the computer (R8)."""

    title: str
    lead: str
    lines: tuple[Line, ...]


class Lap(Flat):
    """One stretch of a lesson."""

    minutes: int
    title: str
    text: str


class Lesson(Flat):
    """The plan of a lesson."""

    title: str
    lead: str
    laps: tuple[Lap, ...]


class HandoutWords(Flat):
    """One language's `handouts.yaml`."""

    labels: dict[str, str]
    checklist_customer: Checklist
    checklist_agent: Checklist
    groups: dict[str, str]  # what the letters of the rules stand for
    lesson_30: Lesson
    lesson_90: Lesson


def training_languages() -> tuple[str, ...]:
    """Codes of the languages in which exercises can be made."""
    return tuple(code for code in languages_with(ROOM) if code in languages_with(CLASSROOM))


@cache
def training_words(code: str) -> TrainingWords:
    """What is said in this language. Raises UnknownLanguage."""
    found: TrainingWords = table(_known(code), ROOM, TrainingWords)
    return found


@cache
def handout_words(code: str) -> HandoutWords:
    """What handouts in this language say. Raises UnknownLanguage."""
    found: HandoutWords = table(_known(code), HANDOUTS, HandoutWords)
    return found


@cache
def classroom(code: str) -> Classroom:
    """Of whom and of what exercises in this language tell. Raises UnknownLanguage."""
    found: Classroom = table(_known(code), CLASSROOM, Classroom)
    return found


def _known(code: str) -> str:
    if code not in training_languages():
        raise UnknownLanguage(language=code, known=", ".join(training_languages()))
    return code
