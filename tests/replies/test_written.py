"""Replies in five languages are read as a careful reader reads them: kind, next step, promises, number, name (H3, S9)."""

import pytest

from composer.replies import Reading, read_reply
from composer.replies.reading import AUTOMATIC
from tests.replies.replies import Written, written

ALL = written()


def read(reply: Written) -> Reading:
    return read_reply(reply.message, received=None if reply.charset else reply.received)


@pytest.mark.parametrize("reply", ALL, ids=lambda reply: reply.id)
def test_it_is_read_as_a_careful_reader_reads_it(reply: Written) -> None:
    reading = read(reply)
    assert (reading.language, reading.kind, reading.next) == (reply.language, reply.kind, reply.next)
    assert (reading.ticket, reading.agent) == (reply.ticket, reply.agent)
    assert sorted(p.date for p in reading.promises if p.date) == sorted(reply.promises)
    assert set(reply.missing) <= set(reading.missing)
    assert set(reply.fulfils) <= {kept.rule for kept in reading.fulfils}
    if reply.asks is not None:
        assert len(reading.asks) == reply.asks


@pytest.mark.parametrize("reply", ALL, ids=lambda reply: reply.id)
def test_every_sentence_stands_in_the_reply(reply: Written) -> None:
    reading = read(reply)
    quoted = [promise.sentence for promise in reading.promises]
    quoted += [kept.sentence for kept in reading.fulfils]
    quoted += [point.sentence for point in reading.points]
    quoted += [warned.sentence for warned in reading.warnings]
    quoted += [*reading.asks, reading.offer, reading.refusal, reading.solution]
    assert not [sentence for sentence in quoted if sentence not in reply.text]


@pytest.mark.parametrize("reply", [one for one in ALL if one.kind in AUTOMATIC], ids=lambda reply: reply.id)
def test_no_receipt_stops_the_clock(reply: Written) -> None:
    reading = read(reply)
    assert not reading.is_answer
    assert not reading.asks


def test_there_are_enough_of_every_kind_and_language() -> None:
    kinds = {reply.kind for reply in ALL}
    assert len(ALL) >= 60
    assert {"acknowledgement", "out_of_office", "answer", "offer", "refusal", "question", "phishing"} <= kinds
    assert {reply.language for reply in ALL} == {"en", "et", "lv", "lt", "ru"}
