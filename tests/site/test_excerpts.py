"""Walks `excerpts.yaml`: whole pages of policy among everything else that they say; the figure that comes first is right."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from composer.languages import languages_with
from composer.site.figures import gather_facts
from composer.site.page import Page
from composer.site.parse import parse

TABLE = yaml.safe_load((Path(__file__).parent / "excerpts.yaml").read_text(encoding="utf-8"))
CASES = [(language, excerpt) for language, excerpts in TABLE.items() for excerpt in excerpts]
FIGURES = ("return_window", "warranty", "refund_time", "reply_time", "return_cost", "delivery_time")
TAGS = {"# ": "h2", "## ": "h3", "? ": "summary", "- ": "li"}
SHOP = "https://shop.example/"


def html_of(lines: list[str]) -> Iterator[str]:
    """The page's body, a line an element."""
    for line in lines:
        mark, _space, rest = line.partition(" ")
        if mark == "|":
            yield "<table><tr>" + "".join(f"<td>{escape(cell.strip())}</td>" for cell in rest.split("|"))
            yield "</tr></table>"
        elif f"{mark} " in TAGS:
            tag = TAGS[f"{mark} "]
            yield f"<{tag}>{escape(rest)}</{tag}>"
        else:
            yield f"<p>{escape(line)}</p>"


def pages_of(language: str, text: str) -> tuple[list[Page], dict[str, frozenset[str]]]:
    """The pages that a text draws, the home page first, and what each is."""
    pages, kinds = [], {}
    for part in text.split("== ")[1:]:
        head, *lines = [line for line in part.split("\n") if line]
        named, _bar, title = head.partition("|")
        names = frozenset(named.strip().split(","))
        body = "\n".join(html_of(lines))
        url = SHOP if "home" in names else SHOP + "-".join(sorted(names))
        pages.append(
            parse(
                f'<html lang="{language}"><head><title>{escape(title.strip())}</title></head>'
                f"<body><main>{body}</main></body></html>",
                url,
            )
        )
        kinds[url] = names - {"home"}
    if pages[0].url != SHOP:
        pages.insert(0, parse(f'<html lang="{language}"><body></body></html>', SHOP))
    return pages, kinds


@pytest.mark.parametrize(("language", "excerpt"), CASES)
def test_the_right_figure_comes_first(language: str, excerpt: dict[str, Any]) -> None:
    pages, kinds = pages_of(language, excerpt["text"])
    first: dict[str, str] = {}
    for fact in gather_facts(pages, kinds, language=language):
        shown = fact.unit if fact.kind == "return_cost" else f"{fact.value:g} {fact.unit}"
        first.setdefault(fact.kind, shown)
    looked_at = FIGURES[:2] if excerpt.get("only") else FIGURES
    assert {kind: first[kind] for kind in looked_at if kind in first} == excerpt["first"]


def test_every_language_that_is_read_has_excerpts() -> None:
    assert set(TABLE) == set(languages_with("site"))
