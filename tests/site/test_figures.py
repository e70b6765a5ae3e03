"""Figures of policy: whatever a page says, a quote is its own words and a value is a possible one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.languages import languages_with
from composer.site.amounts import MOST as LONGEST_OF_UNIT
from composer.site.amounts import amounts
from composer.site.answers import MOST as MOST_ANSWERS
from composer.site.answers import find_answers
from composer.site.figures import BOUNDS, DAYS, gather_facts
from composer.site.page import Block, Page, tidy
from composer.site.parse import parse
from composer.site.passages import LONGEST, passages_of
from composer.site.return_costs import payer
from composer.site.sentences import LONGEST_QUOTE, sentences, words_in
from composer.site.structured_figures import structured_figures

LANGUAGES = languages_with("site")
# Pieces of which sentences of policy are made, so that arbitrary text meets the rules often.
PIECES = ("return", "within", "14", "thirty", "days", "working days", "2-4", "warranty", "refund", "from", "(", ")", ". ",
          "?", ";", " — ", "jooksul", "tagastada", "в течение", "года", "гарантия", "Tage", "zweijährig", "½", "1,5", "9999")  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))


def page_of(*lines: str, title: str = "") -> Page:
    blocks = tuple(Block(tidy(line), "p", 0, "", "main", 0) for line in lines if tidy(line))
    return Page("https://shop.example/returns", title=title, blocks=blocks)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(LANGUAGES))
def test_every_figure_is_possible_and_its_quote_stands_in_the_page(lines: list[str], language: str) -> None:
    page = page_of(*lines, title="Returns")
    for fact in gather_facts([page], {page.url: frozenset({"returns"})}, language=language):
        low, high = BOUNDS[fact.kind]
        assert low <= fact.value * DAYS.get(fact.unit, 1) <= high
        assert fact.quote in page.full_text
        assert 0 < len(fact.quote) <= LONGEST_QUOTE
        assert fact.url.startswith(page.url)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_amounts_stand_in_order_and_are_positive_and_bounded(text: str, language: str) -> None:
    words = words_in(text)
    place = 0
    for amount in amounts(text, words, language):
        assert place <= amount.start < amount.stop <= len(words)
        assert 0 < amount.value <= LONGEST_OF_UNIT[amount.unit]
        assert amount.low <= amount.value
        place = amount.stop


@given(TEXTS)
def test_sentences_are_literal_parts_in_order(text: str) -> None:
    place = 0
    for sentence in sentences(text):
        place = text.index(sentence, place) + len(sentence)
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.lists(TEXTS, max_size=4), TEXTS, st.sampled_from(LANGUAGES))
def test_answers_are_the_page_s_own_words(lines: list[str], question: str, language: str) -> None:
    page = page_of(*lines)
    found = find_answers(question, [page], {}, language=language)
    assert len(found) <= MOST_ANSWERS
    assert [answer.score for answer in found] == sorted((answer.score for answer in found), reverse=True)
    for answer in found:
        assert all(line in page.full_text for line in answer.passage.split("\n"))
        assert len(answer.passage) <= LONGEST
        assert 0 < answer.score <= 1


@given(st.lists(TEXTS, max_size=4))
def test_passages_are_short_and_literal(lines: list[str]) -> None:
    page = page_of(*lines)
    for passage in passages_of(page):
        assert 0 < len(passage.text) <= LONGEST
        assert all(line in page.full_text for line in passage.text.split("\n"))


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_who_pays_stands_in_the_sentence(text: str, language: str) -> None:
    paid = payer(text, language, "returns")
    assert paid is None or 0 <= paid.start < paid.stop <= len(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=12) | st.sampled_from(["MON", "P2Y", "24", "inf", "-3"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["@type", "value", "unitCode", "merchantReturnDays", "hasMerchantReturnPolicy", "durationOfWarranty", "returnFees"]
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(JSON, st.sampled_from(["MerchantReturnPolicy", "WarrantyPromise", "Product"]))
def test_odd_structured_data_is_borne(value: object, kind: str) -> None:
    thing = {**(value if isinstance(value, dict) else {"hasMerchantReturnPolicy": value}), "@type": kind}
    for figure in structured_figures([thing]):
        assert figure.value >= 0
        assert figure.quote


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        ('{"value": "24", "unitCode": "MON"}', ["warranty 24 months"]),
        ('{"value": 2, "unitCode": "ANN"}', ["warranty 2 years"]),
        ('"P3Y"', ["warranty 3 years"]),
        ('"for life"', []),
        ('{"value": "-1", "unitCode": "ANN"}', []),
    ],
)
def test_durations_of_structured_data(duration: str, said: list[str]) -> None:
    data = f'<script type="application/ld+json">{{"@type": "WarrantyPromise", "durationOfWarranty": {duration}}}</script>'
    page = parse(f"<html><head>{data}</head><body><p>Kettle</p></body></html>", "https://shop.example/")
    found = gather_facts([page], {}, language="en")
    assert [f"{fact.kind} {fact.value:g} {fact.unit}" for fact in found] == said


def test_the_page_of_the_kind_comes_before_others() -> None:
    home = page_of("A reader wrote: return it within 90 days.")
    returns = Page(
        "https://shop.example/r",
        blocks=(Block("Returns are accepted within 20 days.", "p", 0, "", "main", 0),),
    )
    found = gather_facts([home, returns], {returns.url: frozenset({"returns"})}, language="en")
    assert [fact.value for fact in found] == [20, 90]
    assert found[0].url == returns.url


def test_a_fact_points_to_its_section() -> None:
    html = "<main><h1>Help</h1><h2 id='back'>Returns</h2><p>Return it within 40 days.</p></main>"
    page = parse(html, "https://shop.example/help")
    assert gather_facts([page], {}, language="en")[0].url == "https://shop.example/help#back"


def test_a_long_sentence_is_quoted_around_its_figure() -> None:
    filler = "and so on with many words that nobody needs " * 12
    page = page_of(f"We say {filler} that you may return it within 30 days {filler}.")
    quote = gather_facts([page], {}, language="en")[0].quote
    assert "within 30 days" in quote
    assert len(quote) <= LONGEST_QUOTE
