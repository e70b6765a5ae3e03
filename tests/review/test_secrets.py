"""Secrets (M12): what must be found, what must be left alone, and what holds for any text at all.

The texts lie in `tests/review/secrets/`, one file a round. A round was written fresh and measured once before the
tables learned from it; that first look is what to expect of texts that nobody has seen:

    round   found of secrets   false of harmless texts
    1       122 of 129         0 of 68
    2       130 of 140         5 of 78
    3       114 of 119         2 of 91
    4        99 of 133         12 of 100
    5        53 of 66          0 of 44
    6        65 of 69          0 of 44
    7        12 of 13          4 of 68
    8       193 of 208         2 of 130
    9       178 of 211         8 of 122
    10      129 of 171         0 of 112
    11      154 of 173        11 of 114
    12       75 of 124        11 of 66
    13      121 of 133         0 of 77
    14      133 of 155         2 of 77
    15                         3 of 210
    16      156 of 173         0 of 1
    17       80 of 90          5 of 58
    18       59 of 72          4 of 35
    19       88 of 88          0 of 34
    20       39 of 54          0 of 12
    21      219 of 221         0 of 66
    22      160 of 168         0 of 55
    23      139 of 143         1 of 55
    24       73 of 84          0 of 23
    25                         8 of 47
"""

import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.languages import languages_with
from composer.review.secret_numbers import iban_length
from composer.review.secret_text import plain
from composer.review.secret_words import ROOM, SecretKind, vocabulary
from composer.review.secrets import SECRET_NAMES, find_secrets, mask_secrets

HERE = Path(__file__).parent / "secrets"
_MARKED = re.compile(r"⟦(\w+)\|(.*?)⟧", re.DOTALL)
ROUNDS = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(HERE.glob("*.yaml"))}
TEXTS = [
    (name, language, text)
    for name, texts in ROUNDS.items()
    for language, lines in texts.items()
    for text in lines
]
SECRET = [entry for entry in TEXTS if "⟦" in entry[2]]
HARMLESS = [entry for entry in TEXTS if "⟦" not in entry[2]]
# What the tables cannot know: a word behind nothing but its label, names and endings that look like any word's,
# initials instead of labels.
BEYOND = {
    "Sicherheitsfrage: Losungswort",
    "Kannettavan salasana",
    "h: sikorka22x",
    "I changed it from OldPass",
    "Ring the bell or use the keypad",
    "I told him it's",
    "paroles vietā prasa kodu",
    "Cant get into my account any more",
}

Span = tuple[str, int, int]


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and what they mark."""
    bare, spans, last = "", [], 0
    for mark in _MARKED.finditer(text):
        bare += text[last : mark.start()]
        spans.append((mark[1], len(bare), len(bare) + len(mark[2])))
        bare, last = bare + mark[2], mark.end()
    return bare + text[last:], spans


def found_in(text: str, language: str | None = None) -> list[Span]:
    return [(secret.kind, secret.start, secret.end) for secret in find_secrets(text, language)]


@pytest.mark.parametrize("own_language", [False, True])
def test_every_marked_secret_is_found_and_nothing_else(own_language: bool) -> None:
    wrong = []
    for name, language, text in SECRET:
        bare, wanted = marked(text)
        found = found_in(bare, language if own_language else None)
        if found != wanted and not any(bare.startswith(start) for start in BEYOND):
            wrong.append(f"{name} {language}: {text} -> {[(k, bare[a:b]) for k, a, b in found]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("own_language", [False, True])
def test_harmless_texts_are_left_alone(own_language: bool) -> None:
    wrong = [
        f"{name} {language}: {text} -> {found}"
        for name, language, text in HARMLESS
        if (found := found_in(text, language if own_language else None))
    ]
    assert not wrong, "\n".join(wrong)


def test_masked_texts_hold_no_secret() -> None:
    for _, _, text in SECRET:
        bare, wanted = marked(text)
        masked = mask_secrets(bare)
        assert len(masked) == len(bare)
        assert not find_secrets(masked)
        if not any(bare.startswith(start) for start in BEYOND):
            assert all(bare[start:end] not in masked for _, start, end in wanted)


def test_all_kinds_and_languages_are_among_the_texts() -> None:
    kinds = {kind for _, _, text in SECRET for kind, _, _ in marked(text)[1]}
    assert kinds == set(get_args(SecretKind)) == set(SECRET_NAMES)
    assert {language for _, language, _ in TEXTS} == set(languages_with(ROOM))


CARDS = ("4111111111111111", "5555555555554444", "2223003122003222", "4242424242424242", "5105105105105100")
IBANS = (
    "EE382200221020145685",
    "LV80BANK0000435195001",
    "DE89370400440532013000",
    "FR1420041010050500013M02606",
)
separators = st.sampled_from(["", " ", "-", ".", "  ", "\n", "\u00a0", "\u200b", " - "])
prose = st.lists(
    st.sampled_from(
        [
            "the",
            "machine",
            "stopped",
            "on",
            "Monday,",
            "and",
            "nobody",
            "answered",
            "my",
            "letter",
            "since",
            "then;",
            "I",
            "am",
            "sad.",
        ]
    ),
    max_size=12,
).map(" ".join)


def separated(number: str, between: list[str]) -> str:
    groups = [number[place : place + 4] for place in range(0, len(number), 4)]
    return "".join(group + sign for group, sign in zip(groups, [*between, ""] * 10, strict=False))[:60]


@given(prose, st.sampled_from(CARDS), st.lists(separators, min_size=3, max_size=3), prose)
@settings(max_examples=300)
def test_a_card_is_found_whatever_stands_between_its_groups(
    before: str, card: str, between: list[str], after: str
) -> None:
    number = separated(card, between)
    assert ("card_number", len(before) + 1) in [
        (kind, start) for kind, start, _ in found_in(f"{before} {number} {after}")
    ]


@given(prose, st.sampled_from(IBANS), separators, st.booleans(), prose)
@settings(max_examples=300)
def test_an_iban_is_found_whatever_stands_between_its_groups(
    before: str, iban: str, between: str, small: bool, after: str
) -> None:
    number = separated(iban.lower() if small else iban, [between] * 8).rstrip()
    found = found_in(f"{before} {number} {after}")
    assert ("iban", len(before) + 1) in [(kind, start) for kind, start, _ in found]


words = st.sampled_from(
    [
        "password",
        "parool",
        "parole",
        "пароль",
        "hasło",
        "PIN",
        "pin-kood",
        "cvv",
        "card",
        "kaart",
        "karte",
        "IBAN",
        ":",
        "is",
        "on",
        "ir",
        "это",
        "4821",
        "4111111111111111",
        "12/27",
        "Sunny2024!",
        "order",
        "(",
        ")",
        "/",
        "-",
        ",",
        ".",
        "\n",
        "token=abcd1234",
        "https://",
        "a@b.example",
        "AB123456",
        "=",
        "?",
        "38001085718",
        "•",
        "４１１１",
        "€",
        "100",
    ]
)
any_text = st.one_of(st.text(max_size=200), st.lists(words, max_size=30).map(" ".join))


@given(any_text)
@settings(max_examples=300)
def test_any_text_is_borne(text: str) -> None:
    found = find_secrets(text)
    assert all(0 <= secret.start < secret.end <= len(text) for secret in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    masked = mask_secrets(text)
    assert not find_secrets(masked)
    assert mask_secrets(masked) == masked


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("sk_test_4eC39HqLyjWDarjtT1zdp7dc", "api_key"),
        ("xoxb-123456789012-abcdefABCDEF", "api_key"),
        ("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----", "api_key"),
        ("https://anna:Gr33nApple@shop.example/", "password"),
        ("https://shop.example/?session_token=9f8e7d6c5b4a", "api_key"),
    ],
)
def test_pasted_tokens_need_no_words(text: str, kind: str) -> None:
    assert [secret.kind for secret in find_secrets(text)] == [kind]


def test_a_masked_card_is_no_secret() -> None:
    assert not find_secrets("The card **** **** **** 1234 was charged, it ends in 1234; XXXX-1234 too.")


def test_lengths_of_ibans_are_known() -> None:
    assert (iban_length("EE"), iban_length("LV"), iban_length("NO"), iban_length("XX")) == (20, 21, 15, 0)


def test_an_unknown_language_means_all_of_them() -> None:
    assert vocabulary("xx").marks.pattern == vocabulary().marks.pattern
    assert find_secrets("мой пин 4821", "xx") == find_secrets("мой пин 4821")
