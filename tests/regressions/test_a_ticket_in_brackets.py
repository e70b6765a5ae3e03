"""A company's ticket in brackets is no placeholder: "Re: Faulty kettle [LUM-2231]".

Words in capitals within brackets are left over from a form, [NAME]. A number is none; taken for one it kept the answer to
the company from leaving.
"""

import pytest

from composer.review import review


def kinds(text: str) -> set[str]:
    return {finding.kind for finding in review(text, language="en", with_spelling=False).findings}


@pytest.mark.parametrize("ticket", ["[LUM-2231]", "[TICKET#88213]", "[CAS-10293-X2]"])
def test_a_number_is_no_placeholder(ticket: str) -> None:
    assert "placeholder" not in kinds(f"Subject: Re: Faulty kettle {ticket}\n\nDear Anna,\n\nThank you.")


def test_a_word_of_a_form_is_one() -> None:
    assert "placeholder" in kinds("Dear [NAME],\n\nThank you.")
