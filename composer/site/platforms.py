"""Shop systems and help centres that give themselves away; what they look like is data (`platforms.yaml`)."""

from functools import cache
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from composer.site.page import Page
from composer.site.report import PageKind
from composer.site.tables import table


class Platform(BaseModel):
    """A shop system: its marks, its known paths, its search."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    marks: tuple[str, ...]
    native: tuple[str, ...]
    paths: dict[PageKind, str] = {}
    search: str = ""

    def runs(self, page: Page, source: str) -> bool:
        """Whether the page comes from the living system, not from a copy that was saved once.

        A copy keeps the marks, but its links end in ".html".
        """
        if not any(mark in source for mark in self.marks):
            return False
        return any(
            mark in link.url and "." not in urlsplit(link.url).path.rpartition("/")[2].removesuffix(".php")
            for link in page.links
            for mark in self.native
        )


class HelpCentre(BaseModel):
    """A help centre that companies rent, on its own host."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    host: tuple[str, ...]
    path: str
    search: str = ""
    marks: tuple[
        str, ...
    ] = ()  # beginnings of paths that no other system uses, so that it is known on any host


class _Known(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    platforms: tuple[Platform, ...]
    help_centres: tuple[HelpCentre, ...]


@cache
def _known() -> _Known:
    return table("platforms.yaml", _Known)


def platform_of(page: Page, source: str) -> Platform | None:
    """The shop system that a home page comes from, if it is a living one that we know."""
    return next((platform for platform in _known().platforms if platform.runs(page, source)), None)


def help_centre_of(url: str) -> HelpCentre | None:
    """The help centre that this address belongs to."""
    host = urlsplit(url).hostname or ""
    for centre in _known().help_centres:
        # "www.zendesk.com" is the vendor's own site, "acme.zendesk.com" a company's help centre.
        if any(host.endswith("." + end) and host.removesuffix("." + end) != "www" for end in centre.host):
            return centre
        if any(host == end and urlsplit(url).path.strip("/") for end in centre.host):
            return centre
    return None


def is_help_centre(url: str) -> bool:
    """Whether this address belongs to a help centre that companies rent."""
    return help_centre_of(url) is not None


def help_centre_search(url: str) -> str:
    """The address of a help centre's search, with "{query}" in it, where a link leads to a help centre that has one.

    Companies show their help centre on a host of their own ("help.shop.example/hc/en-us"); its paths give it away.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return ""
    centre = help_centre_of(url) or next(
        (one for one in _known().help_centres if any(parts.path.startswith(mark) for mark in one.marks)), None
    )
    return f"{parts.scheme}://{parts.netloc}{centre.search}" if centre and centre.search else ""
