"""A reply is taken in as it comes: text or file, any charset, HTML, with what it repeats of earlier messages cut off."""

import quopri
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.replies import read_reply
from composer.replies.quotes import parted
from composer.replies.received import received

OWN = "Your kettle was replaced today.\n\nKind regards,\nMarta Ozola"
OLD = "My kettle is broken. Please send me the money back by 5 December."
HEADS = {
    "gmail": "On Mon, 23 Nov 2026 at 10:12, Anna Kalnina <anna@post.example> wrote:",
    "gmail, broken": "On Mon, Nov 23, 2026 at 10:12 AM Anna Kalnina with a very long name\n<anna@post.example> wrote:",
    "gmail et": "Kontakt Anna Kalnina (<anna@post.example>) kirjutas kuupäeval E, 23. november 2026 kell 10:12:",
    "thunderbird et": "23.11.2026 10:12 Anna Kalnina kirjutas:",
    "gmail lv": "pirmd., 2026. g. 23. nov., plkst. 10:12 — lietotājs Anna Kalnina (<anna@post.example>) rakstīja:",
    "gmail lt": "2026-11-23, pr, 10:12 Anna Kalnina <anna@post.example> rašė:",
    "gmail ru": "пн, 23 нояб. 2026 г. в 10:12, Anna Kalnina <anna@post.example>:",
    "mail.ru": "Понедельник, 23 ноября 2026, 10:12 +03:00 от Anna Kalnina <anna@post.example> пишет:",
    "rule": "-----Original Message-----",
    "rule et": "---- Algne kiri ----",
    "rule ru": "-------- Исходное сообщение --------",
    "outlook en": "From: Anna Kalnina <anna@post.example>\nSent: Monday, 23 November 2026 10:12\nTo: care@lumea.example\nSubject: Kettle",
    "outlook rule": "________________________________\nFrom: Anna Kalnina\nSent: Monday, 23 November 2026 10:12\nTo: Care\nSubject: Kettle",
    "outlook bold": "*From:* Anna Kalnina\n*Sent:* Monday, 23 November 2026 10:12\n*To:* Care\n*Subject:* Kettle",
    "outlook et": "Saatja: Anna Kalnina\nSaadetud: esmaspäev, 23. november 2026 10:12\nAdressaat: Abi\nTeema: Veekeetja",
    "outlook lv": "No: Anna Kalnina\nNosūtīts: pirmdiena, 2026. gada 23. novembris 10:12\nKam: Atbalsts\nTēma: Tējkanna",
    "outlook lt": "Nuo: Anna Kalnina\nIšsiųsta: 2026 m. lapkričio 23 d. 10:12\nKam: Pagalba\nTema: Virdulys",
    "outlook ru": "От: Anna Kalnina\nОтправлено: 23 ноября 2026 г. 10:12\nКому: Поддержка\nТема: Чайник",
}


@pytest.mark.parametrize("program", HEADS)
def test_the_earlier_message_is_cut_off(program: str) -> None:
    own, quoted = parted(f"{OWN}\n\n{HEADS[program]}\n\n{OLD}")
    assert own == OWN
    assert quoted.endswith(OLD)


@pytest.mark.parametrize("program", HEADS)
def test_quoted_lines_are_cut_off_and_what_stands_below_them_stays(program: str) -> None:
    if "outlook" in program or "rule" in program:
        return  # these repeat without marks
    marked = "\n".join(f"> {line}" for line in OLD.split("\n"))
    own, _quoted = parted(f"{HEADS[program]}\n{marked}\n\n{OWN}")
    assert own == OWN


def test_a_message_of_nothing_but_quoted_lines_is_read() -> None:
    assert parted("> Your refund was paid today.\n> Marta").own == "Your refund was paid today.\nMarta"


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", "Labdien! Jūsu pieteikums ir saņemts. Atbildēsim 3 darba dienu laikā."),
        ("iso-8859-13", "Labdien! Jūsu pieteikums ir saņemts. Atbildēsim 3 darba dienu laikā."),
        ("windows-1257", "Laba diena! Jūsų užklausa gauta. Atsakysime per 3 darbo dienas."),
        ("koi8-r", "Здравствуйте! Ваше обращение получено. Ответим в течение 3 рабочих дней."),
        ("windows-1251", "Здравствуйте! Ваше обращение получено. Ответим в течение 3 рабочих дней."),
        ("iso-8859-15", "Tere! Teie kiri on kätte saadud. Vastame 3 tööpäeva jooksul. Täname!"),
    ],
)
def test_any_charset(charset: str, text: str) -> None:
    head = (
        f"From: care@lumea.example\nDate: Tue, 24 Nov 2026 09:00:00 +0200\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n"
    )
    data = head.encode() + quopri.encodestring(text.encode(charset))
    reading = read_reply(data)
    assert reading.body == text
    assert reading.kind == "acknowledgement"
    assert reading.promises[0].date == date(2026, 11, 27)


def test_html_alone_is_read_and_its_quotation_left_out() -> None:
    message = EmailMessage()
    message["From"] = "Lumea <care@lumea.example>"
    message["Subject"] = "Re: Kettle"
    message.set_content(
        "<p>Dear Anna,</p><p>We <b>refunded</b> 49.90&nbsp;€ today.</p><p>Kind regards,<br>Marta Ozola<br>Customer Care</p>"
        f'<div class="gmail_quote">On Monday Anna wrote:<blockquote type="cite">{OLD}</blockquote></div>',
        subtype="html",
    )
    reading = read_reply(message)
    assert (reading.kind, reading.next, reading.agent) == ("answer", "accept", "Marta Ozola")
    assert OLD not in reading.body


def test_where_a_link_leads_is_read_from_the_html() -> None:
    message = EmailMessage()
    message["From"] = "Lumea <care@lumea.example>"
    message.set_content(
        "<p>Your account will be suspended. Please "
        '<a href="https://collect.evil.example/x">log in at www.lumea.example</a> and enter your password.</p>'
        '<p><a href="https://collect.evil.example/y">https://lumea.example/account</a></p>',
        subtype="html",
    )
    reading = read_reply(message)
    assert reading.kind == "phishing"
    assert "foreign_link" in {warned.code for warned in reading.warnings}


@pytest.mark.parametrize(
    ("header", "value", "kind"),
    [
        ("Auto-Submitted", "auto-replied", "acknowledgement"),
        ("X-Autoreply", "yes", "acknowledgement"),
        ("Precedence", "auto_reply", "acknowledgement"),
        ("Auto-Submitted", "no", "answer"),
        ("X-Mailer", "Pine", "answer"),
    ],
)
def test_headers_tell_a_machine(header: str, value: str, kind: str) -> None:
    message = EmailMessage()
    message["From"] = "care@lumea.example"
    message[header] = value
    message.set_content("Hello, we hope that your kettle boils again before long, and wish you a calm week.")
    assert read_reply(message).kind == kind


def test_a_real_answer_that_a_helpdesk_marks_as_generated_is_an_answer() -> None:
    message = EmailMessage()
    message["From"] = "care@lumea.example"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(
        "Dear Anna,\n\nI have refunded 49.90 € to your card today.\n\nKind regards,\nMarta Ozola"
    )
    assert read_reply(message).kind == "answer"


def test_headers_pasted_above_the_text_are_read() -> None:
    found = received(
        "Saatja: Mari Saar <abi@pood.example>\nSaadetud: 24.11.2026 09:00\nTeema: Re: Pakk\n\nTere!"
    )
    assert (found.sender, found.sender_name, found.subject) == ("abi@pood.example", "Mari Saar", "Re: Pakk")
    assert found.sent == date(2026, 11, 24)
    assert found.body == "Tere!"


def test_a_letter_that_begins_with_a_label_keeps_it() -> None:
    assert received("Date: tomorrow\nwe will call you").body == "Date: tomorrow\nwe will call you"


@given(st.binary(max_size=400))
def test_no_bytes_are_too_broken(data: bytes) -> None:
    assert read_reply(data).kind


@given(st.text(max_size=300))
def test_any_text_is_read_and_quoted_word_for_word(text: str) -> None:
    reading = read_reply(text)
    for sentence in (*reading.asks, *(promise.sentence for promise in reading.promises)):
        assert sentence in reading.body


PIECES = st.sampled_from(
    [
        "MIME-Version: 1.0\n",
        "Content-Type: multipart/mixed; boundary=x\n",
        "--x\n",
        "--x--\n",
        "\n",
        "From: =?utf-8?q?=ff?= <\n",
        "Subject: =?x?b?!!?=\n",
        "Content-Type: text/html; charset=nonsense\n",
        "Content-Transfer-Encoding: base64\n",
        "<a href='http://[x'>\n",
        "References: <a@b> <c\n",
        "Date: 32 Foo\n",
        "Reply-To: ,,;\n",
        "> x\n",
        "we will refund within 999 days\n",
        "31.02.2026\n",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_broken_messages_are_read(text: str) -> None:
    assert read_reply(text.encode()).kind
