"""Marks stay on their words, whatever is changed round them."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from composer.training.sheet import Anchor, Part, Sheet


@given(st.data())
def test_a_mark_stays_on_its_words(data: st.DataObject) -> None:
    part = Part("facts", "It broke on the first day. I am waiting.")
    part.mark(3, 8, "broke")
    for _ in range(data.draw(st.integers(1, 6))):
        mark = part.marks[0]
        side = data.draw(st.sampled_from(["before", "behind"]))
        low, high = (0, mark.start) if side == "before" else (mark.end, len(part.text))
        start = data.draw(st.integers(low, high))
        end = data.draw(st.integers(start, high))
        part.put(start, end, data.draw(st.text("ab |.\n", max_size=8)))
        assert part.text[part.marks[0].start : part.marks[0].end] == "broke"


@given(st.integers(0, 8), st.integers(0, 8), st.text("xyz", max_size=5))
def test_a_mark_grows_and_shrinks_with_what_is_changed_inside_it(one: int, two: int, words: str) -> None:
    part = Part("facts", ">abcdefgh<")
    part.mark(1, 9, "inside")
    start, end = sorted((one, two))
    part.put(1 + start, 1 + end, words)
    mark = part.marks[0]
    inside = "abcdefgh"[:start] + words + "abcdefgh"[end:]
    if start > 0 or end < len(inside):
        assert part.text == f">{inside}<"
    if start > 0 and end < len("abcdefgh"):
        assert part.text[mark.start : mark.end] == inside


def test_parts_made_one_keep_their_marks() -> None:
    first, second = Part("facts", "It broke."), Part("facts", "Order number: 48213\nPrice: 9.90")
    first.mark(3, 8, "one")
    second.mark(27, 31, "two")
    second.mark(0, 5, "three")
    merged = Part("facts", "")
    merged.take(first)
    merged.take(second)
    assert merged.text == "It broke. Order number: 48213. Price: 9.90."
    assert {mark.fault: merged.text[mark.start : mark.end] for mark in merged.marks} == {
        "one": "broke",
        "two": "9.90",
        "three": "Order",
    }


def test_what_is_missing_is_marked_where_it_would_stand() -> None:
    parts = [
        Part("greeting", "Dear team,"),
        Part("introduction", "My name is Ann Lee."),
        Part("facts", "Order number: 48213\nPrice: 9.90"),
        Part("request", "Please help."),
        Part("signature", "Regards,\nAnn Lee\nann@post.example"),
    ]
    sheet = Sheet(Part("subject", "Faulty"), parts)
    for anchor in get_args(Anchor):
        sheet.lack(anchor, anchor)
    body = sheet.body
    assert {place.fault: body[place.start : place.end] for place in sheet.places()} == {
        "greeting": "Dear team,",
        "facts": "Order number: 48213\nPrice: 9.90",
        "request": "Please help.",
        "signature": "Regards,",
        "end": "ann@post.example",
    }
