"""Cases to write about: the examples of the project, and any case that hypothesis can think of."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from composer.case import Case
from composer.kinds import Field, Kind, kind, kinds
from composer.writing import Draft, Paragraph, load_case
from composer.writing.sentences import sentences
from composer.writing.wording import wording

EXAMPLES = Path(__file__).parents[2] / "examples"
KINDS = [kind.id for kind in kinds()]
TONES = ("formal", "neutral", "friendly")
WRITTEN_ON = date(2026, 11, 20)
BRACES = "{{ 7*7 }} {% if x %} {# y #}"

words = st.text(max_size=60) | st.sampled_from(
    ["Aura kettle", "ÕÄÖ „Rasa“", BRACES, "a. B! C? D.", "!!!", "№ 5"]
)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def example(id: str) -> Case:
    """The example of a kind."""
    return load_case(EXAMPLES / f"{id}.yaml")


def detail(field: Field) -> st.SearchStrategy[str]:
    """Any answer to a field of a kind."""
    match field.type:
        case "choice":
            return st.sampled_from([choice.id for choice in field.choices])
        case "date":
            return days.map(date.isoformat)
        case "amount":
            return st.decimals(0, 9999, places=2).map(str)
        case _:
            return words


def ids(options: tuple[object, ...]) -> st.SearchStrategy[str]:
    """The id of one of the options, or none."""
    return st.sampled_from(["", *[option.id for option in options]])  # type: ignore[attr-defined]  # all have one


@st.composite
def cases(draw: st.DrawFn, id: str = "") -> Case:
    """Any case of this kind, or of any: everything may be missing, every text may be anything."""
    of: Kind = kind(id or draw(st.sampled_from(KINDS)))
    details = {
        field.detail: draw(detail(field)) for field in of.fields if field.detail and draw(st.booleans())
    }
    return Case.model_validate(
        {
            "kind": of.id,
            "customer": {
                "name": draw(words),
                "city": draw(words),
                "occupation": draw(words),
                "customer_since": draw(st.none() | st.integers(1990, 2026)),
            },
            "company": {"name": draw(words), "person": draw(words)},
            "purchase": {
                "product": draw(words),
                "order_number": draw(words),
                "bought_on": draw(st.none() | days),
                "amount": draw(st.none() | st.just(Decimal("49.90"))),
            },
            "details": details,
            "story": draw(st.text(max_size=300)),
            "evidence": [draw(ids(of.evidence)) for _ in range(draw(st.integers(0, 3)))],
            "request": {"kind": draw(ids(of.requests)), "fallback": draw(ids(of.requests))},
            "tone": draw(st.sampled_from(TONES)),
            "written_on": draw(st.none() | days),
        }
    )


def our_words(paragraph: Paragraph) -> str:
    """The paragraph with "X" for each of the customer's own words."""
    text = paragraph.text
    for span in reversed(paragraph.typed):
        text = f"{text[: span.start]}X{text[span.end :]}"
    return text


def too_long(draft: Draft) -> list[str]:
    """Paragraphs of more than three sentences (M9); what the customer typed into a slot counts as one word."""
    abbreviations = wording(draft.language).abbreviations
    return [
        text
        for text in map(our_words, draft.paragraphs)
        if sum(len(sentences(line, abbreviations)) for line in text.split("\n") if _is_sentence(line)) > 3
    ]


def _is_sentence(line: str) -> bool:
    return bool(re.search(r"[.!?…][”“»\")]?$", line))


def slips(text: str) -> list[str]:
    """What a template leaves when a word is missing: doubled blanks or marks, a blank before a comma, empty brackets."""
    return re.findall(
        r"  |\s[,.;:!?](?=\s|$)|[,;:]\s*[,.;:]|(?<!\.)\.\.(?!\.)|\(\s*\)|\bNone\b|[{}]|[\ue000\ue001]", text
    )
