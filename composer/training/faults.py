"""The faults that exercises plant: each a small, named transformation that undoes one rule of the guide.

A fault either changes the case before it is written (`before`: the customer tells no order number), or the finished
letter (`plant`: a sentence in capitals), or both. What it touches is named, so that two faults never meet in the same
place, and each tells where it stands; nothing is looked for afterwards. The words are data of the language.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from composer.case import Case
from composer.training import plants
from composer.training.plants import Desk
from composer.training.sheet import Sheet
from composer.training.without import (
    half_name,
    no_contact,
    no_date,
    no_name,
    no_order_number,
    no_product,
    no_request,
    one_request,
)
from composer.training.words import FaultWords, training_words

# What replaces a part comes before what is said in it, and what shapes the whole comes last.
FIRST, SOON, LATER, LAST = range(4)
EVERY = ("complaint", "question", "suggestion", "compliment")


def _as_it_is(case: Case) -> Case | None:
    """The case unchanged."""
    return case


@dataclass(frozen=True)
class Fault:
    """One way to write worse. `rule` is the rule of the guide that it breaks first; levels go from 1, plain, to 3."""

    name: str
    rule: str
    level: int
    plant: Callable[[Desk], bool]  # False where the letter has no place for it
    before: Callable[[Case], Case | None] = _as_it_is  # None where the case does not suit it
    touches: tuple[str, ...] = ()  # parts of the letter that only one fault may have
    order: int = SOON
    groups: tuple[str, ...] = EVERY  # letters that it may befall
    apart: tuple[str, ...] = ()  # faults whose words would say what this one leaves unsaid
    own: FaultWords | None = None  # of a trainer's fault; else the language's

    def words(self, language: str) -> FaultWords:
        """Its title, why it is one, and what it plants, in a language. Raises UnknownLanguage."""
        return self.own or training_words(language).faults[self.name]

    def apply(self, sheet: Sheet, language: str, rng: Random) -> bool:
        """Plant it; False, and nothing changed, where the letter has no place for it."""
        words = training_words(language)
        return self.plant(Desk(self.name, sheet, self.words(language).plant, words, rng))


_COMPLAINT = ("complaint",)
# Their sentences name a thing, or hold what looks like a model.
_NAMING = (
    "bank_account",
    "password",
    "placeholder",
    "sent_from_phone",
    "joke",
    "long_sentence",
    "sarcasm",
    "threat",
)
# Their sentences ask for something, or are questions.
_ASKING = (
    "rudeness",
    "slang",
    "password",
    "typing_error",
    "long_sentence",
    "capitals",
    "bank_account",
    "card_number",
    "arrived_before_order",
)
_NO_PRAISE = ("complaint", "question", "suggestion")
FAULTS = (
    # The subject
    Fault("vague_subject", "M2", 1, plants.other_subject, touches=("subject",)),
    Fault("hollow_subject", "M2", 1, plants.other_subject, touches=("subject",)),
    Fault("subject_capitals", "M2", 1, plants.shout_in_subject, touches=("subject",)),
    Fault("subject_exclamation", "M2", 1, plants.exclaim_in_subject, touches=("subject",)),
    Fault("subject_long", "M2", 2, plants.lengthen_subject, touches=("subject",)),
    Fault("subject_late", "M2", 3, plants.other_subject, touches=("subject",)),
    # The greeting
    Fault("no_greeting", "M3", 1, plants.drop_greeting, touches=("greeting",), order=FIRST),
    Fault("greeting_mark", "M3", 3, plants.wrong_mark, touches=("greeting",), order=FIRST),
    # The form
    Fault("capitals", "M4", 1, plants.say, touches=("capitals",)),
    Fault("exclamation_marks", "M4", 1, plants.exclaim, touches=("exclamation",)),
    Fault("slang", "M4", 2, plants.say, touches=("slang",)),
    Fault("html", "M4", 2, plants.mark_up, touches=("html",)),
    Fault("wall_of_text", "M9", 1, plants.wall, touches=("layout",), order=LAST),
    Fault("long_paragraph", "M9", 2, plants.lengthen_paragraph, touches=("layout",), order=FIRST),
    Fault("long_sentence", "M9", 2, plants.own_paragraph, touches=("sentence",)),
    # The tone
    Fault("rudeness", "M5", 1, plants.say, groups=_NO_PRAISE),
    Fault("attack", "P4", 1, plants.say, groups=_NO_PRAISE),
    Fault("accusation", "P4", 2, plants.say, groups=_COMPLAINT),
    Fault("threat", "P4", 2, plants.say, groups=_COMPLAINT),
    Fault("sarcasm", "P3", 3, plants.own_paragraph, groups=_COMPLAINT),
    Fault("joke", "P3", 2, plants.say),
    Fault("emoji", "P3", 1, plants.emoji),
    # Who writes, and about what
    Fault("no_name", "M6", 2, plants.lacks_at_end, no_name, ("name", "signature", "end")),
    Fault("half_name", "M6", 3, plants.name_line, half_name, ("name", "signature", "layout")),
    Fault(
        "vague_product",
        "M7",
        2,
        plants.other_facts,
        no_product,
        ("facts", "subject"),
        FIRST,
        _COMPLAINT,
        apart=_NAMING,
    ),
    Fault("no_order_number", "R5", 1, plants.lacks_facts, no_order_number, ("numbers",), groups=_COMPLAINT),
    Fault("no_date", "R5", 2, plants.lacks_facts, no_date, ("dates",), groups=_COMPLAINT),
    # The request
    Fault(
        "no_request", "M8", 1, plants.drop_request, no_request, ("request",), FIRST, _COMPLAINT, apart=_ASKING
    ),
    Fault("two_requests", "M8", 3, plants.other_request, one_request, ("request",), FIRST, _COMPLAINT),
    # The end
    Fault("no_closing", "M10", 2, plants.drop_closing, touches=("signature",)),
    Fault("no_signature", "M10", 1, plants.drop_signature, touches=("signature", "end")),
    Fault("no_contact", "M10", 3, plants.lacks_at_end, no_contact, ("signature", "end")),
    # What does not belong in it
    Fault("attachment", "M11", 1, plants.attach, order=FIRST),
    Fault("password", "M12", 1, plants.say),
    Fault("card_number", "M12", 1, plants.say),
    Fault("card_code", "M12", 2, plants.say),
    Fault("pin", "M12", 2, plants.say),
    Fault("bank_account", "M12", 2, plants.say),
    # Not proofread
    Fault("placeholder", "M13", 1, plants.say),
    Fault("greeting_placeholder", "M13", 2, plants.other_greeting, touches=("greeting",), order=FIRST),
    Fault("sent_from_phone", "M13", 1, plants.device, touches=("end",), order=LATER),
    Fault("impossible_date", "M13", 2, plants.say, touches=("dates",)),
    Fault("doubled_word", "M13", 3, plants.double, touches=("doubled",), order=LATER),
    Fault("arrived_before_order", "M13", 3, plants.own_paragraph, touches=("dates",), groups=_COMPLAINT),
    Fault("typing_error", "M13", 3, plants.say),
)
BY_NAME = {fault.name: fault for fault in FAULTS}
