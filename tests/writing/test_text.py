"""Typed text made safe, sentences told apart, words of each language."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.languages import language
from composer.writing import mail_languages
from composer.writing.clean import CLOSE, OPEN, clean, one_line, paragraphs, shorten, typed, unmark
from composer.writing.sentences import MOST_SENTENCES, parted, sentences
from composer.writing.slots import as_amount, as_date
from composer.writing.templates import tidy
from composer.writing.wording import counted, day, listed, money, quoted, wording


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("  a \t b  ", "a b"),
        ("a\u202eb\u200bc\u2066", "abc"),  # marks that turn the writing direction, a blank of no width
        (f"a{OPEN}b{CLOSE}c", "abc"),
        ("e\u0301", "é"),
        ("10\u00a0€", "10\u00a0€"),
        ("\ud800x", "x"),
        ("👩\u200d🔧", "👩\u200d🔧"),
    ],
)
def test_what_cannot_be_seen_goes(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["C"])), st.booleans())))
def test_marked_words_are_found_again(parts: list[tuple[str, bool]]) -> None:
    marked = "".join(typed(text) if mine else one_line(text) for text, mine in parts)
    plain, spans = unmark(marked)
    assert [plain[span.start : span.end] for span in spans] == [
        one_line(text) for text, mine in parts if mine and one_line(text)
    ]
    assert plain == "".join(one_line(text) for text, _mine in parts)


@given(st.text(max_size=80), st.integers(0, 60))
def test_a_shortened_text_is_its_beginning(text: str, limit: int) -> None:
    text = one_line(text)
    assert len(shorten(text, limit)) <= limit
    assert text.startswith(shorten(text, limit))


def test_empty_lines_part_paragraphs() -> None:
    assert paragraphs("a\nb\n\n\n c \n\n") == ["a\nb", "c"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Ask Mr. Smith. He knows.", ["Ask Mr. Smith.", "He knows."]),
        ("See J. Kask. He knows.", ["See J. Kask.", "He knows."]),
        ("It came on 3. May. Then nothing.", ["It came on 3. May.", "Then nothing."]),
        ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
        ("It costs 1.7 euros. e.g. that", ["It costs 1.7 euros. e.g. that"]),
        ("no end", ["no end"]),
        ("", [""]),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert sentences(text, wording("en").abbreviations) == expected


@given(st.text())
def test_no_sentence_is_lost_when_a_text_is_parted(text: str) -> None:
    text = one_line(text)
    parts = parted(text, ("nr.",))
    assert " ".join(parts) == text
    assert all(len(sentences(part, ("nr.",))) <= MOST_SENTENCES for part in parts)


@pytest.mark.parametrize(
    ("code", "dated", "on", "by"),
    [
        ("en", "3 May 2026", "3 May 2026", "3 May 2026"),
        ("et", "3. mai 2026", "3. mail 2026", "3. maiks 2026"),
        ("lv", "2026. gada 3. maijs", "2026. gada 3. maijā", "2026. gada 3. maijam"),
        ("lt", "2026 m. gegužės 3 d.", "2026 m. gegužės 3 d.", "2026 m. gegužės 3 d."),
        ("ru", "3 мая 2026 г.", "3 мая 2026 года", "3 мая 2026 года"),
    ],
)
def test_a_date_stands_in_the_case_that_its_place_asks_for(code: str, dated: str, on: str, by: str) -> None:
    value = date(2026, 5, 3)
    assert (day(code, value, "dated"), day(code, value, "on"), day(code, value, "by")) == (dated, on, by)


@pytest.mark.parametrize("code", mail_languages())
def test_every_language_has_twelve_different_months(code: str) -> None:
    for months in wording(code).months.values():
        assert len(set(months)) == 12


@pytest.mark.parametrize(
    ("code", "expected"),
    [("en", "€1,499.90"), ("et", "1 499,90 €"), ("lt", "1 499,90 €"), ("ru", "1 499,90 €")],
)
def test_an_amount_is_written_as_the_language_writes_it(code: str, expected: str) -> None:
    assert money(code, Decimal("1499.90"), "EUR") == expected.replace(" ", "\u00a0")


def test_a_list_ends_with_and() -> None:
    words = {"a": "photos", "b": "a video", "c": "the receipt"}
    assert listed("en", ["a"], words) == "photos"
    assert listed("en", ["a", "b", "c"], words) == "photos, a video and the receipt"
    assert listed("lv", ["a", "b"], words) == "photos un a video"


@pytest.mark.parametrize("code", mail_languages())
def test_typed_quotation_marks_give_way_to_the_language_s_own(code: str) -> None:
    first, last = language(code).quotes
    assert quoted(code, typed('"Aura"')) == f"{first}{typed('Aura')}{last}"
    assert quoted(code, typed('Screen 15"')) == f'{first}{typed("Screen 15")[:-1]}"{CLOSE}{last}'


@pytest.mark.parametrize(
    ("code", "n", "expected"), [("en", 1, "day"), ("en", 14, "days"), ("ru", 21, "день")]
)
def test_a_number_asks_for_its_form(code: str, n: int, expected: str) -> None:
    forms = {"en": {"one": "day", "other": "days"}, "ru": {"one": "день", "few": "дня", "other": "дней"}}
    assert counted(code, n, **forms[code]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("49.90", "49.90"),
        ("49,90", "49.90"),
        ("x", None),
        ("", None),
        ("NaN", None),
        ("1e99", None),
        ("inf", None),
    ],
)
def test_an_amount_is_read_or_refused(text: str, expected: str | None) -> None:
    assert as_amount(text) == (Decimal(expected) if expected else None)


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = as_date(text)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("\n  a\n  b ,\n c .", "a b, c."),
        ("a\n| b\n  | c", "a\nb\nc"),
        (f"the day is 4 d..\n{typed('Why?')}.", f"the day is 4 d. {typed('Why?')}"),
        (f"{typed('Acme Ltd.')}.", typed("Acme Ltd.")),
        (f"{typed('a , b')} , c", f"{typed('a , b')}, c"),
        ("wait ...", "wait ..."),
        (f"\n{typed('| no line')}", typed("| no line")),
    ],
)
def test_a_template_s_source_is_tidied_and_typed_words_are_not(source: str, expected: str) -> None:
    assert tidy(source) == expected
