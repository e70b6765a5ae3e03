"""Ten thousand arbitrary texts: none breaks the checks, and every finding stands inside the text.

Hypothesis tries fewer of each check and finds the smallest that breaks it (`test_any_text_…` beside each); these come
from a seeded generator that costs nothing, so that all of them are read on every run. Half are letters with pieces
knocked out, doubled and shuffled, for what is nearly a letter goes deeper into the code than noise does.
"""

import random
import sys
import unicodedata
from collections.abc import Iterator
from itertools import islice

import pytest

from composer.review import find_secrets, mask_secrets, review
from composer.review.letter import split_subject
from composer.review.words import review_languages
from tests.review.letters import letter

LANGUAGES = review_languages()
TEXTS = 10_000
EACH = TEXTS // len(LANGUAGES)
PIECES = (
    *("Subject: ", "subject:", "\n", "\n\n", " ", "\t", "\r\n", "\u00a0", "\u200b", "\u2028", "> ", "--", "-- \n", "•"),
    *("!!", "?!", "…", "...", ". ", ", ", ":", ";", "(", ")", "“", "”", "«", "»", '"', "'", "’", "*", "#", "№", "@", "/", "|"),
    *("31.02.2026", "2026-02-30", "31 June", "5 May", "12/27", "00/00", "49,90 €", "€ 1.499,00", "1 2 3", "٣٤", "½", "²"),
    *("4111 1111 1111 1111", "4111-1111-1111-1111", "EE382200221020145685", "38001085718", "123-45-6789", "123", "4821"),
    *("my password is x9K2!", "parool:", "parole ir", "PIN", "cvv", "IBAN", "пароль", "token=abcd1234", "login/password: a / B1b2b3"),
    *("[name]", "[…]", "{order}", "<b>", "</", "&nbsp;", "XXXX", "__________", "https://", "http://a.example/?x=1", "a@b.example"),
    *("Dear ", "Lugupeetud ", "Labdien!", "Gerbiami ", "Здравствуйте!", "Kind regards,", "Ar cieņu", "Pagarbiai", "С уважением,"),
    *("İSTANBUL", "ß", "ﬁ", "𝐀𝐁𝐂", "é", "e\u0301", "ё", "😡", "👍🏽", "🇪🇪", "\u202e", "\ufeff", "你好", "שלום", "\x00", "\x1b[0m", "\ud7ff"),
    *("you thieves", "te olete", "vargad", "idioti", "lol", ":)", "HELP ME NOW", "the the", "not not", "Sent from my iPhone"),
)  # fmt: skip


def _noise(dice: random.Random) -> str:
    """Signs of all of Unicode, most of them near its beginning."""
    top = dice.choice((0x7F, 0x24F, 0x52F, 0x2FFF, sys.maxunicode))
    signs = (chr(dice.randrange(top + 1)) for _ in range(dice.randrange(60)))
    return "".join(sign for sign in signs if unicodedata.category(sign) != "Cs")


def _pieces(dice: random.Random) -> str:
    between = dice.choice(("", " ", " ", "\n"))
    return between.join(dice.choice(PIECES) for _ in range(dice.randrange(20)))


def _mangled(dice: random.Random, whole: str) -> str:
    """A stretch of a letter, its words knocked out, doubled, turned around, or other pieces put between."""
    start = dice.randrange(len(whole))
    words = whole[start : start + dice.randrange(20, 220)].split(" ")
    for _ in range(dice.randrange(6)):
        at = dice.randrange(len(words))
        words[at : at + 1] = dice.choice(
            ([], [words[at]] * 2, [words[at][::-1]], [words[at].upper()], [dice.choice(PIECES), words[at]])
        )
        words = words or [""]
    return dice.choice(("", "", "Subject: ")) + " ".join(words)


def arbitrary_texts(language: str) -> Iterator[str]:
    """So many texts, the same on every run."""
    dice = random.Random(language)
    whole = letter(language)
    for _ in range(EACH):
        kind = dice.randrange(4)
        yield _noise(dice) if kind == 0 else _pieces(dice) if kind == 1 else _mangled(dice, whole)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_thousand_texts_are_borne(language: str) -> None:
    for number, text in enumerate(arbitrary_texts(language)):
        found = review(text, language=language if number % 2 else None, with_spelling=False)
        parts = {"subject": found.subject, "body": split_subject(text)[1], "to": ""}
        for finding in found.findings:
            assert 0 <= finding.start <= finding.end <= len(parts[finding.part]), (text, finding)
        assert 0 <= found.score <= 100, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_secrets_in_every_fourth_of_them_are_masked(language: str) -> None:
    for text in islice(arbitrary_texts(language), None, None, 4):
        secrets = find_secrets(text)
        assert all(0 <= one.start < one.end <= len(text) for one in secrets), text
        masked = mask_secrets(text)
        assert len(masked) == len(text)
        assert not secrets or not find_secrets(masked), text


def test_they_are_ten_thousand() -> None:
    assert sum(1 for language in LANGUAGES for _ in arbitrary_texts(language)) == TEXTS
