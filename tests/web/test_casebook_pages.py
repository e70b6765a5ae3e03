"""My cases and the page of a case: what to do now comes first; answers, calls, evidence and endings are kept (H2, M14, R7)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.casebook import Casebook, Closing, Entry, Message
from composer.replies import read_reply
from composer.web.state import today
from tests.web.wizard import Wizard, filled

NOW = datetime.now(UTC).replace(microsecond=0)
CASE = filled().case
ASKED = "Dear Marta,\n\nCould you please send me your order number? Please also send a photo of the lid.\n\nAnna Kalnina"
SECRET = "Dear Marta,\n\nHow did you pay? We also need your card number and its expiry date.\n\nAnna Kalnina"


def ours(days: int) -> Message:
    return Message(
        direction="sent", at=NOW - timedelta(days=days), subject="Faulty: Aura", body="It stays cold."
    )


def theirs(text: str, days: int) -> Message:
    at = NOW - timedelta(days=days)
    reading = read_reply(text, case=CASE, received=at.date())
    data = reading.model_dump(mode="json")
    return Message(direction="received", at=at, body=reading.body, kind=reading.kind, reading=data)


def kept(file: Path, *messages: Message, **values: object) -> Entry:
    entry = Entry(case=CASE, messages=messages, due=(NOW + timedelta(days=4)).date())
    with Casebook(f"sqlite:///{file}") as book:
        return book.save(entry.model_copy(update=values))


def again(file: Path, entry: Entry) -> Entry:
    with Casebook(f"sqlite:///{file}") as book:
        return book.get(entry.id)


def opened(entry: Entry, language: str = "en") -> Wizard:
    return Wizard(page="cases", language=language).press(f"open_{entry.id}")


def test_every_state_has_its_page(casebook_file: Path) -> None:
    """In Latvian: the other tests here are in English."""
    late = (NOW - timedelta(days=2)).date()
    refused = theirs("We cannot accept your claim. This is our final decision.", 1)
    promised = theirs(f"We will refund you by {NOW + timedelta(days=5):%d %B}.", 1)
    receipt = theirs("Thank you for contacting us. This is an automatic reply.", 8)
    offered = theirs("We would like to offer you a voucher worth 10 €. Kind regards, Ann Lee", 1)
    for entry in (
        kept(casebook_file, ours(3)),
        kept(casebook_file, ours(8), receipt),
        kept(casebook_file, ours(30), due=late),
        kept(casebook_file, ours(3), refused),
        kept(casebook_file, ours(3), promised),
        kept(casebook_file, ours(3), offered),
        kept(casebook_file, ours(3), theirs(ASKED, 1)),
        kept(
            casebook_file, ours(3), closing=Closing(on=today(), solved=True, promised="Soon.", lesson="Call.")
        ),
    ):
        wizard = Wizard(page="cases", language="lv")
        assert not wizard.at.exception
        wizard.press(f"open_{entry.id}")
        assert wizard.page == "case"
        assert not wizard.at.exception
        assert "cc-now" in wizard.html


@pytest.mark.parametrize(
    ("messages", "words"),
    [
        ((ours(3),), "4 days are left for their answer."),
        ((ours(3), theirs(ASKED, 1)), "Answer their questions"),
        ((ours(3), theirs("We cannot accept your claim.", 1)), "Say your request again"),
    ],
)
def test_what_to_do_now_is_said_first(casebook_file: Path, messages: tuple[Message, ...], words: str) -> None:
    wizard = opened(kept(casebook_file, *messages))
    assert words in wizard.words[: wizard.words.index("The way so far")]


def test_evidence_is_ticked_off_and_then_attached(casebook_file: Path) -> None:
    entry = kept(casebook_file, ours(3), theirs(ASKED, 1))
    wizard = opened(entry)
    assert "They ask for:" in wizard.words
    assert not wizard.can_press("next_sent")
    wizard.widget(f"have_{entry.id}_photos").set_value(True)
    wizard.run()
    assert again(casebook_file, entry).gathered == ("photos",)
    assert "I attach it." in wizard.words
    assert "48213" in wizard.words
    assert wizard.can_press("next_sent")
    wizard.press("next_sent")
    assert "I attach it." in again(casebook_file, entry).messages[-1].body


def test_a_question_for_secrets_has_no_field_and_a_typed_secret_stays_out(casebook_file: Path) -> None:
    entry = kept(casebook_file, ours(3), theirs(SECRET, 1))
    wizard = opened(entry)
    fields = [field for field in wizard.fields() if str(field.key).startswith("ask_")]
    assert [field.label for field in fields] == ["How did you pay?"]
    wizard.type(str(fields[0].key), "Card 4111 1111 1111 1111, CVV 123")
    assert wizard.errors
    wizard.press("next_sent")
    assert "4111" not in again(casebook_file, entry).model_dump_json()


def test_a_call_is_kept_with_what_was_said_and_the_day_promised(casebook_file: Path) -> None:
    entry = kept(casebook_file, ours(3))
    until = today() + timedelta(days=9)
    wizard = opened(entry).type("call_said_1", "Anna says that it is on its way.").type("call_until_1", until)
    wizard.press("called")
    call = again(casebook_file, entry)
    assert (call.messages[-1].direction, call.messages[-1].body) == (
        "called",
        "Anna says that it is on its way.",
    )
    assert call.due == until


def test_the_end_tells_what_was_promised_and_kept_and_can_be_undone(casebook_file: Path) -> None:
    entry = kept(casebook_file, ours(9), theirs("We will refund you by 5 December.", 7))
    wizard = opened(entry)
    wizard.widget("closing_kept").set_value("no")
    wizard.type("closing_lesson", "Ask for a date at once.").press("given_up")
    closing = again(casebook_file, entry).closing
    assert closing is not None
    assert (closing.solved, closing.kept_promise, closing.lesson) == (False, False, "Ask for a date at once.")
    assert closing.promised == "We will refund you by 5 December."
    assert "How it ended" in wizard.words
    wizard.press("reopen")
    assert again(casebook_file, entry).closing is None


def test_a_lesson_comes_back_when_the_next_case_of_that_company_begins(casebook_file: Path) -> None:
    ending = Closing(on=today(), solved=True, lesson="Telephone first.")
    kept(casebook_file, ours(9), theirs("We refunded you.", 4), closing=ending)
    wizard = Wizard(filled(), page="happened")
    assert "Telephone first." in wizard.words
    assert f"{CASE.company.name}: a real answer after 5 days." in wizard.words
    assert "Telephone first." in Wizard(page="cases").words


def test_an_answer_on_the_same_day_is_no_answer_after_0_days(casebook_file: Path) -> None:
    ending = Closing(on=today(), solved=True)
    kept(casebook_file, ours(4), theirs("We refunded you.", 4), closing=ending)
    words = Wizard(filled(), page="happened").words
    assert f"{CASE.company.name}: a real answer on the same day." in words


def test_a_lesson_of_another_company_and_kind_does_not(casebook_file: Path) -> None:
    kept(casebook_file, ours(9), closing=Closing(on=today(), solved=True, lesson="Telephone first."))
    wizard = Wizard(filled("late"), page="happened")
    assert "Telephone first." not in wizard.words


def test_the_search_and_the_state_narrow_the_list(casebook_file: Path) -> None:
    first = kept(casebook_file, ours(3))
    second = kept(casebook_file, case=filled("late").case)
    wizard = Wizard(page="cases").type("cases_search", "kettle")
    assert wizard.can_press(f"open_{first.id}")
    assert not wizard.can_press(f"open_{second.id}")
    wizard.type("cases_search", "").type("cases_filter", "drafted")
    assert not wizard.can_press(f"open_{first.id}")
    assert wizard.can_press(f"open_{second.id}")


def test_a_promise_that_is_waited_for_can_be_noted_in_writing(casebook_file: Path) -> None:
    text = f"Subject: [LUM-2231] Kettle\n\nWe will send a new one by {NOW + timedelta(days=5):%d %B}.\n\nAnna Kalnina"
    wizard = opened(kept(casebook_file, ours(3), theirs(text, 1)))
    assert "Nothing needs to be sent." in wizard.words
    assert "LUM-2231" in wizard.words
    assert wizard.can_press("next_sent")
