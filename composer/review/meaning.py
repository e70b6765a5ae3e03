"""What the e-mail says: problem, goal, kind of letter, facts. Found in the text by the language's words (R1, R2).

Both the checks of the content and the reader's view read this; it is made once a letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from composer.review.dates import Dated, dates_in
from composer.review.ends import full_name
from composer.review.letter import Letter, Place
from composer.review.patterns import WordPatterns, lowered

_ORDER_NUMBER = re.compile(
    r"[^\w\n]{0,4}(?:(?:is|was|ir|bija|on|oli|yra|buvo|был|была|—|–|-|:|no|nr|num|number|numbriga|numurs|numeris|номер|id|№|#)[^\w\n]{0,3}){0,2}(?P<number>(?=[\w/-]{0,20}\d)[\w][\w/-]{2,30})",
    re.IGNORECASE,
)
_HASH_NUMBER = re.compile(
    r"(?:#|№|(?<!\w)nr\.?)\s{0,2}(?P<number>(?=[\w/-]{0,20}\d)\w[\w/-]{3,30})", re.IGNORECASE
)
_DATE_LIKE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d(?:-\d\d-\d\d)?")
_EMAIL = re.compile(r"(?<![\w.@])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+|00)?(?:\(?\d{1,5}\)?[ -]?){2,6}\d{2,4}(?![\w/-])")
_QUOTED = re.compile(r"[\"“”„«][^\"“”„«»\n]{3,80}[\"“”»]")
_MODEL = re.compile(r"(?<!\w)(?=[A-Za-z0-9-]{0,20}\d)[A-Z][A-Za-z]{0,12}[- ]?\d[\w-]{0,12}(?!\w)")
SUM = re.compile(
    r"(?:€|\$|£|eur|usd)\s?\d[\d .,]{0,12}|\d[\d  .]{0,10}(?:[.,]\d\d)?\s?(?:€|\$|£|eur|euro|eiro|usd|руб|евро)",
    re.IGNORECASE,
)


_WORD = re.compile(r"[^\W\d_]+")
# A word with a capital that does not begin a sentence.
_BRAND = re.compile(r"(?<=[^\W_][ ,(„“”«\"])[A-Z][\w-]{2,30}")
_STEM = 5  # letters that word forms have in common
_TELLS = 2  # the weight from which a sentence tells of trouble
_NEAR = 40  # characters between "telephone" and its number
# Kinds that are named beside the matter, too.
_BESIDE = {"service", "subscription", "withdrawal", "personal_data", "account"}
_REPLACE = "replace"
_REMEDIES = {"refund", _REPLACE, "repair", "reduction", "deliver"}
_FEWEST, _MOST = 7, 13  # digits of a telephone number, with its country


@dataclass(frozen=True)
class Meaning:
    """What a letter says; everything is looked for when it is first asked for."""

    letter: Letter

    @cached_property
    def problems(self) -> dict[str, list[Place]]:
        """Where each kind of problem is told, in the body."""
        return self._by_kind(self.letter.words.problems)

    @cached_property
    def kinds(self) -> set[str]:
        """The kinds of problem told in body or subject."""
        words, low = self.letter.words.problems, self.letter.low_subject
        return {*self.problems, *(kind for kind, pattern in words.items() if pattern.search(low))}

    @cached_property
    def praise(self) -> list[Place]:
        """Where somebody is praised."""
        return [Place(*found.span()) for found in self.letter.words.praise.finditer(self.letter.low)]

    @cached_property
    def goals(self) -> dict[str, list[Place]]:
        """Where each goal is asked for: in a sentence that asks, or that begins with the very word."""
        letter = self.letter
        asked: dict[str, list[Place]] = {}
        for sentence in (*letter.sentences, *letter.labels):
            asks = self.asks(sentence)
            for goal, pattern in letter.words.goals.items():
                found = pattern.search(self.things if goal == _REPLACE else self.wishes, *sentence)
                if found and (asks or self._commands(found.start(), sentence)):
                    asked.setdefault(goal, []).append(sentence)
        return asked

    def _commands(self, at: int, sentence: Place) -> bool:
        """Whether the sentence begins with the very word, "Refund the …", and does not turn: "I ended it, but …"."""
        letter = self.letter
        first = at - sentence.start <= 1 and sentence not in letter.labels
        return first and not letter.words.turns.search(letter.low, *sentence)

    @cached_property
    def questions(self) -> list[Place]:
        """Sentences that end with a question mark."""
        letter = self.letter
        return [place for place in letter.sentences if letter.text(place).rstrip('"“”»)').endswith("?")]

    @cached_property
    def requests(self) -> list[Place]:
        """Sentences that ask for something, in order: those with a goal, then those that ask anyhow."""
        letter = self.letter
        with_goal = sorted({place for places in self.goals.values() for place in places})
        asking = [place for place in letter.sentences if self.asks(place)]
        return with_goal or self.questions or asking

    @cached_property
    def troubled(self) -> bool:
        """Whether text or subject tells of trouble: by its words, or by the one sentence that says more than who asks."""
        return self._names_trouble or bool(self.trouble)

    @cached_property
    def _names_trouble(self) -> bool:
        letter = self.letter
        return bool(self.kinds or self.troubles or letter.words.troubles.search(letter.low_subject))

    def asks(self, place: Place) -> bool:
        """Whether this sentence asks for something."""
        return bool(self.letter.words.asking.search(self.wishes, *place))

    @cached_property
    def wishes(self) -> str:
        """The body in small letters without wishes that ask for nothing: "would like to remain your customer"."""
        return _blanked(self.letter.words.no_asking, self.letter.low)

    @cached_property
    def things(self) -> str:
        """The body in small letters without new things that replace nothing: "a new invoice"."""
        return _blanked(self.letter.words.no_goals, self.wishes)

    @cached_property
    def trouble(self) -> Place | None:
        """The sentence that tells the problem best: by its words, and by what the subject sums up."""
        letter = self.letter
        weights = {place: self._weight(place) for place in (*letter.sentences, *letter.labels)}
        best = max(weights, key=lambda place: (weights[place], -place.start), default=None)
        if best and weights[best] >= _TELLS:
            return best
        named = sorted(at for places in self.problems.values() for at in places) or self.troubles
        return letter.sentence_at(named[0].start) if named else None

    @cached_property
    def trouble_word(self) -> int:
        """Where in that sentence the trouble is named; its beginning where it is only told."""
        place = self.trouble or Place(0, 0)
        named = [at for places in self.problems.values() for at in places] + self.troubles
        inside = (at.start for at in named if place.start <= at.start < place.end)
        return max(inside, default=place.start)

    def _weight(self, place: Place) -> int:
        letter = self.letter
        words, low = letter.words, letter.low
        kinds = {
            kind
            for kind, places in self.problems.items()
            if any(place.start <= at.start < place.end for at in places)
        }
        named = 4 if kinds - _BESIDE else 3 if kinds else 2
        if not kinds and not any(place.start <= at.start < place.end for at in self.troubles):
            turned = words.turns.search(low, *place)
            named = 1 if turned or not words.bought.search(low, *place) else -1
        shared = sum(1 for stem in self._subject_stems if _has_stem(low, stem, place))
        off = any(
            pattern.search(low, *place)
            for pattern in (words.introductions, words.thanks, words.feelings["worried"])
        )
        asks = place in self.requests or self.asks(place)
        return named + min(shared, 2) - off - 3 * asks

    @cached_property
    def _subject_stems(self) -> frozenset[str]:
        words = self.letter.words
        long = (word for word in _WORD.findall(self.letter.low_subject) if len(word) >= _STEM)
        return frozenset(word[:_STEM] for word in long if not words.filler.fullmatch(word))

    @cached_property
    def told(self) -> str:
        """The body in small letters without phrases that only sound like trouble: "if that is not possible"."""
        return _blanked(self.letter.words.no_trouble, self.letter.low)

    @cached_property
    def troubles(self) -> list[Place]:
        """Words of trouble of any kind."""
        return self._places(self.letter.words.troubles)

    @cached_property
    def nature(self) -> str:
        """complaint, question, compliment, suggestion; of a case, its kind's group."""
        if self.letter.case and self.letter.case.kind:
            from composer.kinds import kind

            return kind(self.letter.case.kind).group
        if self.kinds:
            return "complaint"
        remedies = self.goals.keys() & _REMEDIES and "pass_on" not in self.goals
        if self.praise and not self.questions and not remedies:
            return "compliment"
        if self.letter.words.suggestions.search(f"{self.letter.low_subject}\n{self.letter.low}"):
            return "suggestion"
        asks = self.letter.subject.rstrip().endswith("?") or not self._names_trouble
        return "question" if self.questions and asks else "complaint"

    @cached_property
    def order_number(self) -> str:
        """The order number, or another number that the matter can be found by; empty where there is none."""
        letter = self.letter
        found = next(order_numbers(letter, Place(0, len(letter.own))), None)
        if found:
            return letter.own[slice(*found)]
        found = next(
            _numbers(letter.subject, letter.low_subject, letter, Place(0, len(letter.subject))), None
        )
        return letter.subject[slice(*found)] if found else ""

    @cached_property
    def dates(self) -> list[Dated]:
        """The dates of the body."""
        return dates_in(self.letter)

    @cached_property
    def dated(self) -> bool:
        """Whether the text says when: a date, or "yesterday"."""
        return bool(self.dates or self.letter.words.when.search(self.letter.low))

    @cached_property
    def product(self) -> str:
        """The product as the text names it: by a name, a model, or what it is; empty where it says only "it"."""
        letter = self.letter
        known = lowered(letter.case.purchase.product).strip() if letter.case else ""
        if known and (known in letter.low or known.split()[0] in letter.low):
            return letter.case.purchase.product if letter.case else ""
        for place in (*letter.labels, *letter.paragraphs):
            for pattern in (_QUOTED, _MODEL):
                found = pattern.search(letter.own, *place)
                if found and not _DATE_LIKE.search(found[0]) and not self._is_order_number(found, place):
                    return found[0].strip('"“”„«»')
        for low in (letter.low, letter.low_subject):
            goods = letter.words.goods.search(low)
            if goods:
                return goods[0]
        return self._named_in_both()

    def _named_in_both(self) -> str:
        """A name that stands within a sentence of the body, and in the subject: "Oakline"."""
        letter = self.letter
        for place in letter.paragraphs:
            for found in _BRAND.finditer(letter.own, *place):
                low = lowered(found[0])
                known = (letter.words.any_month, letter.words.when, letter.words.order_words)
                if low in letter.low_subject and not any(words.fullmatch(low) for words in known):
                    return found[0]
        return ""

    def _is_order_number(self, found: re.Match[str], place: Place) -> bool:
        """Whether what looks like a model, "TP-20418", is what the order is found by."""
        return any(
            start < found.end() and found.start() < end for start, end in order_numbers(self.letter, place)
        )

    @cached_property
    def amount(self) -> str:
        """The first sum of money; empty where there is none."""
        found = SUM.search(self.letter.own)
        return found[0].strip() if found else ""

    @cached_property
    def name(self) -> str:
        """The sender's full name."""
        return full_name(self.letter)

    @cached_property
    def contact(self) -> str:
        """An address or a telephone number to answer to."""
        letter = self.letter
        end = letter.own[letter.signature.start :] if letter.signature else letter.own[-300:]
        address = _EMAIL.search(letter.own)
        if address:
            return address[0]
        beside = (
            letter.own[cue.end() : cue.end() + _NEAR] for cue in letter.words.phones.finditer(letter.low)
        )
        numbers = (found[0].strip() for text in (end, *beside) for found in _PHONE.finditer(text))
        return next((number for number in numbers if _FEWEST <= sum(map(str.isdigit, number)) <= _MOST), "")

    def _by_kind(self, patterns: dict[str, WordPatterns]) -> dict[str, list[Place]]:
        found = {kind: self._places(pattern) for kind, pattern in patterns.items()}
        return {kind: places for kind, places in found.items() if places}

    def _places(self, pattern: WordPatterns) -> list[Place]:
        letter = self.letter
        spans = (*letter.paragraphs, *letter.labels)
        return [Place(*found.span()) for place in spans for found in pattern.finditer(self.told, *place)]


def _blanked(words: WordPatterns, low: str) -> str:
    return words.sub(lambda found: " " * len(found[0]), low)


def _has_stem(low: str, stem: str, place: Place) -> bool:
    at = low.find(stem, *place)
    return at >= 0 and (at == 0 or not low[at - 1].isalpha())


def order_numbers(letter: Letter, place: Place) -> Iterator[tuple[int, int]]:
    """Where order numbers, and others that a matter can be found by, stand in this part of the body."""
    return _numbers(letter.own, letter.low, letter, place)


def _numbers(text: str, low: str, letter: Letter, place: Place) -> Iterator[tuple[int, int]]:
    """A number behind a word that names it, else behind "#" or "№"; never a date."""
    labelled = (
        number
        for label in letter.words.order_words.finditer(low, *place)
        if (number := _ORDER_NUMBER.match(text, label.end(), place.end))
    )
    for number in (*labelled, *_HASH_NUMBER.finditer(text, *place)):
        if not _DATE_LIKE.fullmatch(number["number"]):
            yield number.span("number")
