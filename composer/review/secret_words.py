"""The words around secrets, of every language at once (`languages/<code>/secrets.yaml`).

What stands before a number decides what it is: the same sixteen digits are a card after “card” and a parcel after
“tracking number”. So the text is read once for *marks*, words that name what follows; a number belongs to the
nearest mark before it that has no number of its own yet.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from composer.languages import languages_with, table
from composer.languages.interface import SOURCE_LANGUAGE
from composer.review.patterns import Patterns, WordPatterns, compile_patterns
from composer.review.secret_text import plain

SecretKind = Literal[
    "card_number",
    "card_expiry",
    "cvv",
    "iban",
    "bank_account",
    "password",
    "username",
    "pin",
    "otp",
    "api_key",
    "national_id",
    "document_number",
]
CREDENTIALS: tuple[SecretKind, ...] = ("password", "username")
ROOM = "secrets"
_FLAT = ConfigDict(frozen=True, extra="forbid")


class Labels(BaseModel):
    """The words that name one kind of secret."""

    model_config = _FLAT
    sure: Patterns = ()
    weak: Patterns = ()  # these count only where a word of the context stands near
    context: Patterns = ()


class SecretWords(BaseModel):
    """One language's `secrets.yaml`."""

    model_config = _FLAT
    linking: Patterns  # what may stand between “password” and the password
    paying: Patterns  # a number after these is a card rather than an order
    charging: Patterns = ()  # a number after these is a sum or a date of payment, not a part of the card
    belonging: Patterns = ()  # “the password *for* the laptop”
    holders: Patterns = ()  # innocent words for things that have a PIN: “the PIN of the device, 4821, …”
    months: Patterns = ()  # in an expiry date: “June 2027”
    sharing: Patterns = ()  # what a bank writes beside a one-time code: “do not share it”
    digits: Patterns = ()  # nought to nine in words
    innocent: Patterns  # names of numbers that are no secret
    neutral: Patterns = ()  # phrases that name no number though a word in them would: “over the phone”
    labels: dict[SecretKind, Labels]
    ordinary: Patterns  # what follows “my password is” and is no password


@dataclass(frozen=True)
class KindWords:
    """One kind's words in all languages asked for."""

    kind: SecretKind
    sure: WordPatterns
    weak: WordPatterns
    context: WordPatterns


@dataclass(frozen=True)
class Credentials:
    """One language's way of stating a password or a user name: “my password is …”, “… is my password”."""

    password: WordPatterns
    username: WordPatterns
    linking: WordPatterns
    ordinary: WordPatterns
    fillers: WordPatterns  # those of them that are words rather than endings

    def label(self, low: str, start: int) -> re.Match[str] | None:
        """The word for a password or a user name that stands just there."""
        return self.password.match(low, start) or self.username.match(low, start)

    def is_password(self, label: re.Match[str]) -> bool:
        """Whether a label is one for a password; where it could be for either, it is."""
        return self.password.match(label.string, label.start()) is not None


@dataclass(frozen=True)
class Naming:
    """What a word names: surely one kind, a number that is no secret, or one of these where the context agrees."""

    sure: SecretKind | None
    innocent: bool
    weak: tuple[KindWords, ...]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of several languages, ready to search with."""

    marks: WordPatterns  # labels of every kind, names of innocent numbers and neutral phrases, all in one
    sure: WordPatterns
    innocent: WordPatterns
    neutral: WordPatterns
    paying: WordPatterns
    charging: WordPatterns
    belonging: WordPatterns
    digits: WordPatterns
    sharing: WordPatterns
    holders: WordPatterns
    months: WordPatterns
    linking: WordPatterns
    kinds: tuple[KindWords, ...]
    credentials: tuple[Credentials, ...]
    any_credential: WordPatterns

    @lru_cache(maxsize=4096)  # noqa: B019 (vocabularies are made once and stay)
    def naming(self, word: str) -> Naming:
        """What a word found by `marks` names."""
        return Naming(
            sure=next((kind.kind for kind in self.kinds if kind.sure.fullmatch(word)), None),
            innocent=bool(self.innocent.fullmatch(word)) and not self.neutral.fullmatch(word),
            weak=tuple(kind for kind in self.kinds if kind.weak.fullmatch(word)),
        )

    def any_mark(self, low: str, start: int) -> bool:
        """Whether a word for another secret or number stands just there: “password, PIN and order number”."""
        return bool(
            self.innocent.match(low, start) or any(kind.sure.match(low, start) for kind in self.kinds)
        )


@cache
def vocabulary(language: str | None = None) -> Vocabulary:
    """The words of one language and English, or, as a text may mix them, of all that we know."""
    known = languages_with(ROOM)
    codes = (
        tuple(code for code in known if code in {language, SOURCE_LANGUAGE}) if language in known else known
    )
    tables = [table(code, ROOM, SecretWords) for code in codes]
    kinds: list[SecretKind] = sorted({kind for words in tables for kind in words.labels})
    credentials = tuple(_credentials(words) for words in tables)
    labels = [words.labels[kind] for words in tables for kind in words.labels if kind not in CREDENTIALS]
    innocent = [pattern for words in tables for pattern in words.innocent]
    neutral = [pattern for words in tables for pattern in words.neutral]
    named = [pattern for label in labels for pattern in (*label.sure, *label.weak)]
    return Vocabulary(
        marks=_folded([*innocent, *neutral, *named]),
        sure=_folded(pattern for label in labels for pattern in label.sure),
        innocent=_folded(innocent),
        neutral=_folded(neutral),
        paying=_folded(pattern for words in tables for pattern in words.paying),
        charging=_folded(pattern for words in tables for pattern in words.charging),
        months=_folded(pattern for words in tables for pattern in words.months),
        holders=_folded(pattern for words in tables for pattern in words.holders),
        sharing=_folded(pattern for words in tables for pattern in words.sharing),
        digits=_folded(pattern for words in tables for pattern in words.digits),
        belonging=_folded(pattern for words in tables for pattern in words.belonging),
        linking=_folded(pattern for words in tables for pattern in words.linking),
        kinds=tuple(
            _kind_words(kind, [words.labels.get(kind, Labels()) for words in tables])
            for kind in kinds
            if kind not in CREDENTIALS
        ),
        credentials=credentials,
        any_credential=_folded(
            pattern
            for words in tables
            for kind in CREDENTIALS
            for pattern in words.labels.get(kind, Labels()).sure
        ),
    )


def _folded(patterns: Iterable[str]) -> WordPatterns:
    return compile_patterns(plain(pattern) for pattern in patterns)


def _kind_words(kind: SecretKind, labels: list[Labels]) -> KindWords:
    return KindWords(
        kind,
        sure=_folded(pattern for words in labels for pattern in words.sure),
        weak=_folded(pattern for words in labels for pattern in words.weak),
        context=_folded(pattern for words in labels for pattern in words.context),
    )


def _credentials(words: SecretWords) -> Credentials:
    return Credentials(
        password=_folded(words.labels.get("password", Labels()).sure),
        username=_folded(words.labels.get("username", Labels()).sure),
        linking=_folded(words.linking),
        ordinary=_folded(words.ordinary),
        fillers=_folded(word for word in words.ordinary if not word.startswith("*")),
    )
