"""Whoever chose the language of the e-mail got the pages in that language, and the e-mail stayed English.

What the browser keeps had a field of its own called `language`, for the pages; the path "language" of the form led
there and never to the case. The field is called `interface` now, and a path that both know cannot be.
"""

from pathlib import Path

import pytest

from composer.case import Case
from composer.web.session import Kept
from tests.web.wizard import Wizard, filled


@pytest.fixture(autouse=True)
def _casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_DATABASE_URL", f"sqlite:///{tmp_path / 'casebook.sqlite3'}")


def test_a_path_means_one_thing() -> None:
    assert not set(Kept.model_fields) & set(Case.model_fields)


def test_the_email_is_in_the_language_of_the_pages_until_another_is_chosen() -> None:
    wizard = Wizard(filled(filled={}), page="wants", language="lv")
    assert wizard.kept.case.language == "en"  # an e-mail from elsewhere stays as it is
    wizard = Wizard(Kept(reached=4).replace("kind", "faulty"), page="wants", language="lv")
    assert wizard.widget("language").value == wizard.kept.case.language == "lv"
    wizard.type("interface_language", "en")
    assert wizard.widget("language").value == wizard.kept.case.language == "en"
    wizard.type("language", "lt").type("interface_language", "lv")
    assert wizard.widget("language").value == wizard.kept.case.language == "lt"
    assert wizard.session.language == "lv"
