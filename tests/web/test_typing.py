"""What becomes of what is typed: it reaches the case, stays over steps and languages, and nothing unfit is lost."""

from datetime import date
from html import unescape
from typing import Any

import pytest

from composer.web.money import written
from composer.web.session import Kept
from tests.web.wizard import LANGUAGES, STEPS, Wizard, filled

TYPED: dict[str, dict[str, Any]] = {
    "company": {"company.website": "lumea.example", "question": "Can I return it?", "company.name": "Lumea"}
    | {"company.email": "care@lumea.example", "pasted": "Returns within 30 days.\nWrite to us."},
    "happened": {"purchase.product": "Tējkanna “Aura” 1,7 l", "purchase.order_number": "48213"}
    | {"purchase.bought_on": date(2026, 5, 3), "purchase.amount": "49.90", "details.symptom": "leaks"}
    | {
        "details.tried": "manual",
        "story": "It leaks.\n\nA lot; see <b>here</b> & there.",
        "customer.name": "Marta Liepa",
    }
    | {"customer.email": "marta@post.example", "customer.city": "Rīga", "customer.occupation": "architect"}
    | {"customer.phone": "+371 20 000 000", "customer.customer_since": "2019"},
    "wants": {
        "request.kind": "repair",
        "request.answer_by": date(2026, 12, 9),
        "language": "lv",
        "tone": "formal",
    },
    "email": {"company.email": "care@lumea.example", "tone": "formal"},
}


def told() -> Wizard:
    """A wizard in which everything above was typed, page by page."""
    wizard = Wizard(Kept(reached=len(STEPS) - 1).replace("kind", "faulty"))
    for page, values in TYPED.items():
        wizard.open(page)
        for path, value in values.items():
            wizard.widget(path).set_value(value)
        wizard.run()
        if page == "wants":
            wizard.tick("evidence", "receipt")
    return wizard


def test_forth_and_back_keeps_every_field() -> None:
    wizard = told().open("company")
    for page in STEPS:
        assert wizard.page == page
        assert wizard.shown() | TYPED.get(page, {}) == wizard.shown()
        if page != STEPS[-1]:
            wizard.press("next")
    for page in reversed(STEPS):
        assert wizard.page == page
        assert wizard.shown() | TYPED.get(page, {}) == wizard.shown()
        if page != STEPS[0]:
            wizard.press("back")
    assert wizard.open("wants").widget("evidence:receipt").value is True


@pytest.mark.parametrize("page", TYPED)
def test_a_switch_of_the_language_keeps_everything_typed(page: str) -> None:
    wizard = told().open(page)
    before, kept = wizard.shown(), wizard.kept
    for language in reversed(LANGUAGES):
        wizard.type("interface_language", language)
        assert wizard.session.language == language
        assert wizard.page == page
        sums = {path: written(str(before[path])) for path in before if path == "purchase.amount"}
        assert wizard.shown() == before | sums
        assert wizard.kept.case == kept.case


def test_a_switch_of_the_language_keeps_an_email_that_is_checked() -> None:
    wizard = Wizard(page="check").type("check_text", "Subject: Kettle\n\nHello,\nit is broken.")
    words = wizard.heading
    wizard.type("interface_language", "lv")
    assert wizard.heading != words
    assert wizard.widget("check_text").value == "Subject: Kettle\n\nHello,\nit is broken."


def test_a_switch_of_the_language_keeps_an_answer_that_is_pasted() -> None:
    wizard = Wizard(filled(), page="send").press("sent")
    entry = wizard.session.entry
    assert entry
    wizard.press(f"open_{entry.id}").type("reply_text_1", "Dear Marta, we will repair it.")
    wizard.type("closing_lesson", "Write sooner").type("interface_language", "lv")
    assert wizard.widget("reply_text_1").value == "Dear Marta, we will repair it."
    assert wizard.widget("closing_lesson").value == "Write sooner"


UNFIT = [
    ("purchase.amount", "about fifty", "Write the sum in figures"),
    ("customer.customer_since", "20019", "Write the year with its four figures"),
]


@pytest.mark.parametrize(("path", "text", "words"), UNFIT)
def test_what_does_not_fit_is_met_with_one_sentence_and_stays(path: str, text: str, words: str) -> None:
    wizard = Wizard(filled(), page="happened").type(path, text)
    assert wizard.kept.get(path) is None  # what stood there before is not what the customer says now
    for _way in ("as typed", "after another step", "in another language and back", "after a reload"):
        (sentence,) = wizard.errors
        assert words in sentence
        assert wizard.widget(path).value == text
        if _way == "as typed":
            wizard.press("next").press("back")
        elif _way == "after another step":
            wizard.type("interface_language", "lv").type("interface_language", "en")
        else:
            wizard = Wizard(Kept.model_validate_json(wizard.kept.model_dump_json()), page="happened")
    wizard.type(path, "2019")
    assert not wizard.errors
    assert str(wizard.kept.get(path)) == "2019"


def test_a_currency_is_taken_with_its_sum() -> None:
    wizard = Wizard(filled(), page="happened").type("purchase.amount", "£1,049.50")
    assert wizard.kept.case.purchase.currency == "GBP"
    assert "£1,049.50" in wizard.words
    assert wizard.open("wants").open("happened").widget("purchase.amount").value == "1049.50 GBP"


@pytest.mark.parametrize(
    ("page", "key", "words"),
    [
        ("company", "read", "Type the company’s web address first"),
        ("company", "read_pasted", "Paste a page’s text first."),
        ("happened", "next", "Choose first what it is about"),
        ("wants", "next", "Choose what you ask for"),
    ],
)
def test_a_button_pressed_too_early_says_what_to_do(page: str, key: str, words: str) -> None:
    begun = Kept(reached=2).replace("kind", "faulty" if page == "wants" else "")
    wizard = Wizard(begun, page=page).press(key)
    (sentence,) = wizard.errors
    assert words in sentence
    assert wizard.page == page


def test_reading_an_answer_that_is_not_there_says_what_to_do() -> None:
    wizard = Wizard(filled(), page="send").press("sent")
    entry = wizard.session.entry
    assert entry
    wizard.press(f"open_{entry.id}").press("read_answer")
    (sentence,) = wizard.errors
    assert "Paste their answer first" in sentence


@pytest.mark.parametrize(
    "address", ["help@shop", "jānis@shop.example", "a@shop.example, b@shop.example", "<help@shop.example>"]
)
def test_what_is_no_address_stops_the_hand_over_and_can_be_mended_there(address: str) -> None:
    wizard = Wizard(filled().replace("company.email", address), page="send")
    assert wizard.heading == "Not yet"
    assert not wizard.can_press("sent")
    assert all(link.proto.disabled for link in wizard.at.get("link_button"))
    wizard.type("company.email", "help@shop.example")
    assert wizard.heading == "Ready to go"
    assert wizard.can_press("sent")


def test_text_that_looks_like_code_is_text() -> None:
    marks = "{{ 7*7 }} {% if x %} <script>alert(1)</script> **bold** [x](y) 50% & more"
    wizard = Wizard(filled(), page="happened").type("story", f"It says {marks} on the box.")
    assert f"It says {marks} on the box." in unescape(wizard.html)
    assert "<script>" not in wizard.html
    for page in ("wants", "email", "send", "cases"):
        wizard.open(page)
        assert not wizard.at.exception
        assert "<script>" not in wizard.html
