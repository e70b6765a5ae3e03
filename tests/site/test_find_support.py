"""`find_support` from end to end: a small shop on loopback, every failure, stopping, courtesy."""

import threading
from collections.abc import Mapping

import pytest

from composer.errors import (
    AddressRefused,
    BadAddress,
    BlockedByBotWall,
    ConnectionRefused,
    HostNotFound,
    NeedsJavaScript,
    NotHtml,
    PageMissing,
    RobotsForbid,
    SearchCancelled,
    ServerFailed,
    SiteError,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from composer.site import Progress, SiteReport, find_support
from composer.site.fetch import Limits
from composer.site.search import find_support as search
from tests.site.serving import Answer, serving

pytestmark = pytest.mark.usefixtures("loopback")

MENU = """<footer><a href="/contact">Contact us</a> <a href="/faq">FAQ</a> <a href="/returns">Returns</a>
<a href="/delivery">Delivery</a> <a href="/warranty">Warranty</a> <a href="/privacy">Privacy policy</a></footer>"""


def page(title: str, text: str, menu: str = MENU) -> str:
    """A page of the shop."""
    return f"""<!doctype html><html lang="en"><head><title>{title} – Lumivo</title></head>
<body><main><h1>{title}</h1><p>{text}</p></main>{menu}</body></html>"""


SHOP: dict[str, Answer | str] = {
    "/": page("Lumivo", "We make lamps and shades by hand, and we sell them to you in our own small shop."),
    "/contact": page("Contact us", 'Write to <a href="mailto:info@lumivo.example">info@lumivo.example</a>, we like letters.'),
    "/faq": page("FAQ", "</p><h3>Do you mend lamps?</h3><p>We mend every lamp that we made ourselves.</p><h3>Can I visit?</h3><p>Yes, the workshop is open on Fridays.</p><h3>Do you sell bulbs?</h3><p>No bulbs, only lamps."),
    "/returns": page("Returns", "You may return any lamp within 30 days of delivery. We pay the return, and the refund follows in five days."),
    "/delivery": page("Delivery", "Delivery takes three days. We ship with the post, and shipping is free from 50 euro on all lamps."),
    "/warranty": page("Warranty", "We give a warranty of two years on every lamp. The warranty covers faults in material and work."),
    "/privacy": page("Privacy policy", "This privacy policy says which personal data we keep, and why. We process personal data to send lamps."),
}  # fmt: skip


def shop(**changes: Answer | str) -> dict[str, Answer | str]:
    """The shop with some pages changed; `home` is "/"."""
    return SHOP | {"/" if name == "home" else f"/{name}": answer for name, answer in changes.items()}


def paths(report: SiteReport) -> dict[str, str]:
    """Kind → path."""
    return {found.kind: "/" + found.url.split("/", 3)[3] for found in report.pages}


def test_a_shop_is_read_by_the_way_of_fewest_requests() -> None:
    with serving(SHOP) as site:
        report = find_support(site.url)
    assert paths(report) == {
        "contact": "/contact", "faq": "/faq", "returns": "/returns", "shipping": "/delivery", "warranty": "/warranty", "privacy": "/privacy",
    }  # fmt: skip
    assert all(found.read and found.confidence > 0.8 and found.why for found in report.pages)
    assert report.cost.requests == sum(site.asked.values()) == len(SHOP) + 1
    assert report.language == "en"
    assert [channel.value for channel in report.channels if channel.kind == "email"] == [
        "info@lumivo.example"
    ]
    assert ("return_window", 30) in {(fact.kind, fact.value) for fact in report.facts}
    assert report.notices == ()


def test_no_page_is_read_twice_and_never_more_than_three_at_once() -> None:
    slow = {path: Answer(text, wait=0.05) for path, text in SHOP.items() if isinstance(text, str)}
    menu = MENU.replace('"/faq"', '"/faq/#top"').replace(
        "</footer>",
        '<a href="/index.html">Home</a> <a href="/faq?utm_source=x">Questions and answers</a></footer>',
    )
    with serving(
        slow
        | {"/": page("Lumivo", "We make lamps and shades for you, and we sell them in our own shop.", menu)}
    ) as site:
        find_support(site.url)
    assert max(site.asked.values()) == 1
    assert site.asked["/faq/"] + site.asked["/faq"] + site.asked["/faq?utm_source=x"] == 1
    assert 1 < site.most_at_once <= 3


def test_twelve_requests_are_the_most() -> None:
    words = [
        "Contact us",
        "FAQ",
        "Returns",
        "Delivery",
        "Warranty",
        "Complaints",
        "Terms of sale",
        "Right of withdrawal",
        "Privacy policy",
        "About us",
        "Payment methods",
        "Legal notice",
        "Customer service",
        "Help",
    ]
    menu = "<footer>" + "".join(f'<a href="/p/{n}">{word}</a>' for n, word in enumerate(words)) + "</footer>"
    pages = {
        f"/p/{n}": page(
            word, f"{word}: what we say about it is short, and it is all that there is to be said here.", menu
        )
        for n, word in enumerate(words)
    }
    with serving({"/": page("Lumivo", "We make lamps, and we sell them to you.", menu), **pages}) as site:
        report = find_support(site.url)
        asked = find_support(site.url, question="Is there a submarine?")
    assert report.cost.requests == 12
    assert asked.cost.requests <= 12
    read = [found for found in report.pages if found.read]
    assert len(read) == 10
    assert all(found.confidence < 0.5 for found in report.pages if not found.read)


def test_the_question_is_answered_from_what_was_read() -> None:
    with serving(SHOP) as site:
        report = find_support(site.url, question="Do you mend lamps?")
    assert report.answers[0].url.endswith("/faq")
    assert "every lamp that we made" in report.answers[0].passage


def test_a_question_that_nothing_answers_goes_to_the_sites_own_search() -> None:
    form = '<form action="/search" role="search"><input type="search" name="q"></form>'
    home = page("Lumivo", "We make lamps and shades by hand, and we sell them to you.", form + MENU)
    results = page("Search", '<a href="/care">Care of tablecloths</a>')
    care = page(
        "Care of tablecloths",
        "A tablecloth of linen is washed by hand in cold water. Never wash a tablecloth in a machine.",
    )
    with serving(shop(home=home, care=care) | {"/search?q=tablecloth": results}) as site:
        report = find_support(site.url, question="May I wash a tablecloth?")
    assert site.asked["/search?q=tablecloth"] == 1
    assert report.answers[0].url.endswith("/care")


def test_each_page_is_told_while_it_is_read() -> None:
    told: list[Progress] = []
    with serving(SHOP) as site:
        find_support(site.url, on_progress=told.append)
    assert told[0].url == site.url
    assert {step.kind for step in told} == {
        None,
        "contact",
        "faq",
        "returns",
        "shipping",
        "warranty",
        "privacy",
    }
    assert [step.pages_read for step in told] == sorted(step.pages_read for step in told)
    assert {step.title for step in told} >= {"Returns", "FAQ"}


def test_a_dead_link_is_no_page_and_no_notice() -> None:
    with serving({path: text for path, text in SHOP.items() if path != "/warranty"}) as site:
        report = find_support(site.url)
    assert "warranty" not in paths(report)
    assert report.notices == ()


def test_a_link_that_lies_is_found_out() -> None:
    with serving(shop(privacy=SHOP["/returns"])) as site:
        report = find_support(site.url)
    assert "privacy" not in paths(report)


def test_robots_txt_is_obeyed_for_one_page_and_the_page_is_named_as_unread() -> None:
    rules = Answer("User-agent: *\nDisallow: /returns", headers={"Content-Type": "text/plain"})
    with serving(SHOP | {"/robots.txt": rules}) as site:
        report = find_support(site.url)
    assert site.asked["/returns"] == 0
    assert [notice.code for notice in report.notices] == ["robots_disallow"]
    assert [found.read for found in report.pages if found.kind == "returns"] == [False]


def test_the_sitemap_of_pages_helps_where_links_do_not() -> None:
    rules = Answer("Sitemap: {here}sitemap.xml", headers={"Content-Type": "text/plain"})
    index = "<sitemapindex><sitemap><loc>{here}products.xml</loc></sitemap><sitemap><loc>{here}pages.xml</loc></sitemap></sitemapindex>"
    places = "<urlset><url><loc>{here}contact</loc></url><url><loc>{here}lamp</loc></url></urlset>"
    xml = {"Content-Type": "application/xml"}
    home = page("Lumivo", "We make lamps and shades by hand, and we sell them to you.", "")
    pages: Mapping[str, Answer | str] = {
        "/": home, "/robots.txt": rules, "/sitemap.xml": Answer(index, headers=xml), "/pages.xml": Answer(places, headers=xml), "/contact": page("Contact us", "Write to info@lumivo.example, we like letters.", ""),
    }  # fmt: skip
    with serving(pages) as site:
        report = find_support(site.url)
    assert paths(report) == {"contact": "/contact"}
    assert site.asked["/products.xml"] == 0


def test_nothing_is_guessed_where_no_platform_is_seen() -> None:
    with serving(
        {"/": page("Lumivo", "We make lamps and shades by hand, and we sell them to you.", "")}
    ) as site:
        report = find_support(site.url)
    assert report.pages == ()
    assert set(site.asked) == {"/", "/robots.txt"}


def test_known_paths_of_a_living_shop_system_are_tried_and_a_saved_copy_is_left_alone() -> None:
    living = '<script src="//cdn.shopify.com/x.js"></script><a href="/products/lamp">Lamp</a><a href="/contact">Contact us</a>'
    saved = living.replace("/products/lamp", "/products/lamp.html")
    policy = {"/policies/refund-policy": SHOP["/returns"], "/contact": SHOP["/contact"]}
    with serving({"/": page("Lumivo", "We make lamps, and we sell them to you.", living), **policy}) as site:
        assert paths(find_support(site.url))["returns"] == "/policies/refund-policy"
    with serving({"/": page("Lumivo", "We make lamps, and we sell them to you.", saved), **policy}) as site:
        assert "returns" not in paths(find_support(site.url))
        assert site.asked["/policies/refund-policy"] == 0


def test_a_frameset_is_read_through_its_frames() -> None:
    frames = '<html><head><title>Lumivo</title></head><frameset><frame src="/top"><frame src="/left"></frameset></html>'
    with serving(shop(home=frames, left=MENU, top="<p>Lumivo</p>")) as site:
        assert paths(find_support(site.url))["returns"] == "/returns"


def test_a_page_that_only_forwards_is_followed() -> None:
    forward = '<html><head><meta http-equiv="refresh" content="0; url=/start"></head><body></body></html>'
    with serving(shop(home=forward, start=SHOP["/"])) as site:
        report = find_support(site.url)
    assert report.start_url == site.url + "start"
    assert paths(report)["contact"] == "/contact"


def test_the_wanted_language_is_read_where_the_site_has_it() -> None:
    lv = '<!doctype html><html lang="lv"><head><title>Lumivo</title></head><body><main><p>Mēs veidojam lampas, un tās var nopirkt arī mūsu veikalā. Tas ir veikals.</p></main><footer><a href="/lv/kontakti">Kontakti</a></footer></body></html>'
    contact = '<!doctype html><html lang="lv"><head><title>Kontakti</title></head><body><main><h1>Kontakti</h1><p>Rakstiet mums uz info@lumivo.example, un mēs atbildēsim.</p></main></body></html>'
    home = page("Lumivo", "We make lamps, and we sell them to you.").replace(
        "<head>", '<head><link rel="alternate" hreflang="lv" href="/lv/">'
    )
    with serving(shop(home=home) | {"/lv/": lv, "/lv/kontakti": contact}) as site:
        report = find_support(site.url, language="lv")
    assert report.language == "lv"
    assert paths(report)["contact"] == "/lv/kontakti"


SHELL = '<!doctype html><html><head><title>x</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>'


@pytest.mark.parametrize(
    ("home", "error"),
    [
        (Answer(SHELL), NeedsJavaScript),
        (Answer("%PDF-1.7", headers={"Content-Type": "application/pdf"}), NotHtml),
        (Answer(b"\0\0\0", headers={"Content-Type": "text/html"}), NotHtml),
        (Answer("<title>Just a moment...</title>", 503), BlockedByBotWall),
        (Answer("gone", 410), PageMissing),
        (Answer("sorry", 500), ServerFailed),
        (Answer("<p>" * 30_000), TooLarge),
        (Answer("x" * 3_100_000), TooLarge),
        (Answer("", 302, {"Location": "/"}), TooManyRedirects),
        (Answer("", 302, {"Location": "http://169.254.169.254/latest/meta-data/"}), AddressRefused),
        (Answer("", 302, {"Location": "http://10.0.0.1/"}), AddressRefused),
        (Answer("", 302, {"Location": "file:///etc/passwd"}), BadAddress),
    ],
)  # fmt: skip
def test_a_home_page_that_cannot_be_read_says_why(home: Answer, error: type[SiteError]) -> None:
    with serving({"/": home}) as site, pytest.raises(error) as caught:
        find_support(site.url)
    assert str(caught.value)


def test_robots_txt_may_close_the_home_page() -> None:
    rules = Answer("User-agent: *\nDisallow: /", headers={"Content-Type": "text/plain"})
    with serving(SHOP | {"/robots.txt": rules}) as site, pytest.raises(RobotsForbid):
        find_support(site.url)


@pytest.mark.parametrize("slow", [Answer("x", wait=30), Answer("x" * 1000, drip=0.05)])
def test_patience_has_an_end(slow: Answer) -> None:
    limits = Limits(search=0.4, total=0.4, silence=0.3, robots=0.2)
    with serving({"/": slow}) as site, pytest.raises(TooSlow):
        search(site.url, limits=limits)


def test_a_slow_page_later_becomes_a_notice() -> None:
    limits = Limits(total=0.5, silence=0.3)
    with serving(shop(warranty=Answer("x", wait=30))) as site:
        report = search(site.url, limits=limits)
    assert [notice.code for notice in report.notices] == ["too_slow"]
    assert "returns" in paths(report)


def test_a_site_that_is_not_there() -> None:
    with serving({}) as site:
        url = site.url
    with pytest.raises(ConnectionRefused):
        find_support(url)
    with pytest.raises(HostNotFound):
        find_support("https://no-such-shop.invalid/")
    with pytest.raises(BadAddress):
        find_support("not an address")


def test_stopping_keeps_what_was_read() -> None:
    stop = threading.Event()

    def press(path: str) -> None:
        if path == "/warranty":
            stop.set()

    with serving(shop(warranty=Answer("x", wait=30)), on_request=press) as site:
        report = find_support(site.url, cancel=stop)
    assert "cancelled" in {notice.code for notice in report.notices}
    read = {found.kind for found in report.pages if found.read}
    assert read
    assert "warranty" not in read


def test_stopping_before_the_home_page_leaves_nothing_to_keep() -> None:
    stop = threading.Event()
    stop.set()
    with serving(SHOP) as site, pytest.raises(SearchCancelled):
        find_support(site.url, cancel=stop)


def test_a_tangled_page_on_the_way_does_no_harm() -> None:
    with serving(shop(returns="<div>" * 26_000)) as site:
        report = find_support(site.url)
    assert [notice.code for notice in report.notices] == ["too_large"]


def test_the_demo_shop_is_read_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_: pytest.fail("the network was asked"))
    english = find_support("lumea.example", question="How many days do I have to return something?")
    latvian = find_support("https://lumea.example/lv/")
    assert {"faq", "contact", "returns", "shipping", "warranty", "complaints", "terms", "privacy"} <= set(
        paths(english)
    )
    assert paths(latvian)["returns"] == "/lv/atgriesana"
    assert latvian.language == "lv"
    assert english.answers


def test_an_empty_shell_that_shows_an_address_is_a_report_with_a_notice() -> None:
    shell = '<html><head><title>Lumivo</title><script src="app.js"></script></head><body><div id="root"></div><a href="mailto:info@lumivo.example"></a></body></html>'
    with serving({"/": shell}) as site:
        report = find_support(site.url)
    assert [channel.value for channel in report.channels if channel.kind == "email"] == [
        "info@lumivo.example"
    ]
    assert [notice.code for notice in report.notices] == ["needs_javascript"]


def test_an_empty_shell_names_its_pages_in_its_sitemap() -> None:
    shell = '<html><head><title>Lumivo</title></head><body><div id="root"></div><script src="app.js"></script></body></html>'
    pages: dict[str, Answer | str] = {
        "/": shell,
        "/robots.txt": Answer(
            "User-agent: *\nDisallow:\nSitemap: {here}sitemap.xml\n", headers={"Content-Type": "text/plain"}
        ),
        "/sitemap.xml": Answer(
            "<urlset><url><loc>{here}returns</loc></url></urlset>", headers={"Content-Type": "text/xml"}
        ),
        "/returns": page(
            "Returns",
            "You may return any lamp within 30 days. We pay the return, and the refund is quick.",
            "",
        ),
    }
    with serving(pages) as site:
        report = find_support(site.url)
    assert paths(report) == {"returns": "/returns"}
