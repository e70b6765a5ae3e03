"""The agent's side: a customer's letter, the clues in it, the reply that a trainee writes, and a model reply.

The reply is read by the same reader that the customer has (`composer.replies`), and proofread by the same review;
each rule is proved by a sentence of the reply, or stands as missing. The model reply is rendered from the case
with variables (H4): formal when it refuses, personal otherwise (S10).
"""

from datetime import timedelta
from random import Random
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from composer.case import Case, Tone
from composer.kinds import kind
from composer.law import add_working_days
from composer.replies import read_reply
from composer.review import Finding, ReaderView, review
from composer.training.exercise import clean_letter
from composer.training.words import classroom
from composer.writing import Draft
from composer.writing.assembly import Assembly
from composer.writing.clean import unmark

RULES = ("S2", "S3", "S4", "S5", "R6", "S6", "S7", "S8", "S9", "S10", "S11", "S12")
DAYS_TO_NEWS = 3  # working days until the model reply's next news
_TEMPLATE = "training/reply.j2"
_BLOCKS = ("greeting", "thanks", "confirm", "next", "contact", "closing", "signature")
_CARELESS = ("S10", "S12")
_TONE = (
    "attack",
    "accusation",
    "threat",
    "rudeness",
    "sarcasm",
    "joke",
    "emoji",
    "slang",
    "capitals",
    "exclamation_marks",
)
_SLIPS = (
    "spelling",
    "doubled_word",
    "placeholder",
    "no_such_day",
    "html",
    "odd_letters",
    "wall_of_text",
    "paragraph_long",
)
_SHORT = ("S6", "S8")  # only a reply with instructions needs them
_REFUSAL = ("S9", "R6")  # after a refusal no solution comes
_NO_COMPLAINT = ("S5", "S9", "R6")  # thanks for praise need no apology
State = Literal["kept", "missing", "not_needed"]


class Point(BaseModel):
    """One rule of a good reply, how it stands, and the words that prove it."""

    model_config = ConfigDict(frozen=True)
    rule: str
    state: State
    words: str = ""


class ReplyJudged(BaseModel):
    """The whole verdict on a reply."""

    model_config = ConfigDict(frozen=True)
    points: tuple[Point, ...]
    kind: str  # answer, offer, refusal … as a customer would read it

    @property
    def kept(self) -> int:
        """How many of the rules that matter are kept."""
        return sum(point.state == "kept" for point in self.points)

    @property
    def needed(self) -> int:
        """How many rules matter here."""
        return sum(point.state != "not_needed" for point in self.points)


class Clues(NamedTuple):
    """What an agent looks for in a letter (R2)."""

    problem: str
    goal: str
    feeling: str
    priority: str


class Task(NamedTuple):
    """A letter to be answered."""

    case: Case
    letter: Draft
    clues: Clues


def task(kind_id: str, language: str, seed: int) -> Task:
    """The letter of a customer, with the clues that are in it. Raises UnknownKind, UnknownLanguage."""
    rng = Random(f"{seed}/{language}/{kind_id}/answer")  # noqa: S311 (exercises, not secrets)
    case, letter = clean_letter(kind_id, language, rng)
    return Task(case, letter, _clues(review(letter, case=case).reader))


def _clues(reader: ReaderView) -> Clues:
    return Clues(reader.problem, reader.goal, reader.feeling, reader.priority)


def judge_reply(text: str, case: Case) -> ReplyJudged:
    """The reply, with or without a first line "Subject: …", held against the rules."""
    reading = read_reply(text, case=case, received=case.written_on)
    proofs = {kept.rule: kept.sentence for kept in reading.fulfils}
    findings = review(text, language=case.language).findings
    slips = {"S10": _first(text, findings, _TONE), "S12": _first(text, findings, _SLIPS)}
    spared = {*_SHORT, *(_REFUSAL if reading.kind == "refusal" else ())}
    spared |= set() if not case.kind or kind(case.kind).group == "complaint" else set(_NO_COMPLAINT)
    points = []
    for rule in RULES:
        words = proofs.get(rule, "")
        state: State = "kept" if words else "not_needed" if rule in spared else "missing"
        if rule in _CARELESS and slips[rule]:
            state, words = "missing", slips[rule]
        elif rule == "S12":
            state = "kept"
        points.append(Point(rule=rule, state=state, words=words))
    return ReplyJudged(points=tuple(points), kind=reading.kind)


def _first(text: str, findings: tuple[Finding, ...], kinds: tuple[str, ...]) -> str:
    """The words of the first slip of these kinds; empty where there is none."""
    from composer.review.letter import split_subject

    parts = dict(zip(("subject", "body"), split_subject(text), strict=True))
    for finding in findings:
        if finding.kind in kinds and finding.part in parts:
            return " ".join(parts[finding.part][finding.start : finding.end].split())
    return ""


def model_reply(case: Case, *, refused: bool = False, seed: int = 1) -> str:
    """A good reply to this case, its first line "Subject: …". Raises UnknownLanguage, TemplateFault."""
    room = classroom(case.language)
    rng = Random(f"{seed}/{case.language}/agent")  # noqa: S311 (exercises, not secrets)
    agent = rng.choice([person for person in room.people if person.name != case.customer.name])
    names = {person.name: person.address for person in room.people}
    sent = case.written_on
    more = {
        "refused": refused,
        "called": names.get(case.customer.name, case.customer.name),
        "agent": agent.name,
        "agent_phone": room.phone.replace("#", "0"),
        "site": f"{case.company.website}/help",
        "written_on": sent,
        "until": add_working_days(sent + timedelta(days=1), DAYS_TO_NEWS, case.company.country)
        if sent
        else None,
    }
    tone: Tone = "formal" if refused else "neutral"
    assembly = Assembly(case, report=None, language=case.language, tone=tone, more=more)
    subject, *paragraphs = (unmark(assembly.shared(block, _TEMPLATE))[0] for block in ("subject", *_BLOCKS))
    return f"Subject: {subject}\n\n" + "\n\n".join(text for text in paragraphs if text)
