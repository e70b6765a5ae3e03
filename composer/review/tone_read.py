"""Reads a text for its tone: which words hit whom, and what may be taken out without losing a fact."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from composer.review.patterns import NOTHING, lowered
from composer.review.tone_words import Tone, ToneKind, plain, tone_words

# Where remarks overlap, the longer one stands; where they are equally long, the graver one, in this order.
_GRAVITY: tuple[ToneKind, ...] = (
    "threat",
    "accusation",
    "attack",
    "sarcasm",
    "rudeness",
    "joke",
    "slang",
    "emoji",
)
_REPORTABLE = ("accusation", "attack", "rudeness")  # "your courier called me an idiot" is a fact
_BLANKS = str.maketrans(dict.fromkeys(',;:—()[]"“”„«»‘*_', " "))
_CLAUSE = re.compile(r"[^.!?…\n]+(?:\n(?!\s*\n)[^.!?…\n]+)*")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“„«‘']([^\"“”„«»‘’'\n]{2,200})[\"”“»’'](?!\w)")
_PICTURES = "\u2600-\u260d\u2610-\u26ff\u2728\u2763\u2764\U0001f300-\U0001faff"
_EMOJI = re.compile(
    rf"[{_PICTURES}][{_PICTURES}\ufe0f\u200d\u20e3]*"
    r"|(?<![\w:;=])[:;=][-'^o]?(?:[()]{1,9}|[DPp*|/\\])(?![\w/])"
    r"|(?<=\w)[:;]-?(?:[()]{1,9}|D)(?![\w/])"
    r"|(?<!\w)(?:<3|\^\^|\^_\^|-_-|xD|XD)(?!\w)|\){3,9}|(?<=[\w.!? ])\){2}(?=\s|$)"
)
# Swear words behind stars, "f**k", "f***", or nothing but signs, "$#@%!"; bold **no** is none.
_MASKED = re.compile(
    r"(?<![\w*])(?:[^\W\d_]{2,3}\*{1,6}[^\W\d_]{1,5}"
    r"|[^\W\d_](?:\*{1,6}[^\W\d_]{2,5}|\*{2,6}[^\W\d_]?))(?![\w*])"
    r"|[#$%&@]{4,9}!*"
)
_BREAK = re.compile(r"(?: \w{1,20})?\s?[,;:–—-]\s")
_FIGURE = re.compile(r"\d")  # "you have 24 hours" may be a date the customer set: nobody takes it out for him
_SHORT = 3  # words of a sentence that is one exclamation
_CALLS = (",", "—", "–", "-")
_SHORT_PRAISE = 5
_HIDDEN = "\x01"  # stands where words do not count: no pattern fits it


@dataclass(frozen=True)
class Remark:
    """Words that hit, and the neutral sentence; `fix` replaces the place, "" takes it out."""

    kind: ToneKind
    start: int
    end: int
    instead: str = ""
    fix: str | None = None


@dataclass(frozen=True)
class Clause:
    """A sentence, or a line; what is known of it is looked up when it is asked for, which is seldom."""

    start: int
    end: int
    text: str
    tone: Tone

    @cached_property
    def aimed(self) -> bool:
        """Whether it speaks to or of the company."""
        return bool(self.tone.aim.search(self.text))

    @cached_property
    def reported(self) -> bool:
        """Whether it tells what others said."""
        return bool(self.tone.reported.search(self.text))

    @cached_property
    def spoilt(self) -> bool:
        """Whether something failed."""
        return bool(self.tone.spoilt.search(self.text))

    @cached_property
    def turned(self) -> bool:
        """Whether a "but" tells that the praise was meant."""
        return bool(self.tone.turn.search(self.text))

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))


def remarks(text: str, language: str, names: Iterable[str] = ()) -> list[Remark]:
    """What hits in this text, by place, none overlapping; KeyError where the language has no table."""
    tone = tone_words(language)
    low = plain(lowered(text))
    shown = _hide(text, low, tone, names)
    clauses = list(_clauses(shown, tone))
    found = [*_hits(low, shown, tone, clauses), *_mocking_praise(low, shown, tone, clauses)]
    found += [*_irony(text, low, shown, tone), *_slang(text, shown, tone), *_masked(text, tone)]
    kept = _merged(_parted([*found, *_pictures(text)]), clauses)
    return [_whole_sentence(remark, text, shown, clauses) for remark in kept]


def _hide(text: str, low: str, tone: Tone, names: Iterable[str]) -> str:
    """The text with names, quoted words and harmless look-alikes hidden, and its marks as blanks."""
    shown = _QUOTED.sub(lambda found: found[0][0] + _HIDDEN * len(found[1]) + found[0][-1], low)
    for name in names:
        shown = _without(shown, plain(lowered(name.strip())))
        for word in _long_words(name):
            shown = _without(shown, word, written_in=text)
    shown = shown.translate(_BLANKS)
    return tone.harmless.sub(lambda found: _HIDDEN * len(found[0]), shown)


def _without(shown: str, name: str, written_in: str = "") -> str:
    """The text with each whole occurrence of a name hidden; of one word of it only where it has its capital."""
    at = shown.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        whole = not shown[at - 1 : at].isalnum() and not shown[end : end + 1].isalnum()
        if whole and (not written_in or written_in[at].isupper()):
            shown = shown[:at] + _HIDDEN * len(name) + shown[end:]
        at = shown.find(name, end)
    return shown


def _long_words(name: str) -> list[str]:
    return [word for word in _WORD.findall(plain(lowered(name))) if len(word) > 3]


def _clauses(shown: str, tone: Tone) -> Iterator[Clause]:
    for found in _CLAUSE.finditer(shown):
        if _WORD.search(found[0]):
            yield Clause(found.start(), found.end(), found[0], tone)


def _hits(low: str, shown: str, tone: Tone, clauses: list[Clause]) -> Iterator[Remark]:
    for group in tone.groups:
        for found in group.words.finditer(shown):
            clause, _ = _around(found.start(), clauses)
            if not (clause and clause.reported and group.kind in _REPORTABLE):
                fix = "" if group.drop else None
                yield Remark(group.kind, found.start(), found.end(), group.instead, fix)
        for pattern in (group.aimed, group.alone, group.mocking):
            if pattern is NOTHING:
                continue
            for found in pattern.finditer(shown):
                clause, follows = _around(found.start(), clauses)
                if clause and (
                    (pattern is group.aimed and clause.aimed and not clause.reported)
                    or (pattern is group.alone and _exclaimed(low, shown, found, clause))
                    or (pattern is group.mocking and _fails(clause, follows))
                ):
                    yield Remark(group.kind, found.start(), found.end(), group.instead)


def _exclaimed(low: str, shown: str, found: re.Match[str], clause: Clause) -> bool:
    """Whether words are a sentence of their own, "Thieves!", or are called after somebody: "…, you thieves"."""
    if clause.words <= _SHORT:
        return True
    called = low[: found.start()].rstrip(" ")[-1:] in _CALLS
    return called and len(_WORD.findall(shown[found.end() : clause.end])) <= 1


def _around(at: int, clauses: list[Clause]) -> tuple[Clause | None, Clause | None]:
    """The sentence at this place, and the one that follows."""
    number = bisect_right(clauses, at, key=lambda clause: clause.start) - 1
    if number < 0 or clauses[number].end <= at:
        return None, None
    return clauses[number], clauses[number + 1] if number + 1 < len(clauses) else None


def _fails(clause: Clause, follows: Clause | None) -> bool:
    """Whether praise stands beside a failure, and no "but" tells that it was meant."""
    if clause.turned:
        return False
    return clause.spoilt or bool(follows and follows.spoilt and not follows.turned)


def _mocking_praise(low: str, shown: str, tone: Tone, clauses: list[Clause]) -> Iterator[Remark]:
    """Praise as a sentence of its own before a failure, or before a comma: "Great job, it is lost again"."""
    for clause, follows in zip(clauses, [*clauses[1:], None], strict=False):
        found = tone.praise.search(shown, clause.start, clause.end)
        if not found or clause.turned or _WORD.search(shown, clause.start, found.start()):
            continue
        short = clause.words <= _SHORT_PRAISE and follows and follows.spoilt and not follows.turned
        parted = _BREAK.match(low, found.end()) and tone.spoilt.search(shown, found.end(), clause.end)
        if short or parted:
            yield Remark("sarcasm", found.start(), found.end(), tone.mocked)


def _irony(text: str, low: str, shown: str, tone: Tone) -> Iterator[Remark]:
    """Quotation marks around what was promised: your “service”. Without them the sentence is right."""
    for found in _QUOTED.finditer(low):
        before = shown[max(0, found.start() - 30) : found.start()].rstrip()
        word = list(tone.irony_before.finditer(before))
        near = word and len(_WORD.findall(before[word[-1].end() :])) <= 1
        promised = text[found.start(1)].islower()  # “Express” with its capital is a name
        if near and promised and tone.irony_words.fullmatch(found[1].strip()):
            fix = text[found.start(1) : found.end(1)]
            yield Remark("sarcasm", found.start(), found.end(), tone.irony_instead, fix)


def _slang(text: str, shown: str, tone: Tone) -> Iterator[Remark]:
    for found in tone.slang.finditer(shown):
        better = tone.standard.get(" ".join(found[0].replace("’", "'").split()), "")
        if better and text[found.start()].isupper():
            better = better[0].upper() + better[1:]
        yield Remark("slang", found.start(), found.end(), better, better)


def _masked(text: str, tone: Tone) -> Iterator[Remark]:
    for found in _MASKED.finditer(text):
        yield Remark("rudeness", found.start(), found.end(), tone.calm)


def _pictures(text: str) -> Iterator[Remark]:
    for found in _EMOJI.finditer(text):
        before = text[max(0, found.start() - 200) : found.start()]
        if found[0].endswith(")") and before.count("(") > before.count(")"):  # it closes a bracket
            continue
        yield Remark("emoji", found.start(), found.end(), fix="")


def _parted(found: list[Remark]) -> list[Remark]:
    """Of remarks that overlap the longest, then the gravest; in order of place."""
    kept: list[Remark] = []
    for remark in sorted(found, key=lambda one: (one.start - one.end, _GRAVITY.index(one.kind), one.start)):
        number = bisect_right(kept, remark.start, key=lambda one: one.start)
        free_before = number == 0 or kept[number - 1].end <= remark.start
        if free_before and (number == len(kept) or remark.end <= kept[number].start):
            kept.insert(number, remark)
    return kept


def _merged(found: list[Remark], clauses: list[Clause]) -> list[Remark]:
    """One remark a sentence and kind, unless each can be mended by itself."""
    kept: list[Remark] = []
    last: dict[tuple[ToneKind, int], int] = {}
    for remark in found:
        clause, _ = _around(remark.start, clauses)
        key = (remark.kind, clause.start if clause else -1)
        if remark.fix is None and key in last:
            kept[last[key]] = replace(kept[last[key]], end=max(remark.end, kept[last[key]].end))
            continue
        if remark.fix is None:
            last[key] = len(kept)
        kept.append(remark)
    return _parted(kept)


def _whole_sentence(remark: Remark, text: str, shown: str, clauses: list[Clause]) -> Remark:
    """The remark with its fix: taken out with the blank before it, or with its whole sentence if that holds no more."""
    if remark.fix:
        return remark
    if remark.fix == "":
        return _taken_out(remark, text)
    clause, _ = _around(remark.start, clauses)
    if not clause or _WORD.search(shown[clause.start : remark.start] + " " + shown[remark.end : clause.end]):
        return remark
    if _HIDDEN in shown[clause.start : clause.end] or _FIGURE.search(text, clause.start, clause.end):
        return remark
    end = re.compile(r"[.!?…]*[ \t]*").match(text, clause.end)
    start = (
        clause.start + len(text[clause.start : clause.end]) - len(text[clause.start : clause.end].lstrip())
    )
    return replace(remark, start=start, end=end.end() if end else clause.end, fix="")


def _taken_out(remark: Remark, text: str) -> Remark:
    start, end = remark.start, remark.end
    while start and text[start - 1] in " \t":
        start -= 1
    at_head = start == 0 or text[start - 1] == "\n"
    if at_head:
        while end < len(text) and text[end] in " \t":
            end += 1
        follows = text[end : end + 1]
        return replace(remark, end=end) if not follows or follows.isupper() else replace(remark, fix=None)
    follows = text[end : end + 2].strip(" \t")
    stops = remark.kind == "emoji" and text[start - 1].isalnum() and follows[:1].isupper()
    if follows[:1] == "," or text[start - 1] in ",(":
        return replace(remark, fix=None)
    return replace(remark, start=start, fix="." if stops else "")
