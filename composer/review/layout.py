"""Paragraphs, sentences, length (M9, H5)."""

import re
from collections.abc import Iterator

from composer.languages.interface import N_
from composer.review.findings import Finding
from composer.review.letter import Letter, Place
from composer.review.rules import Rule

MOST_SENTENCES = 3  # in a paragraph (M9)
WALL = 600  # characters without an empty line: about ten lines on a screen
MOST_WORDS = 35  # in a sentence; plain-language guides ask for 20 to 25 on average
NUDGE, PLAIN_WORD = 800, 2000  # characters of running text

# Sentences are parted too rarely rather than too often; for their length it is the other way round.
_POSSIBLE_END = re.compile(r"[.!?…:;]\s|\n")

PARAGRAPH = Rule(
    kind="paragraph_long",
    id="M9",
    severity="should",
    title=N_("Long paragraph"),
    message=N_("This paragraph has {count} sentences; one to three can be taken in at a glance."),
    suggestion=N_("Part it where a new thought begins."),
    why=N_("Most readers give an e-mail less than eight seconds."),
    source="LV part 2; LT",
)
WALL_OF_TEXT = Rule(
    kind="wall_of_text",
    id="M9",
    severity="should",
    title=N_("Wall of text"),
    message=N_("{length} characters without an empty line. Nobody finds the problem and the request in it."),
    suggestion=N_("Make paragraphs: who you are, what happened, what you ask for."),
    why=N_("Most readers give an e-mail less than eight seconds."),
    source="LV part 2; LT",
)
SENTENCE = Rule(
    kind="sentence_long",
    id="M9",
    severity="could",
    title=N_("Long sentence"),
    message=N_("This sentence has {count} words."),
    suggestion=N_("Make two of it."),
    why=N_("Short sentences are understood at the first reading."),
    source="RU: short sentences",
)
LONG = Rule(
    kind="long",
    id="M9",
    severity="could",
    title=N_("Rather long"),
    message=N_("The text has {length} characters. What an agent does not need only hides the rest."),
    suggestion=N_("Leave out what the agent does not need in order to act."),
    why=N_("Most readers give an e-mail less than eight seconds."),
    source="LT: read twice",
)
VERY_LONG = Rule(
    kind="very_long",
    id="M9",
    severity="should",
    title=N_("Too long"),
    message=N_("The text has {length} characters. It will be put aside, or only its beginning will be read."),
    suggestion=N_("Tell the problem and the request in ten sentences; offer the rest for later."),
    why=N_("Most readers give an e-mail less than eight seconds."),
    source="LT: read twice",
)
RULES = (PARAGRAPH, WALL_OF_TEXT, SENTENCE, LONG, VERY_LONG)


def check_layout(letter: Letter) -> Iterator[Finding]:
    """Long paragraphs, long sentences, a long text."""
    for paragraph in letter.paragraphs:
        yield from _paragraph(letter, paragraph)
    for sentence in letter.sentences:
        count = max(len(part.split()) for part in _POSSIBLE_END.split(letter.text(sentence)))
        if count > MOST_WORDS:
            yield SENTENCE.finding(*sentence, count=count)
    yield from _length(letter)


def _paragraph(letter: Letter, paragraph: Place) -> Iterator[Finding]:
    sentences = letter.sentences_in(paragraph)
    length = paragraph.end - paragraph.start
    fix = _parted(letter, sentences) if len(sentences) > MOST_SENTENCES else None
    if length > WALL:
        yield WALL_OF_TEXT.finding(*paragraph, length=length, fix=fix)
    elif fix is not None:
        yield PARAGRAPH.finding(*paragraph, count=len(sentences), fix=fix)


def _parted(letter: Letter, sentences: tuple[Place, ...]) -> str:
    """The same sentences with an empty line after every third."""
    groups = [sentences[at : at + MOST_SENTENCES] for at in range(0, len(sentences), MOST_SENTENCES)]
    return "\n\n".join(letter.text(Place(group[0].start, group[-1].end)).strip() for group in groups)


def _length(letter: Letter) -> Iterator[Finding]:
    """What the customer wrote; the lines that name facts, and our own sentences in a draft, do not count."""
    counted = letter.free if letter.to is not None else letter.paragraphs
    length = sum(place.end - place.start for place in counted)
    rule = VERY_LONG if length >= PLAIN_WORD else LONG if length >= NUDGE else None
    if rule and counted:
        yield rule.finding(counted[-1].end, counted[-1].end, length=length)
