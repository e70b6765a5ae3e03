"""Comes in: the page that was typed may be an empty shell, a frameset, a forwarding page, or in another language."""

import contextlib
from dataclasses import dataclass

from composer.errors import NeedsJavaScript, NotHtml, PageMissing, ServerFailed, TooLarge
from composer.site.domains import same_site
from composer.site.includes import inline, lacks_menu, parts_named, put_together, scripts_with_menu, written
from composer.site.links import page_key
from composer.site.page import Page
from composer.site.parse import parse
from composer.site.reader import Reader, wishes_of
from composer.site.report import Notice
from composer.site.typed import Meant

LITTLE = 300  # letters; a page with fewer is a cover
DEEPEST = 2  # framesets within framesets


@dataclass(frozen=True)
class Entrance:
    """The home page, its parts (frames), and its source."""

    home: Page
    parts: tuple[Page, ...]
    source: str


def enter(reader: Reader, typed: Meant, language: str = "") -> Entrance:
    """Open what the person typed. Raises SiteError subclasses, SearchCancelled."""
    home, source = _first(reader, typed)
    home = _forwarded(reader, home)
    if language and home.language != language and language in home.alternates:
        home = next(iter(reader.read(wishes_of([home.alternates[language]]))), home)
    home = _completed(reader, home, source)
    if home.needs_javascript:  # its sitemap, or what stands in its head, may still help
        reader.notices.append(Notice(code=NeedsJavaScript.code, url=home.url))
    # The home page leads the pile: names and addresses are looked for there first.
    reader.pages.sort(key=lambda page: page is not home)
    return Entrance(home, (home, *_frames(reader, home)), source)


def _first(reader: Reader, typed: Meant) -> tuple[Page, str]:
    """The first page of the site; the very page that was typed where the site has no other."""
    try:
        return reader.first(typed.url)
    except (PageMissing, ServerFailed, NotHtml):
        if not typed.deep:
            raise
        return reader.first(typed.deep)


def _completed(reader: Reader, page: Page, source: str) -> Page:
    """The page with the menus that its scripts put into it, where it has none of its own."""
    if not lacks_menu(page):
        return page
    scripts = inline(page)
    named, pieces = parts_named(source, scripts, page.url), written(scripts)
    if not named and not pieces:
        scripts = [found.text for found in reader.raws(scripts_with_menu(page))]
        named, pieces = parts_named("", scripts, page.url), written(scripts)
    parts = [(found.url, found.text) for found in reader.raws(named)]
    if not parts and not pieces:
        return page
    try:
        whole = parse(put_together(source, parts, pieces), page.url)
    except TooLarge:
        return page
    return reader.replace(page, whole)


def further_parts(reader: Reader, entrance: Entrance) -> list[Page]:
    """The menu and the footer that scripts put into a home page which has links of its own besides."""
    home = entrance.home
    named = parts_named(entrance.source, inline(home), home.url)
    pages = []
    for found in reader.raws(named):
        with contextlib.suppress(TooLarge):
            pages.append(parse(put_together("", [(found.url, found.text)], ""), home.url))
    return pages


def _forwarded(reader: Reader, page: Page) -> Page:
    """Where a page without text of its own sends its visitors on (meta refresh)."""
    for _ in range(2):
        target = page.refresh
        if not target or len(page.text) > LITTLE or page_key(target) == page_key(page.url):
            break
        read = reader.read(wishes_of([target]))
        if not read:
            break
        reader.pages.remove(page)
        page = read[0]
    return page


def _frames(reader: Reader, home: Page) -> list[Page]:
    """The frames of a page that has little of its own."""
    found: list[Page] = []
    layer = [home]
    for _ in range(DEEPEST):
        targets = [
            url
            for page in layer
            if len(page.text) < LITTLE
            for url in page.frames[:3]
            if same_site(url, home.url)
        ]
        layer = reader.read(wishes_of(targets))
        found += layer
    return found
