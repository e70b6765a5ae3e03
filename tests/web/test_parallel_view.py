"""The e-mail beside its twin: each paragraph with the one that says the same, the customer's own wording alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.case import Case
from composer.web.parallel import pairs
from composer.writing import compose, edited, merged
from tests.writing.cases import cases, example


@given(cases(), st.data())
@settings(max_examples=30)
def test_every_paragraph_stands_beside_its_twin(case: Case, data: st.DataObject) -> None:
    built, twin = compose(case), compose(case, language="lv")
    texts = [paragraph.text for paragraph in built.paragraphs]
    for place in data.draw(st.sets(st.integers(0, len(texts) - 1), max_size=3)):
        texts[place] = data.draw(st.sampled_from(["", f"{texts[place]} More.", "One.\n\nTwo."]))
    edits = edited(built, subject=built.subject, body="\n\n".join(text for text in texts if text))
    found = merged(built, edits)
    rows = pairs(found, built, twin)
    assert [one for left, _right in rows for one in left] == list(found.draft.paragraphs)
    whole = dict(zip(map(id, twin.paragraphs), built.paragraphs, strict=True))
    for left, right in rows:
        assert not (right and left[0].edited)
        for one in right:
            assert left == [whole[id(one)]]
            assert left[0].role == one.role


def test_without_edits_nothing_is_missing_on_either_side() -> None:
    case = example("faulty")
    built, twin = compose(case), compose(case, language="ru")
    rows = pairs(merged(built, edited(built, subject="", body=built.body)), built, twin)
    assert [right for _left, right in rows] == [[paragraph] for paragraph in twin.paragraphs]
