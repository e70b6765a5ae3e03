"""Room 1: searches a company's site for support pages, ways to reach the company, promises with figures, and answers.

Names are loaded on first use: who only reads a report needs no network and no parser.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from composer.site.chrome import browser_possible as browser_possible
    from composer.site.companies import FoundSite as FoundSite
    from composer.site.companies import candidates as candidates
    from composer.site.companies import web_search as web_search
    from composer.site.pasted import read_pasted as read_pasted
    from composer.site.report import Answer as Answer
    from composer.site.report import Channel as Channel
    from composer.site.report import Cost as Cost
    from composer.site.report import Notice as Notice
    from composer.site.report import PageKind as PageKind
    from composer.site.report import PolicyFact as PolicyFact
    from composer.site.report import Progress as Progress
    from composer.site.report import SiteReport as SiteReport
    from composer.site.report import SupportPage as SupportPage
    from composer.site.search import find_support as find_support

_HOME = {
    "FoundSite": "composer.site.companies",
    "browser_possible": "composer.site.chrome",
    "candidates": "composer.site.companies",
    "find_support": "composer.site.search",
    "read_pasted": "composer.site.pasted",
    "web_search": "composer.site.companies",
}
__all__ = [
    "Answer",
    "Channel",
    "Cost",
    "FoundSite",
    "Notice",
    "PageKind",
    "PolicyFact",
    "Progress",
    "SiteReport",
    "SupportPage",
    "browser_possible",
    "candidates",
    "find_support",
    "read_pasted",
    "web_search",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'composer.site' has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, "composer.site.report")), name)
