"""Which host belongs to whom: registrable domains by the public suffix list that tldextract brings (never fetched)."""

from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

import tldextract

# .example is reserved for invented firms (RFC 2606), such as the demo shop.
_INVENTED = "example"


@cache
def _suffixes() -> frozenset[str]:
    """The rules of the list (publicsuffix.org), private ones too: else all of myshopify.com would be one site.

    The file is read as it stands: tldextract builds a tree of it that takes ten times as long (60 ms).
    """
    text = (files(tldextract) / ".tld_set_snapshot").read_text(encoding="utf-8")
    rules = (line.strip() for line in text.splitlines())
    return frozenset({_INVENTED, *(rule for rule in rules if rule and not rule.startswith("//"))})


@lru_cache(maxsize=4096)
def _split(host: str) -> tuple[str, str]:
    """Name and suffix of a host, "" where it has none: ("example", "co.uk") of "www.example.co.uk"."""
    labels = host.rstrip(".").split(".")
    if labels[-1].isdigit() or ":" in host:
        return host, ""  # an IP address
    shown = [_shown(one) for one in labels]
    rules = _suffixes()
    for start in range(len(labels)):
        whole, above = ".".join(shown[start:]), ".".join(shown[start + 1 :])
        if f"!{whole}" in rules:
            return labels[start], ".".join(labels[start + 1 :])
        if whole in rules or f"*.{above}" in rules:
            return labels[start - 1] if start else "", ".".join(labels[start:])
    return labels[-1], ""


def _shown(label: str) -> str:
    """A label in the letters of its language, as the list writes it."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


@lru_cache(maxsize=2048)
def registrable(host: str) -> str:
    """ "www.shop.example.co.uk" → "example.co.uk"; an IP address or a bare name stays as it is."""
    name, suffix = _split(host.lower())
    return f"{name}.{suffix}" if name and suffix else host.lower()


@lru_cache(maxsize=2048)
def has_public_suffix(host: str) -> bool:
    """Whether a name could exist on the public internet."""
    name, suffix = _split(host.lower())
    return bool(name and suffix)


def label(domain: str) -> str:
    """The name without its ending: "example" of "shop.example.co.uk"."""
    return _split(domain.lower())[0]


def country_ending(host: str) -> str:
    """The country of a host's ending in upper case ("EE", "GB"), "" for .com, .eu and the like."""
    ending = host.rsplit(".", 1)[-1].upper()
    if len(ending) != 2 or ending in _NOT_A_COUNTRY:
        return ""
    return "GB" if ending == "UK" else ending


# Endings that are sold to the whole world, or name no country.
_NOT_A_COUNTRY = frozenset(
    [
        "EU",
        "IO",
        "CO",
        "ME",
        "TV",
        "AI",
        "CC",
        "GG",
        "FM",
        "AM",
        "TO",
        "SU",
        "APP",
        "WS",
        "NU",
        "LY",
        "VC",
        "SH",
    ]
)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site: same registrable domain, and the same port."""
    first, second = urlsplit(one), urlsplit(other)
    try:
        ports = (first.port, second.port)
    except ValueError:
        return False
    return registrable(first.hostname or "") == registrable(second.hostname or "") and (
        ports[0] == ports[1] or {*ports} <= {None, 80, 443}
    )
