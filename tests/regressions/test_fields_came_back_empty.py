"""A draft was restored, the e-mail stood there whole, and the fields and choices beside it were empty.

Streamlit's page asked for its next run (a change of the theme) before it had taken in the values of the run before, and
so gave its fields back empty, without anybody having emptied them.
"""

from pathlib import Path

import pytest

from tests.web.wizard import Wizard, filled


@pytest.fixture(autouse=True)
def _casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_DATABASE_URL", f"sqlite:///{tmp_path / 'casebook.sqlite3'}")


@pytest.mark.parametrize(("page", "path"), [("happened", "purchase.product"), ("happened", "family")])
def test_a_field_that_comes_back_empty_by_itself_is_filled_again(page: str, path: str) -> None:
    wizard = Wizard(filled(), page=page)
    value = wizard.widget(path).value
    assert value
    wizard.at.session_state[f"w_{path}"] = "" if "." in path else None
    wizard.run()
    assert wizard.widget(path).value == value


def test_a_field_that_the_customer_empties_stays_empty() -> None:
    wizard = Wizard(filled(), page="happened").type("purchase.product", "")
    assert wizard.kept.case.purchase.product == ""
    assert wizard.run().widget("purchase.product").value == ""
