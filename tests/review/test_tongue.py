"""The language of an e-mail is found from its own words, in no time, also where people type without marks."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.languages import languages_with
from composer.review.tongue import FALLBACK, ROOM, language_of_text, scores_of

HERE = Path(__file__).parent
SENTENCES: dict[str, list[str]] = yaml.safe_load((HERE / "tone" / "polite.yaml").read_text("utf-8"))
MAILS: dict[str, list[str]] = yaml.safe_load((HERE / "tongue.yaml").read_text("utf-8"))
LANGUAGES = sorted(SENTENCES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_mails(language: str) -> None:
    """Two sentences each; more than forty a language."""
    own = SENTENCES[language]
    mails = [f"{first} {second}" for first, second in zip(own[::2], own[1::2], strict=False)]
    assert len(mails) >= 40
    wrong = [mail for mail in mails if language_of_text(mail) != language]
    assert not wrong


@pytest.mark.parametrize(
    ("language", "mail"), [(language, mail) for language in sorted(MAILS) for mail in MAILS[language]]
)
def test_mails_with_names_or_without_marks(language: str, mail: str) -> None:
    assert language_of_text(mail) == language


def test_single_sentences_are_mostly_right() -> None:
    asked = [(language, sentence) for language in LANGUAGES for sentence in SENTENCES[language]]
    right = sum(language_of_text(sentence) == language for language, sentence in asked)
    assert right / len(asked) >= 0.99


@pytest.mark.parametrize("text", ["", "   ", "48213", "https://lumea.example/ja/on/et", "liis@kask.example"])
def test_where_nothing_tells_the_hint_decides(text: str) -> None:
    assert language_of_text(text) == FALLBACK
    assert language_of_text(text, hint="lv") == "lv"


def test_every_mail_language_has_a_table() -> None:
    assert set(languages_with(ROOM)) == set(LANGUAGES)


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    assert language_of_text(text) in languages_with(ROOM)
    assert min(scores_of(text).values()) >= 0
