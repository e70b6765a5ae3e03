"""What is to be done now in a matter, in one line and one sentence. No Streamlit here."""

from datetime import date, datetime
from typing import NamedTuple

from babel.dates import format_date, format_skeleton

from composer.casebook import Entry, Summary
from composer.languages.interface import N_, _, interface_language, ngettext
from composer.replies import Reading
from composer.replies.reading import Step
from composer.web.words import DUTIES
from composer.writing.wording import wording


class Now(NamedTuple):
    """The thing to do: a heading, and why."""

    title: str
    words: str
    urgent: bool = False


_STEPS: dict[Step, tuple[str, str]] = {
    "answer": (
        N_("Answer their questions"),
        N_("What your case knows already stands in the message below; fill in the rest."),
    ),
    "clarify": (
        N_("Ask for what is missing"),
        N_("They answered, but not all of it. The message below names what is still open."),
    ),
    "accept": (
        N_("Thank them"),
        N_("They say that it is settled. Thank them once it is true, then close the case."),
    ),
    "restate": (
        N_("Say your request again"),
        N_("They refuse. The message below repeats your request politely and asks for their reason."),
    ),
    "escalate": (
        N_("Step outside"),
        N_(
            "They call it their last word. An independent body can look at it; the message below says so calmly."
        ),
    ),
    "report": (
        N_("Do not answer this, report it"),
        N_("It looks like a fraud. Open no link; the message below tells the real company."),
    ),
}


def now(entry: Entry, line: Summary, reading: Reading | None) -> Now:
    """What the customer should do about this matter today."""
    if line.state == "drafted":
        return Now(_("Finish your e-mail and send it"), _("Nothing has left yet."))
    if not line.open:
        return Now(_("Nothing more: this case is closed"), "")
    if line.state == "overdue":
        since = line.duty or line.day
        words = _("The answer was due on {day}. The reminder below quotes your e-mail.")
        return Now(_("Remind them today"), words.format(day=spoken(since)), urgent=True)
    if line.state == "answered" and reading:
        return _after(reading)
    return _wait(line, reading)


def _after(reading: Reading) -> Now:
    if reading.kind == "offer":
        return Now(
            _("Decide on their offer"),
            _("If it suits you, the message below accepts it. If not, choose another step there."),
        )
    title, words = _STEPS.get(reading.next, (N_("Read it and decide"), ""))
    return Now(_(title), _(words) if words else "", urgent=reading.next == "report")


def _wait(line: Summary, reading: Reading | None) -> Now:
    day = line.duty
    if day is None:
        return Now(_("Wait for their answer"), "")
    title = _("Wait until {day}").format(day=spoken(day))
    left = (day - line.day).days
    if reading and reading.next == "wait" and reading.is_answer:
        return Now(title, _("That is the day they named. If nothing comes, a reminder is ready then."))
    if line.state == "acknowledged":
        return Now(title, _("Only an automatic receipt has come. It is no answer, so the day stays."))
    if not left:
        return Now(title, _("Their answer is due today. From tomorrow on a reminder is ready."))
    words = ngettext("{count} day is left for their answer.", "{count} days are left for their answer.", left)
    return Now(title, words.format(count=left))


_ANSWERED = {
    "offer": N_("Decide on their offer"),
    "question": N_("Answer their questions"),
    "refusal": N_("Answer their refusal"),
    "phishing": N_("Do not answer this, report it"),
}


def duty_words(line: Summary) -> str:
    """What a matter asks for, in the list: what they answered says it best."""
    answered = _ANSWERED.get(line.answer_kind, "") if line.state == "answered" else ""
    return _(answered or DUTIES[line.state].words)


def spoken(day: date | datetime) -> str:
    """A day as people say it: “Friday, 4 December”, “piektdiena, 4. decembris”."""
    weekday = format_date(day, "EEEE", locale=wording(interface_language()).locale)
    return f"{weekday}, {_day(day, 'MMMMd')}"


def short_day(day: date | datetime) -> str:
    """The same in a list: “Fri 4 Dec”."""
    return _day(day, "MMMEd")


def _day(day: date | datetime, parts: str) -> str:
    return str(format_skeleton(parts, day, locale=wording(interface_language()).locale))
