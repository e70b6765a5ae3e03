"""The words by which a reply is read (`languages/<code>/replies.yaml`), and those of quoted mail (`thread.yaml`).

Patterns are written as in `composer/review/patterns.py`. Each is compiled when it is first asked for: most replies need
a few of them only.
"""

import re
from functools import cache, cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from composer.languages import languages_with, table
from composer.review.patterns import Patterns, WordPatterns, compile_patterns
from composer.review.words import ReviewWords
from composer.writing.wording import wording

ROOM, THREAD = "replies", "thread"
Unit = Literal["hours", "workdays", "days", "weeks", "fortnights", "months"]


class WhenWords(BaseModel):
    """How the language says until when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    numbers: dict[str, int]  # number words, in every form that stands before a unit
    between: Patterns  # "2 to 3 days", "2 or 3 days"
    units: dict[Unit, Patterns]
    within: Patterns  # what stands before a span: "within"
    in_time: Patterns  # what stands behind it: "jooksul", "laikā"
    framed: Patterns = ()  # forms of a unit that say it themselves: "kahe nädalaga", in two weeks
    today: Patterns
    tomorrow: Patterns
    after_tomorrow: Patterns
    weekdays: tuple[Patterns, ...]  # Monday first
    this_week: Patterns
    next_week: Patterns
    early: Patterns  # the beginning of
    middle: Patterns
    month_end: Patterns
    month_first: bool = False  # "12.01" is the first of December
    ends: Patterns  # "the end of", before the name of a month


class ReplyWords(BaseModel):
    """One language's `replies.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    contractions: dict[str, str] = {}  # endings of words, and what they stand for: "n't" is " not"
    country: str = ""  # whose public holidays count where neither case nor address tells
    # Who writes
    automatic: Patterns  # what a program says of its own message
    receipt: Patterns  # "we have received your message"
    letters: Patterns  # what a customer's letter is called: message, request, complaint
    replying: Patterns  # words of an answer that is to come: to reply, to get in touch
    contact_thanks: Patterns  # "thank you for contacting us"
    closed: Patterns  # "your ticket has been closed"
    absence: Patterns
    person: Patterns  # what only a person writes: "I have checked"
    # What it says
    decided: Patterns  # done: "your money has been refunded"
    done: Patterns  # the same in a sentence of its own: "Sorted!"
    not_yet: Patterns  # before a word that would say it was done: "will be" refunded
    remedies: Patterns  # words of what can be done: refund, replacement
    checked: Patterns  # what was found out
    under_way: Patterns  # not settled yet
    informs: Patterns  # answers a question, or tells what to do
    offering: Patterns
    no_offering: Patterns  # "we suggest that you ask your insurer"
    able: Patterns  # "we can", before two remedies with "or" between
    choosing: Patterns  # leaves the choice to the customer
    either: Patterns  # "or"
    refusing: Patterns
    no_refusal: Patterns
    regret: Patterns  # with a negation, what may be a refusal in other words
    negation: Patterns
    final: Patterns
    no_final: Patterns  # a final answer that is still to come
    general: Patterns  # speaks to every customer, or of what might be: "if you …"
    conditional: Patterns  # what would be, if
    promising: Patterns
    arriving: Patterns  # a promise where a day stands with it
    no_promise: Patterns
    after_event: Patterns  # a span that begins with something that has no date yet
    validity: Patterns  # the customer's own last day: "valid until"
    asking: Patterns
    no_asking: Patterns
    pleading: Patterns  # "please"
    readers: Patterns  # titles of a help page, as its reader asks: "How do I return an item?"
    # Dangers
    secrets: Patterns
    secret_verbs: Patterns
    no_secret: Patterns  # "we never ask for your password"
    luring: Patterns
    threats: Patterns
    bait: Patterns
    advert: Patterns
    # Parts
    greetings: Patterns = ()
    closings: Patterns = ()
    abbreviations: Patterns = ()  # after which no sentence ends, besides those of other tables
    billing: Patterns = ()  # a bill of its own: "payment due by"
    footer: Patterns
    team: Patterns  # words of departments, not of people
    of_house: Patterns  # "Sandra from …"
    titles: Patterns  # what people are
    introductions: Patterns
    ticket: Patterns
    not_ticket: Patterns  # numbers of something else: order, invoice
    # The guide
    apology: Patterns
    empathy: Patterns
    confirms: Patterns  # repeats the problem or the goal
    courtesy: Patterns
    asked: dict[
        str, Patterns
    ]  # what a question asks for: a dotted path of the case, or the id of a piece of evidence
    when: WhenWords


class ThreadWords(BaseModel):
    """What mail programs in this language put above the message that they quote (`thread.yaml`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wrote: Patterns
    sender: Patterns  # From:
    sent: Patterns  # Sent:, Date:
    to: Patterns
    subject: Patterns
    yours: Patterns  # what helpdesks put above the customer's own words: "Your message:"


class Words:
    """The words of one language, ready to search with."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.table: ReplyWords = table(code, ROOM, ReplyWords)
        self._letters: ReviewWords = table(code, "review", ReviewWords)
        self._ready: dict[str, WordPatterns] = {}
        self._contractions: re.Pattern[str] | None = None

    def pattern(self, name: str) -> WordPatterns:
        """The expression of a field of `ReplyWords`, or of `WhenWords` as `when.today`."""
        if name not in self._ready:
            head, _, rest = name.partition(".")
            patterns = getattr(self.table.when, rest) if rest else getattr(self.table, head)
            if head in ("greetings", "closings"):
                patterns = (*patterns, *getattr(self._letters, head))
            self._ready[name] = compile_patterns(patterns)
        return self._ready[name]

    def asks_for(self, path: str, low: str) -> bool:
        """Whether a question in small letters asks for this: `purchase.order_number`, `receipt`."""
        name = f"asked {path}"
        if name not in self._ready:
            self._ready[name] = compile_patterns(self.table.asked[path])
        return self._ready[name].search(low) is not None

    def says(self, name: str, low: str) -> bool:
        """Whether a text in small letters has one of these words."""
        return self.pattern(name).search(low) is not None

    def in_full(self, low: str) -> str:
        """A text in small letters without contractions, so that "isn't" is read as "is not"."""
        if not self.table.contractions:
            return low
        return self._short.sub(lambda found: self.table.contractions[found[0].replace("’", "'")], low)

    @cached_property
    def _short(self) -> re.Pattern[str]:
        forms = sorted(self.table.contractions, key=len, reverse=True)
        words = "|".join(re.escape(form).replace("'", "['’]") for form in forms)
        return re.compile(rf"(?:{words})(?!\w)")

    @property
    def abbreviations(self) -> frozenset[str]:
        """After which no sentence ends."""
        known = (*self._letters.abbreviations, *wording(self.code).abbreviations, *self.table.abbreviations)
        return frozenset(word.lower() for word in known)

    @property
    def months(self) -> tuple[WordPatterns, ...]:
        """The names of the months in every form, January first."""
        return _months(self.code)


@cache
def reply_words(code: str) -> Words:
    """The words of a language; KeyError where there are none."""
    return Words(code)


@cache
def thread_words() -> ThreadWords:
    """Those of all languages at once: a program may speak another language than its owner."""
    known = [table(code, THREAD, ThreadWords) for code in languages_with(THREAD)]
    return ThreadWords(
        **{name: sum((getattr(words, name) for words in known), ()) for name in ThreadWords.model_fields}
    )


@cache
def _months(code: str) -> tuple[WordPatterns, ...]:
    letters: ReviewWords = table(code, "review", ReviewWords)
    return tuple(compile_patterns(month) for month in letters.months)
