"""Handouts: pages that stand on their own, ready to print, in the language of the class.

One layout (`handout.html.j2`) for all of them; the words are data of the language, the letters come from the same
templates as everything else. Every value is escaped on its way into the page; nothing in it is fetched from anywhere.
"""

import base64
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from composer.errors import UnreadableFile, WrongUse
from composer.languages import language as language_of
from composer.languages.interface import _
from composer.training.annotated import beside, model_letter, steps
from composer.training.exercise import USUAL_LEVEL, Answer, Exercise, make_exercise
from composer.training.words import handout_words, training_words

What = Literal[
    "checklist-customer", "checklist-agent", "exercise", "rules", "lesson-30", "lesson-90", "model", "beside"
]
HANDOUTS: tuple[What, ...] = get_args(What)
USUAL_KIND = "faulty"
_LARGEST_LOGO = 300_000  # bytes
_PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


class Brand(NamedTuple):
    """Whose handout it is: a name, and a logo as a data URL."""

    name: str = ""
    logo: str = ""


NOBODY = Brand()


class Run(NamedTuple):
    """Words of a letter in which the same faults stand; `ends` are the numbers of those that end here."""

    text: str
    faulty: bool
    ends: tuple[int, ...]


def handout(
    what: What,
    language: str,
    *,
    seed: int = 1,
    kind_id: str = "",
    level: int = USUAL_LEVEL,
    faults: Sequence[str] = (),
    key: bool = False,
    brand: Brand = NOBODY,
) -> str:
    """The page as HTML. Raises UnknownLanguage, UnknownKind, WrongUse (no such handout or level).

    `seed`, `kind_id` and `level` choose the letter, where there is one; with `key` an exercise has its answers.
    """
    if what not in HANDOUTS:
        raise WrongUse(reason=_("“{what}” is none of {known}").format(what=what, known=", ".join(HANDOUTS)))
    if what == "exercise":
        made = make_exercise(seed, language=language, kind_id=kind_id, level=level, faults=faults)
        return exercise_sheet(made, key=key, brand=brand)
    more: dict[str, Any] = {}
    if what == "model":
        draft = model_letter(kind_id or USUAL_KIND, language, seed)
        more = {"draft": draft, "steps": steps(draft)}
    elif what == "beside":
        more = {"beside": beside(kind_id or USUAL_KIND, language, seed)}
    return _page(what, language, brand, more)


def exercise_sheet(made: Exercise, *, key: bool = False, brand: Brand = NOBODY) -> str:
    """An exercise as a page, with `key` with its answers and the letter without faults."""
    more = {"made": made, "key": key, "seed": made.seed, "answers": answered(made)}
    more |= {"subject": runs(made, "subject"), "body": runs(made, "body")}
    return _page("exercise", made.language, brand, more)


def _page(what: What, language: str, brand: Brand, more: dict[str, Any]) -> str:
    words = handout_words(language)
    values: dict[str, Any] = {
        "what": what,
        "language": language,
        "words": words,
        "labels": words.labels,
        "rules": training_words(language).rules,
        "brand": brand,
        "quotes": language_of(language).quotes,
        "title": _title(what, language),
    }
    return _environment().get_template("handout.html.j2").render(values | more)


def brand_of(name: str = "", logo: str = "") -> Brand:
    """Name and logo of a house; the logo is a picture file. Raises UnreadableFile, WrongUse."""
    if not logo:
        return Brand(name)
    file = Path(logo)
    kind = _PICTURES.get(file.suffix.lower())
    if kind is None:
        raise WrongUse(reason=_("the logo is to be a .png, .jpg or .svg file"))
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableFile(file=logo) from error
    if len(data) > _LARGEST_LOGO:
        raise WrongUse(reason=_("the logo is larger than 300 kB"))
    return Brand(name, f"data:{kind};base64,{base64.b64encode(data).decode()}")


def answered(made: Exercise) -> tuple[tuple[int, Answer, str], ...]:
    """The key: number, answer, and the words in which it stands."""
    return tuple((number, answer, _words(made, answer)) for number, answer in enumerate(made.faults, start=1))


def runs(made: Exercise, part: str) -> tuple[Run, ...]:
    """Subject or body in pieces; within each the same faults stand."""
    text = made.subject if part == "subject" else made.body
    numbered = [(n, fault) for n, fault in enumerate(made.faults, start=1) if fault.part == part]
    cuts = sorted({0, len(text), *(at for _n, fault in numbered for at in (fault.start, fault.end))})
    return tuple(
        Run(
            text[start:end],
            any(fault.start <= start and end <= fault.end for _n, fault in numbered),
            tuple(n for n, fault in numbered if fault.end == end),
        )
        for start, end in pairwise(cuts)
    )


def _words(made: Exercise, answer: Answer) -> str:
    text = made.subject if answer.part == "subject" else made.body
    words = " ".join(text[answer.start : answer.end].split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


_LONGEST = 80  # characters of a fault that the key repeats


def _title(what: What, language: str) -> str:
    words = handout_words(language)
    titles = {
        "checklist-customer": words.checklist_customer.title,
        "checklist-agent": words.checklist_agent.title,
        "lesson-30": words.lesson_30.title,
        "lesson-90": words.lesson_90.title,
    }
    return titles.get(what) or words.labels[what]


def by_group(rules: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """The rules under their letters, in the order of the guide."""
    found: dict[str, list[tuple[str, str]]] = {}
    for rule, text in rules.items():
        found.setdefault(rule[0], []).append((rule, text))
    return found


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    made.filters["by_group"] = by_group
    return made
