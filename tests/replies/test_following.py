"""The next message follows from the reading, stays in the thread, and gives no secret away (M12, M14, S3)."""

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.casebook import Entry, Message
from composer.delivery import eml
from composer.replies import next_message, outside_facts, read_reply, wanted_evidence
from composer.review import review
from composer.writing import Sent, mail_languages
from composer.writing.subject import LONGEST
from tests.replies.replies import TUESDAY, Written, written
from tests.writing.cases import example

CASE = example("faulty")
OURS = Message(
    direction="sent",
    at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    subject="Faulty: Aura kettle",
    body="It is cold.",
)
ENTRY = Entry(case=CASE, messages=(OURS,))
STAGES = {
    "wait": "noted",
    "answer": "answer",
    "clarify": "incomplete",
    "restate": "restate",
    "escalate": "outside",
    "report": "report",
}


def theirs(text: str) -> Message:
    reading = read_reply(text, received=TUESDAY)
    return Message(
        direction="received",
        at=datetime(2026, 11, 24, 9, tzinfo=UTC),
        subject=reading.subject,
        body=reading.body,
    )


@pytest.mark.parametrize("reply", written(), ids=lambda reply: reply.id)
def test_each_reply_gets_its_message(reply: Written) -> None:
    reading = read_reply(reply.text, received=reply.received)
    draft = next_message(
        ENTRY, reading, previous=theirs(reply.text), language=reply.language, written_on=TUESDAY
    )
    if reading.next == "remind" or (reading.next == "wait" and not reading.is_answer):
        stage = "reminder"
    elif reading.next == "accept":
        stage = "accept" if reading.kind == "offer" else "thanks"
    else:
        stage = STAGES[reading.next]
    assert draft.stage == stage
    assert len(draft.subject) <= LONGEST
    assert draft.subject.startswith("Re:") == (stage != "report")
    if reading.ticket and stage != "report":
        assert reading.ticket in draft.subject + draft.body
    if reading.agent and stage not in ("report", "reminder"):
        assert reading.agent in draft.paragraphs[0].text


@pytest.mark.parametrize("code", mail_languages())
@pytest.mark.parametrize("kind", ["withdrawal", "outage", "question", "compliment", "personal_data"])
def test_every_step_is_written_in_every_language(code: str, kind: str) -> None:
    for text in (
        "We will refund you by 5 December. Kind regards, Ann Lee",
        "Please send me a photo. Could you also send us your card number? Kind regards, Ann Lee",
        "Unfortunately, we cannot accept your claim. Kind regards, Ann Lee",
        "We cannot accept your claim. This is our final decision. Kind regards, Ann Lee",
        "We would like to offer you a voucher worth 10 €. Kind regards, Ann Lee",
    ):
        reading = read_reply(text, received=TUESDAY)
        draft = next_message(
            example(kind), reading, previous=Sent(subject="Re: x", date=TUESDAY), language=code
        )
        assert draft.language == code
        assert all(paragraph.text.strip() for paragraph in draft.paragraphs)
        assert "  " not in draft.body


def test_a_reminder_follows_our_own_message_not_the_receipt() -> None:
    text = "Subject: Ticket 4411\n\nThank you for contacting us. This is an automatic reply."
    draft = next_message(ENTRY, read_reply(text, received=TUESDAY), previous=theirs(text), language="en")
    assert "On 20 November 2026 I wrote" in draft.body
    assert "Faulty: Aura kettle" in draft.subject
    assert "4411" in draft.subject


def test_secrets_are_never_given_and_other_questions_are_answered() -> None:
    text = "What colour is the kettle? Please also send us your card number and its expiry date. Kind regards, Ann"
    reading = read_reply(text, received=TUESDAY)
    assert reading.next == "answer"
    assert [warned.code for warned in reading.warnings] == ["secret_asked"]
    draft = next_message(
        CASE,
        reading,
        previous=Sent(subject="Re: Kettle", date=TUESDAY),
        language="en",
        answers={ask: "Blue, 4111 1111 1111 1111" if "card" in ask else "Blue" for ask in reading.asks},
    )
    assert "– What colour is the kettle?\nBlue" in draft.body
    assert "4111" not in draft.body
    assert "data that I do not send by e-mail" in draft.body


@pytest.mark.parametrize("code", mail_languages())
def test_an_answer_that_is_still_missing_stops_the_hand_over(code: str) -> None:
    reading = read_reply("Which colour is the kettle? Please send a photo of the lid too.", received=TUESDAY)
    previous = Sent(subject="Re: Kettle", date=TUESDAY)
    draft = next_message(CASE, reading, previous=previous, language=code)
    assert [finding.kind for finding in review(draft, case=CASE).blocks] == ["placeholder"] * 2
    colour, photo = reading.asks
    told = {colour: "Blue", photo: "Here it is."}
    answered = next_message(CASE, reading, previous=previous, language=code, answers=told)
    assert not review(answered, case=CASE).blocks


ASKED = [
    ("en", "Could you tell me your order number and the date of purchase?", "48213, 3 May 2026"),
    ("et", "Palun saatke mulle tellimuse number ja ostu kuupäev.", "48213, 3. mai 2026"),
    ("lv", "Lūdzu, atsūtiet pasūtījuma numuru un pirkuma datumu.", "48213, 2026. gada 3. maijs"),
    ("lt", "Prašome atsiųsti užsakymo numerį ir pirkimo datą.", "48213, 2026 m. gegužės 3 d."),
    ("ru", "Пришлите, пожалуйста, номер заказа и дату покупки.", "48213, 3 мая 2026 г."),
]


@pytest.mark.parametrize(("code", "text", "answer"), ASKED)
def test_what_the_case_knows_is_answered_by_itself(code: str, text: str, answer: str) -> None:
    reading = read_reply(text, received=TUESDAY)
    draft = next_message(CASE, reading, previous=Sent(subject="Re: Kettle", date=TUESDAY), language=code)
    assert f"\n{answer}\n" in draft.body
    assert not review(draft, case=CASE).blocks


PHOTOS = [
    ("en", "Could you please send a photo of the lid?", "I attach it."),
    ("et", "Palun saatke meile foto kaanest.", "Lisan selle kirjale."),
    ("lv", "Lūdzu, atsūtiet vāka fotogrāfiju.", "Pievienoju šai vēstulei."),
    ("lt", "Prašome atsiųsti dangtelio nuotrauką.", "Pridedu prie šio laiško."),
    ("ru", "Пришлите, пожалуйста, фотографию крышки.", "Прилагаю к этому письму."),
]


@pytest.mark.parametrize(("code", "text", "words"), PHOTOS)
def test_what_was_ticked_off_is_attached_where_they_ask_for_it(code: str, text: str, words: str) -> None:
    reading = read_reply(text, received=TUESDAY)
    assert wanted_evidence(ENTRY, reading) == ("photos",)
    with_photo = ENTRY.model_copy(update={"gathered": ("photos", "receipt")})
    draft = next_message(with_photo, reading, previous=theirs(text), language=code)
    assert words in draft.body
    assert not review(draft, case=CASE).blocks
    without = next_message(ENTRY, reading, previous=theirs(text), language=code)
    assert words not in without.body
    assert review(without, case=CASE).blocks


def test_a_secret_given_to_a_harmless_question_is_kept_back() -> None:
    reading = read_reply("How did you pay for the kettle?", received=TUESDAY)
    told = {reading.asks[0]: "With my card 4111 1111 1111 1111, CVV 123."}
    previous = Sent(subject="Re: Kettle", date=TUESDAY)
    draft = next_message(CASE, reading, previous=previous, language="en", answers=told)
    assert "4111" not in draft.body
    assert "data that I do not send by e-mail" in draft.body


def test_every_question_for_secrets_is_kept_back_and_the_order_number_given() -> None:
    text = "Please send your order number and your card number. We also need your PIN."
    reading = read_reply(text, received=TUESDAY)
    previous = Sent(subject="Re: Kettle", date=TUESDAY)
    draft = next_message(CASE, reading, previous=previous, language="en")
    assert "\n48213\n" in draft.body
    kept_back = draft.body.partition("data that I do not send by e-mail")[2]
    assert "card number" in kept_back
    assert "PIN" in kept_back
    assert "…" not in draft.body


def test_stepping_outside_names_the_countrys_body_and_threatens_nobody() -> None:
    case = CASE.replace("company.country", "LV")
    reading = read_reply("We cannot accept your claim. This is our final decision.", received=TUESDAY)
    draft = next_message(case, reading, previous=Sent(subject="Claim", date=TUESDAY), language="en")
    assert "Patērētāju tiesību aizsardzības centrs" in draft.body
    assert all(fact.source for fact in outside_facts(case))
    assert not [finding for finding in review(draft, case=case).findings if finding.rule == "P4"]


def test_the_company_is_told_of_a_fraud_in_a_letter_of_its_own() -> None:
    text = "From: x <a@lumea-pay.top>\nSubject: Refund\n\nClick http://lumea-pay.top/x and enter your card number and PIN."
    reading = read_reply(text, case=CASE, received=TUESDAY)
    draft = next_message(CASE, reading, previous=Sent(subject="Refund", date=TUESDAY), language="en")
    assert draft.to == CASE.company.email
    assert "http" not in "\n".join(p.text for p in draft.paragraphs if p.role == "facts")
    assert "a@lumea-pay.top" in draft.body


def test_the_draft_file_stays_in_the_thread() -> None:
    reading = read_reply("Could you send a photo?", received=TUESDAY)
    draft = next_message(CASE, reading, previous=Sent(subject="Re: Kettle", date=TUESDAY), language="en")
    data = eml(draft, CASE, in_reply_to="<b@lumea.example>", references=("<a@post.example>",))
    message = message_from_bytes(data, policy=default)
    assert message["In-Reply-To"] == "<b@lumea.example>"
    assert message["References"].split() == ["<a@post.example>", "<b@lumea.example>"]


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_nothing_but_identities_enters_the_thread(answered: str, before: list[str]) -> None:
    reading = read_reply("Could you send a photo?", received=TUESDAY)
    draft = next_message(
        CASE, reading, previous=Sent(subject="Re: Kettle", date=date(2026, 11, 24)), language="en"
    )
    plain = message_from_bytes(eml(draft, CASE), policy=default)
    threaded = message_from_bytes(eml(draft, CASE, in_reply_to=answered, references=before), policy=default)
    assert set(threaded.keys()) - set(plain.keys()) <= {"In-Reply-To", "References"}
    assert threaded.get_content() == plain.get_content()


@pytest.mark.parametrize("code", mail_languages())
def test_an_answer_pasted_without_its_subject_stays_in_our_thread(code: str) -> None:
    for text in ("We refunded you today.", "We look into it.", "We cannot accept your claim. It is final."):
        draft = next_message(ENTRY, read_reply(text, received=TUESDAY), previous=theirs(text), language=code)
        assert draft.subject.startswith("Re: Faulty: Aura kettle (")
        assert not [pair for pair in ("“”", "„“", "„”", "«»", "””") if pair in draft.body]
