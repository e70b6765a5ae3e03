"""Reads what a customer pasted: a page's text, its source, or a single line with an address."""

import html
import re
from collections.abc import Iterator

from composer.errors import BadAddress
from composer.site.address import normalise
from composer.site.answers import find_answers
from composer.site.channels import gather_channels
from composer.site.figures import gather_facts
from composer.site.identity import company_name
from composer.site.judge import judge
from composer.site.markup import LARGEST
from composer.site.page import Page
from composer.site.parse import parse
from composer.site.report import SiteReport, SupportPage

SHORT = 70  # letters of a line that may be a heading
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|h[1-6]|ul|table|section|main)\b", re.I)
_STOPS = (".", ",", ";", ":", "!")


def read_pasted(text: str, *, question: str | None = None) -> SiteReport:
    """What a pasted text or page source holds: its kinds, ways to reach the company, figures, answers.

    Its pages count as not read: the program has not opened them, so no e-mail names them (P2).
    Raises TooLarge where reading would not be safe.
    """
    page = _page(text)
    language = page.language or "en"
    placed = judge(page, linked=(page.heading or page.title,))
    kinds = {page.url: frozenset(place.kind for place in placed)}
    return SiteReport(
        start_url=page.url,
        name=company_name([page]) if page.url or page.data else "",
        language=page.language,
        pages=tuple(
            SupportPage(
                kind=place.kind,
                url=page.link_to(place.anchor) if page.url else "",
                title=place.title,
                confidence=place.confidence,
                why=place.why,
            )
            for place in placed
        ),
        channels=gather_channels([page], kinds, language=language),
        facts=gather_facts([page], kinds, language=language),
        answers=find_answers(question, [page], kinds, language=language) if question else (),
    )


def _page(text: str) -> Page:
    if _MARKUP.search(text[:5_000]):
        return parse(text, _address_of(text))
    return parse("".join(_marked_up(text[:LARGEST].splitlines())))


def _address_of(source: str) -> str:
    """Where a pasted page stands, by its own word; "" where it does not say."""
    said = parse(source).meta
    try:
        return normalise(said.get("canonical") or said.get("og:url") or "")
    except BadAddress:
        return ""


def _marked_up(lines: list[str]) -> Iterator[str]:
    """The lines as a simple page: short lines without a full stop become headings."""
    kept = [line.strip() for line in lines if line.strip()]
    yield "<main>"
    for number, line in enumerate(kept):
        below = kept[number + 1] if number + 1 < len(kept) else ""
        heads = (
            len(line) <= SHORT and not line.endswith(_STOPS) and "@" not in line and len(below) > len(line)
        )
        tag = ("h1" if number == 0 else "h3" if line.endswith("?") else "h2") if heads else "p"
        yield f"<{tag}>{html.escape(line)}</{tag}>\n"
    yield "</main>"
