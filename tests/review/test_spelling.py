"""Spelling: typing errors are found in five languages, names and figures are none, and a missing dictionary is told."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.case import Case
from composer.languages import languages_with, table
from composer.review import review, spelling_words
from composer.review.letter import Letter, Place
from composer.review.spelling import check_spelling, spelling_notice, suggestions
from composer.review.spelling_words import ROOM, SpellingWords, knows
from composer.writing import compose

SENTENCES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "tone" / "polite.yaml").read_text("utf-8")
)
LANGUAGES = sorted(SENTENCES)
UNMARKED = "Ludzu atbildiet uz manu sudzibu."  # a Latvian sentence typed without its marks, on purpose
PLANTED = {
    "en": "I have recieved the wrong parcle, and teh box was dammaged.",
    "et": "Sain vale tellimsue, palun taagstage rhaa ja vabandge.",
    "lv": "Saņēmu nepareizu sutijumu, ludzu atmaksajiet nadu.",
    "lt": "Gavau neteisinga siuntnį, prasau grazinti piniguss.",
    "ru": "Я получил неправельный закас, прошу венуть денги.",
}


def misspelt(
    text: str, language: str = "en", *, case: Case | None = None, own: tuple[str, ...] = (), subject: str = ""
) -> list[str]:
    letter = Letter(language=language, subject=subject, body=text, case=case)
    return [
        (subject if finding.part == "subject" else text)[finding.start : finding.end]
        for finding in check_spelling(letter, own_words=own)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_sentences_pass(language: str) -> None:
    text = "\n\n".join(sentence for sentence in SENTENCES[language] if sentence != UNMARKED)
    assert misspelt(text, language) == []


@pytest.mark.parametrize(("language", "text"), PLANTED.items())
def test_typing_errors_are_found(language: str, text: str) -> None:
    assert len(misspelt(text, language)) >= 4


def test_a_remark_stands_on_the_word() -> None:
    text = "Teh lamp arrived. I am dissapointed."
    first, second = check_spelling(Letter(language="en", subject="", body=text))
    assert (text[first.start : first.end], text[second.start : second.end]) == ("Teh", "dissapointed")
    assert (first.rule, first.kind, first.severity, first.fix) == ("M13", "spelling", "could", None)


@pytest.mark.parametrize(
    "text",
    [
        "Order AB12cd, model XQ-770z and 45,90eur.",
        "Write to liis.kaskk@posst.example or see https://lumea.example/kettels and www.lumeaa.example.",
        "The MRW courier and the LEDD lamp.",
        "My iPhonne and the eReadder broke.",
        "The page says “frei Haus geliefert” beside the price.",
        "I wrote to Õnne Mägi at Zzyxel yesterday.",
        "> teh lmap",
        'The lamp broke.<br>It is <strong class="x">new</strong>.',
        "The file receit_2.pdf shows it.",
        "I don’t know, it isn't mine, and the customer’s box is re-used.",
    ],
)
def test_what_is_no_word_of_the_language_is_left_alone(text: str) -> None:
    assert misspelt(text) == []


def test_a_brand_in_other_letters_is_left_alone() -> None:
    assert misspelt("Мой bluetooth и wifi не работают.", "ru") == []


def test_the_names_of_the_case_are_no_mistakes() -> None:
    case = Case.model_validate(
        {
            "customer": {"name": "Liis Kaskk", "city": "Tartuu"},
            "company": {"name": "lumea hoome"},
            "purchase": {"product": "kettl prooo"},
        }
    )
    text = "The kettl prooo of lumea hoome, and the hoome's tartuu shop."
    assert misspelt(text, case=case) == []
    assert misspelt(text) != []


def test_own_words_and_signature() -> None:
    assert misspelt("A gizzmo arrived.", own=("Gizzmo",)) == []
    body = "It arrived.\n\nRegards,\nliis kaskk"
    letter = Letter(language="en", subject="", body=body, signature=Place(body.index("liis"), len(body)))
    assert list(check_spelling(letter)) == []


def test_the_subject_is_read_too() -> None:
    assert misspelt("Fine.", subject="Brokn lamp: replacement") == ["Brokn"]


@pytest.mark.parametrize(
    ("word", "language", "right"),
    [
        ("recieved", "en", "received"),
        ("Teh", "en", "The"),
        ("alot", "en", "a lot"),
        ("ludzu", "lv", "lūdzu"),
        ("Pasutijums", "lv", "Pasūtījums"),
        ("tellmus", "et", "tellimus"),
        ("uzsakymas", "lt", "užsakymas"),
        ("посылкка", "ru", "посылка"),
    ],
)
def test_corrections(word: str, language: str, right: str) -> None:
    assert right in suggestions(word, language, limit_s=20)


def test_corrections_end_when_the_time_is_up() -> None:
    knows("lamp", "en")
    began = time.monotonic()
    assert suggestions("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "en", limit_s=0.0) == ()
    assert time.monotonic() - began < 5  # trying them all would still be quicker than a hanging page


@pytest.fixture
def _nothing_loaded() -> Iterator[None]:
    """The dictionaries as on a machine where they were never asked for; the loaded ones come back afterwards."""
    for cached in (spelling_words._loaded, spelling_words._files, spelling_words._folders, knows):
        cached.cache_clear()
    yield
    for cached in (spelling_words._loaded, spelling_words._files, spelling_words._folders, knows):
        cached.cache_clear()


@pytest.mark.usefixtures("_nothing_loaded")
def test_a_missing_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling_words, "_ENGINE", "no_such_engine")
    assert spelling_notice("en").startswith("Spelling was not checked: the package “chunspell”")
    assert misspelt("Teh lamp.") == []
    assert suggestions("tehh", "en") == ()


@pytest.mark.usefixtures("_nothing_loaded")
def test_missing_dictionaries_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling_words, "_FILES", "no_such_package")
    monkeypatch.setattr(spelling_words, "_SYSTEM_FOLDERS", ())
    assert "latviešu" in spelling_notice("lv").lower()
    assert misspelt("Ludzu.", "lv") == []


@pytest.mark.usefixtures("_nothing_loaded")
def test_the_systems_dictionaries_serve_where_the_package_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "en_GB.aff").write_text("SET UTF-8\n", "utf-8")
    (tmp_path / "en_GB.dic").write_text("2\nlamp\nbroken\n", "utf-8")
    monkeypatch.setattr(spelling_words, "_FILES", "no_such_package")
    monkeypatch.setattr(spelling_words, "_SYSTEM_FOLDERS", (str(tmp_path),))
    assert misspelt("lamp broken entirely") == ["entirely"]


def test_a_language_without_a_dictionary_is_told() -> None:
    assert spelling_notice("fi") != ""
    assert misspelt("Hyvää päivää.", "fi") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables(language: str) -> None:
    words = table(language, ROOM, SpellingWords)
    assert len(set(words.letters)) == len(words.letters)
    assert spelling_notice(language) == ""


def test_every_mail_language_has_a_table() -> None:
    assert set(languages_with(ROOM)) == set(LANGUAGES)


@settings(max_examples=200)
@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for finding in check_spelling(Letter(language=language, subject="", body=text)):
        assert 0 <= finding.start < finding.end <= len(text)


def test_a_story_in_another_language_is_no_heap_of_mistakes() -> None:
    story = "It hissed on Monday and went dark on Tuesday, and nobody answers the telephone."
    case = Case(kind="faulty", story=story, language="lv")
    kinds = [finding.kind for finding in review(compose(case), case=case).findings]
    assert "spelling" not in kinds


@pytest.mark.parametrize("code", sorted(PLANTED))
def test_a_careless_story_in_the_e_mail_s_own_language_keeps_its_remarks(code: str) -> None:
    case = Case(kind="faulty", story=PLANTED[code], language=code)
    kinds = [finding.kind for finding in review(compose(case), case=case).findings]
    assert kinds.count("spelling") >= 3


def test_a_single_mistake_in_a_short_story_is_one() -> None:
    case = Case(kind="faulty", story="Tējkana sūc.", language="lv")
    found = review(compose(case), case=case).findings
    assert [finding.kind for finding in found].count("spelling") == 1
