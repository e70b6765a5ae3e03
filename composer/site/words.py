"""What the site search knows of each language (`languages/<code>/site.yaml`), made ready for looking things up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Literal

from pydantic import BaseModel, ConfigDict

from composer.languages import languages_with, table
from composer.site.domains import registrable
from composer.site.report import FactKind, PageKind
from composer.site.stems import StemIndex, fold, tokens

Unit = Literal["days", "working_days", "hours", "weeks", "months", "years"]
Topic = PageKind | Literal["help"]  # `help` is a hub that leads to the others
Stems = tuple[str, ...]
FALLBACK = "en"  # words of this language stand on sites of every language
FEW = 2  # common words by which another language must be ahead of what a page says of itself
_WARMING = Lock()
WEAK = 0.55  # of a word marked "~": it names the kind only where nothing better does


class Figure(BaseModel):
    """Words that speak for a kind of figure, and words that speak against it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cues: Stems
    against: Stems = ()


class Costs(BaseModel):
    """Phrases that say who pays for a return."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    customer: Stems
    company: Stems
    denied: Stems = ()  # words that turn a phrase into its opposite ("we do not offer free returns")


class Asides(BaseModel):
    """Words that tell what else a length of time may be about, and whose or which goods' it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cookies: Stems  # a notice of them promises nothing to a buyer, wherever it hangs
    other: Stems  # matters that promise the customer nothing: a bank's time, a locker's, repair, points, age of the firm
    money: Stems  # what is given back in a refund …
    goods: Stems  # … and what is given back in a return
    notice: Stems  # the customer's word that a thing comes back, from which the time to send it runs
    dispatch: Stems  # making ready and sending off, after which the parcel is still on its way
    every: Stems  # beside an interval that comes again and again: "oil it every six months"
    beyond: Stems  # what is said to go beyond the law is the shop's own promise
    further: Stems  # "another three days": on top of a time that was named before
    special: Stems  # goods or customers that have a figure of their own: batteries, used goods, firms


class Conditions(BaseModel):
    """Words by which a shop says in what state it takes goods back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unused: Stems
    packaging: Stems
    labels: Stems
    receipt: Stems
    needless: Stems  # what is said to be none: "the box is welcome but not required"


class SiteWords(BaseModel):
    """One language's `site.yaml`. Stems match as `stems` says; "~" marks a weak one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    region: str  # ISO 3166; whose telephone numbers are meant where nothing else tells
    stopwords: Stems
    transliterations: tuple[dict[str, str], ...] = ()  # how addresses of pages spell the language's letters
    conjunctions: Stems
    kinds: dict[Topic, Stems]
    false_friends: Stems
    no_page: Stems  # what an empty page says: not found, coming soon
    units: dict[Unit, Stems]
    one: dict[Unit, Stems] = {}  # phrases that mean one of a unit without a number ("в течение года")
    numerals: dict[str, float]
    since: Stems = ()  # words after a length of time that lead to the event from which it runs ("from", "nach")
    receipt: Stems = ()  # words of that event: the goods are in the customer's hands
    facts: dict[FactKind, Figure]
    asides: Asides
    costs: Costs
    return_words: Stems
    law: Stems  # words that show that the law is quoted, not the shop's own promise
    conditions: Conditions
    withdraw_here: Stems  # what the button by which a contract is withdrawn from may be called
    refused: Stems  # "no returns"
    topics: dict[str, Stems]  # what customers ask about, so that "cost" finds "price"
    question: Stems  # words that a question begins with
    little: Stems = ()  # words of a question that say nothing of what is asked ("my", "dürfen")
    at: Stems
    dot: Stems
    phone: Stems
    fax: Stems
    registry: Stems  # words before numbers that are no telephone numbers
    hours: Stems
    weekdays: Stems
    credits: Stems  # words before the name of the web agency
    copy_offered: Stems  # the form sends the customer a copy
    authority: Stems  # regulators, whose addresses are not the company's
    outsiders: Stems  # parts that other firms play beside the company: importer, carrier, host


@dataclass(frozen=True)
class KindWord:
    """A stem's meaning."""

    kind: Topic
    language: str
    weight: float
    short: bool  # up to four letters: means something else in another language


@cache
def words_of(language: str) -> SiteWords:
    """The words of a language; English where it has none."""
    found: SiteWords = table(language if language in languages() else "en", "site", SiteWords)
    return found


def languages() -> tuple[str, ...]:
    """The languages in which sites can be read."""
    return languages_with("site")


@cache
def index_of(field: str, language: str) -> StemIndex[None]:
    """Finds one list of words (`refused`, `credits` …) of a language; "" means all languages."""
    codes = (language,) if language else languages()
    return StemIndex((stem, None) for code in codes for stem in getattr(words_of(code), field))


@cache
def kind_index() -> StemIndex[KindWord]:
    """Finds the words of page kinds in every language."""
    return StemIndex(_kind_entries())


@cache
def slug_index() -> StemIndex[KindWord]:
    """The same for addresses: phrases also without spaces ("aboutus"), other alphabets also in Latin letters."""
    return StemIndex(_slug_entries())


def _kind_entries() -> Iterable[tuple[str, KindWord]]:
    for code in languages():
        for kind, stems in words_of(code).kinds.items():
            for stem in stems:
                weak = stem.startswith("~")
                text = stem.removeprefix("~")
                short = len("".join(tokens(text))) <= 4
                yield text, KindWord(kind, code, WEAK if weak else 1.0, short)


def _slug_entries() -> Iterable[tuple[str, KindWord]]:
    for stem, word in _kind_entries():
        for spelling in (stem, *_transliterated(stem, word.language)):
            yield spelling, word
            if len(spelling.split()) > 1:
                yield spelling.replace(" ", ""), word


def _transliterated(stem: str, language: str) -> Iterable[str]:
    for letters in words_of(language).transliterations:
        spelling = "".join(letters.get(sign, sign) for sign in stem.lower())
        if fold(spelling) != fold(stem):
            yield spelling


@cache
def false_friends() -> StemIndex[None]:
    """Finds phrases that only look like a page's name (contact lenses, price guarantee)."""
    return index_of("false_friends", "")


def warm_up() -> None:
    """Make the tables that every search needs ready, while the first page is still on its way.

    Called again it waits until they are: two threads that build the same table take twice as long.
    """
    with _WARMING:
        registrable("shop.example")
        kind_index()
        slug_index()
        false_friends()
        stopwords()


@cache
def conjunctions(language: str = "") -> frozenset[str]:
    """ "and", "or" in this language and in English, folded. (Not in all: Dutch "of" is no English "of".)"""
    codes = {"en", language} & set(languages())
    return frozenset(word for code in codes for stem in words_of(code).conjunctions for word in tokens(stem))


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """The commonest words by language, folded."""
    return {code: frozenset(fold(word) for word in words_of(code).stopwords) for code in languages()}


def language_of(text: str, *, hint: str = "") -> str:
    """The language that a text is most likely written in, by its commonest words; `hint` breaks a near tie.

    A page's own `lang` is often the theme's, so it is only a hint. "" where there are no words to judge by.
    """
    seen = tokens(text[:40_000])
    counted = Counter(word for word in seen)
    scores = {
        code: sum(_telling(word) * counted[word] for word in common) for code, common in stopwords().items()
    }
    best = max(scores, key=lambda code: (scores[code], code == hint))
    close = min(0.9 * scores[best], scores[best] - FEW)
    # A theme's "en" on a page of few words says nothing.
    if hint in scores and scores[hint] >= close and (scores[hint] or hint != FALLBACK):
        best = hint
    return best if scores[best] >= max(2, 0.02 * len(seen)) else ""


def _telling(word: str) -> float:
    """How much a word tells of its language: a single letter little, for it may be a watt ("18 W") or a size."""
    return 1.0 if len(word) > 1 or not word.isascii() else 0.3


def spoken_of(judged: str, declared: str, site: str) -> str:
    """The language whose words to read a page by: that of its words, else what it says of itself, else the site's.

    A page of few words that declares itself English may only have kept the theme's setting.
    """
    own = declared[:2].lower()
    if judged in languages():
        return judged
    return own if own in languages() and own != FALLBACK else site
