"""One bare e-mail address and one line of subject: what may stand in a header or a link, and nothing besides.

A line break in a header would begin another header, a comma another recipient (RFC 5322 section 3.4, RFC 6068
section 7): both are refused, never mended, because mending would send the e-mail somewhere else.
"""

import re

from composer.errors import HandOverBlocked
from composer.languages.interface import _

# RFC 5322 dot-atom and RFC 1035 labels. Quoted local parts ("a b"@x) are legal, but no company has one.
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
)
# Separators, line ends and control characters (Unicode's Cc, Zl, Zp), and whatever blanks stand around them.
_BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LONGEST = 254  # RFC 5321 section 4.5.3.1.3, less the angle brackets


def bare_address(text: str) -> str:
    """The address as it may stand in a header: domains beyond ASCII in their IDNA form.

    An empty text stays empty: an e-mail may be prepared before the recipient is known. Raises HandOverBlocked
    where the text is anything but one address.
    """
    if not text:
        return ""
    local, at, domain = text.rpartition("@")
    try:
        address = local + at + (domain if domain.isascii() else domain.encode("idna").decode("ascii"))
    except UnicodeError:
        address = text
    if len(address) > _LONGEST or ".." in address or not _ADDRESS.fullmatch(address):
        raise HandOverBlocked(
            reason=_("“{address}” is not one e-mail address").format(address=one_line(text))
        )
    return address


def one_line(text: str) -> str:
    """The text on one line: every run of blanks, line breaks and control characters becomes one space."""
    return _BREAKS.sub(" ", text).strip()


def unix_lines(text: str) -> str:
    """The text with LF alone as line break, whatever system it was typed on."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
