"""The customer's question against the passages of the pages that were read (W1, W6).

A passage is scored by the share of the question that it covers: the question's words, compared by how they begin, and its
topics (`topics` and `kinds` in the languages' `site.yaml`), so that "How much is postage?" finds "Delivery costs 4 €" and a
question in another language finds it too. Rare words weigh more than common ones (inverse document frequency over the
passages); a heading that says the word weighs more than the text below it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from composer.site.amounts import amounts
from composer.site.identity import company_name
from composer.site.page import Page
from composer.site.passages import Passage, passages_of
from composer.site.report import Answer, FactKind
from composer.site.sentences import words_in
from composer.site.stems import Match, StemIndex, tokens
from composer.site.words import kind_index, languages, spoken_of, stopwords, words_of

MOST = 5
MOST_OF_PAGE = 2
ENOUGH = 0.39  # of the question covered; measured: see tests/site/test_answers.py
LONGEST_QUESTION = 400  # characters that are read

LEAD, HEADING, TITLE, BODY = 1.0, 0.5, 0.35, 0.7  # what a word counts by where it stands
EVERYTHING = 5  # kinds of a legal page that treats them all, and is at home with none
TOPIC, KIND = 0.7, 1.0  # a topic, and a kind of page, against a word
PAGE = 0.5  # what a kind counts by where the page is of that kind, though the passage does not say so
STRANGE = 0.9  # a word that no passage holds
STRANGE_BESIDE = 0.45  # the same, beside a topic that is understood
FOREIGN = 0.1  # the same, where its topic stands for it, or the question is in another language than the site
_PRICE = re.compile(r"[€£$₽₴]\s?\d|\d\s?(?:[€£$₽₴]|(?:eur|kr|zł|грн|руб)\b)", re.I)
_FIGURE = re.compile(r"\d")
_SPOKEN_OF: tuple[tuple[FactKind, str], ...] = (  # words of figures that also name a kind of page
    ("warranty", "warranty"),
    ("delivery_time", "shipping"),
)
_RETURNING = "return"  # the topic that is the kind of page "returns"
_ORDER = "order"
_AT_HOME: dict[str, frozenset[str]] = {  # topics → kinds of pages where they are spoken of
    "exchange": frozenset({"returns"}),
    "money": frozenset({"returns"}),
    "damaged": frozenset({"warranty", "complaints"}),
    "abroad": frozenset({"shipping"}),
    "track": frozenset({"shipping"}),
    "pay": frozenset({"payment"}),
}
_LEGAL = frozenset({"terms", "privacy"})  # long pages that hold every word; they answer where no other does
_ANSWERED_BY_FIGURE = frozenset({"cost", "time", "minimum", "free"})


@dataclass(frozen=True)
class _Question:
    """What is asked, as words and as topics."""

    words: tuple[str, ...]
    topics: frozenset[str]
    kinds: frozenset[str]
    understood: frozenset[str]  # words that gave a topic or a kind
    foreign: bool


@dataclass(frozen=True)
class _Read:
    """A passage with the words and topics of its parts."""

    passage: Passage
    parts: tuple[tuple[float, frozenset[str]], ...]


def find_answers(
    question: str, pages: Sequence[Page], kinds: Mapping[str, frozenset[str]], *, language: str
) -> tuple[Answer, ...]:
    """The passages that answer the question, best first; nothing where none covers enough of it.

    `kinds` says what the pages are (by `Page.url`). The question may be in another language than the site's `language`.
    """
    own = frozenset(tokens(company_name(pages)))  # "What does Lumivo cost?": every page bears the name
    asked = _understood(question[:LONGEST_QUESTION], language, own)
    if not asked.words and not asked.topics | asked.kinds:
        return ()
    read = [
        _read(passage, kinds.get(page.url, frozenset()), language)
        for page in pages
        for passage in passages_of(page)
    ]
    weights = _weights(asked, read)
    whole = sum(weights.values())
    scored = [
        (
            _covered(weights, one) / whole + _fits(asked, one, kinds.get(one.passage.page.url, frozenset())),
            one,
        )
        for one in read
    ]
    scored = [(score, one) for score, one in scored if score >= ENOUGH]
    scored = [
        (score - _less(asked, kinds.get(one.passage.page.url, frozenset())), one) for score, one in scored
    ]
    scored.sort(key=lambda pair: -pair[0])
    return tuple(_different(question, scored))


def _different(question: str, scored: Iterable[tuple[float, _Read]]) -> list[Answer]:
    """The best passages, each said once, and no page more than twice."""
    answers: dict[str, Answer] = {}
    pages: Counter[str] = Counter()
    for score, one in scored:
        said = one.passage.text.casefold()
        if said not in answers and pages[one.passage.page.url] < MOST_OF_PAGE:
            pages[one.passage.page.url] += 1
            answers[said] = Answer(
                question=one.passage.lead or question.strip(),
                passage=one.passage.text,
                url=one.passage.url,
                score=round(min(1.0, score), 3),
            )
        if len(answers) == MOST:
            break
    return list(answers.values())


def _understood(question: str, language: str, own: frozenset[str] = frozenset()) -> _Question:
    words = tokens(question)
    spoken = _language_of(words, language)
    idle = _idle(spoken) | _idle(language) | own
    whole = {place for match in _topic_index(spoken).find(words) for place in _phrase(match)}
    telling = tuple(
        dict.fromkeys(
            word
            for place, word in enumerate(words)
            if word not in idle and place not in whole and (len(word) > 1 or word.isdigit())
        )
    )
    topics = _topics(words, spoken)
    if len(topics) > 1:  # "pick up my order": every question is about an order
        telling = tuple(word for word in telling if _topics([word], spoken) != {_ORDER})
        topics -= {_ORDER}
    understood = frozenset(word for word in telling if _topics([word], spoken) or _kinds([word], spoken))
    return _Question(telling, topics, _kinds(words, spoken), understood, foreign=spoken != language)


def _language_of(words: Sequence[str], language: str) -> str:
    """The language of a question, which is short: its little words tell; the site's own wins a tie."""
    known = {code: sum(word in _little_words(code) for word in words) for code in languages()}
    for code in known:
        known[code] += len(_topics(words, code) | _kinds(words, code)) + (code == language)
    return max(known, key=lambda code: (known[code], code == language))


@lru_cache(maxsize=32)
def _little_words(language: str) -> frozenset[str]:
    return stopwords()[language] | _idle(language)


@lru_cache(maxsize=32)
def _idle(language: str) -> frozenset[str]:
    """Words that say nothing of what is asked."""
    words = words_of(language) if language in languages() else words_of("en")
    return frozenset(
        token for stem in (*words.question, *words.little, *words.stopwords) for token in tokens(stem)
    )


def _topics(words: Sequence[str], language: str) -> frozenset[str]:
    """The topics that these words speak of; a phrase ("where is my order") hides the topics of its words."""
    found = list(_topic_index(language).find(list(words)))
    phrases = [match for match in found if _phrase(match)]
    return frozenset(
        match.value
        for match in found
        if not any(
            one.start <= match.start
            and match.stop <= one.stop
            and match.stop - match.start < one.stop - one.start
            for one in phrases
        )
    )


def _phrase(match: Match[str]) -> range:
    """The places of a phrase's words; none where it is one word or two."""
    return range(match.start, match.stop) if match.stop - match.start > 2 else range(0)


@lru_cache(maxsize=32)
def _topic_index(language: str) -> StemIndex[str]:
    topics = words_of(language).topics
    return StemIndex(
        (stem, topic) for topic, stems in topics.items() for stem in stems if topic != _RETURNING
    )


def _kinds(words: Sequence[str], language: str) -> frozenset[str]:
    """The kinds of pages that these words speak of."""
    named = {
        match.value.kind
        for match in kind_index().find(list(words))
        if match.value.language == language and match.value.weight == 1.0
    }
    return frozenset({*named, *(match.value for match in _subject_index(language).find(list(words)))})


@lru_cache(maxsize=32)
def _subject_index(language: str) -> StemIndex[str]:
    known = words_of(language)
    returning = [(stem, "returns") for stem in (*known.return_words, *known.topics.get(_RETURNING, ()))]
    spoken_of = [
        (stem, kind) for fact, kind in _SPOKEN_OF for stem in known.facts[fact].cues if stem[0] != "~"
    ]
    return StemIndex([*returning, *spoken_of])


def _read(passage: Passage, kinds: frozenset[str], language: str) -> _Read:
    spoken = spoken_of(passage.page.language, passage.page.declared_language, language)
    lines = (
        (LEAD, passage.lead),
        (BODY, passage.text),
        (HEADING, passage.heading),
        (TITLE, f"{passage.page.title} {passage.page.heading}"),
    )
    parts = [(weight, _terms(line, spoken)) for weight, line in lines if line]
    parts.append((BODY, _figures(passage.text, spoken)))
    return _Read(passage, (*parts, (PAGE, frozenset(f"@{kind}" for kind in kinds))))


@lru_cache(maxsize=4096)
def _terms(line: str, language: str) -> frozenset[str]:
    """The words of a line, its topics (`#cost`) and kinds (`@returns`)."""
    words = tokens(line)
    topics = {f"#{topic}" for topic in _topics(words, language)}
    return frozenset((*words, *topics, *(f"@{kind}" for kind in _kinds(words, language))))


@lru_cache(maxsize=4096)
def _figures(text: str, language: str) -> frozenset[str]:
    """The topics that a passage speaks of by its figures: a price is a cost, a length of time is a time."""
    found = {"#cost"} if _PRICE.search(text) else set()
    if amounts(text, words_in(text), language):
        found.add("#time")
    return frozenset(found)


def _weights(asked: _Question, read: Sequence[_Read]) -> dict[str, float]:
    """What each term of the question weighs: the rarer among the passages, the more."""
    terms = (*asked.words, *(f"#{topic}" for topic in asked.topics), *(f"@{kind}" for kind in asked.kinds))
    held = Counter(term for one in read for term in terms if _likeness(term, one) > PAGE)
    weights = {}
    for term in terms:
        rare = math.log(1 + (len(read) - held[term] + 0.5) / (held[term] + 0.5))
        if not held[term]:
            said = asked.foreign or term[0] in "#@" or term in asked.understood
            strange = STRANGE_BESIDE if asked.topics | asked.kinds else STRANGE
            rare = math.log(1 + len(read)) * (FOREIGN if said else strange)
        weights[term] = max(0.05, rare * {"#": TOPIC, "@": KIND}.get(term[0], 1.0))
    return weights


def _covered(weights: Mapping[str, float], one: _Read) -> float:
    return sum(weight * _likeness(term, one) for term, weight in weights.items())


def _likeness(term: str, one: _Read) -> float:
    """How well a passage holds a term, 0 to 1."""
    best = 0.0
    for weight, terms in one.parts:
        if weight > best:
            best = max(best, weight * _held(term, terms))
    return best


@lru_cache(maxsize=65_536)
def _held(term: str, terms: frozenset[str]) -> float:
    if term in terms:
        return 1.0
    if term[0] in "#@" or len(term) < 3:
        return 0.0
    return max(
        (alike(term, other) for other in terms if other[:3] == term[:3] or _within(term, other)), default=0.0
    )


def alike(one: str, other: str) -> float:
    """How alike two words are, by the letters that they begin with: 1 the same, 0.85 other endings, 0 different.

    >>> alike("wash", "washing"), alike("wash", "water"), alike("kainuoja", "kaina")
    (0.85, 0.0, 0.0)
    """
    if one == other:
        return 1.0
    if _within(one, other):
        return 0.6
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    if same < 3 or one.isdigit():
        return 0.0
    if same == shorter and longer - same <= 3 + (same > 4):
        return 0.85
    if longer <= 5:
        return 0.4 if same >= 4 else 0.0  # "müüte" and "muuta": hardly
    return 0.85 if same >= 4 and same >= 0.7 * longer else 0.6 if same >= 5 and same >= 0.55 * longer else 0.0


def _within(one: str, other: str) -> bool:
    """Whether a word is a part of another, as in "Gitter" and "Treppenschutzgitter"."""
    return (len(one) >= 5 and one in other[1:]) or (len(other) >= 5 and other in one[1:])


def _fits(asked: _Question, one: _Read, kinds: frozenset[str]) -> float:
    """What speaks for a passage beside its words: its page is of the kind, it has a figure where one is asked for."""
    merit = 0.12 if _wanted(asked) & kinds and len(kinds) < EVERYTHING else 0.0
    if asked.topics & _ANSWERED_BY_FIGURE and _FIGURE.search(one.passage.text):
        merit += 0.06
    if len(one.passage.text) < 25:
        merit -= 0.1
    return merit + (0.04 if one.passage.is_question else 0.0)


def _less(asked: _Question, kinds: frozenset[str]) -> float:
    """What a legal page stands back behind other pages that answer too."""
    return 0.1 if kinds & _LEGAL and (len(kinds) >= EVERYTHING or not kinds & _wanted(asked)) else 0.0


def _wanted(asked: _Question) -> frozenset[str]:
    """The kinds of pages where the question is likely answered."""
    return asked.kinds.union(*(_AT_HOME.get(topic, frozenset()) for topic in asked.topics))
