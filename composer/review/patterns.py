"""Word patterns of the language tables, searched for in text in small letters.

A pattern is words with blanks between; it fits whole words only. `*` stands for any ending or beginning of a
word, `...` for up to four words of the same sentence, `(a|b)` for either, `(a )?` for what may be left out:

    >>> patterns = compile_patterns(["you (are|were) ... (thieves|crooks)", "scam*"])
    >>> [found.group() for found in patterns.finditer("you are all thieves, scammers")]
    ['you are all thieves', 'scammers']

The tables hold twenty thousand patterns, an e-mail two hundred words. So nothing is compiled before a text has the
letters with which the pattern begins and, behind them, the words that it cannot do without; what is found is what
one large regular expression of them all would find (a property test compares the two). Every repetition is bounded, so that matching takes linear time on any text.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

_PIECES = re.compile(r" ?\.\.\. ?|\*| +|'|.", re.DOTALL)
_AS_REGEX = {
    "...": r"(?:[ \t\n]{1,9}[^\s.!?]{1,30}){0,4}?[ \t\n]{1,9}",
    "*": r"\w{0,20}",
    "": r"[\s\-–]{1,3}",
    "'": "['’ʼ]?",
    "(": "(?:",
    "|": "|",
    ")": ")",
    "?": "?",
}
_SPECIAL = re.compile(r"\.\.\.|[*'(|)? ]")
_NO_LETTER = re.compile(r"\W")
_WORD_START = re.compile(r"(?<!\w)\w")
_KEY = 3  # letters by which a pattern is looked up; shorter words are looked up with the blank behind them
_WINDOW = 200  # characters; so few are read anew, or a long text would be read for each of its places
_MOST_BEGINNINGS = 60  # of one pattern; one with more is tried at every word
_END = sys.maxsize


def _split(value: object) -> object:
    return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value


# A field of a table: patterns separated by commas, as in `greetings: dear *, hello`.
Patterns = Annotated[tuple[str, ...], BeforeValidator(_split)]


def lowered(text: str) -> str:
    """The text in small letters, character by character, so that offsets stay true (“İ” alone would grow)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def compile_patterns(patterns: Iterable[str]) -> "WordPatterns":
    """The patterns, ready to search with; NOTHING where there is none."""
    return WordPatterns(sources) if (sources := frozenset(patterns)) else NOTHING


class _Pattern(NamedTuple):
    """One pattern and what each text must have where it fits: `literal`. Sorted, the one to be tried first is first."""

    late: bool  # patterns that begin with a letter go first, among them the longer ones
    shortness: int
    source: str
    literal: str


def _pattern(source: str, literal: str) -> _Pattern:
    return _Pattern(not source[0].isalpha(), -len(source), source, literal)


@lru_cache(maxsize=100_000)
def _patterns(source: str) -> tuple[_Pattern, ...]:
    """The pattern once for each beginning that it can have."""
    return tuple(_pattern(source, literal) for literal, _whole in _beginnings(source))


class WordPatterns:
    """A set of patterns; searches as a compiled regular expression does, with its methods and `re.Match` results."""

    def __init__(self, sources: frozenset[str]) -> None:
        self.sources = sources

    @cached_property
    def pattern(self) -> str:
        """All of them as one regular expression, to be a part of a larger one."""
        ordered = sorted(self.sources, key=lambda source: (not source[0].isalpha(), -len(source), source))
        return _whole_words(ordered) if ordered else r"(?!)"

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """The first place, in the text or between two places of it."""
        return next(self.finditer(text, pos, endpos), None)

    def match(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """The place that begins right at `pos`."""
        if pos and _is_letter(text[pos - 1 : pos]):
            return None
        for expression in self._tried_at(text, pos, endpos):
            if found := expression.match(text, pos, endpos):
                return found
        return None

    def fullmatch(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """The whole text from `pos` to `endpos`, if it is one of the words."""
        if pos and _is_letter(text[pos - 1 : pos]):
            return None
        for expression in self._tried_at(text, pos, endpos):
            if found := expression.fullmatch(text, pos, endpos):
                return found
        return None

    def finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[re.Match[str]]:
        """Every place, none within another, in the text's order."""
        endpos = min(endpos, len(text))
        starts = iter(self._starts(text, pos, endpos))
        start = next(starts, _END)
        late = self._search_anywhere(text, pos, endpos)
        while start < _END or late:
            if late and late.start() < start:
                found: re.Match[str] | None = late
            else:
                found = self.match(text, start, endpos)
            if found:
                yield found
                pos = max(found.end(), found.start() + 1)
                if late and late.start() < pos:
                    late = self._search_anywhere(text, pos, endpos)
            else:
                pos = start + 1
            while start < pos:
                start = next(starts, _END)

    def findall(self, text: str) -> list[str]:
        """The words found."""
        return [found[0] for found in self.finditer(text)]

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else in each place; a string is taken as it is."""
        parts, done = [], 0
        for found in self.finditer(text):
            parts += [text[done : found.start()], instead if isinstance(instead, str) else instead(found)]
            done = found.end()
        return "".join((*parts, text[done:]))

    def _starts(self, text: str, pos: int, endpos: int) -> list[int]:
        """Where a pattern may begin: words of the text whose first letters are those of a pattern."""
        if endpos - pos <= _WINDOW:  # a word that the window cuts counts as far as it is left
            words, first = _window_starts(text[pos:endpos]), pos
        else:
            words, first = _word_starts(text[:endpos]), 0
        keys = self._index.keys() & words.keys()
        if not keys:
            return []
        places = {first + at for key in keys for at in words[key]}
        if pos and _is_letter(text[pos - 1 : pos]):
            places.discard(pos)  # the middle of a word
        return sorted(at for at in places if pos <= at)

    def _tried_at(self, text: str, at: int, endpos: int) -> list[re.Pattern[str]]:
        """What may fit there, in the order in which it is tried."""
        patterns = self._beginning_at(text, at, endpos)
        if self._anywhere is None:
            return [_compiled(pattern) for pattern in patterns]
        if patterns and patterns[-1].late:
            return [_compiled(pattern) for pattern in sorted([*patterns, *self._unindexed])]
        return [*map(_compiled, patterns), self._anywhere]

    def _beginning_at(self, text: str, at: int, endpos: int) -> list[_Pattern]:
        """The patterns whose first letters stand there."""
        near = _NO_LETTER.sub(" ", text[at : min(at + _KEY, endpos)]).ljust(_KEY)
        found = [
            pattern
            for key in _keys_of(near)
            for source in self._index.get(key, ())
            for pattern in _patterns(source)
            if text.startswith(pattern.literal, at, endpos) and _is_complete(pattern.source, text, at, endpos)
        ]
        return sorted(set(found)) if len(found) > 1 else found

    def _search_anywhere(self, text: str, pos: int, endpos: int) -> re.Match[str] | None:
        return self._anywhere.search(text, pos, endpos) if self._anywhere and pos < endpos else None

    @property
    def _index(self) -> dict[str, list[str]]:
        return self._by_key[0]

    @cached_property
    def _unindexed(self) -> list[_Pattern]:
        """Those of which nobody knows the first letter: "*ness"."""
        return sorted(_pattern(source, "") for source in self._by_key[1])

    @cached_property
    def _by_key(self) -> tuple[dict[str, list[str]], list[str]]:
        """The patterns by the letters that they are looked up with, and those without such letters."""
        index: dict[str, list[str]] = {}
        unindexed: list[str] = []
        for source in self.sources:
            begin = source[:_KEY]
            if (
                len(begin) == _KEY and begin.isalpha() and source[_KEY : _KEY + 1] != "?"
            ):  # nearly all of them
                index.setdefault(begin, []).append(source)
                continue
            beginnings = _beginnings(source)
            for key in {_key(literal, whole=whole) for literal, whole in beginnings}:
                index.setdefault(key, []).append(source)
            if not beginnings:
                unindexed.append(source)
        return index, unindexed

    @cached_property
    def _anywhere(self) -> re.Pattern[str] | None:
        """The same as one expression."""
        sources = [pattern.source for pattern in self._unindexed]
        return re.compile(_whole_words(sources)) if sources else None


@lru_cache(maxsize=64)
def _word_starts(text: str) -> dict[str, list[int]]:
    """The same, for texts that many patterns are looked for in."""
    return _word_places(text)


@lru_cache(maxsize=512)
def _window_starts(text: str) -> dict[str, list[int]]:
    """The same for paragraphs and the like, in which every table's patterns are looked for in turn."""
    return _word_places(text)


def _word_places(text: str) -> dict[str, list[int]]:
    """Where the words of a text begin, by their first letters; what is no letter counts as a blank."""
    plain = _NO_LETTER.sub(" ", text) + " " * _KEY
    starts: dict[str, list[int]] = {}
    for word in _WORD_START.finditer(text):
        at = word.start()
        for key in _keys_of(plain[at : at + _KEY]):
            starts.setdefault(key, []).append(at)
    return starts


def _keys_of(near: str) -> tuple[str, ...]:
    """What a word that begins so may be looked up by: its first letters, or the first one alone."""
    return (near, near[:2], near[:1]) if near[1] == " " else (near, near[:1])


def _key(literal: str, *, whole: bool) -> str:
    """The key of a pattern that begins so; `whole`: a word ends behind it."""
    near = _NO_LETTER.sub(" ", literal[:_KEY])
    if len(near) == _KEY:
        return near
    if whole and (len(near) + 1 == _KEY or len(near) == 1):
        return f"{near} "
    return near[:1]


@lru_cache(maxsize=100_000)
def _beginnings(source: str) -> tuple[tuple[str, bool], ...]:
    """The letters with which a fitting text can begin, and whether a word ends behind them; none if they are not known.

    >>> _beginnings("(my |the )?order*")
    (('my', True), ('the', True), ('order', False))
    """
    special = _SPECIAL.search(source)
    if special is None:
        return ((source, True),) if _is_letter(source[:1]) else ()
    if special[0] == "(" and special.start() == 0:
        return _of_group(source)
    literal = source[: special.start()]
    if special[0] == "?":
        literal = literal[:-1]
    if not _is_letter(literal[:1]):
        return ()
    return ((literal, special[0] in {" ", "..."}),)


def _of_group(source: str) -> tuple[tuple[str, bool], ...]:
    """The same for a pattern that begins with alternatives in brackets."""
    choices, rest = _group(source)
    if rest.startswith("?"):
        choices, rest = [*choices, ""], rest[1:]
    found: list[tuple[str, bool]] = []
    for choice in choices:
        beginnings = _beginnings(choice + rest)
        if not beginnings or len(found) + len(beginnings) > _MOST_BEGINNINGS:
            return ()
        found += beginnings
    return tuple(found)


def _group(source: str) -> tuple[list[str], str]:
    """The alternatives of the brackets with which the text begins, and what stands behind these."""
    choices: list[str] = []
    depth, begin = 0, 1
    for at, sign in enumerate(source):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return [*choices, source[begin:at]], source[at + 1 :]
        if sign == "|" and depth == 1:
            choices.append(source[begin:at])
            begin = at + 1
    raise ValueError(f"brackets are not closed: {source}")


def _is_complete(source: str, text: str, at: int, endpos: int) -> bool:
    """Whether all that the pattern cannot do without stands behind the place, as near as it can stand."""
    needed, longest = _needed(source)
    end = min(at + longest, endpos)
    return all(any(text.find(word, at, end) >= 0 for word in choices) for choices in needed)


@lru_cache(maxsize=100_000)
def _needed(source: str) -> tuple[tuple[tuple[str, ...], ...], int]:
    """What each fitting text has, as choices of letters, and the most characters that a fitting text can have.

    What is likeliest to be missing is asked for first: long words, of which there are few to choose from.

    >>> _needed("you are (all )?(thieves|the crooks) here")[0]
    (('thieves', 'crooks'), ('here',), ('you',), ('are',))
    """
    longest = len(source) * 3 + 170 * source.count("...") + 20 * source.count("*")
    needed: list[tuple[str, ...]] = []
    rest = source
    while special := _SPECIAL.search(rest):
        literal, sign = rest[: special.start()], special[0]
        if sign == "(":
            choices, rest = _group(rest[special.start() :])
            if not rest.startswith("?"):
                needed.append(tuple(map(_longest_run, choices)))
        else:
            literal = literal[:-1] if sign == "?" else literal
            rest = rest[special.end() :]
        needed.append((literal,))
    needed.append((rest,))
    whole = [choices for choices in needed if all(choices)]
    return tuple(sorted(whole, key=lambda choices: -min(map(len, choices)))), longest


def _longest_run(choice: str) -> str:
    """The longest letters in a row that a choice cannot do without; "" where it has parts that may be left out."""
    return "" if "(" in choice or "?" in choice else max(_SPECIAL.split(choice), key=len)


@lru_cache(maxsize=50_000)
def _compiled(pattern: _Pattern) -> re.Pattern[str]:
    return re.compile(_whole_words([pattern.source]))


def _whole_words(sources: Iterable[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(map(_regex, sources))})(?!\w)"


def _regex(source: str) -> str:
    pieces = (piece.strip(" ") for piece in _PIECES.findall(source))
    return "".join(_AS_REGEX.get(piece, re.escape(piece)) for piece in pieces)


def _is_letter(sign: str) -> bool:
    """Whether it is what `\\w` stands for; "" is not."""
    return sign.isalnum() or sign == "_"


NOTHING = WordPatterns(frozenset())
