"""Each line of the e-mail leads back to the question it came from."""

import pytest
from hypothesis import given

from composer.case import Case
from composer.kinds import kind
from composer.web.leads import lead, pieces
from composer.writing import compose, edited, mail_languages, merged
from tests.writing.cases import KINDS, cases, example
from tests.writing.test_compose import REPORT


@pytest.mark.parametrize("code", mail_languages())
@pytest.mark.parametrize("of", KINDS)
def test_every_line_with_an_answer_leads_to_its_question(code: str, of: str) -> None:
    case = example(of)
    for paragraph in compose(case, report=REPORT, language=code).paragraphs:
        for text, path in pieces(paragraph, case, code):
            value = case.purchase.order_number
            if value and text.rstrip("\n").endswith(f": {value}"):
                assert path == "purchase.order_number"
            if case.customer.email and text == case.customer.email:
                assert path == "customer.email"
            if path.startswith("details."):
                assert kind(of).field(path)


@given(cases())
def test_the_pieces_are_the_paragraph(case: Case) -> None:
    for paragraph in compose(case).paragraphs:
        assert "".join(text for text, _path in pieces(paragraph, case, "en")) == paragraph.text


def test_the_parts_of_a_request_lead_to_what_was_asked_for_and_to_the_day() -> None:
    case = example("faulty")
    by_text = {
        text.strip(): path
        for paragraph in compose(case).paragraphs
        for text, path in pieces(paragraph, case, "en")
    }
    assert next(path for text, path in by_text.items() if "reply by" in text) == "request.answer_by"
    assert (
        next(path for text, path in by_text.items() if text.startswith("In short")) == "purchase.order_number"
    )
    assert by_text["I look forward to your reply."] == "request.kind"
    assert by_text["Marta Liepa"] == "customer.name"


def test_words_of_one_s_own_lead_nowhere() -> None:
    case = example("faulty")
    built = compose(case)
    edits = edited(built, subject=built.subject, body=built.body.replace("I look forward", "We look forward"))
    changed = next(one for one in merged(built, edits).draft.paragraphs if one.edited)
    assert {path for _text, path in pieces(changed, case, "en")} == {""}


def test_a_lead_is_a_link_that_the_keyboard_reaches() -> None:
    html = lead("Order number: 48213", "purchase.order_number")
    assert 'role="link"' in html
    assert 'tabindex="0"' in html
    assert 'data-cc-go="happened|purchase-order_number"' in html
    assert lead("Dear team,", "") == "Dear team,"
