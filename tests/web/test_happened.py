"""What happened: each of the kinds asks for its own facts, and says which ones an agent would ask for."""

from datetime import date
from typing import Any

import pytest

from composer.kinds import Field, kind, kinds
from composer.web.session import Kept
from tests.web.wizard import Wizard, filled, some_day

KINDS = [one.id for one in kinds()]
WIDGETS = {"date": "date_input", "choice": "selectbox", "longtext": "text_area"}


def chosen(id: str) -> Wizard:
    """The page on which the customer has just chosen this kind, family first."""
    wizard = Wizard(Kept(reached=1), page="happened")
    wizard.type("family", kind(id).family)
    return wizard.type(f"kind:{kind(id).family}", id)


def an_answer(field: Field) -> tuple[Any, Any]:
    """Something that fits a field, as it is typed and as the case has it."""
    match field.type:
        case "choice":
            return field.choices[-1].id, field.choices[-1].id
        case "date":
            return some_day(), some_day().isoformat() if field.detail else some_day()
        case "amount":
            return "1 249,50", "1249.50"
        case "year":
            return "2019", "2019"
        case "url":
            return "https://lumea.example/en/aura", "https://lumea.example/en/aura"
        case _:
            return "Zilā tējkanna Nr. 7", "Zilā tējkanna Nr. 7"


@pytest.mark.parametrize("id", KINDS)
def test_every_fact_of_a_kind_is_asked_for_and_reaches_the_case(id: str) -> None:
    wizard = chosen(id)
    assert wizard.kept.case.kind == id
    for field in kind(id).fields:
        widget = wizard.widget(field.path)
        assert widget.label == field.label
        assert widget.type == WIDGETS.get(field.type, "text_input")
        widget.set_value(an_answer(field)[0])
    wizard.run()
    for field in kind(id).fields:
        held = wizard.kept.get(field.path)
        assert (held if isinstance(held, date) else str(held)) == an_answer(field)[1]
    assert not wizard.errors


@pytest.mark.parametrize("id", KINDS)
def test_what_an_agent_would_ask_for_is_named(id: str) -> None:
    """Nothing but the kind was told: the page of the e-mail names what is missing, in the words of the question."""
    wizard = Wizard(Kept(reached=4).replace("kind", id), page="email")
    shown = wizard.words
    assert "An agent would have to ask you for:" in shown
    named = shown.partition("An agent would have to ask you for:")[2]
    missing = [field.label for field in kind(id).fields if field.required]
    assert [label for label in missing if label not in named] == []


@pytest.mark.parametrize("id", KINDS)
def test_nothing_is_missing_in_the_example_of_a_kind(id: str) -> None:
    wizard = Wizard(filled(id), page="email")
    assert "An agent would have to ask you for:" not in wizard.words
