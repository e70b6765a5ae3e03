"""The interface is complete in every language it claims to speak; the same look as `make check` takes."""

import pytest

from composer.languages.interface import (
    _,
    interface_language,
    interface_languages,
    use_interface_language,
)
from tools.messages import extracted, faults, translated_languages


@pytest.mark.parametrize("code", translated_languages())
def test_every_message_is_translated(code: str) -> None:
    assert list(faults(code, extracted())) == []


def test_english_and_latvian_are_spoken() -> None:
    assert {"en", "lv"} <= set(interface_languages())


def test_a_language_that_nobody_speaks_means_english() -> None:
    use_interface_language("tlh")
    assert interface_language() == "en"


def test_switching_changes_the_words_at_once() -> None:
    english = _("The search was stopped. What was read so far is kept.")
    use_interface_language("lv")
    latvian = _("The search was stopped. What was read so far is kept.")
    assert english != latvian


def test_a_message_inside_an_f_string_is_found() -> None:
    assert "New message" in extracted()  # composer/web/sheet.py shows it in one
