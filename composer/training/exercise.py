"""Spot the fault: a letter with planted faults, its answer key, and the clean letter beside it.

The same seed, kind, language and level give the same exercise to the byte, so that a class can work on one sheet.
The key is known by construction: each fault tells where it was planted, nothing is looked for afterwards.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from composer.case import Case
from composer.errors import UnknownFault, WrongUse
from composer.kinds import kind, kinds
from composer.training.cases import made_case
from composer.training.faults import FAULTS, Fault
from composer.training.packs import Pack
from composer.training.sheet import Place, Sheet
from composer.training.words import training_words
from composer.writing import Draft, compose

COUNTS = {1: 3, 2: 4, 3: 6}  # faults of an exercise, by its level
LEVELS = tuple(COUNTS)
USUAL_LEVEL = 2
LONGEST = 520  # characters of running text: who practises should not have to read more
_SPARE = ("request.fallback", "customer.customer_since", "evidence", "customer.city")
_NOTHING = {"request.fallback": "", "customer.customer_since": None, "evidence": (), "customer.city": ""}


class Answer(BaseModel):
    """One fault of the key: `start` up to `end` are characters of the body, or of the subject."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    rule: str  # the rule of the guide that it breaks first
    fault: str
    part: Literal["subject", "body"] = Field(serialization_alias="in", validation_alias="in")
    start: int
    end: int
    title: str
    why: str


class Original(BaseModel):
    """The same letter without a fault."""

    model_config = ConfigDict(frozen=True)
    subject: str
    body: str


class Exercise(BaseModel):
    """A faulty letter and its key."""

    model_config = ConfigDict(frozen=True)

    seed: int
    language: str
    kind: str  # of the case
    level: int
    subject: str
    body: str
    faults: tuple[Answer, ...]  # in the order of reading
    original: Original


def make_exercise(
    seed: int,
    *,
    language: str = "en",
    kind_id: str = "",
    level: int = USUAL_LEVEL,
    faults: Sequence[str] = (),
    pack: Pack | None = None,
) -> Exercise:
    """The exercise that belongs to a seed; without a kind the seed chooses it, without faults the level does.

    With a pack its faults are among those to choose from, and its cases, where it has any, are told.
    Raises UnknownKind, UnknownLanguage, UnknownFault, WrongUse (a level that there is not).
    """
    if level not in COUNTS:
        raise WrongUse(reason=f"{level} is none of {', '.join(map(str, LEVELS))}")
    training_words(language)
    rng = Random(f"{seed}/{language}/{kind_id}/{level}")  # noqa: S311 (exercises, not secrets)
    case, draft = _letter(kind_id, language, rng, pack)
    pool = {fault.name: fault for fault in (*FAULTS, *(pack.faults if pack else ()))}
    wanted = [_fault(name, pool) for name in faults]
    sheet = _spoilt(case, language, wanted or _some_faults(case, level, pool, rng), rng)
    return Exercise(
        seed=seed,
        language=language,
        kind=case.kind,
        level=level,
        subject=sheet.subject.text,
        body=sheet.body,
        faults=tuple(_answer(place, language, pool) for place in sheet.places()),
        original=Original(subject=draft.subject, body=draft.body),
    )


def _letter(kind_id: str, language: str, rng: Random, pack: Pack | None) -> tuple[Case, Draft]:
    told = [case for case in pack.cases.values() if kind_id in ("", case.kind)] if pack else []
    if told:
        case = rng.choice(told).replace("language", language)
        return case, compose(case)
    return clean_letter(kind(kind_id).id if kind_id else rng.choice(kinds()).id, language, rng)


def clean_letter(kind_id: str, language: str, rng: Random) -> tuple[Case, Draft]:
    """A case of this kind with its letter; what a letter can do without goes where it would be long."""
    case = made_case(kind_id, language, rng)
    draft = compose(case)
    for path in _SPARE:
        if _running(draft) <= LONGEST:
            break
        case = case.replace(path, _NOTHING[path])
        draft = compose(case)
    return case, draft


def _running(draft: Draft) -> int:
    return sum(len(p.text) for p in draft.paragraphs if p.role not in ("greeting", "signature"))


def _fault(name: str, pool: Mapping[str, Fault]) -> Fault:
    if name not in pool:
        raise UnknownFault(fault=name, known=", ".join(pool))
    return pool[name]


def _some_faults(case: Case, level: int, pool: Mapping[str, Fault], rng: Random) -> list[Fault]:
    """As many as the level asks for, none harder than it; of its own level rather than of an easier one."""
    fitting = [fault for fault in pool.values() if fault.level <= level]
    rng.shuffle(fitting)
    fitting.sort(key=lambda fault: level - fault.level if rng.random() < 0.5 else 0)
    return _together(case, fitting, COUNTS[level])


def _together(case: Case, fitting: Sequence[Fault], count: int) -> list[Fault]:
    """The first faults that suit the case and do not meet in one place."""
    group, taken = kind(case.kind).group, set[str]()
    found: list[Fault] = []
    for fault in fitting:
        if len(found) == count:
            break
        if group not in fault.groups or taken & set(fault.touches) or fault.before(case) is None:
            continue
        if any(fault.name in other.apart or other.name in fault.apart for other in found):
            continue
        found.append(fault)
        taken |= set(fault.touches)
    return found


def _spoilt(case: Case, language: str, faults: Sequence[Fault], rng: Random) -> Sheet:
    """The letter with these faults: first the case is made poorer, then the letter is changed."""
    suiting = _together(case, faults, len(faults))
    for fault in suiting:
        case = fault.before(case) or case
    sheet = Sheet.of(compose(case))
    for fault in sorted(suiting, key=lambda fault: fault.order):
        fault.apply(sheet, language, rng)
    return sheet


def _answer(place: Place, language: str, pool: Mapping[str, Fault]) -> Answer:
    fault = pool[place.fault]
    words = fault.words(language)
    return Answer(
        rule=fault.rule,
        fault=fault.name,
        part=place.part,
        start=place.start,
        end=place.end,
        title=words.title,
        why=words.why,
    )
