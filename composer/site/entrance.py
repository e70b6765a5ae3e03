"""Comes in: the page that was typed may be an empty shell, a frameset, a forwarding page, or in another language."""

from dataclasses import dataclass

from composer.errors import NeedsJavaScript
from composer.site.domains import same_site
from composer.site.links import page_key
from composer.site.page import Page
from composer.site.reader import Reader, wishes_of

LITTLE = 300  # letters; a page with fewer is a cover
DEEPEST = 2  # framesets within framesets


@dataclass(frozen=True)
class Entrance:
    """The home page, its parts (frames), and its source."""

    home: Page
    parts: tuple[Page, ...]
    source: str


def enter(reader: Reader, typed: str, language: str = "") -> Entrance:
    """Open what the person typed. Raises SiteError subclasses, SearchCancelled, NeedsJavaScript for an empty shell."""
    home, source = reader.first(typed)
    home = _forwarded(reader, home)
    if language and home.language != language and language in home.alternates:
        home = next(iter(reader.read(wishes_of([home.alternates[language]]))), home)
    if home.needs_javascript:
        raise NeedsJavaScript(url=home.url)
    # The home page leads the pile: names and addresses are looked for there first.
    reader.pages.sort(key=lambda page: page is not home)
    return Entrance(home, (home, *_frames(reader, home)), source)


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
