"""What a short text (a link, a heading, a title, the last part of an address) says that a page is.

Longer phrases beat the words inside them ("terms of service" is no service). Words that head any rule book ("terms",
"rules", "about") give way to the kind that stands beside them without an "and": "terms of delivery" is about
delivery, "terms & delivery" is about both.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from composer.site.stems import Match, fold
from composer.site.words import (
    FALLBACK,
    KindWord,
    Topic,
    conjunctions,
    false_friends,
    kind_index,
    slug_index,
    stopwords,
)

Names = Mapping[Topic, float]  # kind → 0 to 1
LONGEST = 9  # words that are weighed
SENTENCE = (
    6  # words; from here on a text is a headline or a sentence, and names a page only with its beginning
)
GIVES_WAY: frozenset[Topic] = frozenset({"terms", "about", "help"})

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_JOINS = re.compile(r"[&+/|,;·•]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDING = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|shtml|cfm|xhtml)$", re.I)
_NUMBERED = re.compile(r"^[a-z]?\d+$")


@dataclass(frozen=True)
class _Words:
    """The folded words of a text; `joined[i]` says that an "and" sign stands before word i."""

    words: list[str]
    joined: list[bool]
    ands: frozenset[str]

    @classmethod
    def of(cls, text: str, language: str) -> "_Words":
        folded = fold(text)
        words, joined, end = [], [], 0
        for found in _TOKEN.finditer(folded):
            words.append(found[0])
            joined.append(bool(_JOINS.search(folded, end, found.start())))
            end = found.end()
        return cls(words, joined, conjunctions(language))

    def apart(self, one: Match[KindWord], other: Match[KindWord]) -> bool:
        """Whether an "and" stands between two matches."""
        first, second = sorted((one, other), key=lambda match: match.start)
        between = self.words[first.stop : second.start]
        return any(self.joined[first.stop : second.start + 1]) or any(word in self.ands for word in between)


def names(text: str, *, language: str = "", own_name: frozenset[str] = frozenset()) -> Names:
    """What a text says a page is. `own_name`: the site's name, whose words neither help nor harm.

    >>> dict(names("Shipping & Returns", language="en"))
    {'shipping': 1.0, 'returns': 1.0}
    >>> list(names("Terms of delivery", language="en"))
    ['shipping']
    >>> dict(names("Contact lenses", language="en"))
    {}
    """
    return _names(text[:300], language, own_name, slug=False)


def slug_names(url: str, *, language: str = "") -> Names:
    """What the path of an address says; the last part speaks, the one before it half as loud."""
    path = urlsplit(url)
    parts = [part for part in unquote(path.path).split("/") if part and not _is_index(part)]
    query = [
        value.rpartition("/")[2]
        for _, _, value in (pair.partition("=") for pair in unquote(path.query).split("&"))
        if value
    ]
    found: dict[Topic, float] = {}
    for weight, part in (
        (0.9, " ".join(query)),
        (1.0, parts[-1] if parts else ""),
        (0.5, " ".join(parts[-2:-1])),
    ):
        for kind, score in _names(_spelled_out(part), language, frozenset(), slug=True).items():
            found[kind] = max(found.get(kind, 0.0), round(weight * score, 3))
    return found


def _is_index(part: str) -> bool:
    return _ENDING.sub("", part).lower() in ("index", "default")


def _spelled_out(part: str) -> str:
    """ "returnPolicy_2.html" → "return Policy"."""
    words = re.split(r"[-_.+\s~,!/]+", _CAMEL.sub(" ", _ENDING.sub("", part)))
    return " ".join(word for word in words if not _NUMBERED.match(word.lower()))


@lru_cache(maxsize=8192)
def _names(text: str, language: str, own_name: frozenset[str], *, slug: bool) -> Names:
    words = _Words.of(text, language)
    if not words.words:
        return {}
    matches = list(_allowed(words, language, slug=slug))
    kept = _without_heads(words, _without_inner(matches))
    counted = _counted(words, own_name)
    found: dict[Topic, float] = {}
    for kind in dict.fromkeys(match.value.kind for match in kept):
        found[kind] = _score([match for match in kept if match.value.kind == kind], words, counted, kept)
    return found


def _allowed(words: _Words, language: str, *, slug: bool) -> Iterator[Match[KindWord]]:
    """Matches that are no false friends, and no short words of another language."""
    barred = [(match.start, match.stop) for match in false_friends().find(words.words)]
    for match in (slug_index() if slug else kind_index()).find(words.words):
        foreign = bool(language) and match.value.language not in (language, FALLBACK)
        if foreign and match.value.short:
            continue
        if foreign and slug:
            # Addresses are often in another language than the page, but "oferta" is a menu in one, a contract in another.
            match = match._replace(value=replace(match.value, weight=0.6 * match.value.weight))
        if not any(start < match.stop and match.start < stop for start, stop in barred):
            yield match


def _without_inner(matches: list[Match[KindWord]]) -> list[Match[KindWord]]:
    """Without matches that lie inside a longer one of another kind, or repeat one of the same kind more weakly."""
    return [
        match
        for match in matches
        if not any(
            other.start <= match.start
            and match.stop <= other.stop
            and other.stop - other.start > match.stop - match.start
            and (other.value.kind != match.value.kind or other.value.weight >= match.value.weight)
            for other in matches
        )
    ]


def _without_heads(words: _Words, matches: list[Match[KindWord]]) -> list[Match[KindWord]]:
    """Without "terms", "about", "help", and weak words, where a plain word names another kind beside them."""
    plain = [match for match in matches if match.value.weight >= 1 and match.value.kind not in GIVES_WAY]

    def beside(match: Match[KindWord]) -> bool:
        return any(
            other.value.kind != match.value.kind and not words.apart(match, other)
            for other in plain
            if (other.start, other.stop) != (match.start, match.stop)
        )

    return [match for match in matches if match in plain or not beside(match)]


def _counted(words: _Words, own_name: frozenset[str]) -> int:
    """Words that a name is measured against: no numbers, no "and", "the", no name of the site."""
    small = words.ands | own_name | _everyday()
    return sum(word not in small and not word.isdigit() for word in words.words)


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(word for common in stopwords().values() for word in common)


def _score(own: list[Match[KindWord]], words: _Words, counted: int, kept: list[Match[KindWord]]) -> float:
    """How much of the text names this kind: what nothing names counts half against it."""
    weight = max(match.value.weight for match in own)
    covered = {place for match in kept for place in range(match.start, match.stop)}
    more = max(0, min(counted, LONGEST) - len(covered))
    share = len(covered) / (len(covered) + more / 2)
    if len(words.words) >= SENTENCE and min(match.start for match in own) > 1 and share < 0.7:
        weight *= 0.5
    return round(weight * (0.3 + 0.7 * share), 3)
