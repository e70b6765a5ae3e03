"""A house with templates of its own: whatever the wizard writes is written with them (docs/templates.md)."""

from pathlib import Path

import pytest

from tests.web.wizard import Wizard, filled

CLOSING = "Thank you for looking into this."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The house's folder, with a closing that only its English e-mails have, and one paragraph less."""
    own = tmp_path / "own" / "en"
    own.mkdir(parents=True)
    blocks = f"{{% block closing %}}{CLOSING}{{% endblock %}}\n{{% block loyalty %}}{{% endblock %}}\n"
    (own / "mail.j2").write_text(blocks, encoding="utf-8")
    monkeypatch.setenv("COMPOSER_TEMPLATES", str(own.parent))
    return own.parent


@pytest.mark.usefixtures("folder")
def test_the_wizard_writes_with_them() -> None:
    wizard = Wizard(filled(), page="email")
    assert CLOSING in wizard.words
    assert "remain your customer" not in wizard.words
    wizard.press("edit_text").type("edit_body", f"{wizard.widget('edit_body').value}\n\nP.S. It hissed.")
    wizard.press("edit_text").type("beside", "lv")
    assert wizard.html.count('lang="lv"') > 5
    wizard.open("send")
    text = str(wizard.at.code[2].value)
    assert CLOSING in text
    assert "P.S. It hissed." in text


def test_a_template_with_a_fault_is_named_in_one_sentence(folder: Path) -> None:
    (folder / "en" / "mail.j2").write_text("{% block closing %}{{ nobody }}{% endblock %}", encoding="utf-8")
    wizard = Wizard(filled(), page="email")
    (sentence,) = wizard.errors
    assert "mail.j2" in sentence


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_TEMPLATES", str(tmp_path / "none"))
    (sentence,) = Wizard(filled(), page="email").errors
    assert "none" in sentence
