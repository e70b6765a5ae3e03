"""Every error says, in whole sentences, what happened and what to do; and the drawing of the family is true."""

import re
from collections.abc import Iterator

import pytest

from composer import errors
from composer.errors import ComposerError, sentence_of


def family(head: type[ComposerError] = ComposerError) -> Iterator[type[ComposerError]]:
    yield head
    for child in head.__subclasses__():
        yield from family(child)


@pytest.mark.parametrize("error", list(family()), ids=lambda error: error.__name__)
def test_each_error_speaks_in_sentences(error: type[ComposerError]) -> None:
    values = dict.fromkeys(re.findall(r"\{(\w+)\}", error.msgid), "X")
    text = str(error(**values))
    assert text[0].isupper() or text.startswith(("“", "X"))
    assert text.endswith(".")
    assert "{" not in text
    assert "!" not in text


def test_codes_are_not_shared() -> None:
    codes = [error.code for error in family()]
    assert len(codes) == len(set(codes))


def test_a_stored_code_gives_the_same_sentence() -> None:
    for error in family():
        values = dict.fromkeys(re.findall(r"\{(\w+)\}", error.msgid), "X")
        assert str(sentence_of(error.code, **values)) == str(error(**values))


def test_the_tree_in_the_docstring_is_the_family() -> None:
    drawn = re.findall(r"(?:├──|└──|^    )\s*([A-Z]\w+)", errors.__doc__ or "", flags=re.M)
    assert sorted(drawn) == sorted(error.__name__ for error in family())


def test_user_text_in_a_value_is_not_a_format() -> None:
    assert str(errors.BadAddress(url="{host} {0} %s")).startswith("“{host} {0} %s”")
