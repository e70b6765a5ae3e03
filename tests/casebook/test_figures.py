"""One's own figures and lessons: how soon they answer, how it ends, what to do differently next time (R7)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from composer.casebook.entry import Summary
from composer.casebook.figures import by_company, by_kind, overall
from composer.casebook.lessons import lessons

TODAY = date(2026, 11, 24)
START = datetime(2026, 11, 1, 9, tzinfo=UTC)


def line(id: str, company: str = "Lumea", kind: str = "late", **values: Any) -> Summary:
    return Summary(
        id=id, reference=id.upper(), title="", company=company, kind=kind, changed=START, day=TODAY
    )._replace(**values)


def ended(id: str, days: int, *, solved: bool, **values: Any) -> Summary:
    return line(
        id,
        first_sent=START,
        sent=START,
        first_answered=START + timedelta(days=days),
        answered=START + timedelta(days=days),
        closed=TODAY,
        solved=solved,
        **values,
    )


def test_days_are_the_median_and_shares_are_of_the_closed_ones() -> None:
    lines = [
        ended("a", 2, solved=True, satisfaction=5, kept_promise=True),
        ended("b", 4, solved=False, satisfaction=2, kept_promise=False),
        ended("c", 30, solved=True),
        line("d", first_sent=START, sent=START),
    ]
    mine = overall(lines)
    assert (mine.days_to_answer, mine.answered, mine.closed, mine.solved) == (4, 3, 3, 2)
    assert (mine.satisfaction, mine.promised, mine.kept) == (3.5, 2, 1)
    assert mine.waiting == 23


def test_the_busiest_company_and_kind_come_first() -> None:
    lines = [line("a"), line("b", company="Drape"), line("c", company="Drape", kind="faulty"), line("d")]
    lines.append(line("e", company="Drape"))
    assert [(share.name, share.matters) for share in by_company(lines)] == [("Drape", 3), ("Lumea", 2)]
    assert [(share.name, share.matters) for share in by_kind(lines)] == [("late", 4), ("faulty", 1)]


def test_lessons_of_the_company_come_before_those_of_the_kind() -> None:
    lines = [
        ended("a", 2, solved=True, company="Drape", lesson="Send photos at once."),
        ended("b", 9, solved=True, company="LUMEA ", kind="faulty", lesson="Telephone first."),
        ended("c", 3, solved=True, company="Other", kind="faulty", lesson="Not for this."),
        ended("d", 3, solved=True, company="Drape", lesson="send photos at once."),
    ]
    told = lessons(lines, company="Lumea", kind="late")
    assert [lesson.words for lesson in told.own] == ["Telephone first.", "Send photos at once."]
    assert told.company is not None
    assert told.company.days_to_answer == 9
    assert told.kind is not None
    assert told.kind.matters == 2


def test_the_matter_being_written_and_drafts_teach_nothing() -> None:
    assert not lessons([line("a"), ended("b", 2, solved=True, lesson="x")], company="Lumea", but="b").any
    assert not lessons([], company="Lumea", kind="late").any
    assert not lessons([ended("a", 1, solved=True, lesson="x")]).any
