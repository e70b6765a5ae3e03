"""Patterns of the word tables: a lazy search finds what one large regular expression would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.review.patterns import NOTHING, WordPatterns, compile_patterns
from composer.review.words import letter_words, review_languages

# Few letters and short words, so that patterns and texts meet often.
PIECES = [
    "a",
    "b",
    "ab",
    "abc",
    "abcd",
    "ба",
    "1",
    "-",
    " ",
    " ",
    "...",
    "*",
    "'",
    "(a|b)",
    "(ab |c)?",
    "(a |)b",
    "?",
]
SOURCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join).map(str.strip)
TEXTS = st.lists(
    st.sampled_from(["a", "b", "ab", "abc", "abcd", "ба", "1", "-", " ", " ", "’", ".", "\n", "_"])
).map("".join)


def is_pattern(source: str) -> bool:
    """Whether a table could hold it: it says something, and a question mark stands behind what may be left out."""
    well_formed = source and not re.search(r"(?:^|[^\w)])\?|\.\.\.\.", source)
    return bool(well_formed) and re.fullmatch(compile_patterns([source]).pattern, "") is None


def one_regex(patterns: WordPatterns) -> re.Pattern[str]:
    return re.compile(patterns.pattern)


@given(st.lists(SOURCES.filter(is_pattern), max_size=6), TEXTS, st.integers(0, 12), st.integers(0, 40))
def test_a_search_finds_what_one_large_expression_finds(
    sources: list[str], text: str, pos: int, endpos: int
) -> None:
    patterns = compile_patterns(sources)
    whole = one_regex(patterns)
    assert [found.span() for found in patterns.finditer(text)] == [
        found.span() for found in whole.finditer(text)
    ]
    for window in ((), (pos,), (pos, endpos)):
        for mine, theirs in (
            (patterns.search, whole.search),
            (patterns.match, whole.match),
            (patterns.fullmatch, whole.fullmatch),
        ):
            assert span(mine(text, *window)) == span(theirs(text, *window))


def span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


@pytest.mark.parametrize("code", review_languages())
def test_the_words_of_a_table_are_found_where_they_stand_alone(code: str) -> None:
    words = letter_words(code)
    for patterns in (words.closings, words.shouted, words.troubles):
        plain = [source for source in patterns.sources if re.fullmatch(r"[\w ]+", source)]
        assert plain
        for source in plain:
            found = patterns.search(f"- {source}, x")
            assert found
            assert found.start() == 2


def test_no_pattern_finds_nothing() -> None:
    assert compile_patterns([]) is NOTHING
    assert NOTHING.search("anything") is None
    assert list(NOTHING.finditer("anything")) == []
    assert re.search(NOTHING.pattern, "anything") is None


def test_words_are_replaced_and_listed() -> None:
    patterns = compile_patterns(["kettle*", "*ware"])
    assert patterns.findall("kettles and software") == ["kettles", "software"]
    assert patterns.sub("x", "kettles and software") == "x and x"
    assert patterns.sub(lambda found: " " * len(found[0]), "my kettle.") == "my       ."


def test_nothing_is_compiled_for_a_text_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    make = re.compile

    def noted(text: str) -> re.Pattern[str]:
        compiled.append(text)
        return make(text)

    monkeypatch.setattr("composer.review.patterns.re.compile", noted)
    patterns = compile_patterns(["kettle does not (heat|boil)", "toaster burns"])
    assert patterns.search("the parcel has not arrived") is None
    assert patterns.search("the kettle does not boil")
    assert len(compiled) == 1
