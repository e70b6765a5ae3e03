"""Which host belongs to whom: registrable domains by the public suffix list that tldextract brings (never fetched)."""

from functools import cache, lru_cache
from urllib.parse import urlsplit

import tldextract


@cache
def _extract() -> tldextract.TLDExtract:
    # Private domains on: else all of myshopify.com would be one site.
    # .example is reserved for invented firms (RFC 2606), such as the demo shop.
    return tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True, extra_suffixes=("example",)
    )


@lru_cache(maxsize=2048)
def registrable(host: str) -> str:
    """ "www.shop.example.co.uk" → "example.co.uk"; an IP address or a bare name stays as it is."""
    found = _extract()(host.lower())
    return f"{found.domain}.{found.suffix}" if found.domain and found.suffix else host.lower()


@lru_cache(maxsize=2048)
def has_public_suffix(host: str) -> bool:
    """Whether a name could exist on the public internet."""
    found = _extract()(host)
    return bool(found.suffix and found.domain)


def label(domain: str) -> str:
    """The name without its ending: "example" of "shop.example.co.uk"."""
    return _extract()(domain.lower()).domain


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
