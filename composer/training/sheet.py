"""A letter on the desk: its parts can be changed, and every mark in it stays on the words that it was set on.

Faults are planted one after another; each may move the text of the others. So a mark lives with its part and moves
with it, and what is missing is marked last, where a reader would look for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Literal, NamedTuple

from composer.writing import Draft

GAP = "\n\n"
Anchor = Literal["greeting", "facts", "request", "signature", "end"]
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_LABEL = re.compile(r"[^\n:.!?]{2,40}: ")
_LONGEST_LABEL = 100
_FULL = 3  # sentences of a paragraph (M9)
_ROOMY = ("facts", "evidence", "loyalty", "privacy")
_FRAME = ("greeting", "signature", "device")


class Place(NamedTuple):
    """A fault's characters in the finished subject or body."""

    fault: str
    part: Literal["subject", "body"]
    start: int
    end: int


@dataclass
class Mark:
    """Characters of one part that a fault was set on."""

    fault: str
    start: int
    end: int


@dataclass
class Part:
    """One paragraph, or the subject."""

    role: str
    text: str
    marks: list[Mark] = field(default_factory=list)

    def put(self, start: int, end: int, words: str) -> None:
        """Other words from `start` up to `end`; marks behind them move, marks round them grow or shrink."""
        more = len(words) - (end - start)
        for mark in self.marks:
            if mark.end <= start:
                continue
            if mark.start >= end:
                mark.start += more
                mark.end += more
                continue
            mark.start = min(mark.start, start)
            mark.end = mark.end + more if mark.end >= end else start + len(words)
        self.text = self.text[:start] + words + self.text[end:]

    def mark(self, start: int, end: int, fault: str) -> None:
        """Set a fault on these characters."""
        self.marks.append(Mark(fault, start, end))

    def write(self, start: int, end: int, words: str, fault: str) -> None:
        """Other words here, with a fault on those between "|" and "|", or on all of them.

        >>> part = Part("facts", "It broke. Help.")
        >>> part.write(9, 9, " It |broke| on me.", "slip"); part.text, part.marks
        ('It broke. It broke on me. Help.', [Mark(fault='slip', start=13, end=18)])
        """
        before, marked, after = words.split("|") if words.count("|") == 2 else ("", words, "")
        self.put(start, end, before + marked + after)
        self.mark(start + len(before), start + len(before) + len(marked), fault)

    def add(self, words: str, fault: str) -> None:
        """One more sentence at the end."""
        self.text += " "
        self.write(len(self.text), len(self.text), words, fault)

    @property
    def is_labels(self) -> bool:
        """Whether it holds lines that name facts rather than sentences."""
        return all(_LABEL.match(line) and len(line) <= _LONGEST_LABEL for line in self.text.split("\n"))

    @property
    def sentences(self) -> int:
        """How many sentences it has; rather too many than too few."""
        return len(_SENTENCE_END.findall(self.text))

    def free(self, start: int, end: int) -> bool:
        """Whether no fault stands here yet."""
        return all(mark.end <= start or end <= mark.start for mark in self.marks)

    def take(self, other: "Part") -> None:
        """The other's words behind its own, on the same line, its lines made sentences."""
        lines = other.text.split("\n")
        for number, line in enumerate(lines):
            at = len(self.text) + bool(self.text)
            before = sum(len(earlier) + 1 for earlier in lines[:number])
            self.text = f"{self.text} {line}".strip()
            for mark in other.marks:
                if before <= mark.start <= before + len(line):
                    self.mark(at + mark.start - before, at + mark.end - before, mark.fault)
            if not self.text.endswith((".", "!", "?", "…")) and len(lines) > 1:
                self.text += "."


@dataclass
class Sheet:
    """The whole letter; `missing` are the faults that took something away."""

    subject: Part
    parts: list[Part]
    missing: list[tuple[str, Anchor]] = field(default_factory=list)

    @classmethod
    def of(cls, draft: Draft) -> "Sheet":
        """A copy of a draft to work on."""
        return cls(Part("subject", draft.subject), [Part(p.role, p.text) for p in draft.paragraphs])

    def part(self, role: str) -> Part | None:
        """The first part of this role."""
        return next((part for part in self.parts if part.role == role), None)

    def prose(self) -> list[Part]:
        """The paragraphs of running text between greeting and signature."""
        return [part for part in self.parts if part.role not in _FRAME and not part.is_labels]

    def lack(self, fault: str, anchor: Anchor) -> None:
        """Note that something was taken away, and where a reader would look for it."""
        self.missing.append((fault, anchor))

    def say(self, words: str, fault: str, rng: Random) -> None:
        """Plant a sentence: at the end of a short paragraph, or as a paragraph of its own behind the facts."""
        roomy = [
            part
            for part in self.prose()
            if part.role in _ROOMY and not part.marks and part.sentences + _sentences(words) <= _FULL
        ]
        if roomy and rng.random() < 0.6:
            rng.choice(roomy).add(words, fault)
        else:
            self.insert(words, fault, rng)

    def insert(self, words: str, fault: str, rng: Random) -> None:
        """Plant a paragraph somewhere behind the introduction and before the closing."""
        last = next((at for at, part in enumerate(self.parts) if part.role == "closing"), None)
        last = last if last is not None else len(self.parts) - 1
        first = min(last, max(1, next((at + 1 for at, p in enumerate(self.parts) if p.role == "facts"), 2)))
        part = Part("planted", "")
        part.write(0, 0, words, fault)
        self.parts.insert(rng.randint(first, max(first, last)), part)

    @property
    def body(self) -> str:
        """The text as it stands."""
        return GAP.join(part.text for part in self.parts)

    def places(self) -> list[Place]:
        """Every fault with its characters in the finished letter, in the order of reading."""
        found = [Place(mark.fault, "subject", mark.start, mark.end) for mark in self.subject.marks]
        for part, start in self._starts():
            found += [Place(m.fault, "body", start + m.start, start + m.end) for m in part.marks]
        found += [Place(fault, "body", *self._anchor(anchor)) for fault, anchor in self.missing]
        return sorted(found, key=lambda place: (place.part != "subject", place.start, place.end, place.fault))

    def _starts(self) -> Iterator[tuple[Part, int]]:
        start = 0
        for part in self.parts:
            yield part, start
            start += len(part.text) + len(GAP)

    def _anchor(self, anchor: Anchor) -> tuple[int, int]:
        """Where a reader would look for what is missing."""
        rows = list(self._starts())
        prose = [(part, start) for part, start in rows if part.role not in _FRAME and not part.is_labels]
        if anchor == "facts":
            labels = [(part, start) for part, start in rows if part.is_labels and part.role not in _FRAME]
            return _line(*(labels or prose or rows)[0], whole=True)
        if anchor == "request":
            return _line(*(prose or rows)[-1], whole=True)
        if anchor == "signature":
            return _line(*next((row for row in rows if row[0].role == "signature"), rows[-1]))
        if anchor == "greeting":
            return _line(*rows[0])
        ends = [row for row in rows if row[0].role != "device"]
        return _line(*ends[-1], last=True)


def _sentences(words: str) -> int:
    return len(_SENTENCE_END.findall(words.replace("|", "")))


def _line(part: Part, start: int, *, whole: bool = False, last: bool = False) -> tuple[int, int]:
    """The part's first or last line, or all of it."""
    if whole:
        return start, start + len(part.text)
    if last:
        return start + part.text.rfind("\n") + 1, start + len(part.text)
    return start, start + len(part.text.split("\n")[0])
