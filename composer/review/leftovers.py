"""What should not have stayed in the text: placeholders, doubled words, phone excuses, HTML, odd letters (M4, M13)."""

import re
import unicodedata
from collections.abc import Iterator

from composer.languages.interface import N_
from composer.review.findings import Finding, Part
from composer.review.letter import Letter
from composer.review.patterns import lowered
from composer.review.rules import Rule

PLACEHOLDER = Rule(
    kind="placeholder",
    id="M13",
    severity="blocks",
    title=N_("Left-over placeholder"),
    message=N_("“{words}” was meant to be filled in."),
    suggestion=N_("Write what belongs there, or take the sentence out."),
    why=N_("A form that is not filled in tells the reader that nobody read it before sending."),
    source="LV part 2: proofread",
)
DOUBLED = Rule(
    kind="doubled_word",
    id="M13",
    severity="should",
    title=N_("Doubled word"),
    message=N_("“{word}” stands here twice."),
    suggestion=N_("Take one out."),
    why=N_("Proofreading is a part of politeness."),
    source="LV part 2; ET: doubled words",
)
DEVICE = Rule(
    kind="sent_from_device",
    id="M13",
    severity="should",
    title=N_("“Sent from my …”"),
    message=N_("This line sounds like an excuse for mistakes, and advertises somebody's telephone."),
    suggestion=N_("Take it out; switch it off in the mail program's settings."),
    why=N_("The guide asks for no phone excuses."),
    source="LV part 2",
)
HTML = Rule(
    kind="html",
    id="M4",
    severity="should",
    title=N_("HTML in the text"),
    message=N_("“{words}” is a mark for browsers; in a plain e-mail the reader sees it as it stands."),
    suggestion=N_("Take it out."),
    why=N_("Plain text arrives the same everywhere."),
    source="LV part 2: no fancy fonts",
)
ODD_LETTERS = Rule(
    kind="odd_letters",
    id="M4",
    severity="should",
    title=N_("Fancy letters"),
    message=N_(
        "These letters come from a decorative alphabet; search, screen readers and spam filters cannot read them."
    ),
    suggestion=N_("Write “{plain}”."),
    why=N_("Plain letters can be searched and read aloud."),
    source="LV part 2: no fancy fonts; Unicode, Mathematical Alphanumeric Symbols",
)
RULES = (PLACEHOLDER, DOUBLED, DEVICE, HTML, ODD_LETTERS)

# [name] · {order} · {{ order }} · <date> · %NAME% · $name$
_BRACKETS = re.compile(
    r"\[([^\[\]\n]{1,50})\]|\{{1,2}%?([^{}\n]{1,50}?)%?\}{1,2}|<([^<>\n@/=:]{2,40})>|%([A-Za-z_]{3,30})%|\$\{?([a-z_]{3,30})[$}]"
)
# XXXX, xx.xx.2026, ____, "№ …"
_CROSSES = re.compile(
    r"(?<![\w.])(?:[XХ]{4,40}|(?:xx|XX|хх|ХХ)[./-](?:xx|XX|хх|ХХ|\d\d)[./-](?:\d{2,4}|[xXхХ]{2,4})|[xх]{4,40})(?!\w)|_{3,80}"
)
_DOTS = re.compile(r"(?:\.{3,20}|…{1,5}|\?{3,9}|\.[.\s]{4,20})(?=[\s,.;)]|$)")
# An answer not given yet: a line of dots right below "– Which colour is it?", or below a label with its colon.
_UNANSWERED = re.compile(
    r"(?:[?:]|^[ \t]{0,8}[–—•*-] [^\n]{1,400}(?:\n[^\n]{1,400})?)[ \t]{0,8}\n[ \t]{0,8}(…|\.{3,20})[ \t]{0,8}$",
    re.MULTILINE,
)
_HARMLESS = re.compile(r"\s*(?:\.{2,3}|…|sic!?|\d{1,3}|[xX ✓]|image|cid)\s*(?::.{0,40})?", re.DOTALL)
_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|font|a|h[1-6]|ul|ol|li|table|tbody|tr|td|th|img|hr|body|html|head|style|script|blockquote|pre|center|small|big)"
    r"(?:\s[^<>\n]{0,200})?/?>|&(?:nbsp|amp|lt|gt|quot|apos|#\d{2,5});",
    re.IGNORECASE,
)
_DOUBLE = re.compile(
    r"(?<![\w’'.-])([^\W\d_]{1,30})(?:[ \t]{1,3}|[ \t]{0,3}\n[ \t]{0,3})(\1)(?![\w’'@-]|\.\w)", re.IGNORECASE
)
_ODD = re.compile(
    "[\U0001d400-\U0001d7ff\uff01-\uff5e\u2460-\u24ff\U0001f130-\U0001f189\u2100-\u2115\u2117-\u2121\u2123-\u214f]{2,}"
)


def check_leftovers(letter: Letter) -> Iterator[Finding]:
    """Subject and body alike, but for the device's line."""
    yield from _in_part(letter, letter.subject, letter.low_subject, "subject")
    yield from _in_part(letter, letter.own, letter.low, "body")
    for line in letter.words.device.finditer(letter.low):
        end = letter.own.find("\n", line.start())
        start = letter.own.rfind("\n", 0, line.start()) + 1
        if not letter.own[start : line.start()].strip(" -–—*_"):
            yield DEVICE.finding(line.start(), end if end >= 0 else len(letter.own), fix="")


def _in_part(letter: Letter, text: str, low: str, part: Part) -> Iterator[Finding]:
    yield from _placeholders(letter, text, low, part)
    for tag in _TAG.finditer(text):
        yield HTML.finding(*tag.span(), part=part, words=tag[0], fix=" " if tag[0].startswith("&") else "")
    for odd in _ODD.finditer(text):
        plain = unicodedata.normalize("NFKC", odd[0])
        if plain != odd[0]:
            yield ODD_LETTERS.finding(*odd.span(), part=part, plain=plain, fix=plain)
    for double in _DOUBLE.finditer(text):
        if not _may_double(letter, double):
            yield DOUBLED.finding(*double.span(), part=part, word=double[1], fix=double[1])


def _may_double(letter: Letter, double: re.Match[str]) -> bool:
    """Words of the table, and names: "Bora Bora"."""
    first, second = double[1], double[2]
    return lowered(first) in letter.words.doubles or (
        first == second and first[0].isupper() and len(first) > 1
    )


def _placeholders(letter: Letter, text: str, low: str, part: Part) -> Iterator[Finding]:
    places = [found.span() for found in _BRACKETS.finditer(text) if _is_placeholder(letter, found)]
    places += [found.span() for found in _CROSSES.finditer(text)]
    places += [found.span(1) for found in _UNANSWERED.finditer(text)]
    places += [found.span() for found in letter.words.samples.finditer(low)]
    for dots in _DOTS.finditer(text):
        before = low[max(0, dots.start() - 30) : dots.start()].rstrip(" \t:#№=")
        names = [found for found in letter.words.unfilled.finditer(before) if found.end() == len(before)]
        if names and not before.endswith("."):
            places.append(dots.span())
    end = -1
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if place[0] >= end:
            end = place[1]
            yield PLACEHOLDER.finding(*place, part=part, words=text[slice(*place)].strip())


def _is_placeholder(letter: Letter, found: re.Match[str]) -> bool:
    """Braces and percent signs hold nothing else; in square and pointed brackets stands something a form asks for."""
    inside = next(group for group in found.groups() if group is not None)
    if _HARMLESS.fullmatch(inside):
        return False
    if found[1] is None and found[3] is None:
        return True
    if found[3] is not None and _TAG.fullmatch(found[0]):
        return False
    low = lowered(inside).strip(" .…:_").replace("_", " ")
    shouted = inside.isupper() and len(inside) >= SHORTEST and not any(char.isdigit() for char in inside)
    return shouted or bool(letter.words.placeholders.search(low))


SHORTEST = (
    3  # letters in capitals within brackets, as in [NAME] or [DATE]; with figures it is a number: [LUM-2231]
)
