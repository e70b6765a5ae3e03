"""The customer's question against an invented shop's pages in five languages, and against pages that hold no answer."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from composer.site.answers import find_answers
from composer.site.page import Page
from composer.site.parse import parse
from composer.site.report import Answer

SHOPS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "faq_shop.yaml").read_text(encoding="utf-8")
)
ASKED = [
    (language, question, lead)
    for language, shop in SHOPS.items()
    for part in ("asked", "elsewhere")
    for question, lead in shop[part]
]
ANSWERED = [row for row in ASKED if row[2]]
UNANSWERED = [row[:2] for row in ASKED if not row[2]]
FORMS = {  # how a page sets a question and its answer
    "details": "<details><summary>{lead}</summary><p>{text}</p></details>",
    "headings": "<h2 id='q{number}'>{lead}</h2><div><p>{text}</p></div>",
    "definitions": "<dl><dt>{lead}</dt><dd>{text}</dd></dl>",
    "questions": "<h3>{lead}</h3><p>{text}</p>",
    "accordion": "<div><h3><button>{lead}</button></h3><div>{text}</div></div>",
}


@cache
def shop(language: str) -> tuple[tuple[Page, ...], dict[str, frozenset[str]]]:
    """The shop's pages in a language, and what they are."""
    pages, kinds = [], {}
    for kind, entries in SHOPS[language]["pages"].items():
        body = "".join(
            FORMS[SHOPS[language]["form"]].format(lead=escape(lead), text=escape(text), number=number)
            for number, (lead, text) in enumerate(entries.items())
        )
        page = parse(
            f"<html lang='{language}'><body><main>{body}</main></body></html>",
            f"https://lumea.example/{kind}",
        )
        pages.append(page)
        kinds[page.url] = frozenset({kind})
    return tuple(pages), kinds


def ask(language: str, question: str) -> tuple[Answer, ...]:
    pages, kinds = shop(language)
    return find_answers(question, pages, kinds, language=language)


@pytest.mark.parametrize(("language", "question", "lead"), ANSWERED)
def test_the_passage_that_answers_stands_among_the_first_three(
    language: str, question: str, lead: str
) -> None:
    assert lead in [answer.question for answer in ask(language, question)[:3]]


def test_it_stands_first_nine_times_out_of_ten() -> None:
    first = [ask(language, question)[0].question == lead for language, question, lead in ANSWERED]
    assert sum(first) >= 0.9 * len(first)


@pytest.mark.parametrize(("language", "question"), UNANSWERED)
def test_nothing_is_offered_where_nothing_fits(language: str, question: str) -> None:
    assert ask(language, question) == ()
