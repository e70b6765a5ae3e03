"""One bare e-mail address and one line of subject: what may stand in a header or a link, and nothing besides.

A line break in a header would begin another header, a comma another recipient (RFC 5322 section 3.4, RFC 6068
section 7): both are refused, never mended, because mending would send the e-mail somewhere else.
"""

import re

from composer.errors import HandOverBlocked
from composer.languages.interface import _
from composer.review.address import header_address

# Separators, line ends and control characters (Unicode's Cc, Zl, Zp), and whatever blanks stand around them.
_BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def bare_address(text: str) -> str:
    """The address as it may stand in a header: domains beyond ASCII in their IDNA form.

    An empty text stays empty: an e-mail may be prepared before the recipient is known. Raises HandOverBlocked
    where the text is anything but one address.
    """
    if not text:
        return ""
    address = header_address(text)
    if address is None:
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
