"""The e-mail as a reviewer reads it: greeting, paragraphs, sentences, closing and signature, each with its place.

A Letter is made of a Draft, whose paragraphs know their role, or of any text, whose parts are known by the words that
begin and end letters in its language. Places count characters of the body. `low` is the body in small letters, one
for one, so that a place found in it is true in the body too; what somebody else wrote (quoted lines, an earlier
message below) is blanked in it: the customer is not blamed for that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from composer.case import Case
from composer.review.patterns import lowered
from composer.review.sentences import sentence_places
from composer.review.words import LetterWords, letter_words, without_diacritics
from composer.site.report import SiteReport
from composer.writing.draft import Draft

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*+\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_SUBJECT_LINE = re.compile(r"\s{0,20}subject[ \t]{0,5}:[ \t]{0,20}([^\n]*)(?:\n\s{0,200}|$)", re.IGNORECASE)
# "Order number: 48213", "– Returns: https://…", "1. …": lines to look something up in, not sentences.
_LABEL_LINE = re.compile(
    r"[ \t]*(?:[-–—•*·]|\d{1,2}[.)][ \t]|[^\n:.!?]{2,40}:[ \t](?![^\n]{91}|[^\n]{0,90}[.!?](?:\s|$)))"
)
_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*", re.MULTILINE)
_EARLIER = re.compile(r"^[ \t]*(?:-{2,}[^\n-]{3,60}-{2,}|_{10,})[ \t]*$", re.MULTILINE)
_GREETING_MARK = re.compile(r"[,!:;.](?=\s|$)")
_FREE_FIELDS = {"story", "request.own_words"}
_LONGEST_GREETING = 90
_WORDS_OF_ADDRESS = 3
_LINES_OF_HEAD = 4
_WORDS_OF_CLOSING = 5
_LINES_OF_END = 14  # a signature with address and telephones has no more
PARTICLE = r"(?:d[aeiu]|del|della|den|der|van|von|zu|la|le|el|al|bin|ibn|af|y)(?!\w)"  # Marieke de Vries
_NAME = r"(?:[^\W\d_a-zа-я]\.|[^\W\d_a-zа-я][\w'’\-]{0,30})"
_NAME_LINE = re.compile(
    rf"[ \t]{{0,20}}{_NAME}(?:[ \t]{{1,5}}(?:{PARTICLE}|{_NAME})){{0,4}}[ \t]{{0,20}},?[ \t]{{0,20}}"
)


class Place(NamedTuple):
    """Characters from `start` up to `end` of the body."""

    start: int
    end: int


@dataclass(frozen=True)
class Letter:
    """The noun that every check works on. `to` is None where nobody can know it: in a pasted text."""

    language: str
    subject: str
    body: str
    to: str | None = None
    greeting: Place | None = None
    closing: Place | None = None  # the words above the name: "Kind regards,"
    signature: Place | None = None  # name and what stands below it
    paragraphs: tuple[Place, ...] = ()  # between greeting and closing; running text, no labels
    labels: tuple[Place, ...] = ()  # the lines between them that name a fact
    typed: tuple[Place, ...] = ()  # the customer's own words, where that is known
    free: tuple[Place, ...] = ()  # those of them that are sentences rather than names and numbers
    case: Case | None = None
    report: SiteReport | None = None
    today: date | None = None  # the day of reading a text that has no case

    @classmethod
    def of_draft(
        cls, draft: Draft, *, case: Case | None = None, report: SiteReport | None = None
    ) -> "Letter":
        """The letter of a draft, its parts as the paragraphs' roles say."""
        rows = list(_rows(draft))
        ends = {role: Place(start, end) for role, start, end in rows if role in ("greeting", "signature")}
        closing, signature = _parted_signature(
            draft.body, ends.get("signature"), letter_words(draft.language)
        )
        prose = [
            part
            for role, start, end in rows
            if role not in ends
            for part in _prose_and_labels(draft.body, start, end, letter_words(draft.language))
        ]
        typed, free = [], []
        for (_role, start, _end), paragraph in zip(rows, draft.paragraphs, strict=True):
            spans = [Place(start + span.start, start + span.end) for span in paragraph.typed]
            typed += spans
            free += spans if paragraph.edited or set(paragraph.fields) & _FREE_FIELDS else []
        return cls(
            language=draft.language,
            subject=draft.subject,
            body=draft.body,
            to=draft.to,
            greeting=ends.get("greeting"),
            closing=closing,
            signature=signature,
            paragraphs=tuple(place for place, label in prose if not label),
            labels=tuple(place for place, label in prose if label),
            typed=tuple(typed),
            free=tuple(free),
            case=case,
            report=report,
        )

    @classmethod
    def of_text(
        cls,
        subject: str,
        body: str,
        language: str,
        *,
        case: Case | None = None,
        report: SiteReport | None = None,
        today: date | None = None,
    ) -> "Letter":
        """The letter that any text is, its parts found by the words of its language."""
        own = without_quotes(body)
        words = letter_words(language, bare=without_diacritics(f"{subject} {own}"))
        low = lowered(own)
        greeting = _greeting(own, low, words)
        closing, signature = _ending(own, low, words, greeting.end if greeting else 0)
        start = greeting.end if greeting else 0
        end = min(place.start for place in (closing, signature, _device(low, words)) if place)
        prose = _prose_and_labels(own, start, end, words)
        return cls(
            language=language,
            subject=subject,
            body=body,
            greeting=greeting,
            closing=closing,
            signature=signature,
            paragraphs=tuple(place for place, label in prose if not label),
            labels=tuple(place for place, label in prose if label),
            case=case,
            report=report,
            today=today,
        )

    @property
    def written_on(self) -> date | None:
        """The day of writing; of a text without a case the day on which it is read."""
        return (self.case.written_on if self.case else None) or self.today

    @cached_property
    def own(self) -> str:
        """The body with what somebody else wrote blanked."""
        return without_quotes(self.body)

    @cached_property
    def low(self) -> str:
        """`own` in small letters; every character stands where it stood."""
        return lowered(self.own)

    @cached_property
    def low_subject(self) -> str:
        """The subject in small letters."""
        return lowered(self.subject)

    @cached_property
    def words(self) -> LetterWords:
        """The words by which this language's letters are read."""
        bare = self.to is None and without_diacritics(f"{self.subject} {self.own}")
        return letter_words(self.language, bare=bare)

    @cached_property
    def sentences(self) -> tuple[Place, ...]:
        """The sentences of the paragraphs, in order."""
        return tuple(place for paragraph in self.paragraphs for place in self.sentences_in(paragraph))

    def sentences_in(self, paragraph: Place) -> tuple[Place, ...]:
        """The sentences of one paragraph; rather too few than too many."""
        found = sentence_places(self.own, paragraph.start, paragraph.end, self.words.abbreviations)
        return tuple(Place(start, end) for start, end in found)

    def text(self, place: Place | None) -> str:
        """The words at a place; empty where there is none."""
        return self.own[place.start : place.end] if place else ""

    def sentence_at(self, at: int) -> Place | None:
        """The sentence, or the line of labels, in which a character stands."""
        return next(
            (place for place in (*self.sentences, *self.labels) if place.start <= at < place.end), None
        )


def split_subject(text: str) -> tuple[str, str]:
    """Subject and body of a text whose first line may be "Subject: …"; the body begins with its first character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _SUBJECT_LINE.match(text)
    return (found[1].strip(), text[found.end() :]) if found else ("", text)


def without_quotes(body: str) -> str:
    """The body with quoted lines and an earlier message below it blanked, every other character in its place."""
    earlier = _EARLIER.search(body)
    if earlier and body[: earlier.start()].strip():
        body = body[: earlier.start()] + _blank(body[earlier.start() :])
    return _QUOTED_LINE.sub(lambda line: " " * len(line[0]), body) if ">" in body else body


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _rows(draft: Draft) -> Iterator[tuple[str, int, int]]:
    start = 0
    for paragraph in draft.paragraphs:
        yield paragraph.role, start, start + len(paragraph.text)
        start += len(paragraph.text) + 2


def _prose_and_labels(body: str, start: int, end: int, words: LetterWords) -> list[tuple[Place, bool]]:
    """The blocks of this stretch: running text as paragraphs, each line that names a fact by itself (True)."""
    found: list[tuple[Place, bool]] = []
    for block in _BLOCK.finditer(body, start, end):
        prose: Place | None = None
        for line in _LINE.finditer(body, block.start(), block.end()):
            place = _trimmed(body, line.start(), line.end())
            if _is_label(body, place, words):
                if prose:
                    found.append((prose, False))
                found.append((place, True))
                prose = None
            else:
                prose = Place(prose.start if prose else place.start, place.end)
        if prose:
            found.append((prose, False))
    return found


def _is_label(body: str, line: Place, words: LetterWords) -> bool:
    label = _LABEL_LINE.match(body, *line)
    if label and label[0].lstrip()[:1].isdigit():  # "2. novembril" begins a sentence
        return not words.any_month.match(lowered(body[label.end() : label.end() + 20]))
    return bool(label)


def _device(low: str, words: LetterWords) -> Place:
    """The line "Sent from my …", else the end of the text."""
    lines = [line for line in _LINE.finditer(low) if words.device.match(low, *line.span())]
    return Place(*lines[-1].span()) if lines else Place(len(low), len(low))


def _trimmed(body: str, start: int, end: int) -> Place:
    text = body[start:end]
    return Place(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _greeting(body: str, low: str, words: LetterWords) -> Place | None:
    """The greeting at the head: the words up to its mark, or the whole line where that is short.

    Only lines such as "To: Customer service" may stand above it.
    """
    for number, first in enumerate(_LINE.finditer(body)):
        line = _trimmed(body, first.start(), first.end())
        hello = words.greetings.match(low, line.start, line.end)
        if hello:
            break
        if number + 1 == _LINES_OF_HEAD or not _LABEL_LINE.match(body, *line):
            return None
    else:
        return None
    reach = min(line.end, line.start + _LONGEST_GREETING)
    for mark in _GREETING_MARK.finditer(body, hello.end(), reach):
        word = low[line.start : mark.end()].rsplit(None, 1)[-1]
        rest = body[mark.end() : line.end].split()
        if len(rest) <= _WORDS_OF_ADDRESS:  # "Hello, customer service!" is one greeting
            break
        if word not in words.abbreviations and len(word) > 2:  # "Dear Mr. Smith, I …"
            return Place(line.start, mark.end())
    return line if line.end - line.start <= _LONGEST_GREETING else Place(line.start, hello.end())


def _ending(body: str, low: str, words: LetterWords, after: int) -> tuple[Place | None, Place | None]:
    """Closing words and signature, looked for from the last line upwards."""
    lines = [_trimmed(body, line.start(), line.end()) for line in _LINE.finditer(body, after)][
        -_LINES_OF_END:
    ]
    while lines and words.device.search(low, lines[-1].start, lines[-1].end):
        lines.pop()
    for number in range(len(lines) - 1, -1, -1):
        closing = words.closings.match(low, lines[number].start, lines[number].end)
        if closing and _ends_here(body, closing.end(), lines[number].end):
            return _parted(body, closing.end(), lines[number], lines[number + 1 :])
    return _unknown_closing(body, lines) or (None, _bare_signature(body, lines))


def _unknown_closing(body: str, lines: list[Place]) -> tuple[Place, Place] | None:
    """A block of its own at the end whose first line is a few words without a full stop, with first and last name below."""
    block = _last_block(body, lines)
    if not 2 <= len(block) < len(lines):
        return None
    words, name = (body[place.start : place.end] for place in block[:2])
    few = len(words.split()) <= _WORDS_OF_CLOSING and not any(map(str.isdigit, words))
    closes = few and words[-1] not in ".?:;" and not _NAME_LINE.fullmatch(words)
    if closes and len(name.split()) > 1 and _NAME_LINE.fullmatch(name):
        return block[0], Place(block[1].start, block[-1].end)
    return None


def _ends_here(body: str, start: int, end: int) -> bool:
    """Whether nothing but a mark, or a name, follows the closing words on their line."""
    rest = body[start:end].lstrip(" ,.!–—-")
    return not rest or bool(_NAME_LINE.fullmatch(rest))


def _parted(body: str, end: int, line: Place, below: list[Place]) -> tuple[Place, Place | None]:
    while end < line.end and body[end] in ",.!":
        end += 1
    name = _trimmed(body, end, line.end)
    starts = [name.start] if name.start < name.end else []
    if below:
        starts.append(below[0].start)
    last = below[-1].end if below else line.end
    return Place(line.start, end), Place(starts[0], last) if starts else None


def _bare_signature(body: str, lines: list[Place]) -> Place | None:
    """The last block, where it is a line with a name, and perhaps lines with figures below it."""
    block = _last_block(body, lines)
    if not block or len(block) == len(
        lines
    ):  # a text of one block has no signature that could be told from it
        return None
    return (
        Place(block[0].start, block[-1].end)
        if _NAME_LINE.fullmatch(body[block[0].start : block[0].end])
        else None
    )


def _last_block(body: str, lines: list[Place]) -> list[Place]:
    block: list[Place] = []
    for line in reversed(lines):
        if block and body[line.end : block[0].start].count("\n") > 1:
            break
        block.insert(0, line)
    return block


def _parted_signature(
    body: str, place: Place | None, words: LetterWords
) -> tuple[Place | None, Place | None]:
    if place is None:
        return None, None
    return _ending(body, lowered(body), words, place.start)
