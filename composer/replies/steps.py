"""What to do next, from what a reply is (DESIGN, "What the words mean"): a pure table of few cases."""

from datetime import date

from composer.case import Case
from composer.replies.reading import AUTOMATIC, Promise, ReplyKind, Step
from composer.replies.signs import Signs

_BY_KIND: dict[ReplyKind, Step] = {
    "phishing": "report",
    "question": "answer",
    "offer": "accept",
    "unclear": "clarify",
}


def next_step(
    kind: ReplyKind, signs: Signs, promises: tuple[Promise, ...], *, received: date | None, case: Case | None
) -> Step:
    """wait, accept, clarify, answer, restate, escalate, remind or report.

    Days are compared with that of the message: a receipt that comes after the day by which the customer wanted an
    answer calls for a reminder, for it stops no clock (H3).
    """
    if kind in AUTOMATIC:
        due = case.request.answer_by if case else None
        return "remind" if due and received and received > due else "wait"
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    if signs.danger.secret:
        return "answer"
    if kind == "refusal":
        return "escalate" if signs.final else "restate"
    return _after_answer(signs, promises)


def _after_answer(signs: Signs, promises: tuple[Promise, ...]) -> Step:
    if any(promise.date for promise in promises):
        return "wait"
    if signs.refusals and not signs.decided:
        return "restate"
    if any(part.text.rstrip().endswith("?") for part in signs.asks):
        return "answer"
    if signs.decided:
        return "clarify" if any(part not in signs.decided for part in signs.under_way) else "accept"
    coming = any(part not in signs.informs for part in signs.remedies)
    if signs.informs and not signs.under_way and not coming:
        return "accept"
    return "clarify"
