"""Numbers and addresses among what looks like them: codes, couriers, agencies, testimonials; by country."""

import pytest

from composer.site.channels import gather_channels
from composer.site.page import Page
from composer.site.parse import parse
from composer.site.withdrawal_function import withdrawal_functions

HOST = "https://linden-co.example/"


def pages_of(region: str, contact: str, home: str = "") -> list[Page]:
    head = f'<html lang="{region}"><head><title>Linden Co</title></head>'
    return [
        parse(f"{head}<body>{home}</body></html>", HOST),
        parse(f"{head}<body><main>{contact}</main></body></html>", HOST + "contact"),
    ]


def found(kind: str, region: str, contact: str, home: str = "") -> list[str]:
    pages = pages_of(region, contact, home)
    channels = gather_channels(pages, {HOST + "contact": frozenset({"contact"})}, language=region[:2])
    return [channel.value for channel in channels if channel.kind == kind]


@pytest.mark.parametrize(
    ("region", "contact", "home", "numbers"),
    [
        ("de-DE", "<p>Fon 030 / 23 12 59 60</p><p>Telefax: 030 / 23 12 59 61</p>", "", ["+493023125960"]),
        ("de-DE", "<p>Fon +49 (0) 80 21 / 40 50</p>", "", ["+4980214050"]),
        ("de-DE", "<p>Kundenservice 040-309 870</p>", "", ["+4940309870"]),
        ("sv-SE", "<p>Kundtjänst: 08-465 004 10, vardagar 9–16</p>", "", ["+46846500410"]),
        ("it-IT", "<p>Assistenza clienti: 06 7030 0400, lun-ven 9-13</p>", "", ["+390670300400"]),
        ("fr-FR", "<p>01 99 00 47 12 (prix d'un appel local)</p>", "", ["+33199004712"]),
        ("fr-FR", "<p>Écrivez-nous.</p>", "<p>01.99.00.47.12</p>", ["+33199004712"]),
        ("nl-NL", "<p>Mail ons.</p>", "<p>06-20300400 (ook WhatsApp)</p>", ["+31620300400"]),
        ("ru-RU", "<p>Пишите нам.</p>", "<header>8 (812) 440-05-50, 8 800 550-30-35 (бесплатно)</header>", ["+78005503035", "+78124400550"]),
        ("lv-LV", "<p>Rakstiet.</p>", "<footer>linden@inbox.lv | 22 334 405</footer>", ["+37122334405"]),
        ("et-EE", "<p>Kirjuta.</p>", "<header>Klienditugi 6013 210 E–R 9–17</header>", ["+3726013210"]),
        ("fi-FI", "<p>Asiakaspalvelu 020 730 0400 (8,35 snt/puhelu + 16,69 snt/min)</p>", "", ["+358207300400"]),
        ("de-CH", "<p>Tel. 044 300 20 10</p><p>CHE-103.406.709 MWST</p>", "", ["+41443002010"]),
        ("sv-SE", "<p>Tel 031-300 40 50</p><p>PostNord kundservice 0771-33 34 10</p>", "", ["+46313004050"]),
        ("uk-UA", "<p>Тел: 050 300-40-50</p><p>Нова пошта 0 800 500 609</p>", "", ["+380503004050"]),
        ("lv-LV", "<p>Zvaniet: 2876 5402</p>", "<footer>Izstrāde: Web Studija, tālr. 29000411</footer>", ["+37128765402"]),
        ("en", "<p>Phone: 030 901820</p>", "<footer>Linden GmbH, 12345 Berlin</footer>", ["+4930901820"]),
        ("en", "<p>Phone: 600 12 34</p>", "<footer>Account EE382200221020145685</footer>", ["+3726001234"]),
        ("en", '<a href="tel:0131 496 0199">Call</a>', "", ["+441314960199"]),
        ("lv-LV", "<p>Cena 12,99 EUR, preces kods 26330011</p><p>Reģ. Nr. 40203000111</p>", "", []),
    ],
)  # fmt: skip
def test_telephones(region: str, contact: str, home: str, numbers: list[str]) -> None:
    assert found("phone", region, contact, home) == numbers


@pytest.mark.parametrize(
    ("contact", "home", "addresses"),
    [
        ("<p>Write.</p>", '<img src="m.png" alt="care@linden-co.example">', ["care@linden-co.example"]),
        ("<p>care[snabel-a]linden-co.example</p>", "", ["care@linden-co.example"]),
        (
            "<p>Write.</p>",
            "<script>var p = ['ca', 're', '@', 'linden', '-co.example']; show(p.join(''));</script>",
            ["care@linden-co.example"],
        ),
        ("<p>care@linden-co.example</p>", "<p>Loved it! jane.doe77@gmail.com</p>", ["care@linden-co.example"]),
        (
            "<p>care@linden-co.example</p>",
            "<p>E-mail: lindenbirch@gmail.com</p>",
            ["care@linden-co.example", "lindenbirch@gmail.com"],
        ),
        ("<p>branch@linden-co.example</p><p>linden-co@linden-co.example</p>", "", ["linden-co@linden-co.example", "branch@linden-co.example"]),
    ],
)  # fmt: skip
def test_addresses(contact: str, home: str, addresses: list[str]) -> None:
    assert found("email", "sv-SE", contact, home) == addresses


@pytest.mark.parametrize(
    ("body", "functions"),
    [
        ('<a href="/withdraw">Withdraw from contract here</a>', [("page", "withdraw")]),
        ('<footer><a href="/w">Hier Vertrag widerrufen</a></footer>', [("page", "w")]),
        ('<a href="/lepingust">Tagane lepingust siin</a>', [("page", "lepingust")]),
        ('<a href="/right">Right of withdrawal</a><a href="/f.pdf">Withdraw from contract (form)</a>', []),
        ("<p>You may withdraw from the contract within 14 days.</p>", []),
    ],
)
def test_the_withdrawal_function_is_told_from_what_speaks_of_it(
    body: str, functions: list[tuple[str, str]]
) -> None:
    page = parse(f"<html><body>{body}</body></html>", HOST)
    assert [(one.shape, one.url.removeprefix(HOST)) for one in withdrawal_functions([page])] == functions
