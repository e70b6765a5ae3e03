"""Further ways in: the site's own search, shop systems, help centres; pages that were pasted."""

import pytest

from composer.site import find_support, read_pasted
from composer.site.links import leads_to_a_page, page_key
from composer.site.naming import names, slug_names
from composer.site.own_search import kind_word, telling_word
from composer.site.parse import parse
from composer.site.platforms import help_centre_of, help_centre_search, platform_of
from tests.site.serving import Answer, serving


@pytest.mark.parametrize(
    ("question", "language", "word"),
    [
        ("May I wash a tablecloth?", "en", "tablecloth"),
        ("How do I return it?", "en", "return"),
        ("How do I return it?", "lv", kind_word("returns", "lv")),
        ("Kā atgriezt preci?", "lv", "atgriezt"),
        ("Is it?", "en", ""),
        ("", "en", ""),
    ],
)
def test_the_word_for_a_search_box(question: str, language: str, word: str) -> None:
    assert telling_word(question, language) == word


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://lumivo.zendesk.com/hc/en-us", "Zendesk"),
        ("https://lumivo.freshdesk.com/support/home", "Freshdesk"),
        ("https://intercom.help/lumivo/en", "Intercom"),
        ("https://lumivo.gorgias.help/en-US", "Gorgias"),
        ("https://www.zendesk.com/pricing", None),
        ("https://intercom.help/", None),
        ("https://notzendesk.com/hc", None),
    ],
)
def test_help_centres_on_rented_hosts(url: str, name: str | None) -> None:
    found = help_centre_of(url)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("mark", "link", "name"),
    [
        ("cdn.shopify.com", "/collections/lamps", "Shopify"),
        ("cdn.shopify.com", "/collections/lamps.html", None),
        ("wp-content/plugins/woocommerce", "/product/lamp/", "WooCommerce"),
        ("prestashop", "/content/4-about-us", "PrestaShop"),
        ("catalog/view/theme", "/index.php?route=product/category&path=20", "OpenCart"),
        ("nothing", "/products/lamp", None),
    ],
)
def test_a_living_shop_system_is_told_from_a_saved_copy(mark: str, link: str, name: str | None) -> None:
    source = (
        f'<html><head><script src="//{mark}/x.js"></script></head><body><a href="{link}">x</a></body></html>'
    )
    found = platform_of(parse(source, "https://shop.example/"), source)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.shop.example/faq", "http://shop.example/faq/", True),
        ("https://shop.example/", "https://shop.example/index.html", True),
        ("https://shop.example/faq#top", "https://shop.example/faq?utm_source=x", True),
        ("https://shop.example/?p=1", "https://shop.example/?p=2", False),
        ("https://shop.example/a", "https://shop.example/b", False),
    ],
)
def test_the_same_page_under_other_spellings(one: str, other: str, *, same: bool) -> None:
    assert (page_key(one) == page_key(other)) is same


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://shop.example/faq", True),
        ("https://help.shop.example/faq", True),
        ("https://shop.example/terms.pdf", True),
        ("https://shop.example/photo.jpg", False),
        ("https://shop.example/account/orders", False),
        ("https://other.example/faq", False),
        ("mailto:info@shop.example", False),
        ("javascript:void(0)", False),
        ("https://shop.example/cdn-cgi/l/email-protection", False),
    ],
)
def test_where_a_link_may_lead(url: str, *, leads: bool) -> None:
    assert leads_to_a_page(url, "https://shop.example/") is leads


def test_names_of_texts_and_addresses() -> None:
    assert names("Shipping & Returns", language="en") == {"shipping": 1.0, "returns": 1.0}
    assert list(names("Warranty terms", language="en")) == ["warranty"]
    assert set(names("Terms & Privacy", language="en")) == {"terms", "privacy"}
    assert names("", language="en") == {}
    assert set(slug_names("https://x.example/pages/refund-policy")) == {"returns"}
    assert set(slug_names("https://x.example/returns/item/12")) == set()
    assert set(slug_names("https://x.example/contact-us/index.html")) == {"contact"}


def test_a_pasted_text_is_read() -> None:
    report = read_pasted(
        "Returns and refunds\nYou can return any item within 30 days of delivery, unworn, with its label.\n\n"
        "How do I start a return?\nWrite to returns@lumivo.example and we will send you a label for the parcel.\n",
        question="How do I start a return?",
    )
    assert [page.kind for page in report.pages] == ["returns"]
    assert not any(page.read for page in report.pages)
    assert report.best("email").value == "returns@lumivo.example"  # type: ignore[union-attr]  # None fails the test too
    facts = [(fact.kind, fact.value, fact.unit) for fact in report.facts]
    assert facts == [("return_window", 30, "days"), ("condition", 1, "unused"), ("condition", 1, "labels")]
    assert "label for the parcel" in report.answers[0].passage
    assert report.cost.requests == 0


def test_a_pasted_source_says_where_it_stands() -> None:
    source = '<!doctype html><html lang="en"><head><title>Contact us</title><link rel="canonical" href="https://lumivo.example/contact"></head><body><h1>Contact us</h1><p>Write to info@lumivo.example, we like letters.</p></body></html>'
    report = read_pasted(source)
    assert report.start_url == "https://lumivo.example/contact"
    assert [(page.kind, page.url) for page in report.pages] == [("contact", "https://lumivo.example/contact")]


@pytest.mark.parametrize("text", ["", " \n ", "x", "info@lumivo.example"])
def test_a_scrap_of_text_does_no_harm(text: str) -> None:
    assert read_pasted(text).pages == ()


@pytest.mark.parametrize(
    ("link", "search"),
    [
        ("https://lumivo.zendesk.com/hc/en-us", "https://lumivo.zendesk.com/api/v2/help_center/articles/search.json?query={query}&per_page=5"),
        ("https://help.lumivo.example/hc/lv/articles/1", "https://help.lumivo.example/api/v2/help_center/articles/search.json?query={query}&per_page=5"),
        ("https://lumivo.freshdesk.com/support/home", "https://lumivo.freshdesk.com/support/search/solutions?term={query}"),
        ("https://care.lumivo.example/support/solutions/7", "https://care.lumivo.example/support/search/solutions?term={query}"),
        ("https://intercom.help/lumivo/en", ""),
        ("https://www.lumivo.example/support", ""),
        ("mailto:help@lumivo.example", ""),
    ],
)  # fmt: skip
def test_a_help_centre_is_known_by_its_host_or_its_paths(link: str, search: str) -> None:
    assert help_centre_search(link) == search


@pytest.mark.usefixtures("loopback")
def test_a_question_goes_to_the_help_centre_that_the_site_links_to() -> None:
    home = "<html lang='en'><body><main><h1>Lumivo</h1><p>We make lamps and shades by hand, and we sell them to you.</p><a href='/hc/en-us'>Articles</a></main></body></html>"
    hit = Answer(
        '{"results": [{"title": "Care of linen", "html_url": "{here}hc/en-us/articles/7"}]}',
        headers={"Content-Type": "application/json"},
    )
    article = "<html lang='en'><body><main><h1>Care of linen</h1><p>A tablecloth of linen is washed by hand in cold water, and it is never washed in a machine.</p></main></body></html>"
    pages: dict[str, Answer | str] = {
        "/": home,
        "/api/v2/help_center/articles/search.json?query=tablecloth&per_page=5": hit,
        "/hc/en-us/articles/7": article,
    }
    with serving(pages) as site:
        report = find_support(site.url, question="May I wash a tablecloth?")
    assert [answer.url for answer in report.answers][:1] == [site.url + "hc/en-us/articles/7"]


GUIDE = "# Lumivo\n\n- [Returns and exchanges]({here}content/3): thirty days\n- [Elsewhere](https://other.example/returns)\n- [Lamps](/shop/lamp)\n"
BARE = "<html lang='en'><head>{}<title>Lumivo</title></head><body><main><h1>Lumivo</h1><p>We make lamps and shades by hand, and we sell them to you.</p><a href='/cart'>Cart</a></main></body></html>"


@pytest.mark.usefixtures("loopback")
def test_a_guide_for_programs_is_read_where_the_site_names_it() -> None:
    pages: dict[str, Answer | str] = {
        "/": BARE.format('<link rel="alternate" type="text/markdown" href="/llms.txt">'),
        "/llms.txt": Answer(GUIDE, headers={"Content-Type": "text/markdown"}),
        "/content/3": "<html lang='en'><body><main><h1>Returns</h1><p>You may return any lamp within 30 days. We pay the return, and the refund is quick.</p></main></body></html>",
    }
    with serving(pages) as site:
        report = find_support(site.url)
    found = report.page("returns")
    assert found is not None
    assert found.url == site.url + "content/3"


@pytest.mark.usefixtures("loopback")
def test_a_guide_for_programs_is_never_guessed() -> None:
    with serving({"/": BARE.format("")}) as site:
        find_support(site.url)
    assert not {"/llms.txt", "/agents.md"} & set(site.asked)
