"""Web addresses: what a person types becomes a URL, and the guard says which machines may be reached.

`normalise` gives one spelling to an address, so that no two parsers can read it differently: scheme http or https,
host in lower-case ASCII (IDNA, UTS 46), no user information, no fragment, path and query percent-encoded.
`Guard` keeps the program on the public web (server-side request forgery, OWASP): it judges addresses *after* the
name was looked up, so no spelling of an address gets round it.
"""

import ipaddress
import os
import re
import socket
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

import idna
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from composer.errors import AddressRefused, BadAddress

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

PORTS = frozenset({80, 443, 8080, 8443})
LONGEST = 4096  # characters; beyond it servers refuse too, and idna's time grows with the length

# Blocks that `is_global` of Python 3.11 lets through, or that carry another address inside (RFC 6890 and followers).
_REFUSED: tuple[IPNetwork, ...] = tuple(
    ipaddress.ip_network(block)
    for block in (
        "192.0.0.0/24",  # protocol assignments; 192.0.0.192 is a cloud's metadata service
        "192.88.99.0/24",  # 6to4 relays
        "168.63.129.16/32",  # Azure's metadata service, though it looks public
        "::/96",  # IPv4-compatible
        "64:ff9b::/96",  # NAT64 carries an IPv4 address
        "64:ff9b:1::/48",  # local NAT64
        "2001::/32",  # Teredo carries an IPv4 address
        "2002::/16",  # 6to4 carries an IPv4 address
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fec0::/10",  # site-local, deprecated
    )
)

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\t\r\n]")  # browsers drop them, and so do we
_SCHEME = re.compile(r"(https?):/*", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:[/?#]|$))", re.IGNORECASE)
_HOST_AND_PORT = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:@%\s]+)(?::(\d{0,5}))?", re.IGNORECASE)
_LABELS = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*")
_LAST_IS_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)$")


def has_scheme(text: str) -> bool:
    """Whether the person typed http:// or https:// themselves."""
    return _SCHEME.match(_tidy(text)) is not None


def normalise(text: str) -> str:
    """The URL that a person means by this text; https where no scheme was typed. The result is a fixed point.

    Raises BadAddress where it is none (another scheme, user information, no host).

    >>> normalise(" Lumea.example ")
    'https://lumea.example/'
    >>> normalise("HTTP://Bücher.Example.:80/a b?q=1#top")
    'http://xn--bcher-kva.example/a%20b?q=1'
    >>> normalise("http://2130706433/")
    'http://127.0.0.1/'
    """
    tidy = _tidy(text)
    scheme, rest = _scheme_and_rest(tidy, text)
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    found = _HOST_AND_PORT.fullmatch(authority)
    if found is None or len(text) > LONGEST:
        raise BadAddress(url=_short(text))
    host = _host(found[1], text)
    if not has_scheme(text) and "." not in host and host[0] != "[" and host != "localhost":
        raise BadAddress(url=_short(text))  # "Lumea": a name, not an address
    port = int(found[2]) if found[2] else _default_port(scheme)
    if not 0 < port < 65536:
        raise BadAddress(url=_short(text))
    shown = "" if port == _default_port(scheme) else f":{port}"
    tail = rest[len(authority) :].partition("#")[0]
    try:
        url = parse_url(f"{scheme}://{host}{shown}{tail if tail[:1] == '/' else '/' + tail}").url
    except LocationParseError:
        raise BadAddress(url=_short(text)) from None
    if len(url) > LONGEST:
        raise BadAddress(url=_short(text))
    return url


def host_of(url: str) -> str:
    """The host of a normalised URL, without brackets."""
    return urlsplit(url).hostname or ""


def port_of(url: str) -> int:
    """The port of a normalised URL."""
    parts = urlsplit(url)
    return parts.port or _default_port(parts.scheme)


def origin_of(url: str) -> str:
    """Scheme, host and port of a normalised URL (RFC 6454): `https://shop.example`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_public(ip: IPAddress | str) -> bool:
    """Whether this address belongs to the public web.

    >>> is_public("93.184.215.14"), is_public("::ffff:10.0.0.1"), is_public("2002:7f00:1::")
    (True, False, False)
    """
    address = _unwrapped(ip)
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return not any(address in block for block in _REFUSED if block.version == address.version)


@dataclass(frozen=True)
class Guard:
    """Which machines may be reached: the public web on the usual ports, and what the owner allows besides.

    `allow` holds host names and networks that may be private and on any port (`COMPOSER_ALLOW_HOSTS`).
    """

    allow: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def from_environment(cls) -> "Guard":
        """The guard that `COMPOSER_ALLOW_HOSTS` asks for; entries are comma-separated."""
        entries = os.environ.get("COMPOSER_ALLOW_HOSTS", "").lower().split(",")
        return cls(frozenset(entry.strip().strip("[]").rstrip(".") for entry in entries if entry.strip()))

    @cached_property
    def _networks(self) -> tuple[IPNetwork, ...]:
        networks = []
        for entry in self.allow:
            try:
                networks.append(ipaddress.ip_network(entry, strict=False))
            except ValueError:
                continue  # a host name
        return tuple(networks)

    def check_url(self, url: str) -> None:
        """Refuse what can be refused before the name is looked up: an odd port. Raises AddressRefused."""
        if port_of(url) not in PORTS and host_of(url) not in self.allow and not self._networks:
            raise AddressRefused(url=url)

    def check_ip(self, ip: IPAddress | str, *, host: str, port: int, url: str = "") -> None:
        """Refuse an address that a name led to. Raises AddressRefused."""
        address = _unwrapped(ip)
        if host.rstrip(".").lower() in self.allow:
            return
        if any(address in network for network in self._networks if network.version == address.version):
            return
        if port not in PORTS or not is_public(address):
            raise AddressRefused(url=url or host)


def _tidy(text: str) -> str:
    return _INVISIBLE.sub("", text[:LONGEST]).strip().strip("<>\"'“”„«»").strip().replace("\\", "/")


def _scheme_and_rest(tidy: str, text: str) -> tuple[str, str]:
    found = _SCHEME.match(tidy)
    if found:
        return found[1].lower(), tidy[found.end() :]
    if _OTHER_SCHEME.match(tidy):
        raise BadAddress(url=_short(text))
    return "https", tidy.removeprefix("//")


def _host(typed: str, text: str) -> str:
    """The host in the one spelling that the rest of the program sees."""
    try:
        if typed.startswith("["):
            return f"[{ipaddress.IPv6Address(typed[1:-1])}]"
        host = typed.lower() if typed.isascii() else idna.encode(typed[:253], uts46=True).decode("ascii")
        host = host.rstrip(".")
        if _LAST_IS_NUMBER.search(host):  # decimal, octal and hexadecimal spellings, as browsers read them
            host = socket.inet_ntoa(socket.inet_aton(host))
    except (ValueError, OSError):  # idna's and ipaddress's errors are ValueErrors
        raise BadAddress(url=_short(text)) from None
    if not _LABELS.fullmatch(host):
        raise BadAddress(url=_short(text))
    return host


def _unwrapped(ip: IPAddress | str) -> IPAddress:
    address = ipaddress.ip_address(ip)
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _default_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _short(text: str) -> str:
    return text.strip()[:100]
