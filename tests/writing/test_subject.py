"""Subjects: the problem first, short, and still telling where little is shown (M2, S2)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.kinds import kinds
from composer.writing import compose, subjects
from composer.writing.subject import LONGEST, candidates, fitted
from tests.writing.cases import KINDS, example

PHONE = 30  # characters that a telephone shows
line = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=80).map(
    lambda text: " ".join(text.split())
)
problems = st.sampled_from(["Faulty", "Safety: sparks", "Marked delivered, missing", "Delivered late"])


@given(problems, line, line, line, line)
def test_any_parts_make_one_to_three_short_subjects(
    problem: str, trouble: str, product: str, request: str, order: str
) -> None:
    found = candidates(problem=problem, trouble=trouble, product=product, request=request, order=order)
    assert 1 <= len(found) == len(set(found)) <= 3
    assert all(1 <= len(subject) <= LONGEST for subject in found)
    assert found[0].startswith(problem)


@given(
    st.lists(st.sampled_from(["Aura", "kettle", "1.7", "l", "electric", "with", "temperature"]), max_size=12)
)
def test_a_product_is_cut_at_a_word_s_end(names: list[str]) -> None:
    product = " ".join(names)
    subject = fitted("Faulty", product, ("please replace", "order 48213"))
    shown = re.split(r"(?:, |: )(?:please|order)", subject)[0].removeprefix("Faulty").removeprefix(": ")
    if shown:
        assert f"{product} ".startswith(f"{shown} ")


@pytest.mark.parametrize(
    ("head", "product", "tail", "expected"),
    [
        ("Faulty", "Aura kettle", ("please replace", "order 1"), "Faulty: Aura kettle, please replace, order 1"),
        ("Faulty", "", ("please replace", ""), "Faulty: please replace"),
        ("Faulty", "", (), "Faulty"),
        ("Safety: sparks", "Toma toaster", ("urgent advice",), "Safety: sparks, Toma toaster, urgent advice"),
        # The order number goes before the request, and both before most of a short name.
        ("Not delivered", "Matkakott Metsis 45 l", ("please deliver", "order RK-7731"), "Not delivered: Matkakott Metsis 45 l, please deliver"),
        # No small word is left hanging: "Framed map of".
        ("Came too late to be of use", "Framed map of the whole of Galway and Connemara", (), "Came too late to be of use: Framed map of the whole"),
        # No number without its unit, and no word without its number: "Metsis 45", "course, part".
        ("Parcel stuck on its way", "Matkakott Metsis 45 l", ("order RK-7731",), "Parcel stuck on its way: Matkakott Metsis, order RK-7731"),
        ("Digital content stopped", "Sketching course, part 2", ("order PL-61077",), "Digital content stopped: Sketching course, order PL-61077"),
        # One word longer than a subject.
        ("Faulty", "x" * 80, ("please replace",), "Faulty: please replace"),
    ],
)  # fmt: skip
def test_what_gives_way_first(head: str, product: str, tail: tuple[str, ...], expected: str) -> None:
    assert fitted(head, product, tail) == expected


@pytest.mark.parametrize("id", KINDS)
def test_an_example_offers_subjects_to_choose_from(id: str) -> None:
    case = example(id)
    found = subjects(case, language="en")
    assert len(found) == 3
    assert compose(case, language="en").subject == found[0]
    assert all(subject[:1].isupper() for subject in found)


@pytest.mark.parametrize("id", KINDS)
def test_the_first_subject_tells_the_problem_on_a_telephone(id: str) -> None:
    problem = compose(example(id), language="en").subject[:PHONE]
    others = {
        compose(example(other.id), language="en").subject[:PHONE] for other in kinds() if other.id != id
    }
    assert problem not in others
    assert len(problem.split()) >= 2


def test_no_exclamation_marks_whatever_was_typed() -> None:
    case = (
        example("faulty").replace("purchase.product", "Kettle!!!").replace("purchase.order_number", "48213!")
    )
    assert not [subject for subject in subjects(case, language="en") if "!" in subject]
    assert subjects(case, language="en")[0] == "Faulty: Kettle, please replace, order 48213"
