"""Who to write to: whose an address or a number is, in what order, and with what reason."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.site.channels import gather_channels
from composer.site.identity import company_name
from composer.site.known import known
from composer.site.page import Page
from composer.site.parse import parse
from composer.site.report import Channel

HOME = "https://www.nordvik.example/"


def page(body: str, path: str = "", *, title: str = "Nordvik Bikes", head: str = "") -> Page:
    return parse(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", HOME + path)


def gathered(
    pages: Sequence[Page], kind: str, *, kinds: dict[str, set[str]] | None = None, language: str = "en"
) -> list[Channel]:
    meant = {HOME + path: frozenset(names) for path, names in (kinds or {}).items()}
    return [one for one in gather_channels(pages, meant, language=language) if one.kind == kind]


def values(*args: object, **more: object) -> list[str]:
    return [one.value for one in gathered(*args, **more)]  # type: ignore[arg-type]  # passed on as they came


HOME_PAGE = page("<h1>Nordvik Bikes</h1><p>Bicycles for every day.</p>")


def test_nothing_comes_of_no_pages() -> None:
    assert gather_channels([], {}, language="en") == ()
    assert company_name([]) == ""


@pytest.mark.parametrize(
    ("body", "path", "kinds", "label"),
    [
        (
            "<table><tr><th>Complaints</th><td>claims@nordvik.example</td></tr></table>",
            "contact",
            {"contact"},
            "on the contact page, own domain, called “Complaints”",
        ),
        ("<p>nordvik@gmail.com</p>", "about", {"about"}, "on the page about the company, free mail provider"),
        (
            "<p>gdpr@nordvik.example</p>",
            "privacy",
            {"privacy"},
            "in the privacy notice, own domain, meant for questions about personal data",
        ),
        ("<footer>info@nordvik.example</footer>", "x", set(), "at the bottom of the pages, own domain"),
        ("<p>info@velo.example</p>", "contact", {"contact"}, "on the contact page, another domain"),
    ],
)
def test_the_label_gives_the_reason(body: str, path: str, kinds: set[str], label: str) -> None:
    found = gathered([HOME_PAGE, page(body, path)], "email", kinds={path: kinds})
    assert [one.label for one in found] == [label]
    assert found[0].url.startswith(HOME + path)


@pytest.mark.parametrize(
    ("best", "rest"),
    [
        ("support@nordvik.example", "privacy@nordvik.example"),
        ("info@nordvik.example", "jobs@nordvik.example"),
        ("info@nordvik.example", "press@nordvik.example"),
        ("klienditugi@nordvik.example", "raamatupidamine@nordvik.example"),
        ("reklamacje@nordvik.example", "hurt@nordvik.example"),
        ("info@nordvik.example", "nordvik@gmail.com"),
        ("kontakt@nordvik.example", "webmaster@nordvik.example"),
    ],
)
def test_the_mailbox_for_customers_comes_first(best: str, rest: str) -> None:
    contact = page(f"<p>{rest}</p><p>{best}</p>", "contact")
    assert values([HOME_PAGE, contact], "email", kinds={"contact": {"contact"}}) == [best, rest]


@pytest.mark.parametrize("local", sorted(known().no_reply))
def test_a_mailbox_that_nobody_reads_is_never_offered(local: str) -> None:
    contact = page(f"<p><a href='mailto:{local}@nordvik.example'>{local}@nordvik.example</a></p>", "contact")
    assert not values([HOME_PAGE, contact], "email", kinds={"contact": {"contact"}})


@pytest.mark.parametrize(
    "domain", sorted(known().placeholder_domains | known().services | known().authorities)
)
def test_patterns_services_and_regulators_are_not_the_company(domain: str) -> None:
    contact = page(f"<p>E-mail: info@{domain}</p>", "contact")
    assert not values([HOME_PAGE, contact], "email", kinds={"contact": {"contact"}})


@pytest.mark.parametrize("local", sorted(known().placeholder_locals))
def test_patterns_of_names_are_no_addresses(local: str) -> None:
    contact = page(f"<p>E-mail: {local}@gmail.com</p>", "contact")
    assert not values([HOME_PAGE, contact], "email", kinds={"contact": {"contact"}})


@pytest.mark.parametrize(
    "body",
    [
        "<footer><p>Webdesign: Pixel Forge, hello@pixelforge.example</p></footer>",
        "<footer><p>Kodulehe tegi</p><p>hello@pixelforge.example</p></footer>",
        "<p>Aufsichtsbehörde: poststelle@amt.example</p>",
        "<h3>Tarbijavaidluste komisjon</h3><p>info@vaidlus.example</p>",
        "<p>Rzecznik konsumentów</p><p>kontakt@urzad.example</p>",
        "<p>You can reach the UK Information Commissioner at casework@office.example</p>",
        "<p>Визуально: name@domain.com</p>",
        "<p>Look at nordvik.example or write to us at our shop</p>",
        "<img src='icon@3x.zip'><p>sprite@2x.zip jquery@3.6.0.min.js</p>",
    ],
)
def test_what_is_not_the_companys_is_left_out(body: str) -> None:
    privacy = page(body, "privacy")
    assert not values([HOME_PAGE, privacy], "email", kinds={"privacy": {"privacy"}})


def test_an_own_address_stands_beside_the_regulators_name() -> None:
    privacy = page("<p>Our data protection authority is far; write to privacy@nordvik.example</p>", "privacy")
    assert values([HOME_PAGE, privacy], "email", kinds={"privacy": {"privacy"}}) == [
        "privacy@nordvik.example"
    ]


def test_other_firms_count_only_where_nothing_of_the_company_stands() -> None:
    contact = page("<p>info@velo.example</p>", "contact")
    own = page("<p>info@nordvik.example</p>", "returns")
    kinds = {"contact": {"contact"}, "returns": {"returns"}}
    assert values([HOME_PAGE, contact], "email", kinds=kinds) == ["info@velo.example"]
    assert values([HOME_PAGE, contact, own], "email", kinds=kinds) == ["info@nordvik.example"]


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("Tartu Auto Osad", "tao.ee"),
        ("TAD Logistics", "tad.ee"),
        ("Nordvik Bikes", "nordvik-shop.lv"),
        ("Auberge Cœur Océan", "coeurocean.example"),
        ("Baltic Foods | Best food", "balticfoods.eu"),
    ],
)
def test_a_domain_that_bears_the_companys_name_is_its_own(title: str, domain: str) -> None:
    home = parse(f"<title>{title}</title><p>info@{domain}</p>", "http://127.0.0.1:8000/")
    (found,) = gather_channels([home], {}, language="en")
    assert (found.value, found.label) == (f"info@{domain}", "on the home page, own domain")


def test_a_word_of_the_name_alone_makes_no_strangers_domain_the_companys() -> None:
    home = page("<p>info@balticsolutions.example</p><p>info@nordvik.example</p>", title="Baltic Foods")
    assert values([home], "email") == ["info@nordvik.example"]


def test_the_regulators_card_is_not_the_companys() -> None:
    imprint = page(
        "<p>info@nordvik.example, tel. +49 30 23125 010</p><h3>Schlichtungsstelle</h3><p>Amt für Verbraucher</p>"
        "<p>Straßburger Straße 8</p><p>Tel. +49 30 23125 099</p><p>amt@gmail.com</p>",
        "impressum",
    )
    kinds = {"impressum": {"imprint"}}
    assert values([HOME_PAGE, imprint], "phone", kinds=kinds, language="de") == ["+493023125010"]
    assert values([HOME_PAGE, imprint], "email", kinds=kinds, language="de") == ["info@nordvik.example"]


def test_a_list_of_dealers_is_not_the_company() -> None:
    rows = "".join(f"<li>Dealer {n}: dealer.{n}@gmail.com, shop{n}@dealer{n}.example</li>" for n in range(6))
    contact = page(f"<p>info@nordvik.example</p><ul>{rows}</ul>", "contact")
    assert values([HOME_PAGE, contact], "email", kinds={"contact": {"contact"}}) == ["info@nordvik.example"]


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        ("<p>Phone: +372 5340 0308</p>", "en", ["+37253400308"]),
        ("<p>Phone: 00372 5340 0308</p>", "en", ["+37253400308"]),
        ("<p>Tel. +49 (0) 30 23125 010</p>", "de", ["+493023125010"]),
        ("<p>☎ 5340 0308</p>", "et", ["+37253400308"]),
        ("<p>5340 0308</p>", "et", ["+37253400308"]),
        ("<p>тел: 8 (905) 123-45-67</p>", "ru", ["+79051234567"]),
        ("<p>Tél. : 01 42 68 53 00</p>", "fr", ["+33142685300"]),
        ("<p>tel. 22 621 02 52, kom. 512 345 987</p>", "pl", ["+48226210252", "+48512345987"]),
        ("<p>Tel. +370 655 77536, +370 655 77537</p>", "lt", ["+37065577536", "+37065577537"]),
        ("<p>Puh. 09 310 1691</p>", "fi", ["+35893101691"]),
        ("<p>Registrikood 53400308</p>", "et", []),
        ("<p>NIP 526-25-48-012 REGON 012345678</p>", "pl", []),
        ("<p>SIRET 732 829 320 00074</p>", "fr", []),
        ("<p>IBAN LT12 1000 0111 0100 1000</p>", "lt", []),
        ("<p>We have sold 53400308 bells since 2003-2024, at 12.500 14.900</p>", "et", []),
        ("<p>Fax: +372 5340 0308</p>", "et", []),
        ("<p>Telefax</p><p>+372 5340 0308</p>", "et", []),
        ("<p>Consumer ombudsman: +372 5340 0308</p>", "en", []),
    ],
)
def test_telephone_numbers(body: str, language: str, expected: list[str]) -> None:
    contact = page(body, "contact")
    found = values([HOME_PAGE, contact], "phone", kinds={"contact": {"contact"}}, language=language)
    assert sorted(found) == sorted(expected)


def test_a_number_is_listed_once_however_it_is_written() -> None:
    contact = page(
        "<p>+372 5340 0308</p><p>Tel. 5340 0308</p><a href='tel:+37253400308'>call</a>"
        "<a href='https://wa.me/37253400308'>WhatsApp</a>",
        "contact",
    )
    found = gathered([HOME_PAGE, contact], "phone", kinds={"contact": {"contact"}}, language="et")
    assert [one.value for one in found] == ["+37253400308"]
    assert found[0].label == "on the contact page, also by WhatsApp"


def test_a_pattern_of_digits_counts_only_where_no_other_number_stands() -> None:
    data = '<script type="application/ld+json">{"@type": "Store", "telephone": "+370-600-00000"}</script>'
    first, second = page("", head=data), page("<p>Tel. +370 655 77536</p>", "contact")
    assert values([first, second], "phone", kinds={"contact": {"contact"}}) == ["+37065577536"]


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("<form><input type=email name=email><textarea></textarea></form>", True),
        ("<form><input name=q><button>Search</button></form>", False),
        ("<form><input type=email name=email><button>Subscribe</button></form>", False),
        ("<form><input name=user><input type=password></form>", False),
        ("<form action='/cart/add'><textarea name=note></textarea><input type=email></form>", False),
        ("<iframe src='https://docs.google.com/forms/d/e/abc/viewform'></iframe>", True),
    ],
)
def test_contact_forms(form: str, found: bool) -> None:
    contact = page(f"<h1>Contact</h1>{form}", "contact")
    assert bool(values([HOME_PAGE, contact], "form", kinds={"contact": {"contact"}})) is found


def test_a_form_says_whether_it_offers_a_copy() -> None:
    plain = "<form><input type=email name=email><textarea></textarea>{}</form>"
    copy = "<label><input type=checkbox> Nosūtīt man kopiju</label>"
    for more, words in (("", "does not say that it sends you a copy"), (copy, "offers to send you a copy")):
        contact = page(plain.format(more), "contact")
        (form,) = gathered([HOME_PAGE, contact], "form", kinds={"contact": {"contact"}})
        assert form.label == f"on the contact page, {words}"


@pytest.mark.parametrize("name", sorted(known().chats))
def test_chat_windows_are_known_by_their_script(name: str) -> None:
    for host in known().chats[name]:
        script = f"<script src='https://{host}/widget'></script>"
        found = gathered([page("", head=script)], "chat")
        assert any(name in one.label for one in found), host


@pytest.mark.parametrize(
    ("body", "kind", "language", "value"),
    [
        ("<p>Address: 12 High Street, Leeds LS1 4DY</p>", "address", "en", "12 High Street, Leeds LS1 4DY"),
        ("<address>Brīvības iela 12, Rīga, LV-1010<br>Reģ. nr. 40003123456</address>", "address", "lv", "Brīvības iela 12, Rīga, LV-1010"),
        ("<p>ul. Długa 5</p><p>00-238 Warszawa</p>", "address", "pl", "ul. Długa 5, 00-238 Warszawa"),
        ("<p>Hauptstraße 7, 10115 Berlin Tel.: 030 23125010</p>", "address", "de", "Hauptstraße 7, 10115 Berlin"),
        ("<p>Mon-Fri: 9:00 am - 5:00 pm</p>", "hours", "en", "Mon-Fri: 9:00 am - 5:00 pm"),
        ("<p>Öffnungszeiten: Mo-Fr 9-17 Uhr</p>", "hours", "de", "Mo-Fr 9-17 Uhr"),
        ("<p>Работаем: пн-пт 10:00–19:00. Звоните.</p>", "hours", "ru", "пн-пт 10:00–19:00"),
        ("<p>Customer service: Anna Kask</p>", "person", "en", "Anna Kask"),
    ],
)  # fmt: skip
def test_where_when_and_who(body: str, kind: str, language: str, value: str) -> None:
    contact = page(f"<h1>x</h1>{body}", "contact")
    assert values([HOME_PAGE, contact], kind, kinds={"contact": {"contact"}}, language=language) == [value]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p>© 2019-2026 Nordvik Bikes 12345 Ltd</p>", "address"),
        ("<p>Call 661 27 96 96 Today</p>", "address"),
        ("<p>In 2023 we moved. It took 12 days and 45000 boxes of our Best goods.</p>", "address"),
        ("<p>We deliver on Monday, 10 to 12 pieces</p>", "hours"),
        ("<p>Address: Old Town</p>", "person"),
        ("<p>Support: Nordvik Bikes</p>", "person"),
        ("<p>Customer service: Monday Friday</p>", "person"),
    ],
)
def test_a_wrong_one_would_be_worse_than_none(body: str, kind: str) -> None:
    contact = page(f"<h1>x</h1>{body}", "contact")
    assert not values([HOME_PAGE, contact], kind, kinds={"contact": {"contact"}})


@pytest.mark.parametrize(
    ("pages", "name"),
    [
        ([page("", title="Nordvik Bikes | Bicycles")], "Nordvik Bikes"),
        ([page("", title="Home - Nordvik Bikes")], "Nordvik Bikes"),
        ([page("<footer>© 2026 Nordvik OÜ. All rights reserved.</footer>", title="Home")], "Nordvik"),
        ([page("", title="Home", head="<meta property='og:site_name' content='Nordvik'>")], "Nordvik"),
        ([page("<footer>2026 Nordvik OÜ. All rights reserved.</footer>", title="Home")], "Nordvik"),
        ([page("", title="My Store")], "nordvik.example"),
        (
            [parse("<title>Baltic Foods | Good things for every day</title>", "http://127.0.0.1/")],
            "Baltic Foods",
        ),
        (
            [parse("<title>Good things for every long day - Baltic Foods</title>", "http://127.0.0.1/")],
            "Baltic Foods",
        ),
        ([parse("<title>Untitled</title>", "http://127.0.0.1:8000/")], ""),
        (
            [
                page("", title="Nordvik"),
                page("<footer>© 2021 ThemeForge</footer>", "faq", title="Spa Template"),
            ],
            "Nordvik",
        ),
        ([page("<footer>Nordvik OÜ. Website by Pixel Forge OÜ</footer>", title="Home")], "Nordvik"),
    ],
)
def test_the_companys_name(pages: list[Page], name: str) -> None:
    assert company_name(pages) == name


LETTERS = st.text(alphabet="ab@.<>()[]{}&#;:%+-0123456789 /\\'\"=\n＠äпtTelfaxinfo", max_size=400)


@given(LETTERS, LETTERS)
def test_arbitrary_text_never_raises_and_nothing_is_invented(text: str, script: str) -> None:
    body = f"<p>{text}</p><script>{script}</script><a href='mailto:{text[:60]}'>x</a><a href='tel:{text[:30]}'>y</a>"
    one = page(body, "contact")
    for found in gather_channels([HOME_PAGE, one], {one.url: frozenset({"contact"})}, language="et"):
        if found.kind == "phone":
            assert found.value.startswith("+")
            assert found.value[1:].isdigit()
            assert sum(sign.isdigit() for sign in body) >= len(found.value) - 5
        elif found.kind == "email":
            assert found.value.count("@") == 1


@given(
    st.from_regex(r"[a-z]{3,8}[._-]?[a-z]{2,6}", fullmatch=True), st.sampled_from(["()", "[]", "{}", "<>"])
)
def test_every_letter_of_an_address_stands_in_the_page(local: str, brackets: str) -> None:
    left, right = tuple(brackets.replace("<", "«").replace(">", "»"))
    body = f"<p>{local} {left}at{right} nordvik {left}dot{right} example and {local} at other.example</p>"
    found = values([HOME_PAGE, page(body, "contact")], "email", kinds={"contact": {"contact"}})
    assert set(found) <= {f"{local}@nordvik.example"}


def test_twelve_pages_take_little_time() -> None:
    rows = "".join(
        f"<p>Model {n}: 1 {n:03} 90.000, e-mail info@nordvik.example, tel. +372 5340 0{n % 1000:03}</p>"
        for n in range(200)
    )
    pages = [HOME_PAGE, *(page(rows, f"page{n}") for n in range(11))]
    kinds = {page.url: frozenset({"contact"}) for page in pages}
    gather_channels(pages[:2], kinds, language="et")
    begin = time.process_time()
    gather_channels(pages, kinds, language="et")
    assert time.process_time() - begin < 3  # some 0.3 s; the margin is for a busy machine
