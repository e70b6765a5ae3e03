"""Secrets in a text: what nobody may send by e-mail (M12), found as it is typed and masked with one click.

Three ways, the sure one first: forms that prove themselves (tokens, IBANs, cards and identity numbers with their
check digits), passwords and user names behind their labels, and numbers whose neighbouring words name them. The
words are data (`languages/<code>/secrets.yaml`); figures in `tests/review/test_secrets.py`.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from composer.languages.interface import N_
from composer.review import secret_numbers
from composer.review.secret_credentials import credentials, pairs
from composer.review.secret_marks import Mark, Marks
from composer.review.secret_shapes import SHAPES, Spans, is_year, no_secrets
from composer.review.secret_text import plain
from composer.review.secret_tokens import tokens
from composer.review.secret_words import SecretKind, Vocabulary, vocabulary

__all__ = ["SECRET_NAMES", "Secret", "SecretKind", "find_secrets", "mask_secrets"]

MASK = "•"
SECRET_NAMES: dict[SecretKind, str] = {
    "card_number": N_("Card number"),
    "card_expiry": N_("Expiry date of a card"),
    "cvv": N_("Security code of a card"),
    "iban": N_("IBAN"),
    "bank_account": N_("Bank account number"),
    "password": N_("Password"),
    "username": N_("User name"),
    "pin": N_("PIN"),
    "otp": N_("One-time code"),
    "api_key": N_("Key or token"),
    "national_id": N_("Personal identity number"),
    "document_number": N_("Number of an identity document"),
}


@dataclass(frozen=True)
class Secret:
    """A secret and its place: `text[start:end]`."""

    kind: SecretKind
    start: int
    end: int


_START = attrgetter("start")


def find_secrets(text: str, language: str | None = None) -> tuple[Secret, ...]:
    """Every secret of a text, in order, none overlapping another.

    `language` narrows the words to that language and English; without it the words of all languages count, as
    people mix them. Source: rule M12.

    >>> find_secrets("My card 4111 1111 1111 1111 was charged twice for order 4111111")
    (Secret(kind='card_number', start=8, end=27),)
    """
    return _Reading(text, vocabulary(language)).secrets() if text.strip() else ()


def mask_secrets(text: str, language: str | None = None) -> str:
    """The text with a dot for every character of a secret; blanks stay, nothing else does.

    >>> mask_secrets("My PIN is 4821.")
    'My PIN is ••••.'
    """
    while found := find_secrets(text, language):
        for secret in reversed(found):
            hidden = "".join(char if char.isspace() else MASK for char in text[secret.start : secret.end])
            text = text[: secret.start] + hidden + text[secret.end :]
    return text


_TOKEN = re.compile(r"(?<![\w•*+])\w*\d\w*")
# A telephone number behind “no code reaches me at”; its middle is no code.
_LONG_RUN = re.compile(r"(?<![\w.,/:-])\d+(?:[ -]\d+(?![.,/:]?\d))+")
_LONG = 7  # digits
_RUN = re.compile(r"\d+(?:[ -]\d+){1,8}")
_YEAR_BEHIND = re.compile(r"\.?(?:[ ,/-]{1,2}|\s(?:de|del)\s)(?:20[2-4]\d|'?[2-4]\d)(?!\d|[.,:/]\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}\.?\s{0,2}$")
_DAY_BEHIND = re.compile(r"\s{1,2}\d{1,2}(?!\d)\s?(?:d\b|st\b|nd\b|rd\b|th\b|,? ?(?:19|20)\d\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)20[2-4]\d\.?\s?(?:[a-z]{1,5}\.?\s)?$")
_MESSAGE = 110  # characters of a bank's message before its warning
_MESSAGE_CODE = re.compile(r"(?<![\w.,:/*#+-])(?:\d{3}[ -]\d{3}|\d{5,8})(?![\w%€$£]|[.,:/-]\d|[ -]\d)")
_YEARS_OF_TODAY = 1990
_BETWEEN_DIGITS = re.compile(r"[ ,-]{1,2}")
_FEWEST_DIGITS = 3
_INSIDE = re.compile(r"(?<![\w-])\d+-(?:\d+-)?$")  # “99-8813” of “220-99-8813” is no number of its own
_SERIES = re.compile(r"[a-zа-яіїє]{1,4}[ -]{0,2}(?:№ ?|nr\.? ?|n[o°]\.? ?)?$")
_WORD = re.compile(r"[^\W\d_]+$")
_LIST = re.compile(r"\s*(?:[,/;+&]|\w{1,3})?\s{1,2}|[,/;+&]")
_SAID_AGAIN = 30  # characters
_AFTER_CARD = re.compile(r"[\s,;/|()-]{1,4}(?:\w{1,8}[\s.:]{1,2}){0,2}")
_CODE_BEHIND = re.compile(r"[\s,;/|()-]{1,4}(\d{3})(?![\d.,]\d|\d|\w)")
# Whoever gives number and expiry date gives the code too: “and the little number behind it, 604”.
_LATER_CODE = re.compile(r"(?<![\w.,/+€$£-])\d{3}(?![\d.,:/-]\d|\w|\s?[%€$£])")
_LATER_EXPIRY = re.compile(r"(?<![\d/.-])(?:0[1-9]|1[0-2]) ?[/.] ?(?:20)?[2-4]\d(?![\d/.-]\d|\d)")
_NEAR_CARD = 60  # characters
_SENTENCE_END = re.compile(r"[.!?][ \t]{1,3}|\n\s{0,9}\n")


class _Reading:
    """One text on its way to its secrets."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text, self.low, self.words = text, plain(text), words
        self.found: list[Secret] = []
        self.no_secret = Spans(())
        self.long_runs: list[tuple[int, int]] = []

    @cached_property
    def marks(self) -> Marks:
        """The words that name numbers; looked for only where there is something to name."""
        return Marks(self.low, self.words)

    def secrets(self) -> tuple[Secret, ...]:
        """All of them, surest first where two claim the same place."""
        for kind, start, end in tokens(self.text):
            self._add(kind, start, end)
        has_number = any(char.isdecimal() for char in self.low)
        if has_number:
            for start, end, proven in secret_numbers.ibans(self.low):
                if proven or self._not_innocent(start, end):
                    self._add("iban", start, end)
            for start, end, proven in secret_numbers.accounts(self.low):
                if proven or self._not_innocent(start, end):
                    self._add("bank_account", start, end)
            self.no_secret = Spans(no_secrets(self.low))
            self.long_runs = [
                run.span() for run in _LONG_RUN.finditer(self.low) if sum(map(str.isdigit, run[0])) >= _LONG
            ]
            self._cards()
        for named, start, end in pairs(self.text):
            self._add(named, start, end)
        for named, start, end in credentials(self.text, self.low, self.words, self.marks.cover):
            self._add(named, start, end)
        if has_number:
            self._persons()
            self._months()
            self._labelled()
            self._shared()
        self._spelled()
        return tuple(self.found)

    def _add(self, kind: SecretKind, start: int, end: int) -> bool:
        if self._free(start, end):
            insort(self.found, Secret(kind, start, end), key=_START)
            return True
        return False

    def _free(self, start: int, end: int) -> bool:
        last = self._last_before(end)
        return last is None or last.end <= start

    def _last_before(self, place: int) -> Secret | None:
        """The last of those found so far that begins before a place."""
        index = bisect_left(self.found, place, key=_START)
        return self.found[index - 1] if index else None

    def _named(self, start: int, end: int) -> Mark | None:
        """The mark that names a number: right before it, else right behind it, else some words before it."""
        before, after = self.marks.before(start), self.marks.after(end)
        if before is not None and (after is None or self.marks.tight(before, start)):
            return before
        return after

    def _cards(self) -> None:
        for start, end, usual in secret_numbers.cards(self.low):
            mark = self._named(start, end)
            if mark is not None and mark.kind is None and not self.marks.paid_with(mark, start):
                continue
            of_card = mark is not None and mark.kind in ("card_number", "cvv", "card_expiry")
            if (usual or of_card) and self._add("card_number", start, end):
                self._behind_card(end)
        cards = [(secret.start, secret.end) for secret in self.found if secret.kind == "card_number"]
        if cards:
            self.marks.with_cards(cards)

    def _behind_card(self, end: int) -> None:
        """“4111 1111 1111 1111, 12/27, 123”: expiry and code need no word of their own behind the number."""
        gap = _AFTER_CARD.match(self.low, end)
        expiry = gap and SHAPES["card_expiry"].match(self.low, gap.end())
        place = expiry.span() if expiry else self._later(_LATER_EXPIRY, end)
        if place and self._add("card_expiry", *place):
            code = _CODE_BEHIND.match(self.low, place[1])
            behind = code.span(1) if code else self._later(_LATER_CODE, place[1])
        else:
            code = _CODE_BEHIND.match(self.low, end)
            behind = code.span(1) if code else None
        if behind and not self._is_no_secret(behind[0]):
            self._add("cvv", *behind)

    def _later(self, shape: re.Pattern[str], start: int) -> tuple[int, int] | None:
        """A number some words behind a card's, unless they speak of paying or of another: “… 12/27, order 123”."""
        for found in shape.finditer(self.low, start, start + _NEAR_CARD):
            between = self.low[start : found.start()]
            if self._ends_sentence(start, found.start()) or self.words.innocent.search(between):
                return None
            return None if self.words.charging.search(between) else found.span()
        return None

    def _ends_sentence(self, start: int, end: int) -> bool:
        """Whether a sentence ends there; “Harjo Ltd. of Leeds” is none, for what follows has a small letter."""
        return any(
            "\n" in found[0] or self.text[found.end() : found.end() + 1].isupper()
            for found in _SENTENCE_END.finditer(self.text, start, end)
        )

    def _not_innocent(self, start: int, end: int) -> bool:
        mark = self._named(start, end)
        return mark is None or mark.kind is not None

    def _persons(self) -> None:
        for start, end in secret_numbers.persons(self.low):
            mark = self._named(start, end)
            if mark is None or mark.kind is not None:
                kind: SecretKind = "national_id"
                if mark is not None and mark.sure and mark.kind in ("bank_account", "document_number"):
                    kind = mark.kind
                self._add(kind, start, end)

    def _labelled(self) -> None:
        for token in _TOKEN.finditer(self.low):
            start, end = token.span()
            if self._free(start, end) and not _INSIDE.search(self.low, max(0, start - 20), start):
                self._token(start, end)

    def _token(self, start: int, end: int) -> None:
        owner: Mark | None = None
        for mark in self._candidates(start, end):
            if owner is not None and not self.marks.belongs_to(mark, owner, start):
                return
            if mark.kind is None:
                tight = mark.start >= end or self.marks.tight(mark, start)
                if owner is not None or (tight and not self.marks.holds(mark, start)):
                    return
                owner = mark
                continue
            if mark.kind == "otp" and not mark.sure and self.marks.of_thing(end):
                return
            shapes = [SHAPES[mark.kind].match(self.low, begin) for begin in self._beginnings(mark, start)]
            shape = max(filter(None, shapes), key=lambda shape: shape.end(), default=None)
            if shape and self._counts(mark, *shape.span()) and self._add(mark.kind, *shape.span()):
                return
        self._continued(start)

    def _list_goes_on(self, end: int, start: int) -> bool:
        if _LIST.fullmatch(self.low, end, start):
            return True
        gap = self.low[end:start]
        if len(gap) > _SAID_AGAIN or re.search(r"[.!?;\n\d]", gap) or self.words.innocent.search(gap):
            return False
        links = list(self.words.linking.finditer(gap))
        return bool(links) and not gap[links[-1].end() :].strip()

    def _months(self) -> None:
        """“valid until June 2027” of a card, and its like in other languages."""
        if not any(mark.kind == "card_expiry" for mark in self.marks.all):
            return
        for month in self.words.months.finditer(self.low):
            start, end = month.span()
            if _DAY_BEFORE.search(self.low, max(0, start - 5), start) or _DAY_BEHIND.match(self.low, end):
                continue  # a day of the calendar; a card has none
            if behind := _YEAR_BEHIND.match(self.low, end):
                end = behind.end()
            elif before := _YEAR_BEFORE.search(self.low, max(0, start - 14), start):
                start = before.start()
            else:
                continue
            mark = self.marks.before(start)
            if mark is not None and mark.kind == "card_expiry":
                self._add("card_expiry", start, end)

    def _shared(self) -> None:
        """“Use 482-915 to confirm. Don't share it”: a bank's message needs no word for a code."""
        for warning in self.words.sharing.finditer(self.low):
            for token in _MESSAGE_CODE.finditer(
                self.low, max(0, warning.start() - _MESSAGE), warning.end() + 40
            ):
                mark = self.marks.before(token.start())
                if (
                    (mark is None or mark.kind == "otp")
                    and not self._is_no_secret(token.start())
                    and not self._part_of_longer(*token.span())
                ):
                    self._add("otp", *token.span())

    def _spelled(self) -> None:
        """“the PIN is four eight two one”: three digits or more in words, right behind their label."""
        if not any(mark.kind in ("pin", "otp", "cvv") for mark in self.marks.all):
            return
        words = [found.span() for found in self.words.digits.finditer(self.low)]
        runs: list[tuple[int, int, int]] = []  # start, end, digits
        for start, end in words:
            if runs and _BETWEEN_DIGITS.fullmatch(self.low, runs[-1][1], start):
                runs[-1] = (runs[-1][0], end, runs[-1][2] + 1)
            else:
                runs.append((start, end, 1))
        for start, end, count in runs:
            mark = self.marks.before(start) if count >= _FEWEST_DIGITS else None
            if mark and mark.kind in ("pin", "otp", "cvv") and self.marks.tight(mark, start):
                self._add(mark.kind, start, end)

    def _candidates(self, start: int, end: int) -> Iterator[Mark]:
        run = _RUN.match(self.low, start)  # “81 55 02 is the code”
        named = self._named(start, run.end() if run else end)
        if named is not None:
            yield named
            yield from (mark for mark in self.marks.backwards(start) if mark is not named)

    def _beginnings(self, mark: Mark, start: int) -> Iterator[int]:
        """A document's number may begin with its series, letters of their own: “AB 123456”."""
        if mark.kind in ("document_number", "national_id", "iban"):
            series = _SERIES.search(self.low, max(mark.end, start - 9), start)
            if series and self.text[series.start() : series.start() + 1].isupper():
                word = _WORD.search(self.low, mark.end, series.start())
                if word is None:
                    yield series.start()
        yield start

    def _counts(self, mark: Mark, start: int, end: int) -> bool:
        """Whether a number is what its label says rather than a date, a sum or a year in the same sentence."""
        if mark.kind == "card_number":
            return mark.sure or bool(re.fullmatch(r"(?:\d{4}[ .-]?){3}\d{4}", self.low[start:end]))
        if mark.kind == "cvv" and self.low[mark.end : start] == "-" and not self._cards_known():
            return False  # “card reader CVV-300”
        if mark.kind in ("card_expiry", "bank_account", "document_number", "national_id"):
            return (
                not self._is_no_secret(start)
                or (mark.kind == "card_expiry" and end - start <= 7)
                or mark.end > end
                or (mark.kind == "bank_account" and self.marks.tight(mark, start))
            )
        if self._is_no_secret(start) or self._part_of_longer(start, end):
            return False
        found = self.text[start:end]
        if mark.kind == "otp" and found == found.lower() != found.upper() and "-" not in found:
            return False  # “14days” has letters but is no code; codes with letters have capitals or dashes
        if mark.start >= end or self.marks.tight(mark, start):
            return True
        return not (end - start == 4 and is_year(self.low, start)) or self._set_apart(start, end)

    def _set_apart(self, start: int, end: int) -> bool:
        """“the PIN, which she remembers, 1945, …”: between commas, and no year that one writes about today."""
        before, after = self.low[max(0, start - 4) : start].rstrip()[-1:], self.low[end : end + 1]
        return int(self.low[start:end]) < _YEARS_OF_TODAY and before in "(," and after in "),"

    def _cards_known(self) -> bool:
        return any(secret.kind in ("card_number", "card_expiry") for secret in self.found)

    def _part_of_longer(self, start: int, end: int) -> bool:
        return any(
            first <= start and end <= last and end - start < last - first and self._free(first, last)
            for first, last in self.long_runs
        )

    def _is_no_secret(self, start: int) -> bool:
        return self.no_secret.cover(start)

    def _continued(self, start: int) -> None:
        """“PINs 4821 and 5732”, “my PIN is 4821, hers is 5732”: the second needs no label of its own."""
        last = self._last_before(start)
        if (
            last is None
            or last.kind not in ("pin", "otp", "bank_account", "national_id")
            or not self._list_goes_on(last.end, start)
        ):
            return
        shape = SHAPES[last.kind].match(self.low, start)
        alike = shape is not None and shape.end() - start == last.end - last.start
        if shape and not self._is_no_secret(start) and (alike or last.kind in ("pin", "otp")):
            self._add(last.kind, start, shape.end())
