"""The subject: short, telling, quiet (M2, S2)."""

import re
from collections.abc import Iterator
from itertools import chain

from composer.languages.interface import N_
from composer.review.findings import Finding
from composer.review.letter import Letter
from composer.review.patterns import lowered
from composer.review.rules import Rule
from composer.review.shouting import shouted_runs

LONGEST = 60  # characters that a mail client shows (S2)
TELLING = 30  # characters that a telephone shows (S2)
_HEAP = re.compile(r"[!?.…,;:*#~=]*[!][!?.…]*|[?.…*#~=_]{2,}|\?{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_REPLY = re.compile(r"(?:\s{0,5}(?:re|fw|fwd|aw|vs|ats|atb|на)\s?:\s{0,5}){1,5}")
_CONTENT = re.compile(r"[^\W\d_]{4}|\d{3}")
_NUMBER = re.compile(r"\d{3,}")

MISSING = Rule(
    kind="subject_missing",
    id="M2",
    severity="should",
    part="subject",
    title=N_("No subject"),
    message=N_("The e-mail has no subject. It may be taken for spam, and nobody can see what it is about."),
    suggestion=N_("Name the problem, the product and the order number, in at most 60 characters."),
    why=N_("An agent picks the next e-mail from a list of subjects."),
    source="LV part 2; ET",
)
LONG = Rule(
    kind="subject_long",
    id="M2",
    severity="should",
    part="subject",
    title=N_("Long subject"),
    message=N_(
        "The subject has {length} characters; a mail program shows the first 60, a telephone 25 to 30."
    ),
    suggestion=N_("Keep the problem, the product and the order number; leave the rest to the text."),
    why=N_("What lies past the edge is not read."),
    source="ET: mail clients show 60 characters",
)
LATE = Rule(
    kind="subject_key_word_late",
    id="M2",
    severity="could",
    part="subject",
    title=N_("The point comes late"),
    message=N_(
        "The word that says what this is about stands behind the first 30 characters; a telephone cuts it off."
    ),
    suggestion=N_("Begin with “{word}”."),
    why=N_("The most important word comes first."),
    source="ET: phones show 25 to 30 characters",
)
VAGUE = Rule(
    kind="subject_vague",
    id="M2",
    severity="should",
    part="subject",
    title=N_("Vague subject"),
    message=N_("“{subject}” could stand above any e-mail. The agent cannot tell what yours is about."),
    suggestion=N_("Say what happened to what, for example: “Kettle does not heat, order 48213”."),
    why=N_("A telling subject reaches the right person at once."),
    source="LV part 2",
)
CAPITALS = Rule(
    kind="subject_capitals",
    id="M2",
    severity="should",
    part="subject",
    title=N_("Capitals in the subject"),
    message=N_("Words in capitals look like shouting, and spam filters dislike them."),
    suggestion=N_("Write them in small letters."),
    why=N_("Spam filters count capitals, and so do people."),
    source="ET: no capitals",
)
PUNCTUATION = Rule(
    kind="subject_punctuation",
    id="M2",
    severity="should",
    part="subject",
    title=N_("Loud punctuation"),
    message=N_("Exclamation marks and heaps of punctuation in a subject look like advertising."),
    suggestion=N_("Leave them out."),
    why=N_("Spam filters count them, and the matter does not become more urgent by them."),
    source="ET: no heap of punctuation",
)
RULES = (MISSING, LONG, LATE, VAGUE, CAPITALS, PUNCTUATION)


def check_subject(letter: Letter) -> Iterator[Finding]:
    """All that can be said of the subject."""
    subject = letter.subject
    if not subject.strip():
        yield MISSING.finding(0, 0)
        return
    if len(subject) > LONGEST:
        yield LONG.finding(LONGEST, len(subject), length=len(subject))
    yield from _loud(letter)
    yield from _telling(letter)


def _loud(letter: Letter) -> Iterator[Finding]:
    for run in shouted_runs(letter.subject, letter.words):
        yield CAPITALS.finding(run.start, run.end, fix=run.calm)
    for heap in _HEAP.finditer(letter.subject):
        yield PUNCTUATION.finding(*heap.span(), fix="?" if "?" in heap[0] else "")


def _telling(letter: Letter) -> Iterator[Finding]:
    low = letter.low_subject
    words = letter.words
    rest = [word for word in _WORD.findall(words.filler.sub(" ", low)) if len(word) > 1]
    cues = [cue for cue in _cues(letter) if not words.filler.fullmatch(low, *cue)]
    if not rest and not _NUMBER.search(low):
        yield VAGUE.finding(0, len(letter.subject), subject=letter.subject.strip())
        return
    start = reply.end() if (reply := _REPLY.match(low)) else 0
    cut = _WORD.match(low, start + TELLING - 1)  # the word at the edge counts as a whole
    shown = words.filler.sub(" ", low[start : cut.end() if cut else start + TELLING])
    if cues and min(cues)[0] - start >= TELLING and not _CONTENT.search(shown):
        first = min(cues)
        yield LATE.finding(*first, word=letter.subject[first[0] : first[1]])


def _cues(letter: Letter) -> list[tuple[int, int]]:
    """Where the subject says what it is about: problem, goal, praise, goods, a question, or the case's own product."""
    words, low = letter.words, letter.low_subject
    patterns = chain(
        words.problems.values(), words.goals.values(), (words.praise, words.goods, words.questions)
    )
    found = [match.span() for pattern in patterns if (match := pattern.search(low))]
    product = lowered(letter.case.purchase.product) if letter.case else ""
    head = product.split()[0] if product.split() else ""
    if head and head in low:
        found.append((low.index(head), low.index(head) + len(head)))
    return found
