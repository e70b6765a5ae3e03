"""The .eml draft and the plain text give back exactly what the preview shows."""

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given

from composer.case import Case, Customer
from composer.delivery import eml, plain_text, read_incoming, refuse_if_blocked
from composer.errors import HandOverBlocked
from composer.review.findings import Finding, Review
from tests.delivery.drafts import anything, bodies, draft, one_liners


@given(subject=one_liners, body=bodies)
def test_the_standard_library_reads_the_draft_back(subject: str, body: str) -> None:
    message = message_from_bytes(eml(draft(body, subject=subject)), policy=default)
    assert message["Subject"] == subject
    assert message["To"] == "help@lumea.example"
    text = message.get_content().replace("\r\n", "\n")
    assert text == body.replace("\r\n", "\n").replace("\r", "\n") + "\n"
    assert not message.defects


@given(subject=one_liners, body=bodies)
def test_a_mail_program_gets_ascii_lines_it_can_carry(subject: str, body: str) -> None:
    data = eml(draft(body, subject=subject))
    lines = data.split(b"\r\n")
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 78 for line in lines)  # RFC 5322 section 2.1.1


def test_it_is_an_unsent_message() -> None:
    message = message_from_bytes(eml(draft()), policy=default)
    assert message["X-Unsent"] == "1"
    assert message["Content-Transfer-Encoding"] == "quoted-printable"
    assert not {"Date", "Message-ID", "From", "Bcc", "Cc"} & set(message.keys())
    assert eml(draft()) == eml(draft())


@pytest.mark.parametrize(
    ("email", "sender"),
    [
        ("anna@mail.example", "anna@mail.example"),
        ("", None),
        ("anna at mail", None),
        ("a@b.example\r\nBcc: c@d.example", None),
    ],
)
def test_the_sender_is_named_where_the_address_is_one(email: str, sender: str | None) -> None:
    case = Case(customer=Customer(name="Anna Kalniņa", email=email))
    message = message_from_bytes(eml(draft(), case), policy=default)
    assert message["From"] == sender
    assert "Bcc" not in message


@given(subject=anything)
def test_no_subject_begins_another_header(subject: str) -> None:
    message = message_from_bytes(eml(draft(subject=f"a{subject}\r\nBcc: x@y.example")), policy=default)
    assert "Bcc" not in message
    assert message["Subject"].endswith("Bcc: x@y.example")


def test_several_recipients_are_refused() -> None:
    with pytest.raises(HandOverBlocked):
        eml(draft(to="a@b.example, c@d.example"))


def test_without_recipient_the_draft_has_no_to() -> None:
    assert "To" not in message_from_bytes(eml(draft(to="")), policy=default)


def test_the_text_to_copy_names_recipient_and_subject() -> None:
    assert plain_text(draft("Hello,\r\nbye")) == (
        "To: help@lumea.example\nSubject: Kettle broken\n\nHello,\nbye\n"
    )
    assert plain_text(draft("Hello", to="")) == "Subject: Kettle broken\n\nHello\n"


@given(subject=one_liners, body=bodies)
def test_the_text_to_copy_can_be_read_back(subject: str, body: str) -> None:
    read = read_incoming(plain_text(draft(body, subject=subject)).encode(), name="mail.txt")
    assert (read.to, read.subject) == ("help@lumea.example", subject)
    assert read.body == body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def finding(severity: str, title: str) -> Finding:
    """A finding in the first characters of the body."""
    return Finding.model_validate(
        {
            "rule": "M12",
            "kind": title,
            "severity": severity,
            "start": 0,
            "end": 4,
            "title": title,
            "message": "…",
        }
    )


def test_only_a_blocking_finding_stops_the_hand_over() -> None:
    blocked = Review(
        language="en",
        subject="",
        findings=(
            finding("should", "Long paragraph"),
            finding("blocks", "Card number"),
            finding("blocks", "Placeholder"),
            finding("blocks", "Card number"),
        ),
    )
    with pytest.raises(HandOverBlocked, match=r"Card number; Placeholder\."):
        refuse_if_blocked(blocked)
    refuse_if_blocked(Review(language="en", subject="", findings=(finding("should", "Long paragraph"),)))
