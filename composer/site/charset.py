"""The text of a page whose charset nobody tells, or tells wrongly.

Header, byte order mark and `<meta>` are read as browsers read them (w3lib). Where none of them speaks, browsers guess, and so
do we: UTF-8 where the bytes are, else the old one-byte charset in which the accented bytes make the letters of a language.
A page that calls itself Western and whose accents come in whole words is Cyrillic ("Êîíòàêòû" is "Контакты").
"""

import re

from w3lib.encoding import html_to_unicode

LOOKED_AT = 60_000  # bytes
_WHOLE_WORDS = re.compile("[\u00c0-\u00ff\u00a8\u00b8]{3,}")  # no language of the West writes so
_SEEN = re.compile("[^\x00-\x7f]")
_WESTERN = frozenset({"cp1252", "windows-1252", "iso-8859-1", "latin-1"})
# In the order of likelihood: the letters beside a to z of the languages that were written in each.
_LETTERS = {
    "cp1252": frozenset("àâäçèéêëîïôöùûüñáíóúßåæøìòÀÂÄÇÈÉÊÎÔÖÙÛÜÑÁÍÓÚÅÆØ«»°–—’“”€"),
    "cp1257": frozenset("āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ«»„“”–—€"),
    "cp1250": frozenset("ąćęłńóśźżáčďéěíňřšťúůýžĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽ„“”–—€"),
}


def text_of(body: bytes, content_type: str) -> str:
    """The body as text."""
    charset, text = html_to_unicode(content_type or None, body, auto_detect_fun=_guessed)
    if charset.lower() in _WESTERN and _is_cyrillic(text[:LOOKED_AT]):
        return body.decode("cp1251", "replace")
    return text


def _guessed(body: bytes) -> str:
    """The charset that the bytes are most likely in."""
    start = body[:LOOKED_AT]
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.start < len(start) - 4:  # not the letter that was cut in two
            return _old_charset(start)
    return "utf-8"


def _old_charset(body: bytes) -> str:
    if _is_cyrillic(body.decode("cp1252", "replace")):
        return "cp1251"
    return max(_LETTERS, key=lambda charset: _fit(body, charset))


def _fit(body: bytes, charset: str) -> int:
    """How many of the signs beyond ASCII are letters of this charset's languages, less the others."""
    signs = _SEEN.findall(body.decode(charset, "replace"))
    return sum(1 if sign in _LETTERS[charset] else -1 for sign in signs)


def _is_cyrillic(text: str) -> bool:
    """Whether a text that was read as Western is Cyrillic: its accented letters come in whole words."""
    seen = len(_SEEN.findall(text))
    in_words = sum(len(found) for found in _WHOLE_WORDS.findall(text))
    return seen > 30 and in_words > 0.6 * seen
