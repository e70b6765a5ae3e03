"""`read_reply`: one reply in, one Reading out; a pure function of its arguments, but for the day of an undated text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from composer.case import Case
from composer.languages import languages_with
from composer.languages.interface import _
from composer.law import company_country, customer_country
from composer.replies.danger import Danger
from composer.replies.guide import kept_rules, lacking, solution, table
from composer.replies.kind import Weighed, kind_of
from composer.replies.letter import Reply
from composer.replies.people import ticket_of
from composer.replies.promises import promises_of
from composer.replies.reading import AUTOMATIC, Reading, ReplyKind, Warned
from composer.replies.received import Received, received
from composer.replies.signs import Signs
from composer.replies.steps import next_step
from composer.replies.when import Calendar
from composer.replies.words import ROOM, reply_words
from composer.review.tongue import language_of_text

if TYPE_CHECKING:
    from email.message import EmailMessage

    from composer.casebook import Entry

_LONGEST = 30_000  # characters; an answer has some hundreds
_PROMISES_NOTHING: frozenset[ReplyKind] = frozenset(
    {"phishing", "out_of_office"}
)  # one who is away says when not
_COUNTRY_ENDS = {
    "ee": "EE",
    "lv": "LV",
    "lt": "LT",
    "ru": "RU",
    "uk": "GB",
    "ie": "IE",
    "fi": "FI",
    "de": "DE",
    "pl": "PL",
    "se": "SE",
}


def read_reply(
    text_or_message: str | bytes | EmailMessage,
    *,
    case: Case | None = None,
    entry: Entry | None = None,
    received: date | None = None,
) -> Reading:
    """What the company's reply says: its kind, promises, questions, the rules it keeps and lacks, and what to do next.

    Pasted text, the bytes of a .txt or .eml in any charset, or a message. Days are counted from `received`, else from
    the message's own date, else from today. With the case, or its entry in the casebook, the customer's name, the
    order's number and the company's country are known. Never fails, whatever the bytes.

    >>> read_reply("Dear Anna, we refunded 49.90 € today. Kind regards, Marta Ozola, Customer Service").next
    'accept'
    """
    known = case or (entry.case if entry else None)
    message = _received(text_or_message)
    code = _language(message, known)
    reply = Reply(message, code)
    day = received or message.sent
    calendar = Calendar(day or datetime.now().astimezone().date(), _country(message, known, code))
    signs = Weighed(reply, known)
    kind = kind_of(signs)
    promises = (
        ()
        if kind in _PROMISES_NOTHING
        else promises_of(reply, calendar, automatic=kind in AUTOMATIC, offered=kind == "offer")
    )
    sent = _our_day(known, entry)
    kept = kept_rules(signs, promises, sent)
    missing = lacking(kind, kept, case=known, received=day, sent=sent)
    return Reading(
        language=code,
        kind=kind,
        ticket=ticket_of(reply, known),
        agent=_agent(signs, kind),
        promises=promises,
        asks=() if kind in AUTOMATIC or kind == "phishing" else tuple(part.text for part in signs.asks),
        fulfils=kept,
        missing=missing,
        next=next_step(kind, signs, promises, received=day, case=known),
        subject=message.subject,
        sender=message.sender,
        received=day,
        message_id=message.message_id,
        references=message.references,
        offer=signs.offers[0].text if signs.offers and kind == "offer" else "",
        refusal=_refusal(signs, kind),
        solution=next((part.text for part in solution(signs)), "") if kind not in AUTOMATIC else "",
        final=signs.final,
        links=tuple(dict.fromkeys(url for url, _words in message.links)),
        warnings=tuple(_warnings(signs.danger, reply, kind)),
        points=tuple(table(signs, kind, promises, missing)),
        body=message.body,
    )


def _agent(signs: Signs, kind: ReplyKind) -> str:
    """Who answered; a bare name below a receipt is the company's more often than a person's."""
    bare = kind == "acknowledgement" and not (signs.reply.closing and signs.titled)
    return "" if bare or kind == "phishing" else signs.agent


def _refusal(signs: Signs, kind: ReplyKind) -> str:
    refused = signs.refusals or (signs.refused_otherwise if kind == "refusal" else ())
    return refused[0].text if refused else ""


def _received(reply: str | bytes | EmailMessage) -> Received:
    if isinstance(reply, str | bytes) and len(reply) > _LONGEST * 40:
        reply = reply[: _LONGEST * 40]
    found = received(reply)
    return found if len(found.body) <= _LONGEST else _shortened(found)


def _shortened(found: Received) -> Received:
    from dataclasses import replace

    return replace(found, body=found.body[:_LONGEST])


def _language(message: Received, case: Case | None) -> str:
    known = languages_with(ROOM)
    hint = case.language if case and case.language in known else "en"
    code = language_of_text(f"{message.body}\n{message.subject}", hint=hint)
    return code if code in known else hint


def _country(message: Received, case: Case | None, language: str) -> str:
    """Whose holidays count: the company's country, the customer's, that of the sender's address, the language's own."""
    if case and (country := company_country(case) or customer_country(case)):
        return country
    end = message.sender.rpartition(".")[2]
    return _COUNTRY_ENDS.get(end, "") or reply_words(language).table.country


def _our_day(case: Case | None, entry: Entry | None) -> date | None:
    """The day on which we wrote last."""
    sent = [message.at.date() for message in entry.messages if message.direction == "sent"] if entry else []
    return max(sent, default=None) or (case.written_on if case else None)


def _warnings(danger: Danger, reply: Reply, kind: ReplyKind) -> list[Warned]:
    found = list(danger.warnings())
    closed = reply.with_words("closed")
    if kind in AUTOMATIC and closed:
        text = _("They have closed the case without an answer. Reply to this message if it is not settled.")
        found.append(Warned(code="closed", message=text, sentence=closed[0].text))
    return found
