"""Names of things in the interface's words: page kinds, channels, promises, units, feelings."""

from typing import NamedTuple

from composer.casebook import State
from composer.kinds import kind
from composer.languages.interface import N_, _, ngettext
from composer.languages.spoken import decimal
from composer.replies import ReplyKind
from composer.replies.reading import PointId, Step
from composer.site import PageKind, PolicyFact

PAGE_NAMES: dict[PageKind, str] = {
    "faq": N_("Questions and answers"),
    "contact": N_("Contact"),
    "returns": N_("Returns"),
    "shipping": N_("Delivery"),
    "warranty": N_("Warranty"),
    "complaints": N_("Complaints"),
    "terms": N_("Terms of use"),
    "privacy": N_("Privacy"),
    "about": N_("About the company"),
    "payment": N_("Payment"),
    "imprint": N_("Legal notice"),
    "withdrawal": N_("Right of withdrawal"),
}
CHANNEL_NAMES = {
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "form": N_("Form"),
    "chat": N_("Chat"),
    "person": N_("Person"),
    "address": N_("Address"),
    "hours": N_("Opening hours"),
}
FACT_MEANINGS = {
    "return_window": N_("to return goods"),
    "warranty": N_("of warranty"),
    "refund_time": N_("until the money is back"),
    "reply_time": N_("until they reply"),
    "return_cost": N_("pays for sending it back"),
    "delivery_time": N_("until delivery"),
    "condition": N_("is asked for when goods come back"),
    "withdrawal_function": N_("is where you can withdraw from the contract"),
}
CONDITIONS = {
    "unused": N_("Unused"),
    "packaging": N_("Packaging"),
    "labels": N_("Labels"),
    "receipt": N_("Receipt"),
    "button": N_("A button"),
    "page": N_("A page"),
}
FEELINGS = {
    "calm": N_("Calm"),
    "disappointed": N_("Disappointed"),
    "angry": N_("Angry"),
    "grateful": N_("Grateful"),
    "worried": N_("Worried"),
}
PRIORITIES = {"normal": N_("Normal"), "high": N_("High"), "urgent": N_("Urgent")}
TONES = {"formal": N_("Formal"), "neutral": N_("Neutral"), "friendly": N_("Friendly")}


def figure(fact: PolicyFact) -> tuple[str, str]:
    """A promise's number and unit, as they stand beside its quote; for who pays and for a condition, only the word."""
    if fact.unit == "customer":
        return _("You"), ""
    if fact.unit == "company":
        return _("They"), ""
    if fact.unit in CONDITIONS:
        return _(CONDITIONS[fact.unit]), ""
    return decimal(fact.value), unit_words(fact.unit, round(fact.value))


def unit_words(unit: str, n: int) -> str:
    """The unit's name, in the form that the number asks for."""
    words = {
        "hours": ngettext("hour", "hours", n),
        "days": ngettext("day", "days", n),
        "working_days": ngettext("working day", "working days", n),
        "weeks": ngettext("week", "weeks", n),
        "months": ngettext("month", "months", n),
        "years": ngettext("year", "years", n),
    }
    return words.get(unit, unit)


def missing_word(fact: str) -> str:
    """What a fact is called that the review has missed."""
    return _(MISSING[fact])


MISSING = {
    "order_number": N_("Order number"),
    "product": N_("Product"),
    "date": N_("Date"),
    "name": N_("Name"),
    "problem": N_("What happened"),
    "request": N_("What you want"),
    "contact": N_("Contact details"),
}


class Duty(NamedTuple):
    """What a state asks of the customer: in words, and as a button."""

    words: str
    button: str


STATE_CHIPS: dict[State, str] = {
    "drafted": "",
    "sent": "",
    "acknowledged": "",
    "answered": "good",
    "overdue": "due",
    "solved": "good",
    "given_up": "",
}
DUTIES: dict[State, Duty] = {
    "drafted": Duty(N_("Finish and send it"), N_("Carry on writing")),
    "sent": Duty(N_("Nothing to do yet"), N_("Open")),
    "acknowledged": Duty(N_("Nothing to do yet"), N_("Open")),
    "answered": Duty(N_("Read it and decide"), N_("Read the answer")),
    "overdue": Duty(N_("Remind them"), N_("Write the reminder")),
    "solved": Duty(N_("Done"), N_("Open")),
    "given_up": Duty(N_("Done"), N_("Open")),
}


def kind_name(id: str) -> str:
    """What a kind of case is called; empty where none was chosen."""
    return _(kind(id).label) if id else ""


REPLY_KINDS: dict[ReplyKind, str] = {
    "acknowledgement": N_("Automatic receipt"),
    "out_of_office": N_("Nobody there"),
    "answer": N_("An answer"),
    "offer": N_("An offer"),
    "refusal": N_("A refusal"),
    "question": N_("A question to you"),
    "phishing": N_("Probably a fraud"),
    "unclear": N_("Hard to tell"),
}
NEXT_STEPS: dict[Step, str] = {
    "wait": N_("Wait"),
    "answer": N_("Answer their question"),
    "remind": N_("Remind them"),
    "clarify": N_("Ask for what is missing"),
    "accept": N_("Thank and accept"),
    "restate": N_("Say your request again"),
    "escalate": N_("Step outside"),
    "report": N_("Report it, do not answer"),
}
POINTS: dict[PointId, str] = {
    "problem": N_("The problem"),
    "request": N_("The request"),
    "when": N_("By when"),
    "who": N_("Who answers"),
    "promise": N_("The promise"),
    "missing": N_("All that belongs to a good answer"),
}
