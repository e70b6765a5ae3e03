"""What a page says of itself beside its text: its head, scripts, styles and structured data."""

import re
from typing import Any

from composer.site.hidden import addresses_in_styles
from composer.site.page import tidy
from composer.site.structured import json_ld, microdata_of

Element = Any  # lxml's elements have no useful types

_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\">\s]+)", re.I)


class Head:
    """What stands in the head of a page, its scripts and its structured data."""

    def __init__(self, root: Element) -> None:
        self.title, self.language, self.refresh = "", "", ""
        self.meta: dict[str, str] = {}
        self.alternates: dict[str, str] = {}
        self._read(root)
        scripts = [
            (script.get("type") or "", script.text or script.get("src") or "")
            for script in root.iter("script")
        ]
        self.styled = list(addresses_in_styles((style.text or "") for style in root.iter("style")))
        self.scripts = tuple(text for kind, text in scripts if "json" not in kind and text)
        self.data = (*json_ld(text for kind, text in scripts if "ld+json" in kind), *microdata_of(root))

    def _read(self, root: Element) -> None:
        html = root if root.tag == "html" else root.find(".//html")
        self.language = (html.get("lang") or html.get("xml:lang") or "") if html is not None else ""
        title = root.find(".//title")
        self.title = tidy(title.text or "") if title is not None else ""
        for meta in root.iter("meta"):
            name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
            if name and meta.get("content"):
                self.meta.setdefault(name, tidy(meta.get("content")))
            if (meta.get("http-equiv") or "").lower() == "refresh":
                found = _REFRESH.search(meta.get("content") or "")
                self.refresh = found.group(1) if found else ""
        for link in root.iter("link"):
            relation, href = (link.get("rel") or "").lower(), link.get("href") or ""
            if "canonical" in relation and href:
                self.meta.setdefault("canonical", href)
            if "search" in relation and href:
                self.meta.setdefault("opensearch", href)
            if "alternate" in relation and href and link.get("hreflang"):
                self.alternates.setdefault(link.get("hreflang").lower()[:2], href)
