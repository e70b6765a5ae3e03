"""Tone: attack, accusation, threat, rudeness, sarcasm, jokes, emoji, slang (M4, M5, P3, P4).

What a customer is told about a sentence is never that it is negative, only that it hits the reader; and each time the
neutral sentence that should stand there is offered, in the e-mail's own language. Where the words can go without
taking a fact with them (an emoji, a curse, a sentence that holds nothing else) one click takes them out.
"""

from collections.abc import Iterable

from composer.languages.interface import N_
from composer.review.findings import Finding, Part
from composer.review.letter import Letter
from composer.review.rules import Rule
from composer.review.tone_read import Remark, remarks
from composer.review.tone_words import tone_languages

_GUIDE = "Guide, part 3: stay polite (LV)"
RULES = (
    Rule(
        kind="attack",
        id="P4",
        severity="should",
        title=N_("An attack"),
        message=N_(
            "“{words}” attacks the reader. Whoever feels attacked defends himself instead of solving the problem."
        ),
        suggestion=N_("Say what happened and what you ask for."),
        why=N_(
            "Feelings do not come across in writing; an attack costs the goodwill of the one who decides."
        ),
        source=_GUIDE,
    ),
    Rule(
        kind="accusation",
        id="P4",
        severity="should",
        title=N_("An accusation"),
        message=N_("“{words}” accuses the company. The fact alone is stronger, and nobody can dispute it."),
        suggestion=N_("Say what happened and what you ask for."),
        why=N_("An accusation has to be proved and invites denial; a fact asks for an explanation."),
        source=_GUIDE,
    ),
    Rule(
        kind="threat",
        id="P4",
        severity="should",
        title=N_("A threat"),
        message=N_("“{words}” reads as a threat. Threats go to the lawyers, and the answer takes longer."),
        suggestion=N_("Name the date and your next step calmly."),
        why=N_("A date and the authority that you will turn to say the same, and stay polite."),
        source=_GUIDE,
    ),
    Rule(
        kind="rudeness",
        id="M5",
        severity="should",
        title=N_("Rude words"),
        message=N_("“{words}” is rude. The reader is seldom the one who caused the problem."),
        suggestion=N_("Say the same calmly."),
        why=N_("A polite customer is valued and gets a more polite answer, whatever the anger."),
        source="Guide, part 2, step 5 (LV)",
    ),
    Rule(
        kind="sarcasm",
        id="P3",
        severity="should",
        title=N_("Sarcasm"),
        message=N_("“{words}” sounds sarcastic. In writing it is easily taken at its word, or as an insult."),
        suggestion=N_("Say plainly what you expected."),
        why=N_("Witty language is out of place in a first message."),
        source=_GUIDE,
    ),
    Rule(
        kind="joke",
        id="P3",
        severity="could",
        title=N_("A joke"),
        message=N_("“{words}” is a joke. In a first message it makes the matter look less serious."),
        suggestion=N_("Leave it out, or say the fact."),
        why=N_("Witty language is out of place in a first message."),
        source=_GUIDE,
    ),
    Rule(
        kind="emoji",
        id="P3",
        severity="could",
        title=N_("An emoji"),
        message=N_("An emoji takes the seriousness out of a business e-mail, and not every system shows it."),
        suggestion=N_("Leave it out."),
        why=N_("Feelings do not come across in writing; a picture of one does not help."),
        source=_GUIDE,
    ),
    Rule(
        kind="slang",
        id="M4",
        severity="could",
        title=N_("Slang"),
        message=N_("“{words}” is spoken language. Standard words show that the matter is serious."),
        suggestion=N_("Leave it out, or use the standard word."),
        why=N_("Standard spelling and words are a part of politeness."),
        source="Guide, part 2, step 4 (LV)",
    ),
)
_RULES = {rule.kind: rule for rule in RULES}
_LONGEST_QUOTE = 60  # characters of the text that a message repeats


def check_tone(letter: Letter) -> Iterable[Finding]:
    """The remarks on subject and body, in the order of their places; none where the language has no table."""
    if letter.language not in tone_languages():
        return
    names = _names(letter)
    for part, text in (("subject", letter.subject), ("body", letter.own)):
        for remark in remarks(text, letter.language, names):
            yield _finding(remark, text, "subject" if part == "subject" else "body")


def _finding(remark: Remark, text: str, part: Part) -> Finding:
    words = " ".join(text[remark.start : remark.end].split())
    if len(words) > _LONGEST_QUOTE:
        words = words[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return _RULES[remark.kind].finding(
        remark.start,
        remark.end,
        part=part,
        suggestion=remark.instead or None,
        fix=remark.fix,
        words=words,
    )


def _names(letter: Letter) -> tuple[str, ...]:
    """What the customer named: a product may be called Scum Remover, a company Bloody Good Tea."""
    case = letter.case
    if case is None:
        return ()
    named = (case.purchase.product, case.company.name, case.company.person, case.customer.name)
    return tuple(name for name in named if name)
