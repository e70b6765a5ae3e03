"""The function by which a consumer withdraws from a contract online: a button or link "withdraw from contract here".

Shops that sell at a distance in the EU must show it since 19 June 2026 (Directive (EU) 2023/2673, Article 11a of Directive
2011/83/EU). What such a button may be called is `withdraw_here` in a language's `site.yaml`. A page about the right of
withdrawal is no such function, nor is a form to print.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from composer.site.page import Link, Page
from composer.site.stems import StemIndex, tokens
from composer.site.words import languages, words_of

Shape = Literal["button", "page"]
LONGEST = 8  # words on a button or link
_PAPER = (".pdf", ".doc", ".docx", ".odt", ".rtf")


class Function(NamedTuple):
    """Where one can withdraw, and the words that say so."""

    shape: Shape
    words: str
    url: str


def withdrawal_functions(pages: Sequence[Page]) -> Iterator[Function]:
    """Every such link, button or page, those of the home page first."""
    for page in pages:
        for link in page.links[:2000]:
            words = link.text or link.hint
            if leads_to_withdrawal(link):
                yield Function("page", words, link.url)
        for block in page.blocks:
            if block.tag == "button" and says_withdraw(block.text):
                yield Function("button", block.text, page.link_to(block.anchor))
        own_form = any(
            not form.search and len(form.fields) > 1 and form.place == "main" for form in page.forms
        )
        for line in (page.heading, page.title):
            if own_form and says_withdraw(line):
                yield Function("page", line, page.link_to())
                break


def leads_to_withdrawal(link: Link) -> bool:
    """Whether a link is the function itself: called so, and no form to print."""
    path = link.url.partition("?")[0].lower()
    return link.url.startswith("http") and not path.endswith(_PAPER) and says_withdraw(link.text or link.hint)


def says_withdraw(words: str) -> bool:
    """Whether a short text says "withdraw from contract here" in some language."""
    if len(words) > 100:
        return False
    found = tokens(words)
    return len(found) <= LONGEST and _here().any(found)


@cache
def _here() -> StemIndex[None]:
    return StemIndex((stem, None) for code in languages() for stem in words_of(code).withdraw_here)
