"""Links carry the e-mail whole where it fits, and To and Subject where it does not."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import assume, given

from composer.delivery import BUDGET, WAYS, Link, Way, gmail, mailto, outlook, outlook_work, yahoo
from composer.errors import HandOverBlocked
from tests.delivery.drafts import anything, bodies, draft, one_liners


def fields(link: Link) -> dict[str, str]:
    """What a mail program reads from the link: percent-decoding only, as RFC 6068 has it."""
    parts = urlsplit(link.url)
    found = dict(pair.split("=", 1) for pair in parts.query.split("&"))
    if parts.scheme == "mailto":
        found["to"] = parts.path
    return {"subject" if name == "su" else name: unquote(value) for name, value in found.items()}


@pytest.mark.parametrize(
    ("way", "url"),
    [
        (mailto, "mailto:help@lumea.example?subject=Kettle%20broken&body=Hi%2C%0D%0Atwo%20lines"),
        (
            gmail,
            (
                "https://mail.google.com/mail/?view=cm&fs=1&to=help@lumea.example&su=Kettle%20broken"
                "&body=Hi%2C%0D%0Atwo%20lines"
            ),
        ),
        (
            outlook,
            (
                "https://outlook.live.com/mail/deeplink/compose?to=help@lumea.example&subject=Kettle%20broken"
                "&body=Hi%2C%0D%0Atwo%20lines"
            ),
        ),
        (
            outlook_work,
            (
                "https://outlook.cloud.microsoft/mail/deeplink/compose?to=help@lumea.example"
                "&subject=Kettle%20broken&body=Hi%2C%0D%0Atwo%20lines"
            ),
        ),
        (
            yahoo,
            (
                "https://compose.mail.yahoo.com/?to=help@lumea.example&subject=Kettle%20broken"
                "&body=Hi%2C%0D%0Atwo%20lines"
            ),
        ),
    ],
)
def test_each_way_has_the_form_its_program_reads(way: Way, url: str) -> None:
    assert way(draft("Hi,\ntwo lines")) == Link(url, fits=True, length=len(url))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
@given(subject=one_liners, body=bodies)
def test_reading_a_link_back_gives_the_draft(way: Way, subject: str, body: str) -> None:
    link = way(draft(body, subject=subject))
    assume(link.fits)
    read = fields(link)
    assert read["to"] == "help@lumea.example"
    assert read["subject"] == subject
    assert read["body"] == body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    assert link.url.isascii()
    assert "+" not in link.url
    assert len(link.url) == link.length <= BUDGET


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
def test_a_text_beyond_the_budget_stays_out_of_the_link(way: Way) -> None:
    link = way(draft("ж" * 300, subject="Заказ 48213: чайник"))  # 1,800 characters encoded, and the rest
    assert not link.fits
    assert link.length > BUDGET >= len(link.url)
    assert fields(link) == {**fields(link), "to": "help@lumea.example", "subject": "Заказ 48213: чайник"}
    assert "body" not in fields(link)


def test_the_budget_counts_encoded_characters() -> None:
    empty = mailto(draft("")).length
    assert mailto(draft("a" * (BUDGET - empty))).fits
    assert not mailto(draft("a" * (BUDGET - empty + 1))).fits
    assert mailto(draft("ж" * ((BUDGET - empty) // 6))).fits
    assert not mailto(draft("ж" * ((BUDGET - empty) // 6 + 1))).fits


def test_a_subject_beyond_the_budget_stays_out_too() -> None:
    link = mailto(draft("short", subject="ж" * 400))
    assert link.url == "mailto:help@lumea.example?subject="
    assert not link.fits


@given(subject=anything)
def test_no_subject_begins_another_line_or_parameter(subject: str) -> None:
    query = parse_qs(urlsplit(mailto(draft("x", subject=subject)).url).query, keep_blank_values=True)
    assert set(query) == {"subject", "body"}
    assert len(query["subject"][0].splitlines()) <= 1


def test_without_recipient_the_link_is_left_open() -> None:
    assert mailto(draft("x", to="")).url == "mailto:?subject=Kettle%20broken&body=x"


@pytest.mark.parametrize(
    "to",
    [
        "help@lumea.example, boss@lumea.example",
        "help@lumea.example;boss@lumea.example",
        "help@lumea.example\r\nBcc: all@lumea.example",
        "help@lumea.example?bcc=all@lumea.example",
        "Lumea <help@lumea.example>",
        "help@@lumea.example",
        "help@lumea.example&cc=x@y.example",
        "help lumea@lumea.example",
        "help@-lumea.example",
        "help@lumea..example",
        "klientų@lumea.example",
        "lumea.example",
        "@lumea.example",
        "help@",
        "x" * 250 + "@lumea.example",
        "help@" + "ž" * 80 + ".example",
    ],
)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
def test_anything_but_one_bare_address_is_refused(way: Way, to: str) -> None:
    with pytest.raises(HandOverBlocked, match="not one e-mail address"):
        way(draft("x", to=to))


def test_an_address_with_signs_of_its_own_is_encoded() -> None:
    link = mailto(draft("x", to="help+lv&ee=1@lumea.example"))
    assert link.url.startswith("mailto:help%2Blv%26ee%3D1@lumea.example?")


def test_a_domain_beyond_ascii_travels_in_its_ascii_form() -> None:
    assert mailto(draft("x", to="info@tējkanna.example")).url.startswith(
        "mailto:info@xn--tjkanna-w7a.example?"
    )
