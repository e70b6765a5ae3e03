"""Whole invented sites, one habit of the web each: `shops/*.yaml` says what stands on them, `draw` how it is drawn.

The words come from the country, the drawing from the web at large, so that a word list is tried under every drawing.
Each page says what it `is`; whatever kind no page is must not be found (`SLIPS` are kinds that a section may rightly
serve). Expectations were written before the first run; the first look's figures stand in `benchmarks/site/README.md`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from composer.site.report import PageKind

FOLDER = Path(__file__).parent / "shops"
GOODS = ("lamp", "shade", "vase", "mug", "bowl", "chair", "table", "shelf", "rug", "clock")

Drawing = Literal[
    "columns", "mega", "burger", "cards", "hub", "here", "sections", "switch",
    "logo_heading", "bold_heading", "title_only", "includes", "script_menu",
]  # fmt: skip


class ShopPage(BaseModel):
    """One page of a shop: the link that leads to it, its heading, its text (HTML)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    link: str
    text: str
    kinds: PageKind | tuple[PageKind, ...] = Field(alias="is")
    heading: str = ""
    sentence: str = ""  # what stands before a link that only says "here"

    @property
    def title(self) -> str:
        """The heading; the link's words where the page has no other."""
        return self.heading or self.link


class Way(BaseModel):
    """A page that leads on: a hub, a page of sections."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    link: str


class Shop(BaseModel):
    """A site."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    habit: str
    language: str
    draw: Drawing
    home: str
    pages: dict[str, ShopPage]
    hub: Way | None = None
    info: Way | None = None
    more: str = "Read more"
    english: str = ""
    ask_language: str = ""

    @property
    def expected(self) -> dict[str, str]:
        """Kind → address of its page."""
        found: dict[str, str] = {}
        for path, page in self.pages.items():
            where = f"{self.info.path}{path}" if self.info else path
            for kind in (page.kinds,) if isinstance(page.kinds, str) else page.kinds:
                found.setdefault(kind, where)
        return found

    @cached_property
    def files(self) -> dict[str, str]:
        """Path → HTML."""
        return _DRAWERS[self.draw](self)


@dataclass(frozen=True)
class _Sheet:
    """What every page of a shop has around its text."""

    shop: Shop
    before: str = ""
    after: str = ""

    def page(self, title: str, body: str, *, head: str = "", name: bool = True) -> str:
        return (
            f'<!doctype html><html lang="{self.shop.language}"><head><meta charset="utf-8"><meta property="og:site_name" content="Lumivo">{head}'
            f"<title>{escape(title)}{' – Lumivo' if name else ''}</title></head>"
            f"<body>{self.before}{body}{self.after}</body></html>"
        )


def shops() -> list[Shop]:
    """Every shop, in the order of the files."""
    return [
        Shop.model_validate(entry)
        for file in sorted(FOLDER.glob("*.yaml"))
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def _links(shop: Shop, wrap: str = "<li>{}</li>") -> str:
    return "".join(
        wrap.format(f'<a href="{escape(path)}">{escape(page.link)}</a>') for path, page in shop.pages.items()
    )


def _goods(count: int = 10) -> str:
    return "".join(
        f'<li><a href="/shop/{GOODS[n % len(GOODS)]}-{n}">Lumi {GOODS[n % len(GOODS)]} {n}</a></li>'
        for n in range(count)
    )


def _pages(shop: Shop, sheet: _Sheet) -> dict[str, str]:
    return {
        path: sheet.page(page.title, f"<main><h1>{escape(page.title)}</h1><p>{page.text}</p></main>")
        for path, page in shop.pages.items()
    }


def _home(shop: Shop, sheet: _Sheet, extra: str = "") -> dict[str, str]:
    return {"/": sheet.page("Lumivo", f"<main><h1>Lumivo</h1><p>{shop.home}</p>{extra}</main>", name=False)}


def _columns(shop: Shop) -> dict[str, str]:
    third = -(-len(shop.pages) // 3)
    cells = list(shop.pages.items())
    columns = "".join(
        "<div><h4>Lumivo</h4><ul>"
        + "".join(
            f'<li><a href="{path}">{escape(page.link)}</a></li>' for path, page in cells[at : at + third]
        )
        + "</ul></div>"
        for at in range(0, len(cells), third)
    )
    privacy = next((path for path, page in cells if page.kinds == "privacy"), "")
    banner = (
        f'<div class="cookie-banner"><p>Cookies</p><a href="{privacy}">Cookies</a></div>' if privacy else ""
    )
    sheet = _Sheet(shop, banner, f"<footer><div>{columns}</div><p>© Lumivo</p></footer>")
    return _home(shop, sheet, f"<ul>{_goods()}</ul>") | _pages(shop, sheet)


def _mega(shop: Shop) -> dict[str, str]:
    goods = "".join(f"<li><span>Lumi {n}</span><ul>{_goods(12)}</ul></li>" for n in range(6))
    sheet = _Sheet(shop, f"<header><nav><ul>{goods}{_links(shop)}</ul></nav></header>")
    return _home(shop, sheet) | _pages(shop, sheet)


def _burger(shop: Shop) -> dict[str, str]:
    sheet = _Sheet(shop, f'<div class="burger"><div>☰</div>{_links(shop, "<div>{}</div>")}</div>')
    return _home(shop, sheet) | _pages(shop, sheet)


def _cards(shop: Shop) -> dict[str, str]:
    cards = "".join(
        f'<div class="card"><h3>{escape(page.link)}</h3><p>…</p><a href="{path}">{shop.more}</a></div>'
        for path, page in shop.pages.items()
    )
    return _home(shop, _Sheet(shop), f"<div>{cards}</div>") | _pages(shop, _Sheet(shop))


def _hub(shop: Shop) -> dict[str, str]:
    assert shop.hub
    way = shop.hub
    sheet = _Sheet(
        shop, f'<header><nav><a href="/">Lumivo</a> <a href="{way.path}">{way.link}</a></nav></header>'
    )
    hub = sheet.page(way.link, f"<main><h1>{way.link}</h1><ul>{_links(shop)}</ul></main>")
    return _home(shop, sheet, f"<ul>{_goods()}</ul>") | {way.path: hub} | _pages(shop, sheet)


def _here(shop: Shop) -> dict[str, str]:
    lines = "".join(
        f'<p>{escape(page.sentence)} <a href="{path}">here</a>.</p>' for path, page in shop.pages.items()
    )
    return _home(shop, _Sheet(shop), lines) | _pages(shop, _Sheet(shop))


def _in_sections(shop: Shop) -> dict[str, str]:
    assert shop.info
    way = shop.info
    menu = "".join(
        f'<a href="{way.path}{path}">{escape(page.link)}</a> ' for path, page in shop.pages.items()
    )
    sheet = _Sheet(shop, f"<header><nav>{menu}</nav></header>")
    panels = "".join(
        f'<div id="{path[1:]}" class="panel"><h2>{escape(page.title)}</h2><p>{page.text}</p></div>'
        for path, page in shop.pages.items()
    )
    return _home(shop, sheet) | {
        way.path: sheet.page(way.link, f"<main><h1>{escape(way.link)}</h1>{panels}</main>")
    }


def _switch(shop: Shop) -> dict[str, str]:
    root = f"/{shop.language}/"
    head = f'<link rel="alternate" hreflang="{shop.language}" href="{root}"><link rel="alternate" hreflang="en" href="/">'
    sheet = _Sheet(shop, "", f"<footer><ul>{_links(shop)}</ul></footer>")
    english = (
        f'<!doctype html><html lang="en"><head>{head}<title>Lumivo</title></head><body><nav><a href="{root}">'
        f'{shop.language.upper()}</a> <a href="/">EN</a></nav><main><h1>Lumivo</h1><p>{shop.english}</p></main></body></html>'
    )
    return {"/": english, root: _home(shop, sheet)["/"]} | _pages(shop, sheet)


def _logo_heading(shop: Shop) -> dict[str, str]:
    sheet = _Sheet(
        shop,
        '<div class="logo"><h1><a href="/">Lumivo</a></h1></div>',
        f"<footer>{_links(shop, ' {} ')}</footer>",
    )
    pages = {
        path: sheet.page("Lumivo", f"<div><h2>{escape(page.title)}</h2><p>{page.text}</p></div>", name=False)
        for path, page in shop.pages.items()
    }
    return _home(shop, sheet) | pages


def _bold_heading(shop: Shop) -> dict[str, str]:
    sheet = _Sheet(shop, f"<table><tr><td>{_links(shop, '<p>{}</p>')}</td></tr></table>")
    pages = {
        path: sheet.page(
            "Lumivo", f"<div><p><b>{escape(page.title)}</b></p><p>{page.text}</p></div>", name=False
        )
        for path, page in shop.pages.items()
    }
    return _home(shop, sheet) | pages


def _title_only(shop: Shop) -> dict[str, str]:
    sheet = _Sheet(shop, f'<div id="menu">{_links(shop, "<div>{}</div>")}</div>')
    pages = {
        path: sheet.page(page.title, f"<div><p>{page.text}</p></div>") for path, page in shop.pages.items()
    }
    return _home(shop, sheet) | pages


def _includes(shop: Shop) -> dict[str, str]:
    """The menu is a file of its own that a script puts in."""
    put = '<div id="footer"></div><script>fetch("/parts/footer.html").then(r => r.text()).then(t => { footer.innerHTML = t })</script>'
    sheet = _Sheet(shop, "", put)
    return _home(shop, sheet) | _pages(shop, sheet) | {"/parts/footer.html": f"<ul>{_links(shop)}</ul>"}


def _script_menu(shop: Shop) -> dict[str, str]:
    """The menu stands in a script as text."""
    menu = _links(shop).replace("`", "")
    sheet = _Sheet(
        shop,
        "",
        f"<div id='m'></div><script>document.getElementById('m').innerHTML = `<ul>{menu}</ul>`;</script>",
    )
    return _home(shop, sheet) | _pages(shop, sheet)


_DRAWERS: Mapping[Drawing, Callable[[Shop], dict[str, str]]] = {
    "columns": _columns,
    "mega": _mega,
    "burger": _burger,
    "cards": _cards,
    "hub": _hub,
    "here": _here,
    "sections": _in_sections,
    "switch": _switch,
    "logo_heading": _logo_heading,
    "bold_heading": _bold_heading,
    "title_only": _title_only,
    "includes": _includes,
    "script_menu": _script_menu,
}
