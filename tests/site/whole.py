"""Whole invented shops as a country's shops publish them (`whole/*.yaml`): banners, partners, couriers, several figures.

`files` draws one, `look` asks the program about it and counts what is right, wrong and missing. Expectations were written
before the first run; the first looks' figures stand in `benchmarks/site/README.md`. `python -m tests.site.whole` prints them.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from composer.site import SiteReport, find_support
from tests.site.serving import HOST, serving

FOLDER = Path(__file__).parent / "whole"
NOTHING = "-"

_LINK = re.compile(r"\[([^\]\[]*)\]\(([^()]*)\)")
_HEADINGS = {
    "plain": ("<h2>{}</h2>", "<h3>{}</h3>", "<p>{}</p>"),
    "divs": ('<div class="title">{}</div>', '<div class="question"><b>{}</b></div>', "<div>{}</div>"),
    "br": ("<p><strong>{}</strong></p>", "<b>{}</b><br>", "{}<br><br>"),
}


def _listed(value: Any) -> Any:
    return [] if value is None else [value] if isinstance(value, str) else value


class WholePage(BaseModel):
    """A page: what it is ("?" before a kind: it may serve as that too), its heading, its lines."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: tuple[str, ...] = Field(alias="is")
    title: str
    text: str


class Whole(BaseModel):
    """A shop, and what a careful reader would take from it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    language: str
    brand: str
    draw: Literal["plain", "divs", "br"]
    head: str
    home: str
    foot: str
    cookies: str
    pages: dict[str, WholePage]
    emails: tuple[str, ...]
    emails_may: tuple[str, ...] = ()
    phones: tuple[str, ...]
    phones_may: tuple[str, ...] = ()
    return_window: tuple[str, ...] = Field(alias="return")
    return_may: tuple[str, ...] = ()
    warranty: tuple[str, ...] = ()
    warranty_may: bool = False  # the law's own term, which need not be said
    delivery: tuple[str, ...] = ()
    delivery_may: tuple[str, ...] = ()
    asked: dict[str, str]

    _lists = field_validator("return_window", "warranty", "delivery", mode="before")(_listed)

    @cached_property
    def files(self) -> dict[str, str]:
        """Path → HTML."""
        pages = {path: self._sheet(page.title, page.text) for path, page in self.pages.items()}
        return {"/": self._sheet("", self.home)} | pages

    def paths(self, kind: str, *, also: bool) -> set[str]:
        """The pages of a kind; with `also`, those that may serve as it too."""
        return {
            path
            for path, page in self.pages.items()
            if kind in page.kinds or (also and f"?{kind}" in page.kinds)
        }

    def _sheet(self, title: str, text: str) -> str:
        name = escape(self.brand)
        heading = f"<h1>{escape(title)}</h1>" if title else ""
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8"><meta property="og:site_name" content="{name}">'
            f"<title>{escape(title) + ' | ' if title else ''}{name}</title></head><body>"
            f'<div class="cookie-bar">{self._drawn(self.cookies)}</div><header><a href="/">{name}</a>{self._drawn(self.head)}</header>'
            f"<main>{heading}{self._drawn(text)}</main><footer>{self._drawn(self.foot)}</footer></body></html>"
        )

    def _drawn(self, text: str) -> str:
        return "".join(self._line(line) for line in text.split("\n") if line.strip())

    def _line(self, line: str) -> str:
        big, small, plain = _HEADINGS[self.draw]
        inner = _LINK.sub(r'<a href="\2">\1</a>', escape(line, quote=False))
        match line.split(" ", 1)[0]:
            case "#" | "##":
                return big.format(inner.partition(" ")[2])
            case "?":
                return small.format(inner.partition(" ")[2])
            case "-":
                return f"<li>{inner.partition(' ')[2]}</li>"
            case "|":
                cells = "".join(f"<td>{cell.strip()}</td>" for cell in inner.strip("| ").split("|"))
                return f"<table><tr>{cells}</tr></table>"
        return plain.format(inner)


@dataclass
class Look:
    """What one look at a shop found: by measure, how much was right, wrong, missing; and the misses in words."""

    shop: Whole
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def right(self, what: str) -> None:
        self.counts[f"{what} right"] += 1

    def wrong(self, what: str, words: str) -> None:
        self.counts[f"{what} wrong"] += 1
        self.misses.append(f"{what} wrong: {words}")

    def missing(self, what: str, words: str) -> None:
        self.counts[f"{what} missing"] += 1
        self.misses.append(f"{what} missing: {words}")


def shops() -> Iterator[Whole]:
    """Every shop, in the order of the files."""
    for file in sorted(FOLDER.glob("*.yaml")):
        yield from (Whole.model_validate(entry) for entry in yaml.safe_load(file.read_text(encoding="utf-8")))


def look(shop: Whole) -> Look:
    """Serves the shop, reads it, asks it, and compares."""
    seen = Look(shop)
    with serving(shop.files) as site:
        report = find_support(site.url)
        answers = {question: find_support(site.url, question=question).answers for question in shop.asked}
    _pages(seen, report)
    _channels(seen, report, "email", shop.emails, shop.emails_may)
    _channels(seen, report, "phone", shop.phones, shop.phones_may)
    _facts(seen, report)
    for question, path in shop.asked.items():
        found = [urlsplit(answer.url).path for answer in answers[question]][:3]
        if path == NOTHING:
            seen.wrong("silence", f"{question} → {answers[question][0]}") if found else seen.right("silence")
            continue
        for measure, taken in (("first", found[:1]), ("three", found)):
            seen.right(measure) if path in taken else seen.missing(
                measure, f"{question} → {path}, got {found}"
            )
    return seen


def _pages(seen: Look, report: SiteReport) -> None:
    found: dict[str, str] = {page.kind: urlsplit(page.url).path for page in report.pages}
    wanted = {kind for page in seen.shop.pages.values() for kind in page.kinds if not kind.startswith("?")}
    for kind, path in found.items():
        if path in seen.shop.paths(kind, also=False):
            seen.right("page")
        elif path not in seen.shop.paths(kind, also=True):
            seen.wrong("page", f"{kind} {path}")
    for kind in wanted:
        if found.get(kind) not in seen.shop.paths(kind, also=False):
            seen.missing("page", f"{kind} {seen.shop.paths(kind, also=False)}, got {found.get(kind)}")


def _channels(
    seen: Look, report: SiteReport, kind: str, wanted: tuple[str, ...], may: tuple[str, ...]
) -> None:
    found = {channel.value for channel in report.channels if channel.kind == kind}
    for value in found:
        if value in wanted:
            seen.right(kind)
        elif value not in may:
            seen.wrong(kind, value)
    for value in set(wanted) - found:
        seen.missing(kind, value)


def _facts(seen: Look, report: SiteReport) -> None:
    shop = seen.shop
    for kind, wanted, may in (
        ("return_window", shop.return_window, shop.return_may),
        ("warranty", shop.warranty, ()),
        ("delivery_time", shop.delivery, shop.delivery_may),
    ):
        said = [(f"{fact.value:g} {fact.unit}", fact.quote) for fact in report.facts if fact.kind == kind]
        for value, quote in said:
            if value not in wanted + may:
                seen.wrong(kind, f"{value}: {quote}")
        if not wanted:
            continue
        if any(value in wanted for value, _quote in said[:1]):
            seen.right(kind)
        elif not (kind == "warranty" and shop.warranty_may and not said):
            seen.missing(kind, f"{wanted}, got {[value for value, _quote in said]}")


def _ratio(counts: Counter[str], what: str) -> str:
    right, wrong, missing = (counts[f"{what} {name}"] for name in ("right", "wrong", "missing"))
    return f"{right}/{right + missing}" + (f" +{wrong} wrong" if wrong else "")


MEASURES = (
    "page",
    "email",
    "phone",
    "return_window",
    "warranty",
    "delivery_time",
    "first",
    "three",
    "silence",
)

if __name__ == "__main__":
    os.environ["COMPOSER_ALLOW_HOSTS"] = HOST
    total: Counter[str] = Counter()
    for one in shops():
        if len(sys.argv) > 1 and not any(part in one.name for part in sys.argv[1:]):
            continue
        result = look(one)
        total += result.counts
        print(f"{one.name:18}", *(f"{what} {_ratio(result.counts, what)};" for what in MEASURES))
        print(*(f"    {line}\n" for line in result.misses), sep="", end="")
    print("all", *(f"{what} {_ratio(total, what)};" for what in MEASURES))
