"""What a site wrote for programs: `/llms.txt` or `/agents.md`, Markdown with links to its pages.

Read only where the site itself names it, in a link or in its head; it is never guessed. Its links are weighed like those of a menu.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from composer.site.domains import same_site
from composer.site.links import Candidate, leads_to_a_page
from composer.site.naming import names, slug_names
from composer.site.page import Link, Page

LONGEST = 100_000  # characters
MOST_LINKS = 300
_NAMED = re.compile(
    r"""href\s*=\s*["']?([^"'<>\s]{0,200}/?(?:llms(?:-full)?\.txt|agents\.md))["'\s>]""", re.I
)
_LINK = re.compile(r"\[([^\[\]\n]{1,120})\]\((https?://[^()\s]{1,500}|/[^()\s]{0,500})\)")


def guide_of(home: Page, source: str) -> str:
    """The address of the site's guide for programs, "" where it names none."""
    found = _NAMED.search(source)
    url = urljoin(home.url, found[1]) if found else ""
    return url if url and same_site(url, home.url) else ""


def from_guide(text: str, home: Page) -> list[Candidate]:
    """The pages that a guide names, best first."""
    return sorted(_candidates(text[:LONGEST], home), key=lambda one: -one.score)


def _candidates(text: str, home: Page) -> Iterator[Candidate]:
    for number, found in enumerate(_LINK.finditer(text)):
        if number >= MOST_LINKS:
            return
        words, url = found[1], urljoin(home.url, found[2])
        if not leads_to_a_page(url, home.url):
            continue
        slug = slug_names(url, language=home.language)
        for kind, score in names(words, language=home.language).items():
            sure = score + (0.1 if kind in slug else 0.0)
            yield Candidate(kind, url, round(min(1.0, 0.9 * sure), 3), words, Link(url, words, "", "main", 0))
        for kind, score in slug.items():
            path = urlsplit(url).path
            yield Candidate(kind, url, round(0.65 * score, 3), path, Link(url, words, "", "main", 0))
