"""Marks held against the key, and a letter mended until the review is content."""

from composer.training import Answer, Exercise, Marked, Original, begun, judge, make_exercise

BODY = "Dear team,\n\nIt is BROKEN NOW. You are thieves. My PIN is 4831."


def answer(rule: str, words: str) -> Answer:
    start = BODY.index(words)
    return Answer(rule=rule, fault=rule, part="body", start=start, end=start + len(words), title="", why="")


def mark(rule: str, words: str) -> Marked:
    start = BODY.index(words)
    return Marked("body", start, start + len(words), rule)


MADE = Exercise(
    seed=1,
    language="en",
    kind="faulty",
    level=1,
    subject="Broken",
    body=BODY,
    faults=(answer("M4", "BROKEN NOW"), answer("P4", "You are thieves."), answer("M12", "4831")),
    original=Original(subject="", body=""),
)


def test_found_near_missed_and_in_vain() -> None:
    judged = judge(MADE, [mark("M4", "BROKEN"), mark("M5", "thieves"), mark("M3", "Dear team")])
    assert [fault.state for fault in judged.faults] == ["found", "near", "missed"]
    assert judged.in_vain == (2,)
    assert (judged.points, judged.most) == (2 + 1 - 1, 6)


def test_everything_found_is_everything() -> None:
    judged = judge(MADE, [mark("M12", "PIN is 4831"), mark("P4", "thieves"), mark("M4", "BROKEN NOW")])
    assert judged.points == judged.most == 6
    assert [fault.marked for fault in judged.faults] == [2, 1, 0]


def test_no_marks_are_no_points() -> None:
    assert judge(MADE, []).points == 0


def test_many_marks_in_vain_do_not_go_below_nought() -> None:
    assert judge(MADE, [mark("M3", "Dear")] * 5).points == 0


def test_a_mark_over_the_whole_letter_finds_nothing() -> None:
    long = MADE.model_copy(update={"body": BODY + " And so on." * 40})
    assert judge(long, [Marked("body", 0, len(long.body), "P4")]).points == 0


def test_one_mark_counts_once() -> None:
    twice = MADE.model_copy(update={"faults": (*MADE.faults, MADE.faults[1])})
    judged = judge(twice, [mark("P4", "You are thieves.")])
    assert [fault.state for fault in judged.faults] == ["missed", "found", "missed", "missed"]


def test_the_key_itself_is_full_marks_in_every_exercise() -> None:
    for seed in range(5):
        made = make_exercise(seed, language="et", level=3)
        key = [Marked(fault.part, fault.start, fault.end, fault.rule) for fault in made.faults]
        judged = judge(made, key)
        assert judged.points == judged.most > 0


def test_a_letter_is_mended_until_the_review_is_content() -> None:
    made = make_exercise(3, kind_id="late", faults=["attack", "no_order_number", "subject_capitals"])
    path = begun(made)
    assert not path.last.content
    assert {"attack", "no_order_number", "subject_capitals"} <= set(path.last.kinds)
    half = path.then(made.original.subject, made.body)
    assert "subject_capitals" not in half.last.kinds
    assert half.then(made.original.subject, made.body) is half
    whole = half.then(made.original.subject, made.original.body)
    assert whole.last.content
    assert len(whole.attempts) == 3
    assert whole.attempts[0].score < whole.attempts[1].score < whole.attempts[2].score
