"""The reply as its reader takes it in: greeting, sentences, closing and signature, footer left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from composer.replies.received import Received
from composer.replies.words import Words, reply_words
from composer.review.patterns import lowered
from composer.review.sentences import sentence_places

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"[ \t]{0,20}(?:[-–—•*·▪]|\d{1,2}[.)])[ \t]{1,5}(?=\S)")
_STEP = re.compile(r"[ \t]{0,20}(?:\d{1,2}[.)]|[•*·▪-])[ \t]{1,5}\S")
_WRAPPED = 55  # a line that is shorter, with a capital below it, was ended on purpose
_LINES_OF_END = 14
_LONGEST_GREETING = 70
_MARK = re.compile(r"[,!:.](?=\s|$)")
_INITIAL = 3  # letters of "S." or "dr.", with the full stop
_MOST_NAMES = 3
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,400}")
_COMMA = re.compile(r",(?=\s)")
_SIGNATURE_RULE = re.compile(r"[ \t]*(?:--|__|—|–)[ \t]*")


class Part(NamedTuple):
    """A sentence: as it stands, and in small letters on one line."""

    text: str
    low: str


@dataclass(frozen=True)
class Reply:
    """A reply in its language, parted."""

    message: Received
    language: str

    @cached_property
    def words(self) -> Words:
        """The words by which it is read."""
        return reply_words(self.language)

    @cached_property
    def _lines(self) -> list[str]:
        return [line[0] for line in _LINE.finditer(self.message.body)]

    @cached_property
    def greeting(self) -> str:
        """The line that greets; empty where there is none."""
        greets = self.words.pattern("greetings")
        for line in self._lines[:3]:
            line = line.strip()
            if greets.match(lowered(line)):
                return self._greeting_of(line)
        return ""

    def _greeting_of(self, line: str) -> str:
        """The greeting at the head of a line; the whole line where only a name follows its mark: "Labdien, Anna!"."""
        for mark in _MARK.finditer(line):
            word = lowered(line[: mark.end()].rsplit(None, 1)[-1])
            if word in self.words.abbreviations or (mark[0] == "." and len(word) <= _INITIAL):
                continue
            rest = line[mark.end() :].split()
            if len(rest) > _MOST_NAMES:
                return line[: mark.end()]
        return line if len(line) <= _LONGEST_GREETING else ""

    @cached_property
    def closing_at(self) -> int:
        """The offset at which the closing words begin; the end of the body where there are none."""
        return self._ending[0]

    @cached_property
    def closing(self) -> str:
        """The closing words, without the name."""
        start, end = self._ending
        return self.message.body[start:end].strip()

    @cached_property
    def signature(self) -> str:
        """What stands below, or behind, the closing words."""
        return self.message.body[self._ending[1] :].strip(" ,.!\n\t")

    @cached_property
    def _ending(self) -> tuple[int, int]:
        body = self.message.body
        places = [(line.start(), line.end()) for line in _LINE.finditer(body)]
        closes = self.words.pattern("closings")
        first = len(places) - 1
        for start, end in reversed(places[-_LINES_OF_END:]):
            low = lowered(body[start:end])
            lead = len(low) - len(low.lstrip(" \t—–-"))
            found = closes.match(low, lead)
            if found and _ends(body[start + found.end() : end], first == 0):
                return start + lead, start + found.end()
            first -= 1
        return self._bare_ending(places)

    def _bare_ending(self, places: list[tuple[int, int]]) -> tuple[int, int]:
        """Where the text ends without closing words: before a rule, or a last block of a short line or some."""
        body = self.message.body
        for number, (start, end) in enumerate(places):
            if number and _SIGNATURE_RULE.fullmatch(body[start:end]):
                return start, end
        block: list[tuple[int, int]] = []
        places = self._without_footer(places)
        for start, end in reversed(places):
            if block and body[end : block[0][0]].count("\n") > 1:
                break
            block.insert(0, (start, end))
        short = all(end - start <= 45 for start, end in block) and block and len(block) < len(places)
        if short and not re.search(r"(?:[!?:]|(?<!\s\w)\.)\s*$", body[block[0][0] : block[0][1]]):
            return block[0][0], block[0][0]
        return len(body), len(body)

    def _without_footer(self, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The lines without those at the end that a helpdesk puts below every answer."""
        body = self.message.body
        kept = list(places)
        while kept and self._is_footer(lowered(body[slice(*kept[-1])])):
            del kept[-1]
        below = kept and len(kept) < len(places) and body[kept[-1][1] : places[len(kept)][0]].count("\n") > 1
        return kept if below else places

    def _is_footer(self, low: str) -> bool:
        flat = without_commas(low)
        return any(self.words.says(name, flat) for name in ("footer", "automatic", "no_asking"))

    @cached_property
    def tail(self) -> tuple[Part, ...]:
        """The sentences below the name."""
        return tuple(Part(text, self._low(text)) for text in self._texts(self.signature, whole=True))

    @cached_property
    def sentences(self) -> tuple[Part, ...]:
        """The sentences between greeting and closing, footers left out."""
        body = self.message.body[: self.closing_at]
        footer = self.words.pattern("footer")
        found = [Part(text, self._low(text)) for text in self._texts(body)]
        return tuple(part for part in found if not footer.search(part.low))

    def _low(self, text: str) -> str:
        plain = _ADDRESS.sub(" https ", lowered(text))  # words in an address are none of the writer's
        return " ".join(self.words.in_full(without_commas(plain)).split())

    def _texts(self, body: str, *, whole: bool = False) -> Iterator[str]:
        start = 0
        if not whole and self.greeting and self.greeting in body:
            start = body.index(self.greeting) + len(self.greeting)
        abbreviations = self.words.abbreviations
        readers = self.words.pattern("readers")
        for block_start, block_end in _blocks(body, start):
            if readers.match(self._low(_BULLET.sub("", body[block_start:block_end], count=1)).lstrip()):
                continue  # the title of a help page, and what it answers
            for first, last in sentence_places(body, block_start, block_end, abbreviations):
                text = body[first:last].strip()
                bullet = _BULLET.match(text)
                text = text[bullet.end() :] if bullet else text
                if any(char.isalnum() for char in text):
                    yield text

    @cached_property
    def low(self) -> str:
        """All sentences in small letters, each ended."""
        return " . ".join(part.low for part in self.sentences)

    @cached_property
    def low_subject(self) -> str:
        """The subject in small letters."""
        return lowered(self.message.subject)

    def with_words(self, name: str, *, among: tuple[Part, ...] | None = None) -> tuple[Part, ...]:
        """The sentences that hold one of these words."""
        pattern = self.words.pattern(name)
        return tuple(
            part for part in (self.sentences if among is None else among) if pattern.search(part.low)
        )

    @cached_property
    def own_matter(self) -> tuple[Part, ...]:
        """The sentences about this customer's matter: not those that say "if you …" to everybody."""
        general = self.words.pattern("general")
        return tuple(part for part in self.sentences if not general.search(part.low))

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """Lines of a list: instructions, most likely."""
        return tuple(line.strip() for line in self._lines if _STEP.match(line))


def without_commas(low: str) -> str:
    """The text with blanks for commas, which stand between words that belong together: "lūdzu, atsūtiet"."""
    return _COMMA.sub(" ", low)


def _ends(rest: str, whole: bool) -> bool:
    """Whether nothing but a mark, or a name, follows the closing words on their line; "Your case is read." goes on."""
    goes_on = (
        rest.lstrip()[:1].islower() and len(rest.split()) > _MOST_NAMES - 1 and rest.rstrip()[-1:] in ".?!:"
    )
    if goes_on:
        return False
    rest = rest.strip(" ,.!–—-|")
    return not whole and len(rest) <= 45 and not re.search(r"[.?!]\s", rest)


def _blocks(body: str, start: int) -> Iterator[tuple[int, int]]:
    """Stretches in which a sentence may run over lines."""
    first: int | None = None
    last = end = start
    for line in _LINE.finditer(body, start):
        if first is not None and _breaks(body, last, end, line.start(), line[0]):
            yield first, end
            first = None
        if first is None:
            first = line.start()
        last, end = line.start(), line.end()
    if first is not None:
        yield first, end


def _breaks(body: str, start: int, end: int, following: int, line: str) -> bool:
    before = body[start:end].rstrip()
    if body[end:following].count("\n") > 1 or _BULLET.match(line):
        return True
    begins = line.lstrip()[:1]
    on_purpose = len(before) < _WRAPPED and (begins.isupper() or begins.isdecimal())
    return before.endswith((".", "!", "?", ":", ";")) or on_purpose
