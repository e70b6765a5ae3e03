"""How a letter begins and ends: greeting, the sender's name, closing, signature (M3, M6, M10)."""

import re
from collections.abc import Iterator

from composer.languages.interface import N_
from composer.review.findings import Finding
from composer.review.letter import PARTICLE, Letter, Place
from composer.review.rules import Rule

GREETING_MISSING = Rule(
    kind="greeting_missing",
    id="M3",
    severity="should",
    title=N_("No greeting"),
    message=N_("The e-mail begins without a greeting; a person reads it."),
    suggestion=N_("Begin with “{example}”, better with a name."),
    why=N_("A greeting costs one line and makes the reader a helper."),
    source="LV part 2",
)
GREETING_MARK = Rule(
    kind="greeting_mark",
    id="M3",
    severity="could",
    title=N_("Punctuation of the greeting"),
    message=N_("In this language no “{mark}” stands after the greeting."),
    suggestion=N_("Write “{right}”."),
    why=N_("Each language has its custom, and a careful reader notices."),
    source="LV part 2; keeleabi.eki.ee 75; valodaskonsultacijas.lv 935; gramota.ru",
)
AFTER_GREETING = Rule(
    kind="after_greeting",
    id="M3",
    severity="could",
    title=N_("Letter after the greeting"),
    message=N_("After this greeting the text goes on with a small letter."),
    suggestion=N_("Write “{right}”."),
    why=N_("Each language has its custom, and a careful reader notices."),
    source="The language bodies' advice on letters",
)
NAME_MISSING = Rule(
    kind="name_missing",
    id="M6",
    severity="should",
    title=N_("Your name is missing"),
    message=N_("Nobody can see who writes. The agent needs a name to find the order and to answer."),
    suggestion=N_("Say your first and last name at the beginning, and sign with them."),
    why=N_("An answer begins with the customer's name."),
    source="LV part 2; ET",
)
NAME_INCOMPLETE = Rule(
    kind="name_incomplete",
    id="M6",
    severity="should",
    title=N_("Only half a name"),
    message=N_("There is one name, not first and last name. Orders are looked up by both."),
    suggestion=N_("Sign with your first and last name."),
    why=N_("Orders are looked up by the full name."),
    source="LV part 2",
)
CLOSING_MISSING = Rule(
    kind="closing_missing",
    id="M10",
    severity="should",
    title=N_("No closing"),
    message=N_("The e-mail just stops: no closing words above the name."),
    suggestion=N_("Close with “{example}” and your name."),
    why=N_("A simple closing leaves the door open."),
    source="LV part 2",
)
SIGNATURE_MISSING = Rule(
    kind="signature_missing",
    id="M10",
    severity="should",
    title=N_("No signature"),
    message=N_("Nothing stands below the closing words."),
    suggestion=N_("Sign with your first and last name and a way to reach you."),
    why=N_("The agent looks for name and contact at the end."),
    source="LV part 2",
)
CLOSING_MARK = Rule(
    kind="closing_mark",
    id="M10",
    severity="could",
    title=N_("Punctuation of the closing"),
    message=N_("In this language it is written “{right}”."),
    suggestion=N_("Write “{right}”."),
    why=N_("Each language has its custom, and a careful reader notices."),
    source="Duden; EKI; VLKK; gramota.ru",
)
RULES = (
    GREETING_MISSING,
    GREETING_MARK,
    AFTER_GREETING,
    NAME_MISSING,
    NAME_INCOMPLETE,
    CLOSING_MISSING,
    SIGNATURE_MISSING,
    CLOSING_MARK,
)
_SMALL = "a-zß-öø-ÿāăąćčďđēěęėģğīįķļłńņňřśšťūůųźżžа-яёіїєґ"
# A full stop belongs to an initial, or to "St."; behind a longer word it ends the sentence.
_NAME = rf"[^\W\d_{_SMALL}](?:\w?\.|[\w'’-]{{0,30}})"
_PARTICLES = rf"(?:{PARTICLE}[ \t]{{1,3}}){{0,3}}"
_FULL_NAME = re.compile(rf"(?<![\w@.]){_NAME}(?:[ \t]{{1,3}}{_PARTICLES}{_NAME}){{1,3}}(?![\w@])")
_ONE_NAME = re.compile(rf"(?<![\w@.]){_NAME}(?![\w@])")
_AFTER_INTRODUCTION = re.compile(rf"[ \t:–-]{{1,4}}{_NAME}[ \t]{{1,3}}{_PARTICLES}{_NAME}")
_ENDS_WITH_MARK = ",!:;."


def check_ends(letter: Letter) -> Iterator[Finding]:
    """Greeting, name, closing and signature."""
    if not letter.own.strip():
        return
    yield from _greeting(letter)
    yield from _name(letter)
    yield from _closing(letter)


def full_name(letter: Letter) -> str:
    """First and last name as the signature or the introduction has them; empty where neither does."""
    for place in (letter.signature, *_introduced(letter)):
        line = letter.text(place).split("\n")[0]
        found = _FULL_NAME.search(line)
        if found:
            return found[0]
    return ""


def _introduced(letter: Letter) -> Iterator[Place]:
    """The words behind “my name is”."""
    for cue in letter.words.introductions.finditer(letter.low):
        if _AFTER_INTRODUCTION.match(letter.own, cue.end()):
            yield Place(cue.end(), min(len(letter.own), cue.end() + 70))


def _greeting(letter: Letter) -> Iterator[Finding]:
    place = letter.greeting
    if place is None:
        yield GREETING_MISSING.finding(0, 0, example=letter.words.examples.greeting)
        return
    line = letter.text(place)
    mark = line[-1] if line[-1] in _ENDS_WITH_MARK else ""
    allowed = letter.words.greeting_marks
    if mark not in allowed:
        right = line.rstrip(_ENDS_WITH_MARK) + next(iter(allowed))
        span = place.end - len(mark), place.end
        yield GREETING_MARK.finding(*span, fix=next(iter(allowed)), mark=mark or "␣", right=right)
        return
    start = next((at for at in range(place.end, len(letter.own)) if not letter.own[at].isspace()), None)
    if start is None or allowed[mark] != "lower" or not _begins_large(letter, start):
        return
    word = re.match(r"\w+", letter.own[start : start + 40])
    if word:
        small = word[0][:1].lower() + word[0][1:]
        yield AFTER_GREETING.finding(start, start + len(word[0]), fix=small, right=small)


def _begins_large(letter: Letter, start: int) -> bool:
    """Whether an ordinary word begins with a capital here: one that is no name, code or abbreviation."""
    word = re.match(r"[^\W\d_]+", letter.own[start : start + 40])
    if not word or not word[0][0].isupper() or word[0][1:] != word[0][1:].lower():
        return False
    return bool(letter.words.openings.fullmatch(letter.low, start, start + len(word[0])))


def _name(letter: Letter) -> Iterator[Finding]:
    if full_name(letter):
        return
    signed = letter.signature
    if signed is not None:
        line = letter.text(signed).split("\n")[0]
        if _ONE_NAME.search(line):
            yield NAME_INCOMPLETE.finding(signed.start, signed.start + len(line))
            return
    end = len(letter.own.rstrip())
    yield NAME_MISSING.finding(end, end)


def _closing(letter: Letter) -> Iterator[Finding]:
    closing = letter.closing
    end = len(letter.own.rstrip())
    if closing is None:
        at = letter.signature.start if letter.signature else end
        yield CLOSING_MISSING.finding(at, at, example=letter.words.examples.closing)
        return
    if letter.signature is None:
        if full_name(letter):
            yield SIGNATURE_MISSING.finding(end, end)
        return
    yield from _closing_mark(letter, closing)


def _closing_mark(letter: Letter, closing: Place) -> Iterator[Finding]:
    """The comma after the closing words, where the language has a firm custom."""
    custom, words = letter.words.closing_comma, letter.text(closing)
    bare = words.rstrip(_ENDS_WITH_MARK)
    wrong = (words.endswith(",") and not custom.allowed) or (bare == words and custom.needed)
    if wrong and "\n" in letter.own[closing.end : closing.end + 3]:
        fix = "," if custom.needed else ""
        yield CLOSING_MARK.finding(closing.start + len(bare), closing.end, fix=fix, right=bare + fix)
