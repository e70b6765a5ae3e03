"""What is written in response to the company's answer: accept an offer, answer questions, restate a refused request, note
a promise, step outside after a final refusal, and tell the company of a message that only pretends to come from it.

Each names the day and the subject of the message that it answers, stays in its thread, and is complete in itself (H5).
The words stand in `templates/<code>/followups/response.j2`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from composer.case import Case, Tone
from composer.law import company_country, customer_country, dispute_body
from composer.writing.assembly import KIND, STORY, Assembly, Step
from composer.writing.clean import one_line, typed, unmark
from composer.writing.draft import Draft
from composer.writing.followup import COMMON, Sent, as_of, known_evidence, quoted_below, subject_after

ResponseStage = Literal["accept", "answer", "restate", "outside", "noted", "report"]
RESPONSES: tuple[ResponseStage, ...] = get_args(ResponseStage)
RESPONSE = "followups/response.j2"

_GREETING = Step("greeting", "greeting", ("M3",))
_THANKS = Step("introduction", "thanks", ("M14",), RESPONSE)
_REFERENCE = Step("facts", "reference", ("M7",), COMMON)
_LABELS = Step("facts", "labels", ("M7",))
_PRIVACY = Step("privacy", "privacy", ("M12",))
_ATTACHED = Step("evidence", "attached", ("M11",), COMMON)
_SIGNATURE = Step("signature", "signature", ("M10",))
_CLOSING = Step("closing", "closing", ("M10",), RESPONSE)
PLANS: dict[ResponseStage, tuple[Step, ...]] = {
    "accept": (
        _GREETING,
        _THANKS,
        Step("request", "accept", ("M8",), RESPONSE),
        _REFERENCE,
        _LABELS,
        _PRIVACY,
        _CLOSING,
        _SIGNATURE,
    ),
    "answer": (
        _GREETING,
        _THANKS,
        Step("facts", "answer", ("M7", "R5"), RESPONSE),
        Step("privacy", "kept_back", ("M12",), RESPONSE),
        _REFERENCE,
        _LABELS,
        _ATTACHED,
        Step("request", "go_on", ("M8",), RESPONSE),
        _CLOSING,
        _SIGNATURE,
    ),
    "restate": (
        _GREETING,
        _THANKS,
        Step("introduction", "restate", ("P4",), RESPONSE),
        Step("facts", "facts", ("M7",), KIND, ("kind",)),
        _LABELS,
        _REFERENCE,
        Step("facts", STORY, ("M7", "M9")),
        Step("request", "request", ("M8",)),
        Step("request", "reasons", ("M8",), RESPONSE),
        _ATTACHED,
        _PRIVACY,
        Step("closing", "closing", ("M10",)),
        _SIGNATURE,
    ),
    "outside": (
        _GREETING,
        _THANKS,
        Step("facts", "outside", ("P4",), RESPONSE),
        _LABELS,
        _REFERENCE,
        Step("request", "still_open", ("M8",), RESPONSE),
        _CLOSING,
        _SIGNATURE,
    ),
    "noted": (
        _GREETING,
        _THANKS,
        Step("facts", "noted", ("M7",), RESPONSE),
        _REFERENCE,
        _LABELS,
        _CLOSING,
        _SIGNATURE,
    ),
    "report": (
        _GREETING,
        Step("introduction", "report", ("M7",), RESPONSE),
        Step("facts", "suspicious", ("M7",), RESPONSE),
        Step("request", "is_it_yours", ("M8",), RESPONSE),
        _CLOSING,
        _SIGNATURE,
    ),
}


def _unstopped(quote: str) -> str:
    """The sentence without its full stop: ours stands after the quotation mark."""
    sentence = one_line(quote)
    return sentence if sentence.endswith("..") else sentence.removesuffix(".")


class Asked(NamedTuple):
    """A question of the company, and the customer's answer; `secret` where it asks for what is never sent (M12)."""

    question: str
    answer: str = ""
    secret: bool = False
    attached: bool = False  # what it asks for goes with the message
    open: bool = False  # something of it is not answered yet; "…" stands there, to be filled in


class Suspicious(NamedTuple):
    """What a message that pretends to come from the company looks like."""

    sender: str = ""
    subject: str = ""
    link: str = ""


def respond(
    case: Case,
    *,
    stage: ResponseStage,
    previous: Sent,
    ticket: str | None = None,
    agent: str | None = None,
    language: str | None = None,
    tone: Tone | None = None,
    written_on: date | None = None,
    asked: Sequence[Asked] = (),
    quote: str = "",
    by: date | None = None,
    suspicious: Suspicious | None = None,
    attached: Sequence[str] = (),
) -> Draft:
    """The response to the company's message `previous`; a pure function of its arguments.

    `quote` is the company's own sentence that is answered: its offer, its refusal, its promise; `by` the day that was
    promised. The other arguments as in `follow_up`. Raises UnknownLanguage, UnknownKind, TemplateFault.
    """
    code, tone = language or case.language, tone or case.tone
    now = as_of(case, written_on, agent)
    seen = suspicious or Suspicious()
    more = {
        "previous": {
            "subject": typed(previous.subject),
            "date": previous.date,
            "quoted": bool(previous.body),
        },
        "ticket": typed(ticket or ""),
        "attached": known_evidence(now, attached),
        "stage": "thanks",  # the quotation below is theirs
        "response": stage,
        "asked": [
            {
                "question": typed(one.question),
                "answer": typed(one.answer),
                "attached": one.attached,
                "open": one.open or not (one.answer or one.attached),
            }
            for one in asked
            if not one.secret
        ],
        "kept_back": [typed(one.question) for one in asked if one.secret],
        "quote": typed(_unstopped(quote)),
        "promised": by,
        "seen": {name: typed(value) for name, value in seen._asdict().items()},
        "body": dispute_body(company_country(case)) or dispute_body(customer_country(case)),
    }
    assembly = Assembly(now, report=None, language=code, tone=tone, more=more)
    word = unmark(assembly.shared("word", RESPONSE))[0]
    own_thread = stage == "report"  # never an answer to the fraud itself
    before = one_line(previous.subject or previous.thread)
    return Draft(
        language=code,
        tone=tone,
        to=one_line(case.company.email),
        subject=word if own_thread else subject_after(before, word, one_line(ticket or "")),
        paragraphs=(
            *assembly.paragraphs(PLANS[stage]),
            *(() if own_thread else quoted_below(assembly, previous)),
        ),
        stage=stage,
    )
