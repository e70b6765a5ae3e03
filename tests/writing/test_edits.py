"""The customer's own words in a draft: they outlive a later change of a fact, and where they cannot, both are kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.case import Case
from composer.writing import Draft, Edits, compose, edited, merged, settled
from composer.writing.alignment import assigned
from composer.writing.clean import paragraphs
from composer.writing.merge import merge
from tests.writing.cases import cases, example

words = st.lists(
    st.sampled_from(["the", "kettle", "broke.", "on", "5", "May", "at\n", "once."]), max_size=12
).map(" ".join)
texts = st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=8).map("\n\n".join)
blocks = st.lists(
    st.sampled_from(["Dear team,", "It broke.", "It broke at once.", "Please mend it.", "Regards"])
)


def changed(draft: Draft, old: str, new: str, before: Edits | None = None) -> Edits:
    """The edits after the customer has replaced some words in the text as it stands."""
    shown = merged(draft, before or Edits()).draft
    assert old in shown.body
    return edited(draft, subject=shown.subject, body=shown.body.replace(old, new, 1), before=before)


@pytest.fixture
def case() -> Case:
    return example("faulty").replace("written_on", date(2026, 11, 16))


@given(cases(), st.text(max_size=80), texts)
def test_the_text_is_exactly_what_the_customer_wrote(case: Case, subject: str, body: str) -> None:
    built = compose(case)
    found = merged(built, edited(built, subject=subject, body=body))
    assert found.draft.body == "\n\n".join(paragraphs(body))
    assert not found.collisions
    assert len(found.changed) == len(found.draft.paragraphs)


@given(cases())
def test_a_draft_that_nobody_touched_has_no_edits(case: Case) -> None:
    built = compose(case)
    found = edited(built, subject=built.subject, body=built.body)
    assert not found
    assert merged(built, found).draft == built


@given(cases(), st.integers(0, 20), st.text(st.characters(categories=["L"]), min_size=1, max_size=20))
def test_an_edit_outlives_a_fact_that_stands_elsewhere(case: Case, place: int, word: str) -> None:
    """Whatever paragraph was changed, a new name in the signature comes in, and the change stays or is asked about."""
    before = compose(case)
    row = before.paragraphs[place % len(before.paragraphs)]
    mine = f"{row.text} {word}."
    body = "\n\n".join(mine if one is row else one.text for one in before.paragraphs)
    edits = edited(before, subject=before.subject, body=body)
    after = compose(case.replace("customer.name", "Otto Newname"))
    found = merged(after, edits)
    asked = {text for clash in found.collisions for text in (clash.edit.text, clash.built)}
    assert paragraphs(mine)[0] in found.draft.body or f"{word}." in found.draft.body
    for paragraph in after.paragraphs:
        assert paragraph.text in found.draft.body or f"{word}." in found.draft.body or paragraph.text in asked


def test_a_new_fact_in_the_same_paragraph_comes_in_beside_the_edit(case: Case) -> None:
    built = compose(case)
    edits = changed(built, "I look forward to your reply.", "Thank you for looking into it.")
    later = case.replace("purchase.order_number", "99-1")
    found = merged(compose(later), edits)
    assert not found.collisions
    assert "(order 99-1). Thank you for looking into it." in found.draft.body


def test_two_changes_of_the_same_words_are_both_kept_to_choose_from(case: Case) -> None:
    edits = changed(compose(case), "48213", "48213-B")
    later = compose(case.replace("purchase.order_number", "50000"))
    found = merged(later, edits)
    assert len(found.collisions) == 1
    clash = found.collisions[0]
    assert "48213-B" in clash.edit.text
    assert "50000" in clash.built
    assert "48213-B" in found.draft.body
    mine = merged(later, settled(later, edits, clash, mine=True))
    assert not mine.collisions
    assert "48213-B" in mine.draft.body
    theirs = merged(later, settled(later, edits, clash, mine=False))
    assert not theirs.collisions
    assert theirs.draft == later


def test_words_of_a_paragraph_that_is_gone_are_asked_about(case: Case) -> None:
    edits = changed(compose(case), "If it helps, I can send you", "Ask me, and I send you")
    later = compose(case.replace("evidence", ()))
    found = merged(later, edits)
    assert [clash.built for clash in found.collisions] == [""]
    assert "Ask me" in found.draft.body
    kept = settled(later, edits, found.collisions[0], mine=True)
    assert merged(later, kept).draft.body == found.draft.body
    assert not merged(later, kept).collisions
    assert merged(later, settled(later, edits, found.collisions[0], mine=False)).draft == later


def test_what_was_left_out_stays_out_until_its_facts_change(case: Case) -> None:
    built = compose(case)
    loyal = next(paragraph.text for paragraph in built.paragraphs if paragraph.role == "loyalty")
    edits = changed(built, f"{loyal}\n\n", "")
    later = merged(compose(case.replace("customer.name", "Otto Kask")), edits)
    assert loyal not in later.draft.body
    assert "Otto Kask" in later.draft.body


def test_a_later_edit_leaves_an_open_choice_open(case: Case) -> None:
    edits = changed(compose(case), "48213", "48213-B")
    later = compose(case.replace("purchase.order_number", "50000"))
    more = changed(later, "I look forward", "We look forward", before=edits)
    assert len(merged(later, more).collisions) == 1
    assert "We look forward" in merged(later, more).draft.body


def test_a_story_with_a_new_beginning_keeps_its_edits(case: Case) -> None:
    told = case.replace("story", "It hissed on Monday.\n\nIt went dark on Tuesday.")
    edits = changed(compose(told), "went dark", "turned black")
    later = compose(
        told.replace("story", "I bought it new.\n\nIt hissed on Monday.\n\nIt went dark on Tuesday.")
    )
    found = merged(later, edits)
    assert not found.collisions
    assert "I bought it new.\n\nIt hissed on Monday.\n\nIt turned black on Tuesday." in found.draft.body


def test_edits_belong_to_their_language(case: Case) -> None:
    edits = changed(compose(case), "I look forward", "We look forward")
    latvian = compose(case, language="lv")
    assert merged(latvian, edits).draft == latvian


def test_edited_words_are_the_customer_s_own(case: Case) -> None:
    built = compose(case)
    found = merged(built, changed(built, "I look forward", "We look forward"))
    row = next(paragraph for paragraph in found.draft.paragraphs if "We look" in paragraph.text)
    assert row.edited
    assert [(span.start, span.end) for span in row.typed] == [(0, len(row.text))]
    assert not row.rules


def test_one_greets_and_one_signs_however_much_is_written_round_them(case: Case) -> None:
    built = compose(case)
    greeting, signature = built.paragraphs[0].text, built.paragraphs[-1].text
    body = f"A good morning to all of you.\n\n{built.body}\n\nP.S. The photos are on my telephone."
    found = merged(built, edited(built, subject=built.subject, body=body)).draft
    assert [row.text for row in found.paragraphs if row.role == "greeting"] == [greeting]
    assert [row.text for row in found.paragraphs if row.role == "signature"] == [signature]


@given(words, words, words)
def test_a_merge_does_not_mind_the_order_of_its_sides(base: str, mine: str, other: str) -> None:
    assert merge(base, mine, other) == merge(base, other, mine)
    assert merge(base, mine, base) == mine
    assert merge(base, base, other) == other
    assert merge(base, mine, mine) == mine


@given(words, words)
def test_changes_far_apart_are_both_taken(one: str, two: str) -> None:
    """Each side changes its own end; the sentence between them stays."""
    between = " This sentence stays. "
    base = f"old{between}old"
    assert merge(base, f"{one}x{between}old", f"old{between}y{two}") == f"{one}x{between}y{two}"


@pytest.mark.parametrize(
    ("base", "mine", "other", "expected"),
    [
        ("by 26 November 2026", "by 25 November 2026", "by 26 December 2026", None),
        ("Please mend it.", "Please mend it. Call me.", "Please mend both.", "Please mend both. Call me."),
        ("Order: 1\nDate: 2", "Order: 9\nDate: 2", "Order: 1\nDate: 8", "Order: 9\nDate: 8"),
        ("It broke.", "", "It broke today.", None),
        ("It broke.", "", "It broke.", ""),
        ("a b c d e f", "X b c d e f", "a b c Y e f", "X b c Y e f"),
        ("a b", "a X b", "a Y b", None),
    ],
)
def test_what_collides_and_what_does_not(base: str, mine: str, other: str, expected: str | None) -> None:
    assert merge(base, mine, other) == expected


@given(blocks.filter(bool), blocks)
def test_no_paragraph_is_lost_or_moved(built: list[str], wanted: list[str]) -> None:
    shares = assigned(built, wanted)
    assert len(shares) == len(built)
    assert [text for share in shares for text in share] == wanted


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["Dear team,", "Please mend it.", "Regards"], [["Dear team,"], [], ["Please mend it."], ["Regards"]]),
        (["Dear team,", "It broke.", "At once.", "Please mend it.", "Regards"], [["Dear team,"], ["It broke.", "At once."], ["Please mend it."], ["Regards"]]),
        (["Hello,", "It broke.", "Please mend it.", "Regards"], [["Hello,"], ["It broke."], ["Please mend it."], ["Regards"]]),
        ([], [[], [], [], []]),
    ],
)  # fmt: skip
def test_each_paragraph_finds_its_own(wanted: list[str], expected: list[list[str]]) -> None:
    assert assigned(["Dear team,", "It broke.", "Please mend it.", "Regards"], wanted) == expected
