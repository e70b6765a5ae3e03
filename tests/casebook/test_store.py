"""Keeping, finding, deleting; two windows; and where a matter stands."""

import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from composer.case import Case
from composer.casebook import Casebook, Closing, Entry, Message, State, state_of
from composer.errors import CasebookUnreachable, CaseMissing, EditedElsewhere
from tests.casebook.conftest import TODAY

KETTLE = Case.model_validate(
    {
        "kind": "faulty",
        "customer": {"name": "Marta Liepa"},
        "company": {"name": "Lumea", "email": "care@lumea.example"},
        "purchase": {"product": "Tējkanna Aura", "order_number": "48213"},
        "story": "Kopš svētdienas ūdens paliek auksts.",
    }
)


def at(day: int, hour: int = 9) -> datetime:
    """A moment in November 2026."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def sent(day: int, **values: str) -> Message:
    return Message.model_validate({"direction": "sent", "at": at(day), "subject": "Kettle: faulty", **values})


def received(day: int, kind: str, **values: str) -> Message:
    return Message.model_validate({"direction": "received", "at": at(day), "kind": kind, **values})


def test_what_is_kept_comes_back_whole(book: Casebook) -> None:
    kept = book.save(
        Entry(case=KETTLE, question="Can I return it?", messages=(sent(3), received(4, "answer")))
    )
    assert kept.id
    assert kept.version == 1
    assert book.get(kept.id) == kept
    assert book.get(kept.reference.lower()) == kept


def test_a_second_save_counts_on_and_keeps_the_messages(book: Casebook) -> None:
    first = book.save(Entry(case=KETTLE, messages=(sent(3),)))
    second = book.save(first.model_copy(update={"messages": (*first.messages, received(5, "refusal"))}))
    assert second.version == 2
    assert [message.direction for message in book.get(first.id).messages] == ["sent", "received"]
    third = book.save(second.model_copy(update={"messages": second.messages[:1]}))
    assert len(book.get(first.id).messages) == 1
    assert third.messages[0].id == first.messages[0].id


def test_two_windows_cannot_overwrite_each_other(book: Casebook) -> None:
    start = book.save(Entry(case=KETTLE))
    mine = start.model_copy(update={"question": "mine"})
    theirs = start.model_copy(update={"question": "theirs"})
    book.save(mine)
    with pytest.raises(EditedElsewhere):
        book.save(theirs)
    assert book.get(start.id).question == "mine"


def test_a_deleted_case_is_not_revived_by_a_save(book: Casebook) -> None:
    kept = book.save(Entry(case=KETTLE))
    book.delete(kept.id)
    with pytest.raises(CaseMissing):
        book.save(kept)
    with pytest.raises(CaseMissing):
        book.get(kept.id)
    with pytest.raises(CaseMissing):
        book.delete(kept.id)
    assert book.list() == ()


@pytest.mark.parametrize("search", ["tejkanna", "TĒJK", "48213", "marta aur", "svetd", "lumea example"])
def test_a_matter_is_found_by_the_beginnings_of_its_words(book: Casebook, search: str) -> None:
    wanted = book.save(Entry(case=KETTLE))
    book.save(Entry(case=Case(kind="question", story="Something else")))
    assert [line.id for line in book.list(search)] == [wanted.id]


def test_a_single_letter_narrows_nothing_yet(book: Casebook) -> None:
    kept = [book.save(Entry(case=KETTLE)).id, book.save(Entry(case=Case(kind="question"))).id]
    assert book.found("x") == set(kept)
    assert book.found("x aura") == {kept[0]}


def test_a_word_that_left_the_matter_finds_it_no_more(book: Casebook) -> None:
    kept = book.save(Entry(case=KETTLE))
    book.save(kept.model_copy(update={"case": KETTLE.replace("story", "Nothing")}))
    assert book.list("svetdienas") == ()
    assert len(book.list("nothing")) == 1


def test_words_of_messages_find_it_too(book: Casebook) -> None:
    book.save(Entry(case=KETTLE, messages=(received(4, "answer", body="Мы заменим чайник"),)))
    assert len(book.list("чайник")) == 1


def test_secrets_never_arrive(book: Casebook) -> None:
    story = "My card 4111 1111 1111 1111 was charged twice."
    kept = book.save(Entry(case=KETTLE.replace("story", story), messages=(sent(3, body=story),)))
    again = book.get(kept.id)
    assert "4111" not in again.model_dump_json()
    assert again == kept
    assert book.list("1111") == ()


CASES: list[tuple[tuple[Message, ...], date | None, Closing | None, State]] = [
    ((), None, None, "drafted"),
    ((sent(20),), date(2026, 12, 4), None, "sent"),
    ((sent(20), received(20, "acknowledgement")), date(2026, 12, 4), None, "acknowledged"),
    ((sent(20), received(21, "out_of_office")), date(2026, 12, 4), None, "acknowledged"),
    ((sent(3), received(3, "acknowledgement")), date(2026, 11, 17), None, "overdue"),
    ((sent(3), received(5, "refusal")), date(2026, 11, 17), None, "answered"),
    ((sent(3), received(5, "answer"), sent(6)), date(2026, 11, 20), None, "overdue"),
    ((sent(3), received(5, "answer"), sent(6)), date(2026, 11, 24), None, "sent"),
    ((sent(3),), None, Closing(on=TODAY, solved=True), "solved"),
    ((sent(3),), None, Closing(on=TODAY, solved=False), "given_up"),
]


def promising(day: int, until: str) -> Message:
    reading = {"next": "wait", "promises": [{"what": "the money", "date": until, "sentence": "…"}]}
    return received(day, "answer").model_copy(update={"reading": reading})


CASES += [
    ((sent(3), promising(5, "2026-12-01")), date(2026, 11, 17), None, "sent"),
    ((sent(3), promising(5, "2026-11-20")), date(2026, 12, 1), None, "overdue"),
    ((sent(3), promising(5, "2026-11-20"), received(21, "answer")), date(2026, 12, 1), None, "answered"),
    ((sent(3), promising(5, "2026-11-20"), sent(21)), date(2026, 12, 1), None, "sent"),
]


@pytest.mark.parametrize(("messages", "due", "closing", "state"), CASES)
def test_the_state_follows_from_messages_and_day(
    messages: tuple[Message, ...], due: date | None, closing: Closing | None, state: State
) -> None:
    assert state_of(Entry(case=KETTLE, messages=messages, due=due, closing=closing), TODAY) == state


def test_an_automatic_receipt_does_not_stop_the_clock(book: Casebook) -> None:
    book.save(Entry(case=KETTLE, messages=(sent(3), received(3, "acknowledgement")), due=date(2026, 11, 10)))
    assert [line.state for line in book.due()] == ["overdue"]
    assert book.due(date(2026, 11, 9)) == ()


def test_the_oldest_duty_comes_first(book: Casebook) -> None:
    late = book.save(Entry(case=KETTLE, messages=(sent(1),), due=date(2026, 11, 12)))
    draft = book.save(Entry(case=KETTLE))
    done = book.save(Entry(case=KETTLE, closing=Closing(on=TODAY, solved=True)))
    later = book.save(Entry(case=KETTLE, messages=(sent(2),), due=date(2026, 12, 1)))
    answered = book.save(Entry(case=KETTLE, messages=(sent(1), received(20, "offer"))))
    assert [line.id for line in book.list()] == [late.id, answered.id, later.id, draft.id, done.id]


def test_days_are_counted(book: Casebook) -> None:
    book.save(Entry(case=KETTLE, messages=(sent(3), received(3, "acknowledgement"), received(8, "answer"))))
    book.save(Entry(case=KETTLE, messages=(sent(20),)))
    by_state = {line.state: line for line in book.list()}
    assert by_state["answered"].days_to_answer == 5
    assert by_state["sent"].waited == 4
    assert by_state["sent"].days_to_answer is None


def test_a_thread_finds_its_case(book: Casebook) -> None:
    kept = book.save(Entry(case=KETTLE, messages=(sent(3, message_id="<one@post.example>"),)))
    assert book.with_message(["<other@post.example>", "<one@post.example>"]) == kept.id
    assert book.with_message(["<nobody@post.example>", ""]) is None


def test_moments_keep_their_zone(book: Casebook) -> None:
    moment = datetime.fromisoformat("2026-11-03T23:30:00+02:00")
    kept = book.save(Entry(case=KETTLE, messages=(Message(direction="sent", at=moment),)))
    assert book.get(kept.id).messages[0].at == moment
    assert book.list()[0].sent == moment


def test_the_file_is_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "casebook.sqlite3"
    with Casebook(URL.create("sqlite", database=str(file))) as book:
        book.save(Entry(case=KETTLE))
        for made in (file, *file.parent.glob("*-wal"), *file.parent.glob("*-shm")):
            assert stat.S_IMODE(made.stat().st_mode) == 0o600, made
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_deleted_bytes_are_gone(tmp_path: Path) -> None:
    file = tmp_path / "casebook.sqlite3"
    with Casebook(URL.create("sqlite", database=str(file))) as book:
        kept = book.save(
            Entry(
                case=KETTLE.replace("story", "Xylophone Quetzalcoatl"),
                messages=(sent(3, body="Zeppelin Ouagadougou"),),
            )
        )
        book.delete(kept.id)
        for made in tmp_path.iterdir():
            content = made.read_bytes().lower()
            assert b"xylophone" not in content
            assert b"ouagadougou" not in content


def test_everything_can_be_deleted(book: Casebook) -> None:
    for _ in range(3):
        book.save(Entry(case=KETTLE, messages=(sent(3),)))
    book.delete_everything()
    assert book.count() == 0
    assert book.list("aura") == ()


@pytest.mark.parametrize("address", ["nonsense", "postgresql://nobody@127.0.0.1:1/none"])
def test_an_unreachable_casebook_is_one_sentence(address: str) -> None:
    with pytest.raises(CasebookUnreachable) as raised:
        Casebook(address)
    assert "cannot be opened" in str(raised.value)


def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CasebookUnreachable):
        Casebook(URL.create("sqlite", database=str(tmp_path / "file" / "casebook.sqlite3")))


def test_waiting_is_never_negative() -> None:
    tomorrow = datetime.combine(TODAY + timedelta(days=1), datetime.min.time(), UTC)
    entry = Entry(case=KETTLE, messages=(Message(direction="sent", at=tomorrow),))
    assert state_of(entry, TODAY) == "sent"
