"""The interface is complete in every language it claims to speak; the same look as `make check` takes."""

from pathlib import Path

import pytest

from composer.languages import interface
from composer.languages.interface import (
    _,
    interface_language,
    interface_languages,
    use_interface_language,
)
from tools.messages import extracted, faults, translated_languages


def test_every_message_is_translated() -> None:
    wanted = extracted()
    assert [fault for code in translated_languages() for fault in faults(code, wanted)] == []


def test_english_is_spoken() -> None:
    assert "en" in interface_languages()


def test_a_language_that_nobody_speaks_means_english() -> None:
    use_interface_language("tlh")
    assert interface_language() == "en"


def test_switching_changes_the_words_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lv").mkdir()
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (tmp_path / "lv" / "interface.po").write_text(
        head + 'msgid "Stopped."\nmsgstr "Apturēts."\n', encoding="utf-8"
    )
    monkeypatch.setattr(interface, "HERE", tmp_path)
    interface._catalog.cache_clear()
    use_interface_language("lv")
    assert _("Stopped.") == "Apturēts."
    use_interface_language("en")
    assert _("Stopped.") == "Stopped."
    interface._catalog.cache_clear()
