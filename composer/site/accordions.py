"""Questions that open their answer when they are pressed, however the theme builds them (Bootstrap, Elementor, Tilda, Bitrix …).

`<details>` is rare; most shops press a `<div>`, a link that leads nowhere, or a button inside "accordion-header".
"""

import re
from typing import Any

Element = Any  # lxml's elements have no useful types

# A part's own head is none of the page: questions stand in "accordion-header" or "card-header".
HEAD_OF_PART = re.compile(
    r"(?:accordion|card|panel|faq|question|answer|item|tab|section|block|toggle|collaps\w{0,6}|spoiler|modal|box|\bt\d{3,4})"
    r"[_-]{1,2}(?:header|footer)",
    re.I,
)
_OPENS = re.compile(
    r"(?:accordion|faq|toggle|collaps\w{0,6}|spoiler|question)[\w-]{0,20}?"
    r"[_-](?:title|head|header|heading|question|trigger|toggle|button|btn|label|name)(?:[\s_-]|$)"
    r"|(?:^|\s)(?:question|faq-q|accordion)(?:\s|$)",
    re.I,
)
_ROLES = frozenset({"tab", "button"})
_NOWHERE = re.compile(r"\s*javascript:\s*(?:void\s*\(?\s*0?\s*\)?|return(?: false)?|//)?\s*;?\s*", re.I)


def opens(tag: str, element: Element) -> bool:
    """Whether pressing an element opens what stands below it, so that its words name what follows."""
    return tag in ("div", "p", "li") and (
        element.get("aria-expanded") is not None
        or (element.get("role") or "").lower() in _ROLES
        or _collapses(element)
        or bool(_OPENS.search((element.get("class") or "")[:300]))
    )


def is_button(link: Element) -> bool:
    """Whether a link leads nowhere but opens something on the page itself."""
    href = link.get("href") or ""
    if _NOWHERE.fullmatch(href[:60]):
        return True
    return href.strip().startswith("#") and (link.get("aria-expanded") is not None or _collapses(link))


def _collapses(element: Element) -> bool:
    return (element.get("data-toggle") or element.get("data-bs-toggle") or "").lower() == "collapse"
