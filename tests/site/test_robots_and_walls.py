"""robots.txt as sites write it; checks "are you human?" and pages that only resemble them."""

import pytest
from requests.structures import CaseInsensitiveDict

from composer.site.robots import Rules
from composer.site.walls import wall_before

LONG = b"<p>" + b"We sell lamps and shades, and we are glad to see you in our shop. " * 20 + b"</p>"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private", "/private/x", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/terms.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/terms.pdf.html", True),
        ("User-agent: *\nDisallow: /\nAllow: /help/", "/help/returns", True),
        ("User-agent: *\nDisallow: /\nAllow: /help/", "/cart", False),
        ("\ufeffUser-agent: *\nDisallow: /x", "/x", False),
        ("User-agent: OtherBot\nDisallow: /", "/", True),
        ("User-agent: ComplaintComposer\nDisallow: /\n\nUser-agent: *\nAllow: /", "/", False),
        ("<html><body>Disallow: /</body></html>", "/", True),
        ("", "/", True),
        ("User-agent: *\nDisallow:", "/x", True),
    ],
)  # fmt: skip
def test_rules(text: str, path: str, *, allowed: bool) -> None:
    assert Rules.read(text.encode()).allow(f"https://shop.example{path}") is allowed


def test_sitemaps_and_size() -> None:
    assert Rules.read(b"Sitemap: https://shop.example/s.xml").sitemaps == ("https://shop.example/s.xml",)
    assert Rules().sitemaps == ()
    huge = b"User-agent: *\nDisallow: /a\n" + b"#" * 600_000 + b"\nDisallow: /b"
    assert not Rules.read(huge).allow("https://shop.example/a")
    assert Rules.read(huge).allow("https://shop.example/b")


@pytest.mark.parametrize(
    ("status", "headers", "body", "wall"),
    [
        (403, {"CF-Mitigated": "challenge"}, b"", "Cloudflare"),
        (503, {}, b"<TITLE>Just a moment...</TITLE>", "Cloudflare"),
        (403, {"X-DataDome": "protected"}, b"", "DataDome"),
        (200, {}, b"<script src='//geo.captcha-delivery.com/c.js'></script>", "DataDome"),
        (403, {}, b"<div id='px-captcha'></div>", "HUMAN (PerimeterX)"),
        (200, {}, b"<iframe src='/_Incapsula_Resource?x'></iframe>", "Imperva"),
        (403, {}, b"Reference errors.edgesuite.net", "Akamai"),
        (202, {"x-amzn-waf-action": "challenge"}, b"", "AWS WAF"),
        (200, {}, b"<p>Making sure you&#39;re not a bot!</p>", "Anubis"),
        (403, {}, b"<div class='g-recaptcha'></div>", "a captcha"),
        (200, {}, b"<div class='g-recaptcha'></div>", None),  # a form that keeps machines out
        (200, {}, b"<script src='https://captcha-delivery.com/x.js'></script>" + LONG, None),  # the script rides along
        (200, {"CF-Ray": "x"}, LONG, None),
        (404, {}, b"not found", None),
        (500, {}, b"sorry", None),
    ],
)  # fmt: skip
def test_walls(status: int, headers: dict[str, str], body: bytes, wall: str | None) -> None:
    assert wall_before(status, CaseInsensitiveDict(headers), body) == wall
