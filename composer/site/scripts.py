"""Addresses that a page's script puts together, read without running it.

A script is cut into strings, names and signs; a chain of strings and known names joined by "+" is a text, whether it
stands in one statement or grows over several (Joomla). Besides: `join`, `reverse`, `replace`, `fromCharCode`, `atob`,
`unescape`, rot13, TYPO3's shifted letters. Each step is linear; nothing is ever executed.
"""

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from urllib.parse import unquote

from composer.site.disguise import addresses, plain

LONGEST = 100_000  # characters of a script that are looked at
WINDOW = 1_500  # characters around a sign of an address, in a long script
SHORT = 6_000  # up to here a script is read whole
_SIGNS = re.compile(
    r"@|mailto|fromCharCode|znvygb|&#(?:0*64|x40);|\\x40|\\u0040|%40|atob\(|UnCrypt|&commat;|[mM]ail\w*\(\s*['\"]"
)
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\\\n]|\\.){0,400}'|`(?:[^`\\]|\\.){0,400}`)"""
    r"""|(?P<name>[A-Za-z_$][\w$]*)|(?P<number>\d+)|(?P<sign>\+=|[-+=;,.()\[\]])|(?P<line>\n)|(?P<other>[^\s\w])"""
)
_CODES = re.compile(r"fromCharCode\s*\(([\d\sxa-fA-F,]{5,800})\)")
_LIST = re.compile(r"""\[((?:\s{0,9}(?:"[^"\n]{0,60}"|'[^'\n]{0,60}')\s{0,9},?){2,12})\]""")
_STRING = re.compile(r"""\"([^"\n]*)\"|'([^'\n]*)'""")
_ROT = re.compile(r"[a-z]{2,}@[a-z-]+\.[a-z]{2,}|znvygb:[^\"'\s]{5,80}", re.I)
_TYPO3 = re.compile(r"(?:UnCryptMailto|decryptEmail)\w*\(\s*(?:%27|['\"])([^'\"]{6,200})(?:%27|['\"])")
_CALL = re.compile(
    r"\w*mail\w*\(\s*(['\"])([\w.+-]{1,40})\1\s*,\s*(['\"])([\w.-]{2,60})\3(?:\s*,\s*(['\"])\.?([a-z]{2,10})\5)?", re.I
)  # fmt: skip
_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))  # the letters that TYPO3 shifts, each range in itself
_FILLED = re.compile(r"\$\{(\w{1,40})\}")
_CALLS = frozenset(
    ["String", "fromCharCode", "document", "window", "decodeURIComponent", "decodeURI", "unescape", "atob"]
)

_WITH_STRINGS = ("join", "replace", "split")  # methods that take strings as arguments


def addresses_in_script(script: str) -> Iterator[str]:
    """Addresses, in lower case, that a script holds or puts together."""
    script = script[:LONGEST]
    if not _SIGNS.search(script):
        return
    yield from uncrypted(script)
    for part in _windows(script):
        turned, rotated = (
            "reverse" in part,
            "rot13" in part.lower() or "replace(/[a-z" in part.lower() or "znvygb" in part,
        )
        for text in (*_texts(part), *_by_codes(part), *_joined(part)):
            yield from addresses(text)
            if turned:
                yield from addresses(text[::-1])
            if rotated:
                for piece in _ROT.findall(text):
                    yield from addresses(codecs.decode(piece, "rot13"))


def uncrypted(text: str) -> Iterator[str]:
    """Addresses that a call brings: sendMail("info", "shop.de"), or TYPO3's shifted letters.

    "nbjmup+jogpAtipq/ef" is "mailto:info@shop.de", each letter moved by one.
    """
    for call in _CALL.finditer(text):
        yield from addresses(f"{call[2]}@{call[4]}{'.' + call[6] if call[6] else ''}")
    for found in _TYPO3.finditer(text):
        for offset in range(-26, 27):
            clear = "".join(_shifted(sign, offset) for sign in found[1])
            if clear.startswith("mailto:"):
                yield from addresses(clear.removeprefix("mailto:"))
                break


def _shifted(sign: str, offset: int) -> str:
    code = ord(sign)
    for first, last in _RANGES:
        if first <= code <= last:
            return chr(first + (code - first + offset) % (last - first + 1))
    return sign


def _windows(script: str) -> Iterator[str]:
    """The script, or where it is long the parts around what may be an address."""
    if len(script) <= SHORT:
        yield script
        return
    end = 0
    for sign in _SIGNS.finditer(script):
        if sign.start() >= end:
            start = max(end, sign.start() - WINDOW)
            end = sign.start() + WINDOW
            yield script[start:end]


def _joined(script: str) -> Iterator[str]:
    """Lists of strings in a script that joins some: `var p = ["info", "@", "shop.example"]; p.join("")`."""
    if ".join(" not in script:
        return
    for found in _LIST.finditer(script):
        strings = [one or other for one, other in _STRING.findall(found[1])]
        yield ("" if any("@" in one for one in strings) else "@").join(strings)


def _by_codes(script: str) -> Iterator[str]:
    for found in _CODES.finditer(script):
        signs = [_number(code.strip()) for code in found[1].split(",")]
        yield "".join(chr(code) for code in signs if 0 < code < 0x110000)


def _number(text: str) -> int:
    try:
        return int(text, 16) if text.lower().startswith("0x") else int(text)
    except ValueError:
        return 0


def _texts(script: str) -> Iterator[str]:
    """Every text that stands in a script, strings joined and names filled in."""
    reader = _Reader()
    for found in _TOKEN.finditer(script):
        reader.take(found.lastgroup or "", found[0])
    reader.take("line", "\n")
    yield from reader.texts


class _Reader:
    """Reads chains of strings; remembers what each name stands for."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._values: dict[str, str] = {}
        self._lists: dict[str, list[str]] = {}
        self._chain: str | None = None  # what has been joined so far
        self._list: list[str] = []  # strings between commas, for join()
        self._joins = False  # a "+" came last
        self._target = ""  # the name that the chain is given to
        self._adds = False  # … at its end
        self._name = ""  # the name that came last
        self._call = ""  # the method that is being called with strings
        self._arguments: list[str] = []
        self._depth = 0  # of open square brackets

    def take(self, kind: str, token: str) -> None:
        """Read the next token."""
        if kind == "string":
            text = _clear(token)
            self._string(_FILLED.sub(self._filled, text) if token[0] == "`" else text)
        elif kind == "name":
            self._named(token)
        elif kind == "number" and self._call == "fromCharCode":
            self._extend(chr(int(token)) if len(token) < 6 else "")
            self._joins = True
        elif kind == "sign":
            self._signed(token)
        elif kind == "line" and not self._joins:
            self._end()

    def _string(self, text: str) -> None:
        if self._call in _WITH_STRINGS:
            self._arguments.append(text)
            return
        if self._call in ("atob", "unescape", "decodeURIComponent", "decodeURI"):
            text = _unpacked(text) if self._call == "atob" else unquote(text)
        self._extend(text)

    def _filled(self, found: re.Match[str]) -> str:
        return self._values.get(found[1], " ")

    def _named(self, name: str) -> None:
        if self._joins and self._chain is not None and name not in _CALLS:
            self._extend(self._values.get(name, " "))  # an unknown name breaks the text: nothing is invented
        elif self._chain is None and name in self._values:
            self._chain = self._values[name]
        elif self._chain is None and not self._list and name in self._lists:
            self._list = list(self._lists[name])
        self._name = name

    def _extend(self, text: str) -> None:
        if self._joins and self._chain is not None:
            self._chain = (self._chain + text)[:2000]
        else:
            if self._chain is not None:
                self._list.append(self._chain)
            self._chain = text
        self._joins = False

    def _signed(self, sign: str) -> None:
        if sign == "+":
            self._joins = True
        elif sign in ("=", "+="):
            if self._chain == self._values.get(self._name):
                self._chain = None  # the name that is given a text, not a text itself
            self._end()
            self._target, self._adds = self._name, sign == "+="
        elif sign in "[]":
            self._depth = max(0, self._depth + (1 if sign == "[" else -1))
        elif sign == "(":
            self._call, self._arguments = self._name, []
        elif sign == ")":
            self._close()
        elif sign == ";" or (sign == "," and self._target and not self._depth and not self._call):
            self._end()
        elif sign == "," and self._chain is not None and not self._joins and self._call not in _WITH_STRINGS:
            self._list.append(self._chain)
            self._chain = None

    def _close(self) -> None:
        call, arguments = self._call, self._arguments
        self._joins = False
        self._call, self._arguments = "", []
        if call == "join" and arguments:
            parts = [*self._list, *([self._chain] if self._chain is not None else [])]
            if len(parts) > 1:
                self._chain, self._list = arguments[0].join(parts), []
        elif call == "replace" and len(arguments) == 2 and self._chain is not None and arguments[0]:
            self._chain = self._chain.replace(arguments[0], arguments[1])

    def _end(self) -> None:
        """A statement is over."""
        parts = [*self._list, *([self._chain] if self._chain is not None else [])]
        if self._target and self._chain is not None and not self._list:
            before = self._values.get(self._target, "")
            whole = (before + self._chain if self._adds else self._chain)[:2000]
            if before and whole.startswith(before) and before in self.texts:
                self.texts.remove(before)  # "info@shop.co" grows into "info@shop.co.uk"
            self._values[self._target] = whole
            parts = [whole]
        elif self._target and parts:
            self._lists[self._target] = parts
        self.texts += [text for text in parts if text]
        self._chain, self._list, self._joins, self._target = None, [], False, ""
        self._call, self._depth = "", 0


def _clear(token: str) -> str:
    """A string without its quotes, escapes and entities taken off."""
    text = token[1:-1].replace("\\/", "/")
    return plain(text) if "\\" in text or "&" in text else text


def _unpacked(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return text
