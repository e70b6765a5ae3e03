"""Structured data: JSON-LD (which in the wild carries comments, CDATA and a trailing semicolon) and microdata."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from composer.site.page import tidy

Thing = dict[str, Any]
MOST = 400  # objects of one page that are kept
DEEPEST = 12
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)?\s*;?\s*$")  # fmt: skip
_COMMENT = re.compile(r"^\s*//[^\n]*$|/\*[^*]*\*/", re.M)


def json_ld(scripts: Iterable[str]) -> Iterator[Thing]:
    """Every object of the page's JSON-LD, those inside others too."""
    count = 0
    for script in scripts:
        for thing in _things(_loaded(script), 0):
            yield thing
            count += 1
            if count >= MOST:
                return


def _loaded(script: str) -> Any:
    text = _WRAPPING.sub("", script[:300_000]).strip()
    for attempt in (text, _COMMENT.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: Any, depth: int) -> Iterator[Thing]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:MOST]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _things(item, depth + 1)


def microdata_of(root: Any) -> Iterator[Thing]:
    """Questions with their answers, and organisations, as microdata names them."""
    for element in root.iterfind(".//*[@itemscope]"):
        kind = (element.get("itemtype") or "").rpartition("/")[2]
        if kind not in ("Question", "Organization", "LocalBusiness", "Store", "OnlineStore"):
            continue
        thing: Thing = {"@type": kind}
        for part in element.iterfind(".//*[@itemprop]"):
            thing.setdefault(part.get("itemprop"), part.get("content") or tidy(" ".join(part.itertext())))
        if kind == "Question":
            thing["acceptedAnswer"] = {"@type": "Answer", "text": thing.get("text", "")}
        yield thing


def is_a(thing: Thing, *kinds: str) -> bool:
    """Whether an object is of one of these types, or of a type whose name ends so (ShoeStore is a Store)."""
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.rpartition("/")[2].endswith(kinds) for name in names)


def texts(value: Any) -> list[str]:
    """A property's value as a list of texts."""
    if isinstance(value, list):
        return [text for item in value[:50] for text in texts(item)]
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, dict):
        return texts(value.get("@value") or value.get("name") or value.get("@id") or [])
    return []
