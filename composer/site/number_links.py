"""Telephone numbers behind links: `tel:` and its kin, WhatsApp's and Viber's addresses."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from composer.site.page import Link

_WHATSAPP = ("wa.me", "api.whatsapp.com", "web.whatsapp.com", "whatsapp.com")


def told_apart(shown: str, target: str) -> str:
    """The number as it is shown; as the link has it where that is the same one with its country's code."""
    seen, meant = re.sub(r"\D", "", shown).lstrip("0"), re.sub(r"\D", "", target)
    return (
        target if target.startswith(("+", "00")) and meant.endswith(seen[-7:]) and len(seen) >= 6 else shown
    )


def target_of(link: Link) -> tuple[str, bool]:
    """The number behind a link, and whether it is WhatsApp's."""
    scheme, _colon, rest = link.url.partition(":")
    scheme = scheme.strip().lower()
    if scheme in ("tel", "callto", "phone", "sms"):
        return unquote(rest).strip(" /;,")[:40], False
    if scheme in ("whatsapp", "viber"):
        query = parse_qs(rest.partition("?")[2])
        number = next(iter(query.get("phone") or query.get("number") or [""]), "")
        return _international(number), scheme == "whatsapp"
    if scheme in ("http", "https") and ("wa.me" in link.url or "whatsapp" in link.url):
        return _whatsapp(link.url), True
    return "", False


def _whatsapp(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if (parts.hostname or "").removeprefix("www.") not in _WHATSAPP:
        return ""
    number = parse_qs(parts.query).get("phone", [""])[0] or parts.path.strip("/").split("/")[-1]
    return _international(number)


def _international(number: str) -> str:
    digits = re.sub(r"\D", "", number).removeprefix("00")
    return f"+{digits}" if 8 <= len(digits) <= 15 else ""
