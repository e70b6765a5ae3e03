"""robots.txt (RFC 9309), read by Protego: which pages a site asks programs to leave alone.

The program is no crawler: it reads a dozen pages at most, once, because a customer asked for it. Still it obeys, for
every page, the one that was typed included. Three choices, with their reasons:

- 4xx means "no rules" (RFC 9309, 2.3.1.3).
- 5xx and no answer: the RFC (2.3.1.4) has crawlers stay away, so that a site in trouble is not crawled to death. One
  customer who reads the contact page is no such load, and the page itself will tell whether the site is in trouble.
  So the page is tried.
- Crawl-delay is no part of the RFC and is passed over: with a dozen requests in all there is nothing to slow down.
"""

from dataclasses import dataclass

from protego import Protego

PRODUCT = "ComplaintComposer"
LONGEST = 500 * 1024  # bytes that must be read (RFC 9309, 2.5); what follows is cut off


@dataclass(frozen=True)
class Rules:
    """What one site's robots.txt says to us. `Rules()` allows everything."""

    parsed: Protego | None = None

    @classmethod
    def read(cls, body: bytes) -> "Rules":
        """The rules of a file's content; a web page in its place (a "soft 404") holds none."""
        text = body[:LONGEST].decode("utf-8-sig", errors="replace").lstrip()
        return cls() if text.startswith("<") else cls(Protego.parse(text))

    def allow(self, url: str) -> bool:
        """Whether the page may be read. robots.txt itself always may."""
        return self.parsed is None or self.parsed.can_fetch(url, PRODUCT)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the file names."""
        return tuple(self.parsed.sitemaps) if self.parsed else ()
