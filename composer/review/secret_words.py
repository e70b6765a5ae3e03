"""The words around secrets, of every language at once (`languages/<code>/secrets.yaml`).

What stands before a number decides what it is: the same sixteen digits are a card after “card” and a parcel after
“tracking number”. So the text is read once for *marks*, words that name what follows; a number belongs to the
nearest mark before it that has no number of its own yet.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from composer.languages import languages_with, table
from composer.review.patterns import Patterns, compile_patterns

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
    innocent: Patterns  # names of numbers that are no secret
    labels: dict[SecretKind, Labels]
    ordinary: Patterns  # what follows “my password is” and is no password


@dataclass(frozen=True)
class KindWords:
    """One kind's words in all languages asked for."""

    kind: SecretKind
    sure: re.Pattern[str]
    weak: re.Pattern[str]
    context: re.Pattern[str]


@dataclass(frozen=True)
class Credentials:
    """One language's way of stating a password or a user name: “my password is …”, “… is my password”."""

    labels: re.Pattern[str]  # groups `password`, `username`
    linking: re.Pattern[str]
    ordinary: re.Pattern[str]


@dataclass(frozen=True)
class Vocabulary:
    """The words of several languages, ready to search with."""

    innocent: re.Pattern[str]
    paying: re.Pattern[str]
    linking: re.Pattern[str]
    kinds: tuple[KindWords, ...]
    credentials: tuple[Credentials, ...]


@cache
def vocabulary(language: str | None = None) -> Vocabulary:
    """The words of one language and English, or, as a text may mix them, of all that we know."""
    known = languages_with(ROOM)
    codes = tuple(code for code in known if code in (language, "en")) if language in known else known
    tables = [table(code, ROOM, SecretWords) for code in codes]
    kinds: list[SecretKind] = sorted({kind for words in tables for kind in words.labels})
    return Vocabulary(
        innocent=compile_patterns(pattern for words in tables for pattern in words.innocent),
        paying=compile_patterns(pattern for words in tables for pattern in words.paying),
        linking=compile_patterns(pattern for words in tables for pattern in words.linking),
        kinds=tuple(
            _kind_words(kind, [words.labels.get(kind, Labels()) for words in tables])
            for kind in kinds
            if kind not in ("password", "username")
        ),
        credentials=tuple(_credentials(words) for words in tables),
    )


def _kind_words(kind: SecretKind, labels: list[Labels]) -> KindWords:
    return KindWords(
        kind,
        sure=compile_patterns(pattern for words in labels for pattern in words.sure),
        weak=compile_patterns(pattern for words in labels for pattern in words.weak),
        context=compile_patterns(pattern for words in labels for pattern in words.context),
    )


def _credentials(words: SecretWords) -> Credentials:
    password = compile_patterns(words.labels.get("password", Labels()).sure).pattern
    username = compile_patterns(words.labels.get("username", Labels()).sure).pattern
    return Credentials(
        labels=re.compile(f"(?P<password>{password})|(?P<username>{username})"),
        linking=compile_patterns(words.linking),
        ordinary=compile_patterns(words.ordinary),
    )
