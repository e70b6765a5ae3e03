"""The pages of the demo shop: small templates in `site/`, English at /, Latvian at /lv/.

Each file in `site/en` and `site/lv` is one page, and its path is the file's own, but for the layout, the search and
the page that says "not found".
"""

import html
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

DEMO_HOST = "lumea.example"  # .example is reserved (RFC 2606), so no real shop is hidden
DEMO_URL = f"https://{DEMO_HOST}/"

_SITE = Path(__file__).parent / "site"
_START = {"en": "/", "lv": "/lv/"}
_SEARCH = {"/search": "en", "/lv/meklet": "lv"}
_NO_PAGE = {"layout", "search", "meklet", "missing"}
_CLOSED = (
    "/cart",
    "/account",
    "/legal/",
    "/lv/juridiski/",
)  # the imprint shows what a closed page looks like
_MAIN = re.compile(r"<main[^<>]*>(.*)</main>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Hit:
    """A page that the shop's own search found."""

    path: str
    title: str
    excerpt: str


def paths() -> tuple[str, ...]:
    """The path of every page, English first."""
    return tuple(_templates())


def page(path: str, query: str = "") -> str | None:
    """The text that the shop serves at this path, or None where it has no such page.

    >>> page("/returns").count("<h1>"), page("/nothing-here")
    (1, None)
    """
    if path == "/robots.txt":
        return (
            "User-agent: *\n"
            + "".join(f"Disallow: {closed}\n" for closed in _CLOSED)
            + f"Sitemap: {DEMO_URL}sitemap.xml\n"
        )
    if path == "/sitemap.xml":
        return _sitemap()
    if path in _SEARCH:
        return _results(path, parse_qs(query).get("q", [""])[0].strip())
    tidy = path.rstrip("/")
    template = _templates().get(f"{tidy}/" if tidy in ("", "/lv") else tidy)
    return template.render(path=path) if template else None


def missing_page(path: str) -> str:
    """What the shop shows where it has no page."""
    return _shop().get_template(f"{_language(path)}/missing.html").render(path=path)


def _language(path: str) -> str:
    return "lv" if f"{path}/".startswith("/lv/") else "en"


@cache
def _shop() -> Environment:
    return Environment(loader=FileSystemLoader(_SITE), autoescape=True, undefined=StrictUndefined)


@cache
def _templates() -> dict[str, Template]:
    """The template of each path."""
    found = {}
    for language, start in _START.items():
        for file in sorted((_SITE / language).rglob("*.html")):
            name = file.relative_to(_SITE / language).with_suffix("").as_posix()
            if name not in _NO_PAGE:
                path = start + ("" if name == "index" else name)
                found[path] = _shop().get_template(file.relative_to(_SITE).as_posix())
    return found


def _sitemap() -> str:
    places = "".join(
        f"<url><loc>{DEMO_URL}{path[1:]}</loc></url>\n" for path in paths() if not path.startswith(_CLOSED)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'


def _results(path: str, query: str) -> str:
    """The shop's search page: pages that hold every word of the query, those with a word in the title first."""
    language = _SEARCH[path]
    words = query.casefold().split()
    found = [
        (all(word in hit.title.casefold() for word in words), hit)
        for candidate in (paths() if words else ())
        if _language(candidate) == language and (hit := _hit(candidate, words))
    ]
    found.sort(key=lambda pair: not pair[0])
    template = _shop().get_template(f"{language}{path.removeprefix('/lv')}.html")
    return template.render(path=path, query=query, found=[hit for _, hit in found])


def _hit(path: str, words: list[str]) -> Hit | None:
    text, title = _text(path)
    if not all(word in text.casefold() for word in words):
        return None
    start = max(text.casefold().find(words[0]) - 60, 0)
    return Hit(path, title, text[start : start + 200].strip() + " …")


@cache
def _text(path: str) -> tuple[str, str]:
    """The words of a page without its frame, and its title."""
    template = _templates()[path]
    main = _MAIN.search(template.render(path=path))
    text = " ".join(html.unescape(_TAG.sub(" ", main[1] if main else "")).split())
    return text, str(vars(template.make_module({"path": path}))["title"])
