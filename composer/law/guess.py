"""Whose country it probably is, where the case does not say: by the clock of the person's device, or by the language.

A proposal for a field that the person sees and can change, never more. CLDR's own tables (Babel's) are the source.
"""

from functools import cache
from unicodedata import normalize

from babel.core import get_global

_OFFICIAL = "official"


def country_of_zone(zone: str) -> str:
    """ISO 3166-1 code of the country that a time zone belongs to; "" where it is none's.

    >>> country_of_zone("Europe/Riga"), country_of_zone("Etc/UTC")
    ('LV', '')
    """
    found = str(get_global("zone_territories").get(zone, ""))
    return found if _is_country(found) else ""


@cache
def country_of_language(code: str) -> str:
    """The one country whose official language this is; "" where there are several, or none.

    >>> country_of_language("lv"), country_of_language("ru")
    ('LV', '')
    """
    spoken = get_global("territory_languages")
    lands = [
        land
        for land, tongues in spoken.items()
        if _is_country(land) and tongues.get(code, {}).get("official_status") == _OFFICIAL
    ]
    return lands[0] if len(lands) == 1 else ""


@cache
def countries(code: str) -> dict[str, str]:
    """Every country's code with its name in a language, in the order of the names."""
    from babel import Locale

    names = Locale.parse(code).territories
    found = {land: str(name) for land, name in names.items() if _is_country(land)}
    return dict(sorted(found.items(), key=lambda item: normalize("NFD", item[1]).casefold()))


def _is_country(land: str) -> bool:
    """Not the world, a continent, or one of CLDR's codes for a union or for nowhere (EU, UN, ZZ, XA …)."""
    return (
        land in get_global("territory_languages") and land.isalpha() and land not in ("EU", "UN", "EZ", "ZZ")
    )
