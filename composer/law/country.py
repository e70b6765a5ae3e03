"""Whose country: as the case says it, else as an address or a telephone number gives it away.

A wrong guess would show the wrong holidays and laws, so only plain signs count: a country's own domain (.lv), a number
with its country code (+371). A domain that the whole world uses (.io, .tv) is no sign, nor is .com.
"""

from functools import cache
from urllib.parse import urlsplit

from composer.case import Case

_OTHER_NAMES = {"uk": "GB", "su": "RU"}
_WORLDWIDE = {
    "ac",
    "ai",
    "cc",
    "co",
    "eu",
    "fm",
    "gg",
    "im",
    "io",
    "la",
    "ly",
    "me",
    "nu",
    "sh",
    "st",
    "to",
    "tv",
    "vc",
    "ws",
}
_SHARED = {"CA", "KZ"}  # they share their code with a country of their size
_TWO = 2  # letters of a country's domain


def company_country(case: Case) -> str:
    """ISO 3166-1 code of the company's country; "" where nothing tells it.

    >>> company_country(Case(company={"website": "https://www.veikals.lv/kontakti"}))
    'LV'
    """
    told, site, address = case.company.country, case.company.website, case.company.email
    return told or _of_site(site) or _of_host(address.rpartition("@")[2])


def customer_country(case: Case) -> str:
    """ISO 3166-1 code of the customer's country; "" where nothing tells it.

    >>> customer_country(Case(customer={"phone": "+372 5000 0000"}))
    'EE'
    """
    return case.customer.country or _of_phone(case.customer.phone)


def _of_site(address: str) -> str:
    try:
        return _of_host(urlsplit(address if "//" in address else f"//{address}").hostname or "")
    except ValueError:
        return ""


def _of_host(host: str) -> str:
    end = host.rpartition(".")[2].lower()
    if end in _OTHER_NAMES:
        return _OTHER_NAMES[end]
    is_country = len(end) == _TWO and end.isascii() and end.isalpha() and end not in _WORLDWIDE
    return end.upper() if is_country else ""


@cache
def _of_phone(number: str) -> str:
    if not number.strip().startswith("+"):
        return ""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, NumberParseException, parse, region_code_for_number

    try:
        parsed = parse(number)  # imported above, not with the module: it costs 20 ms
    except NumberParseException:
        return ""
    of_number = region_code_for_number(parsed)
    return of_number or _main_region(COUNTRY_CODE_TO_REGION_CODE.get(parsed.country_code or 0, ()))


def _main_region(regions: tuple[str, ...]) -> str:
    """The country of a code that it shares with islands only (+44, Jersey); "" for +1 and +7, which are several's."""
    return regions[0] if regions and not _SHARED.intersection(regions[1:]) else ""
