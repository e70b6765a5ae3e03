"""The case of a reply is found by its thread, by a number, by its subject, and last by its sender."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.casebook import Casebook, Entry, Message
from composer.replies import find_case
from tests.writing.cases import example


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with Casebook(f"sqlite:///{tmp_path}/book.db") as made:
        yield made


def kept(
    book: Casebook,
    kind: str,
    *,
    subject: str,
    number: str,
    email: str,
    message_id: str = "",
    ticket: str = "",
) -> Entry:
    case = example(kind).replace("purchase.order_number", number).replace("company.email", email)
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    sent = Message(direction="sent", at=at, subject=subject, recipient=email, message_id=message_id)
    messages: tuple[Message, ...] = (sent,)
    if ticket:
        messages += (Message(direction="received", at=at, subject="Receipt", reading={"ticket": ticket}),)
    return book.save(Entry(case=case, messages=messages))


@pytest.fixture
def two(book: Casebook) -> tuple[Entry, Entry]:
    first = kept(
        book,
        "faulty",
        subject="Faulty: Aura kettle",
        number="48213",
        email="care@lumea.example",
        message_id="<one@post.example>",
    )
    second = kept(
        book,
        "late",
        subject="Late: blue curtains",
        number="77120",
        email="help@drape.example",
        ticket="DR-5561",
    )
    return first, second


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("Message-ID: <x@y.example>\nIn-Reply-To: <one@post.example>\nSubject: Hello\n\nHello", 0),
        (
            "Message-ID: <x@y.example>\nReferences: <zero@post.example> <one@post.example>\nSubject: Hi\n\nHi",
            0,
        ),
        ("Subject: Your request [DR-5561]\n\nWe answer soon.", 1),
        ("Subject: Your order\n\nOrder 48213 was sent again.", 0),
        ("Subject: RE: Late: blue curtains\n\nThey are on their way.", 1),
        ("Subject: [Ticket 9] AW: Faulty: Aura kettle\n\nWe look into it.", 0),
        ("From: Help <help@drape.example>\nSubject: Good news\n\nThey are on their way.", 1),
        ("From: Mia <mia@lumea.example>\nSubject: Good news\n\nIt is on its way.", 0),
        ("From: Mia <mia@elsewhere.example>\nSubject: Good news\n\nIt is on its way.", None),
        ("Subject: 2026\n\nIn 2026 we moved.", None),
    ],
)
def test_by_the_surest_sign(book: Casebook, two: tuple[Entry, Entry], text: str, which: int | None) -> None:
    assert find_case(book, text) == (None if which is None else two[which].id)


def test_by_our_own_short_reference(book: Casebook, two: tuple[Entry, Entry]) -> None:
    assert find_case(book, f"Subject: Hello\n\nYou called us (your sign {two[1].reference}).") == two[1].id


def test_two_open_cases_with_one_sender_are_not_guessed_at(book: Casebook) -> None:
    for number in ("1001", "1002"):
        kept(book, "faulty", subject=f"Case number {number}", number=number, email="care@lumea.example")
    assert find_case(book, "From: care@lumea.example\nSubject: News\n\nThey are on their way.") is None
