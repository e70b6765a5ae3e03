"""The next message of a matter in the customer's own words: it can be written in freely, as the first e-mail can."""

from pathlib import Path

import pytest

from composer.casebook import Entry
from tests.web.test_callbacks import partial
from tests.web.test_casebook_pages import ASKED, again, kept, opened, ours, theirs
from tests.web.wizard import Wizard

REFUSED = "We cannot accept your claim."


@pytest.fixture
def entry(casebook_file: Path) -> Entry:
    return kept(casebook_file, ours(3), theirs(REFUSED, 1))


def body_of(wizard: Wizard) -> str:
    (field,) = [field for field in wizard.fields() if str(field.key).endswith("_body")]
    return str(field.value)


def write(wizard: Wizard, part: str, text: str) -> None:
    (field,) = [field for field in wizard.fields() if str(field.key).endswith(f"_{part}")]
    wizard.type(str(field.key), text)


def test_what_is_written_stands_in_the_message_and_is_kept_as_sent(casebook_file: Path, entry: Entry) -> None:
    wizard = opened(entry).press("edit_next")
    body = body_of(wizard)
    assert "> It stays cold." not in body
    write(wizard, "body", body.replace("I see the matter differently", "The lid never closed well"))
    write(wizard, "subject", "Re: my kettle")
    wizard.press("edit_next")
    assert "The lid never closed well" in wizard.words
    wizard.press("next_sent")
    sent = again(casebook_file, entry).messages[-1]
    assert sent.subject == "Re: my kettle"
    assert "The lid never closed well" in sent.body
    assert f"> {REFUSED}" in sent.body
    assert not wizard.at.exception


def test_it_stays_when_a_question_is_answered_and_goes_back_to_the_built_words(casebook_file: Path) -> None:
    wizard = opened(kept(casebook_file, ours(3), theirs(ASKED, 1))).press("edit_next")
    write(wizard, "body", f"{body_of(wizard)}\n\nBest before noon.")
    (field,) = [
        field for field in wizard.fields() if str(field.key).startswith("ask_") and "photo" in field.label
    ]
    wizard.type(str(field.key), "It is attached to the form.")
    assert "Best before noon." in body_of(wizard)
    assert "It is attached to the form." in body_of(wizard)
    wizard.press("built_next")
    assert "Best before noon." not in body_of(wizard)
    assert "It is attached to the form." in body_of(wizard)


def test_a_secret_is_masked_where_it_is_written(casebook_file: Path, entry: Entry) -> None:
    wizard = opened(entry).press("edit_next")
    write(wizard, "body", f"{body_of(wizard)}\n\nMy card is 4111 1111 1111 1111.")
    assert "4111" not in body_of(wizard)
    assert wizard.errors
    wizard.press("next_sent")
    assert "4111" not in again(casebook_file, entry).model_dump_json()


def test_a_click_that_comes_with_the_last_words_sends_them_too(casebook_file: Path, entry: Entry) -> None:
    wizard = opened(entry).press("edit_next")
    (field,) = [field for field in wizard.fields() if str(field.key).endswith("_body")]
    field.set_value(f"{field.value}\n\nThank you for looking again.")
    wizard.press("next_sent")
    assert "Thank you for looking again." in again(casebook_file, entry).messages[-1].body


def test_an_open_question_still_stops_the_message(casebook_file: Path) -> None:
    wizard = opened(kept(casebook_file, ours(3), theirs(ASKED, 1)))
    assert not wizard.can_press("next_sent")
    wizard.press("edit_next")
    write(wizard, "body", body_of(wizard).replace("…", "I have none at hand."))
    assert wizard.can_press("next_sent")


def test_its_callbacks_are_whole(entry: Entry) -> None:
    assert not partial(opened(entry).press("edit_next"))
