"""Recognises checks "are you human?" that stand before a page; what they look like is data (`walls.yaml`)."""

import re
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from composer.site.tables import table

LOOKED_AT = 64 * 1024  # bytes of the page
THIN = 400  # letters of text; a wall that answers "200 OK" has fewer, a page that only carries its script has more

_NOT_TEXT = re.compile(rb"<(script|style|noscript)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)


class Wall(BaseModel):
    """One way in which a wall gives itself away."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    statuses: frozenset[int] = frozenset()  # empty: any
    header: str = ""
    value: str = ""
    marks: tuple[str, ...] = ()

    def stands_in(self, status: int, headers: Mapping[str, str], page: bytes) -> bool:
        """Whether this wall stands before the page; `page` is its beginning in lower case."""
        if self.statuses and status not in self.statuses:
            return False
        if self.header and self.value not in headers.get(self.header, "\0").lower():
            return False
        if self.header and self.header not in headers:
            return False
        return not self.marks or (
            any(mark.encode() in page for mark in self.marks) and (status >= 400 or _is_thin(page))
        )


def wall_before(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """The name of the wall that stands before this page, or None. `headers` must pass over case."""
    page = body[:LOOKED_AT].lower()
    return next((wall.name for wall in _walls() if wall.stands_in(status, headers, page)), None)


def _is_thin(page: bytes) -> bool:
    return len(re.sub(rb"\s+", b"", _NOT_TEXT.sub(b"", page))) < THIN


@cache
def _walls() -> tuple[Wall, ...]:
    return table("walls.yaml", tuple[Wall, ...])
