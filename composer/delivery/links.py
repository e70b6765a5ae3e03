"""Links that open the customer's own mail with the e-mail filled in: `mailto:` (RFC 6068) and webmail.

The RFC knows no limit of length, programs do, and they fail in silence: Outlook beyond some 2,046 characters, Gmail
troubled from some 1,620. So a link may cost 1,800 characters *encoded* (one Cyrillic letter costs six); where the
e-mail costs more, the link carries To and Subject alone, and the caller says that the text waits on the clipboard.
None of the webmail addresses is documented by its vendor; all were tried in November 2026. A webmail link passes the
text to that service, so it is built for the customer's click and never logged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from composer.delivery.address import bare_address, one_line, unix_lines
from composer.languages.interface import N_

if TYPE_CHECKING:  # a link needs the noun, not the room that fills it
    from composer.writing import Draft

BUDGET = 1800  # encoded characters


@dataclass(frozen=True)
class Link:
    """A link to open. `length` counts the encoded characters of the whole e-mail, also where it does not fit."""

    url: str
    fits: bool  # False: the link carries To and Subject, the body must be pasted
    length: int


@dataclass(frozen=True)
class Way:
    """One program that a link can fill in; call it with a draft to get the Link.

    Raises HandOverBlocked where the draft's recipient is anything but one address or empty.
    """

    id: str
    name: str  # a message of the interface; brand names stay as they are
    address: str  # with {to} and {subject}; the body follows as the last parameter

    def __call__(self, draft: Draft) -> Link:
        """The link for this draft."""
        to = quote(bare_address(draft.to), safe="@")
        start = self.address.format(to=to, subject=_encoded(one_line(draft.subject)))
        whole = f"{start}&body={_encoded(unix_lines(draft.body))}"
        if len(whole) <= BUDGET:
            return Link(whole, fits=True, length=len(whole))
        if len(start) > BUDGET:
            start = self.address.format(to=to, subject="")
        return Link(start, fits=False, length=len(whole))


def _encoded(text: str) -> str:
    """UTF-8, then percent; spaces as %20, for RFC 6068 knows no plus sign; line breaks as CR LF (its section 5)."""
    return quote(text.replace("\n", "\r\n"), safe="", errors="replace")


mailto = Way("mailto", N_("Mail program"), "mailto:{to}?subject={subject}")
gmail = Way("gmail", "Gmail", "https://mail.google.com/mail/?view=cm&fs=1&to={to}&su={subject}")
outlook = Way(
    "outlook",
    "Outlook.com",
    "https://outlook.live.com/mail/deeplink/compose?to={to}&subject={subject}",
)
outlook_work = Way(
    "outlook_work",
    N_("Outlook for work or school"),
    "https://outlook.cloud.microsoft/mail/deeplink/compose?to={to}&subject={subject}",
)
yahoo = Way("yahoo", "Yahoo Mail", "https://compose.mail.yahoo.com/?to={to}&subject={subject}")
WAYS = (mailto, gmail, outlook, outlook_work, yahoo)
