"""The reply measured by the guide (S1 to S12, R6): what it keeps, each point with its sentence, and what it lacks.

S12 (no slips) has no sentence that could prove it, so it is never claimed.
"""

import re
from collections.abc import Iterator
from datetime import date

from composer.case import Case
from composer.replies.letter import Part, Reply
from composer.replies.reading import AUTOMATIC, Fulfilled, Point, Promise, ReplyKind
from composer.replies.signs import Signs
from composer.review.patterns import lowered

_IN_TIME = 3  # days (S1)
_INBOX = 60  # characters of a subject (S2)
_LOUD = re.compile(r"[!?]{2}|!")
_STEPS = 2
_NUMBER = re.compile(r"\d{4,}|\d+[.,]\d\d")
_CONTACT = re.compile(r"\d{5,}|\+\d|@|www\.|\d[\d ]{6,}")
_MATTERS = ("S1", "S3", "S4", "S5", "S9", "R6")
_UNNEEDED: dict[ReplyKind, tuple[str, ...]] = {
    "acknowledgement": ("S3", "S4", "S5"),
    "out_of_office": ("S3", "S5"),
    "offer": ("S9",),
    "refusal": ("S9",),
    "question": ("R6",),
}


def kept_rules(signs: Signs, promises: tuple[Promise, ...], sent: date | None) -> tuple[Fulfilled, ...]:
    """The rules that the reply keeps; `sent` is the day of our message, where it is known."""
    found = _found(signs, promises, sent)
    return tuple(Fulfilled(rule=rule, sentence=sentence) for rule, sentence in found if sentence)


def _found(signs: Signs, promises: tuple[Promise, ...], sent: date | None) -> Iterator[tuple[str, str]]:
    reply = signs.reply
    yield "S1", _in_time(reply, sent)
    yield "S2", _good_subject(reply.message.subject)
    yield "S3", reply.greeting if _names_customer(reply, signs.case) else ""
    yield "S4", _introduction(signs)
    yield "S5", _text(_caring(reply))
    yield "S6", reply.steps[0] if len(reply.steps) >= _STEPS else ""
    yield "S7", _text(_personal(reply, signs.case))
    yield "S8", next((part.text for part in reply.sentences if "http" in part.low or "www." in part.low), "")
    yield "S9", _when(signs, promises)
    yield "S10", _text(_courteous(reply))
    yield "S11", reply.closing
    yield "R6", _text(solution(signs))


def solution(signs: Signs) -> tuple[Part, ...]:
    """Sentences that solve the matter, or commit to it; the strongest kind of them."""
    return signs.decided or signs.remedies or signs.offers or (() if signs.refusals else signs.informs)


def lacking(
    kind: ReplyKind,
    kept: tuple[Fulfilled, ...],
    *,
    case: Case | None,
    received: date | None,
    sent: date | None,
) -> tuple[str, ...]:
    """The rules not kept that matter for what is written next."""
    if kind == "phishing":
        return ()
    rules = {fulfilled.rule for fulfilled in kept}
    late = bool(sent and received and (received - sent).days > _IN_TIME)
    skip = {*_UNNEEDED.get(kind, ()), *(() if late else ("S1",))}
    if case is not None and not case.customer.name:
        skip.add("S3")
    return tuple(rule for rule in _MATTERS if rule not in rules and rule not in skip)


def table(
    signs: Signs, kind: ReplyKind, promises: tuple[Promise, ...], missing: tuple[str, ...]
) -> Iterator[Point]:
    """Did they answer the problem and the request, by when, who, what is promised, what is missing."""
    reply = signs.reply
    problem = _text(reply.with_words("confirms", among=reply.own_matter)) or _text(signs.checked)
    yield Point(id="problem", state="yes" if problem and kind not in AUTOMATIC else "no", sentence=problem)
    solved, half = _text(solution(signs) or signs.refusals), _text(signs.under_way)
    if kind in (*AUTOMATIC, "phishing"):
        solved = half = ""
    yield Point(id="request", state="yes" if solved else "partly" if half else "no", sentence=solved or half)
    dated = [promise for promise in promises if promise.date]
    last = max(dated, key=lambda promise: promise.date or date.min, default=None)
    yield Point(
        id="when",
        state="yes" if last else "partly" if promises else "no",
        value=last.date.isoformat() if last and last.date else "",
        sentence=last.sentence if last else promises[0].sentence if promises else "",
    )
    yield Point(
        id="who", state="yes" if signs.agent else "no", value=signs.agent, sentence=_introduction(signs)
    )
    promise = promises[0] if promises else None
    yield Point(
        id="promise",
        state="yes" if promise else "no",
        value=promise.what if promise else "",
        sentence=promise.sentence if promise else "",
    )
    yield Point(id="missing", state="no" if missing else "yes", value=", ".join(missing))


def _text(parts: tuple[Part, ...]) -> str:
    return parts[0].text if parts else ""


def _in_time(reply: Reply, sent: date | None) -> str:
    day = reply.message.sent
    return reply.message.sent_text if sent and day and 0 <= (day - sent).days <= _IN_TIME else ""


def _good_subject(subject: str) -> str:
    letters = [char for char in subject if char.isalpha()]
    loud = _LOUD.search(subject) or (len(letters) > 4 and all(char.isupper() for char in letters))
    return subject if len(letters) > 4 and len(subject) <= _INBOX and not loud else ""


def _names_customer(reply: Reply, case: Case | None) -> bool:
    """Whether the greeting calls the customer by name; inflected names ("Anna", "Annai") begin alike."""
    names = case.customer.name.split() if case else []
    greeted = [word.strip(",.!:;") for word in reply.greeting.split()]
    if names:
        stems = [lowered(name)[: max(3, len(name) - 2)] for name in names]
        return any(lowered(word).startswith(stem) for word in greeted for stem in stems)
    team = reply.words.pattern("team")
    greets = reply.words.pattern("greetings")
    rest = [word for word in greeted if word and word[0].isupper() and not greets.fullmatch(lowered(word))]
    return any(not team.fullmatch(lowered(word)) for word in rest[-2:]) and len(greeted) > 1


def _introduction(signs: Signs) -> str:
    """The lines with the agent's name and what stands beside it: a title, a number, an address."""
    reply, name = signs.reply, signs.agent
    if not name:
        return ""
    lines = reply.signature.split("\n")
    at = next((n for n, line in enumerate(lines) if name in line), None)
    if at is None:
        return next((part.text for part in reply.sentences if name in part.text), "")
    below = "\n".join(lines[at : at + 2]).strip(" ,.!\n\t")
    low = lowered("\n".join(lines[at:]))
    return below if reply.words.says("titles", low) or _CONTACT.search(low) or len(lines) > at + 1 else ""


def _caring(reply: Reply) -> tuple[Part, ...]:
    """A specific apology, or words that take the customer's side; "sorry for the inconvenience" alone is neither."""
    empathy = reply.with_words("empathy", among=reply.own_matter)
    apology = reply.with_words("apology", among=reply.own_matter)
    specific = tuple(
        part for part in apology if reply.words.says("confirms", part.low) or len(part.low.split()) >= 8
    )
    return empathy or specific


def _personal(reply: Reply, case: Case | None) -> tuple[Part, ...]:
    """A sentence that could stand in no other customer's letter."""
    own = reply.own_matter
    if case:
        facts = (case.purchase.order_number, case.purchase.product)
        known = [lowered(fact) for fact in facts if len(fact) > 2]
        found = tuple(part for part in own if any(fact in part.low for fact in known))
        if found:
            return found
    return tuple(part for part in own if _NUMBER.search(part.low) and reply.words.says("confirms", part.low))


def _when(signs: Signs, promises: tuple[Promise, ...]) -> str:
    """When the solution or the next news comes; what is done needs no day."""
    dated = next((promise.sentence for promise in promises if promise.date), "")
    return dated or _text(signs.decided)


def _courteous(reply: Reply) -> tuple[Part, ...]:
    polite = reply.with_words("courtesy")
    letters = [char for char in reply.message.body if char.isalpha()]
    shouted = sum(char.isupper() for char in letters) > len(letters) / 2
    return () if shouted else polite
