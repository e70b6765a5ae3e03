"""What people have in hand becomes an address; what is none is told plainly; a name leads to a choice of sites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import BadAddress, MailOfProvider, NameOnly
from composer.site import companies, find_support
from composer.site.address import normalise
from composer.site.companies import candidates, likely_addresses, web_search
from composer.site.typed import meant
from tests.site.serving import Answer, serving


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("lumivo.lv", "https://lumivo.lv/"),
        ("HTTP://lumivo.lv", "http://lumivo.lv/"),
        ("lumivo.lv/lv/", "https://lumivo.lv/lv/"),
        ("lumivo.lv/kontakti", "https://lumivo.lv/kontakti"),
        ("hp.com", "https://hp.com/"),
        ("käsi.ee", "https://xn--ksi-qla.ee/"),
        ("xn--ksi-qla.ee", "https://xn--ksi-qla.ee/"),
    ],
)
def test_an_address_stays_as_it_is_and_needs_no_word(typed: str, url: str) -> None:
    assert (meant(typed).url, meant(typed).notice, meant(typed).deep) == (url, None, "")


@pytest.mark.parametrize(
    "typed",
    ["htp:/lumivo.lv", "http//lumivo.lv", "http;//lumivo.lv", "http.//lumivo.lv", "ttps://lumivo.lv", "hhtp://lumivo.lv", "lumivo .lv", "lumivo. lv",
     "lumivo,lv", "lumivo.lv,", "https://lumivo.lv/,", "https//lumivo.lv.", "https://https://lumivo.lv"],
)  # fmt: skip
def test_a_slip_of_the_finger_is_mended_and_told(typed: str) -> None:
    found = meant(typed)
    assert found.url == "https://lumivo.lv/"
    assert found.notice is not None
    assert typed in found.notice.message
    assert found.url in found.notice.message


@pytest.mark.parametrize(
    "typed",
    [
        "www,lumivo.lv",
        "www lumivo.lv",
        "ww.lumivo.lv",
        "wwww.lumivo.lv",
        "www.lumivo,lv",
        "https//www.lumivo.lv",
    ],
)
def test_three_letters_before_the_name_are_mended(typed: str) -> None:
    assert meant(typed).url == "https://www.lumivo.lv/"


@pytest.mark.parametrize(
    ("typed", "home"),
    [
        ("https://lumivo.lv/en/product/kettle-red-2", "https://lumivo.lv/en/"),
        ("https://lumivo.lv/kettle-red-2l-10482.html", "https://lumivo.lv/"),
        ("lumivo.lv/p/10482?utm_source=x", "https://lumivo.lv/"),
        ("lumivo.lv/index.php?route=product/product&product_id=7", "https://lumivo.lv/"),
    ],
)
def test_a_link_to_a_product_leads_to_the_sites_first_page(typed: str, home: str) -> None:
    assert meant(typed).url == home
    assert meant(typed).deep == normalise(typed)


@pytest.mark.parametrize(
    "typed",
    ["lumivo.lv/pages/returns-and-exchanges-policy-info", "lumivo.lv/lv/veikals/", "lumivo.lv/help/2024"],
)
def test_other_pages_are_read_as_they_are(typed: str) -> None:
    assert meant(typed).url == normalise(typed)


def test_an_email_address_gives_the_site_of_its_domain() -> None:
    found = meant("mailto:Help@Lumivo.lv")
    assert found.url == "https://lumivo.lv/"
    assert found.notice is not None
    assert "lumivo.lv" in found.notice.message


@pytest.mark.parametrize("typed", ["ada@gmail.com", "ada@inbox.lv", "mailto:ada@mail.ru?subject=x"])
def test_a_free_providers_site_is_not_the_companys(typed: str) -> None:
    with pytest.raises(MailOfProvider) as caught:
        meant(typed)
    assert "provider" in str(caught.value)


@pytest.mark.parametrize(
    "typed", ["Lumivo", "SIA Lumivo", "Dr. Lumivo", "Lumivo & Son", "Lumivo Tea Co.", "Lumivo, Bar"]
)
def test_a_name_is_told_from_an_address(typed: str) -> None:
    with pytest.raises(NameOnly) as caught:
        meant(typed)
    assert typed in str(caught.value)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "...",
        "ftp://lumivo.lv",
        "javascript:alert(1)",
        "https://user:pw@lumivo.lv/",
        "user:pw@lumivo.lv",
        "https://",
    ],
)
def test_what_is_neither_is_refused(typed: str) -> None:
    with pytest.raises(BadAddress) as caught:
        meant(typed)
    assert not isinstance(caught.value, NameOnly | MailOfProvider)


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        found = meant(text)
    except BadAddress:
        return
    assert normalise(found.url) == found.url


HOME = '<html lang="en"><head><title>{}</title></head><body><main><h1>Welcome</h1><p>We sell tea, and you are welcome to it in our shop.</p></main></body></html>'


@pytest.mark.usefixtures("loopback")
def test_the_page_that_was_typed_is_read_where_the_site_has_no_other() -> None:
    with serving({"/p/10482": HOME.format("A kettle")}) as site:
        report = find_support(site.url + "p/10482")
    assert report.start_url.endswith("/p/10482")


@pytest.mark.usefixtures("loopback")
def test_a_name_finds_the_sites_that_answer_and_bear_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sale = "<html><head><title>Lumivo Tea</title></head><body><h1>This domain is for sale</h1></body></html>"
    pages: list[Answer | str] = [
        HOME.format("Lumivo Tea – fine leaves"),
        HOME.format("Another firm"),
        sale,
        Answer("", 500),
        HOME.format("lumivotea"),
    ]
    with serving({"/": pages[0]}) as one, serving({"/": pages[1]}) as two, serving({"/": pages[2]}) as three, serving({"/": pages[3]}) as four, serving({"/": pages[4]}) as five:  # fmt: skip
        sites = [one.url, two.url, three.url, four.url, five.url]
        monkeypatch.setattr(companies, "likely_addresses", lambda name, language="": sites)
        monkeypatch.setattr(companies, "registrable", lambda host: object())
        found = candidates("SIA Lumivo Tea", language="lv")
    assert [site.url for site in found] == [one.url, five.url]
    assert found[0].title == "Lumivo Tea – fine leaves"
    assert all(sum(site.asked.values()) <= 2 for site in (one, two, three, four, five))


def test_likely_addresses_begin_with_the_country_and_are_few() -> None:
    assert likely_addresses("Lumivo", language="et")[0] == "lumivo.ee"
    assert likely_addresses("Lumivo GmbH", language="de")[:2] == ["lumivo.de", "lumivo.com"]
    assert likely_addresses("Čaika Tēja", language="lv")[:2] == ["caikateja.lv", "caika-teja.lv"]
    assert all(
        len(likely_addresses(name)) <= companies.MOST
        for name in ("", "A", "x" * 300, "Lumivo Fine Tea And Coffee")
    )


def test_a_web_search_is_a_link_and_nothing_more() -> None:
    assert web_search("Lumivo & Son") == "https://duckduckgo.com/?q=Lumivo%20%26%20Son"
