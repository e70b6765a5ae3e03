"""Tone: whoever hits the reader is told so, whoever is only disappointed is not (M4, M5, P3, P4).

`tone/rude.yaml` holds sentences by kind, `tone/polite.yaml` those that must pass. They came in batches, each written
before the tables had met it. Found at that first look: 93 % of 365 rude sentences, then, of ever less usual ones, 77 % of
200, 52 % of 130, 73 % of 100, 84 % of 126, 47 % of 57 English ones, 53 % of 149; wrongly flagged: 5 of 500 polite ones, then 1 of
150, 1 of 75, 0 of 100, 0 of 63, and of 68 written against the newest words 7. Three later rounds, each in all five languages:
a pensioner's 125 far-fetched sentences, 37 % (wrongly 3 of 75 polite ones); after the words had been gone through by whom
and what, a teenager's 125, 58 % (0 of 75); and 80 such as any angry customer writes, 98 % (4 of 50, written against the words).
Then 150 of the middle sort, neither stock phrases nor far-fetched, 79 % (0 of 200), and after their habits had been
learned 100 that make pictures, 52 % (2 of 100 written against the newest words); a last 65 of the middle sort, 86 % (0 of 60).
"""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.case import Case
from composer.languages import table
from composer.languages.interface import use_interface_language
from composer.review.findings import Finding
from composer.review.letter import Letter
from composer.review.patterns import lowered
from composer.review.tone import RULES, check_tone
from composer.review.tone_words import ROOM, ToneWords, plain, tone_languages

HERE = Path(__file__).parent / "tone"
RUDE: dict[str, dict[str, list[str]]] = yaml.safe_load((HERE / "rude.yaml").read_text("utf-8"))
POLITE: dict[str, list[str]] = yaml.safe_load((HERE / "polite.yaml").read_text("utf-8"))
LANGUAGES = sorted(RUDE)
RULE_OF = {rule.kind: rule.id for rule in RULES}


def found_in(
    text: str, language: str = "en", *, subject: str = "", case: Case | None = None
) -> list[Finding]:
    return list(check_tone(Letter(language=language, subject=subject, body=text, case=case)))


def mended(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    return text[: finding.start] + finding.fix + text[finding.end :]


@pytest.mark.parametrize(
    ("language", "kind", "sentence"),
    [
        (language, kind, text)
        for language in LANGUAGES
        for kind in RUDE[language]
        for text in RUDE[language][kind]
    ],
)
def test_what_hits_the_reader_is_found_with_its_kind(language: str, kind: str, sentence: str) -> None:
    found = found_in(sentence, language)
    assert kind in {finding.kind for finding in found}
    for finding in found:
        assert finding.rule == RULE_OF[finding.kind]
        assert 0 <= finding.start < finding.end <= len(sentence)
        assert finding.suggestion or finding.fix == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_polite_disappointment_passes(language: str) -> None:
    assert len(POLITE[language]) >= 100
    flagged = {text: found for text in POLITE[language] if (found := found_in(text, language))}
    assert not flagged


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_polite_sentences_pass_as_one_letter_too(language: str) -> None:
    assert not found_in("\n\n".join(POLITE[language]), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rude_sentence_is_found_in_the_middle_of_a_polite_letter(language: str) -> None:
    before, after = (" ".join(POLITE[language][at : at + 3]) for at in (0, 3))
    missed = []
    for kind, sentences in RUDE[language].items():
        for sentence in sentences:
            start = len(before) + 2
            found = found_in(f"{before}\n\n{sentence}\n\n{after}", language)
            if kind not in {one.kind for one in found} or any(
                one.end <= start or one.start >= start + len(sentence) for one in found
            ):
                missed.append(sentence)
    assert not missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_rude_sentences_of_each_kind(language: str) -> None:
    assert set(RUDE[language]) == set(RULE_OF)
    assert sum(map(len, RUDE[language].values())) >= 60
    assert all(len(sentences) >= 3 for sentences in RUDE[language].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_neutral_sentences_are_neutral(language: str) -> None:
    words = table(language, ROOM, ToneWords)
    for sentence in {*(group.instead for group in words.groups), words.irony.instead}:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not found_in(sentence, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_written_in_small_letters(language: str) -> None:
    words = table(language, ROOM, ToneWords)
    for group in words.groups:
        for pattern in (*group.words, *group.aimed, *group.alone, *group.mocking):
            assert pattern == plain(lowered(pattern)).replace("ё", "е") or "ё" in pattern
            assert pattern.count("(") == pattern.count(")"), pattern


def test_every_interface_language_has_a_table() -> None:
    assert set(tone_languages()) == set(LANGUAGES)


# What is told of others is a fact; what is quoted, named or only looks alike is none of the customer's rudeness.
@pytest.mark.parametrize(
    "text",
    [
        "Your courier called me an idiot.",
        "He shouted “shut up” and drove off.",
        "> You are thieves.\n\nThis was written by my neighbour; I apologise for it.",
        "The film “Thieves” does not play.",
        "The parcel (order 12) is missing (see above).",
        "Opening hours: 9-17; e-mail: help@lumea.example",
        "See https://lumea.example/help:/D for the page.",
    ],
)
def test_words_of_others_do_not_count(text: str) -> None:
    assert not found_in(text)


def test_a_product_may_have_a_rude_name() -> None:
    case = Case.model_validate(
        {"purchase": {"product": "Damn Good Coffee"}, "company": {"name": "Bloody Mary's Kitchen"}}
    )
    text = "My Damn Good Coffee from Bloody Mary's Kitchen has not arrived."
    assert not found_in(text, case=case)
    assert found_in("Where is the damn parcel?", case=case)


def test_an_emoji_goes_with_its_blank() -> None:
    for text, after in (
        ("The lamp is broken 😡.", "The lamp is broken."),
        ("The lamp is broken 😡", "The lamp is broken"),
        ("😊 The lamp is broken.", "The lamp is broken."),
        ("I am waiting :( Please answer.", "I am waiting. Please answer."),
        ("Thanks 👍🏽\nAnna", "Thanks\nAnna"),
    ):
        (finding,) = found_in(text)
        assert mended(text, finding) == after


def test_a_sentence_that_holds_nothing_else_can_go() -> None:
    text = "The lamp is broken. Shame on you! Please send a new one."
    (finding,) = found_in(text)
    assert mended(text, finding) == "The lamp is broken. Please send a new one."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fix_never_touches_a_figure(language: str) -> None:
    for sentences in RUDE[language].values():
        for sentence in sentences:
            text = f"{sentence} 48213 45,90"
            for finding in found_in(text, language):
                assert finding.fix is None or not any(
                    sign.isdigit() for sign in text[finding.start : finding.end]
                )


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("What the f**k is this?", True),
        ("Where is my sh*t?", True),
        ("$#@%! Answer me.", True),
        ("It does **not** work, and **no** one answers.", False),
        ("The board is 2*4 cm, model A4*B2, size m*n.", False),
        ("Write to help@lumea.example & wait (#48213).", False),
    ],
)
def test_swear_words_behind_stars(text: str, hit: bool) -> None:
    assert ("rudeness" in {finding.kind for finding in found_in(text)}) is hit


def test_slang_gives_way_to_the_standard_word() -> None:
    text = "Pls send it, I wanna use it."
    first, second = found_in(text)
    assert (first.fix, second.fix) == ("Please", "want to")


def test_irony_marks_can_go() -> None:
    text = 'Your "service" did not answer.'
    (finding,) = found_in(text)
    assert (finding.kind, mended(text, finding)) == ("sarcasm", "Your service did not answer.")
    assert not found_in('I chose the "Express" delivery.')


def test_meant_praise_is_no_sarcasm() -> None:
    assert not found_in("Great service. Thank you for the quick answer.")
    assert not found_in("Great service. However, the handle is still missing.")
    assert found_in("Great service. The handle is still missing.")


def test_the_subject_is_read_too() -> None:
    (finding,) = found_in("Please answer.", subject="Thieves!")
    assert (finding.part, finding.kind, finding.rule) == ("subject", "accusation", "P4")


def test_one_remark_a_sentence_and_kind() -> None:
    assert len(found_in("You are idiots, you are morons, and you have no shame.")) == 1


def test_the_wording_offered_is_in_the_letters_language() -> None:
    use_interface_language("lv")
    (finding,) = found_in("Te olete vargad.", "et")
    assert finding.suggestion.startswith("Minult on raha võetud")


def test_a_language_without_a_table_is_left_alone() -> None:
    assert found_in("Ihr seid Idioten.", "de") == []


@settings(max_examples=300)
@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for finding in found_in(text, language):
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_texts_take_time_in_proportion(language: str) -> None:
    """Ten times the text of one long line, the worst case, still ends; a quadratic reader would take minutes."""
    for piece in ("you ", "te ", ":) ", '"service" ', "jūs " * 3, "a" * 50):
        found_in(piece * 5000, language)
