"""Takes the disguises off e-mail addresses, and invents none.

An address in words ("info (at) shop (dot) example") is decoded only where the words stand in brackets: "Look at
shop.example" is no address. Each function is linear in its input.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from composer.site.domains import has_public_suffix
from composer.site.known import role_of
from composer.site.words import languages, words_of

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}$|[A-Za-z0-9]$")
_DOMAIN = re.compile(r"(?:\w[\w-]{0,62}\.){1,6}[^\W\d_]{2,24}|(?:\w[\w-]{0,62}\.){1,6}xn--[a-z0-9-]{2,40}")
_SPACED = re.compile(r"([A-Za-z0-9._+-]{2,64}) @ ?(?=\w)")
_A = re.compile(r"(?<=\w)[(\[]a[)\]](?=\w[\w-]{0,62}\.\w)")  # "info(a)shop.example", a habit of the North
_A_APART = re.compile(
    r"\b([A-Za-z][\w.+-]{1,40}) [(\[]a[)\]] (?=\w[\w-]{0,62}\.[A-Za-z])"
)  # "info (a) shop.example"
_BRACKETS = re.compile(r"\s?[(\[{<«]\s?([^()\[\]{}<>«»]{1,14})\s?[)\]}>»]\s?")


def cloudflare(code: str) -> str:
    """Cloudflare's `data-cfemail`: the first byte is the key of the others. "" where it is none."""
    try:
        data = bytes.fromhex(code.strip())
    except ValueError:
        return ""
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace") if len(data) > 3 else ""


def reversed_text(text: str) -> str:
    """Text that the style sheet turns round."""
    return text[::-1]


def plain(text: str) -> str:
    """Text with the disguises of addresses taken off: entities, escapes, wide and invisible signs, words in brackets."""
    text = html.unescape(text) if "&" in text else text
    text = _INVISIBLE.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    text = unicodedata.normalize("NFKC", text)
    if any(bracket in text for bracket in "([{<«"):
        text = _BRACKETS.sub(_sign_for, _A_APART.sub(_joined, _A.sub("@", text)))
    return text


def _joined(found: re.Match[str]) -> str:
    """ "clause (a) shop.example" is no address, "info (a) shop.example" is one."""
    return f"{found[1]}@" if role_of(found[1].lower()) else found[0]


def _sign_for(found: re.Match[str]) -> str:
    word = found[1].strip(" -_*'\"").lower().replace("-", " ")
    if word in _ats():
        return "@"
    return "." if word in _dots() else found[0]


@cache
def _ats() -> frozenset[str]:
    return frozenset(word for code in languages() for word in words_of(code).at) | {"@", "at", "ad", "æt"}


@cache
def _dots() -> frozenset[str]:
    return frozenset(word for code in languages() for word in words_of(code).dot) | {".", "dot"}


def addresses(text: str) -> Iterator[str]:
    """The e-mail addresses in a text, in lower case, disguised ones too."""
    if "@" not in text and not any(sign in text for sign in "([{<«＠&\\%"):
        return
    text = plain(text)
    if "%40" in text:
        text = unquote(text)
    text = _SPACED.sub(r"\1@", text) if " @ " in text else text
    place = text.find("@")
    while place >= 0:
        local = _LOCAL.search(text[max(0, place - 64) : place])
        domain = _DOMAIN.match(text, place + 1)
        if local and domain:
            found = _trimmed(local[0].lstrip("."), domain[0])
            if found:
                yield found
        place = text.find("@", place + 1)


def _trimmed(local: str, domain: str) -> str:
    """The address without the next sentence: "info@shop.lv.Call us", "info@shop.lvTel"; "" where none is left."""
    while True:
        candidate = domain.lower()
        if has_public_suffix(candidate):
            return f"{local}@{candidate}".lower()
        stem, _, last = domain.rpartition(".")
        glued = re.match(r"[a-z]{2,6}(?=[A-ZА-Я])", last)
        if glued and has_public_suffix(f"{stem}.{glued[0]}"):
            return f"{local}@{stem}.{glued[0]}".lower()
        if "." not in stem:
            return ""
        domain = stem
