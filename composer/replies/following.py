"""The next message, proposed from the reading: in the thread, with their number and the agent's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from composer.case import Case, Tone
from composer.law import LawFact, law_for
from composer.replies.danger import host_of
from composer.replies.known import known_answers, shown_by, wanted_evidence
from composer.replies.reading import AUTOMATIC, Reading
from composer.review import find_secrets
from composer.writing import Asked, Draft, OpenPoint, Sent, Suspicious, follow_up, respond

if TYPE_CHECKING:
    from composer.casebook import Entry, Message


class _Manner(TypedDict):
    """How it is written, and on which day."""

    language: str | None
    tone: Tone | None
    written_on: date | None


class _Answered(_Manner):
    """Whom it answers."""

    ticket: str | None
    agent: str | None


def next_message(
    entry_or_case: Entry | Case,
    reading: Reading,
    *,
    previous: Sent | Message,
    language: str | None = None,
    tone: Tone | None = None,
    written_on: date | None = None,
    answers: Mapping[str, str] | None = None,
    attached: Sequence[str] = (),
) -> Draft:
    """The message that the reading calls for; the customer may change every word of it.

    `previous` is the message that is followed: the company's answer; for a reminder our own, which an entry knows.
    `answers` are the customer's to the questions in `reading.asks`; else the case's own (`known_answers`), or what is
    `attached` (for an entry also what is ticked off and asked for); a question without any stands with "…" to be filled in,
    and the review stops it there. Where the day of a promise is only waited for, a person's promise is noted in writing, and after a receipt it is the
    reminder for the day on which nobody has answered. Raises UnknownLanguage, UnknownKind, TemplateFault.
    """
    case = entry_or_case if isinstance(entry_or_case, Case) else entry_or_case.case
    theirs, ours = _sent(previous), _ours(entry_or_case)
    if ours and not theirs.subject:
        theirs = theirs.model_copy(update={"thread": f"Re: {ours.subject}"})
    manner = _Manner(language=language, tone=tone, written_on=written_on)
    if reading.next == "remind" or (reading.next == "wait" and reading.kind in AUTOMATIC):
        number = reading.ticket or None
        return follow_up(
            case, stage="reminder", previous=ours or theirs, ticket=number, attached=attached, **manner
        )
    if reading.next == "report":
        seen = _suspicious(reading)
        return respond(case, stage="report", previous=theirs, suspicious=seen, **manner)
    of = _Answered(**manner, ticket=reading.ticket, agent=reading.agent)
    if reading.next == "clarify":
        points = open_points(reading)
        return follow_up(
            case, stage="incomplete", previous=theirs, open_points=points, attached=attached, **of
        )
    if reading.next == "accept" and reading.kind != "offer":
        return follow_up(case, stage="thanks", previous=theirs, **of)
    return _response(case, reading, theirs, of, answers or {}, _attached(entry_or_case, reading, attached))


def _response(
    case: Case,
    reading: Reading,
    theirs: Sent,
    of: _Answered,
    answers: Mapping[str, str],
    attached: Sequence[str],
) -> Draft:
    if reading.next == "accept":
        return respond(case, stage="accept", previous=theirs, quote=_line(reading.offer), **of)
    if reading.next == "answer":
        asked = _asked(reading, answers, known_answers(case, reading, language=of["language"]), attached)
        return respond(case, stage="answer", previous=theirs, asked=asked, attached=attached, **of)
    if reading.next == "restate":
        quote = _line(reading.refusal)
        return respond(case, stage="restate", previous=theirs, quote=quote, attached=attached, **of)
    if reading.next == "escalate":
        return respond(case, stage="outside", previous=theirs, quote=_line(reading.refusal), **of)
    last = max(
        (promise for promise in reading.promises if promise.date),
        key=lambda promise: promise.date or date.min,
        default=None,
    )
    quote, by = (_line(last.sentence), last.date) if last else ("", None)
    return respond(case, stage="noted", previous=theirs, quote=quote, by=by, **of)


def open_points(reading: Reading) -> tuple[OpenPoint, ...]:
    """What an incomplete answer lacks, as the follow-up names it."""
    points: list[OpenPoint] = []
    if "R6" in reading.missing:
        points.append("decision")
    if "S9" in reading.missing:
        points.append("date")
    return tuple(points) or ("decision",)


def outside_facts(case: Case) -> tuple[LawFact, ...]:
    """What is good to know before stepping outside: the country's facts with their source and date, to be shown as such."""
    return law_for(case)


def _sent(message: Sent | Message) -> Sent:
    return (
        message
        if isinstance(message, Sent)
        else Sent(subject=message.subject, date=message.at.date(), body=message.body)
    )


def _ours(entry: Entry | Case) -> Sent | None:
    """Our own last message, which a reminder repeats."""
    if isinstance(entry, Case):
        return None
    sent = [message for message in entry.messages if message.direction == "sent"]
    return _sent(sent[-1]) if sent else None


def _attached(of: Entry | Case, reading: Reading, chosen: Sequence[str]) -> tuple[str, ...]:
    """What goes with the message: what the customer chose, and what they ask for and is at hand."""
    at_hand = () if isinstance(of, Case) else of.gathered
    return tuple(dict.fromkeys((*chosen, *(id for id in wanted_evidence(of, reading) if id in at_hand))))


def _asked(
    reading: Reading, answers: Mapping[str, str], known: Mapping[str, str], attached: Sequence[str]
) -> tuple[Asked, ...]:
    """Their questions with our answers. A question for secrets is kept back, and so is one that got a secret (M12)."""
    secret = {warned.sentence for warned in reading.warnings if warned.code == "secret_asked"}
    asked = []
    for ask in dict.fromkeys((*reading.asks, *sorted(secret))):
        own = answers.get(ask, "").strip()
        kept_back = ask in secret or bool(find_secrets(own))
        answer = known.get(ask, "") if kept_back or not own else own
        shown = shown_by(attached, ask, reading)
        if kept_back:
            asked.append(Asked(_line(ask), secret=True))
        if answer or shown or not kept_back:
            lacks = not own and not shown and shown_by(None, ask, reading)
            asked.append(Asked(_line(ask), answer, attached=shown, open=lacks and not kept_back))
    return tuple(asked)


def _suspicious(reading: Reading) -> Suspicious:
    """The fraud as the company needs to see it; the link only by its host, so that nobody opens it by mistake."""
    link = next((warned.sentence for warned in reading.warnings if warned.code == "foreign_link"), "")
    return Suspicious(sender=reading.sender, subject=reading.subject, link=host_of(link))


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
