"""Complaint Composer: find out, write, check, hand over.

The public API; the command line is its twin. Names are loaded on first use, so that `import composer` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from composer.case import Case as Case
    from composer.errors import ComposerError as ComposerError
    from composer.replies import Reading as Reading
    from composer.replies import read_reply as read_reply
    from composer.review import Review as Review
    from composer.review import review as review
    from composer.site import SiteReport as SiteReport
    from composer.site import find_support as find_support
    from composer.writing import Draft as Draft
    from composer.writing import compose as compose

__version__ = "0.1.0"
_HOME = {
    "Case": "composer.case",
    "ComposerError": "composer.errors",
    "Draft": "composer.writing",
    "Reading": "composer.replies",
    "Review": "composer.review",
    "SiteReport": "composer.site",
    "compose": "composer.writing",
    "find_support": "composer.site",
    "read_reply": "composer.replies",
    "review": "composer.review",
}
__all__ = [
    "Case",
    "ComposerError",
    "Draft",
    "Reading",
    "Review",
    "SiteReport",
    "compose",
    "find_support",
    "read_reply",
    "review",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'composer' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
