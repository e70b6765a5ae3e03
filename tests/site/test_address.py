"""What a person types becomes one URL; what is not on the public web is refused."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import AddressRefused, BadAddress
from composer.site.address import Guard, has_scheme, host_of, is_public, normalise, origin_of, port_of


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("lumea.example", "https://lumea.example/"),
        ("  <HTTPS://Lumea.Example>  ", "https://lumea.example/"),
        ("lumea.example/faq?a=b c#top", "https://lumea.example/faq?a=b%20c"),
        ("//lumea.example/x", "https://lumea.example/x"),
        ("http:\\\\lumea.example\\x", "http://lumea.example/x"),
        ("bücher.example", "https://xn--bcher-kva.example/"),
        ("магазин.example", "https://xn--80aairftm.example/"),
        ("lumea.example:443", "https://lumea.example/"),
        ("lumea.example:8080/x", "https://lumea.example:8080/x"),
        ("lumea.\u200bexample.", "https://lumea.example/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://[::FFFF:1.2.3.4]/", "http://[::ffff:102:304]/"),
        ("localhost:8000", "https://localhost:8000/"),
    ],
)
def test_one_spelling_for_an_address(typed: str, url: str) -> None:
    assert normalise(typed) == url
    assert normalise(url) == url


@pytest.mark.parametrize(
    "typed",
    ["", "Lumea", "two words", "ftp://lumea.example", "javascript:alert(1)", "mailto:a@lumea.example", "https://user:pw@lumea.example/",
     "https://", "http://[::1", "lumea.example:0", "lumea.example:99999", "http://999.1.1.1/", "a" * 5000 + ".example", "-.example", "file:///etc/passwd"],
)  # fmt: skip
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(BadAddress):
        normalise(typed)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        url = normalise(text)
    except BadAddress:
        return
    assert normalise(url) == url
    assert url.startswith(("http://", "https://"))
    assert host_of(url)
    assert "@" not in origin_of(url)


def test_the_parts_of_an_address() -> None:
    assert (host_of("https://a.example:8443/x"), port_of("https://a.example:8443/x")) == ("a.example", 8443)
    assert port_of("http://a.example/") == 80
    assert origin_of("https://a.example:8443/x?y") == "https://a.example:8443"
    assert has_scheme("HTTP://a.example")
    assert not has_scheme("a.example")


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "192.0.0.192", "192.88.99.1", "198.18.0.1",
     "224.0.0.1", "255.255.255.255", "168.63.129.16", "::1", "::", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::",
     "2001::1", "fe80::1", "fec0::1", "fc00::1", "3fff::1", "5f00::1", "ff02::1", "::7f00:1", "2001:db8::1"],
)  # fmt: skip
def test_private_and_special_addresses_are_refused(ip: str) -> None:
    assert not is_public(ip)
    with pytest.raises(AddressRefused):
        Guard().check_ip(ip, host="shop.example", port=443)


@pytest.mark.parametrize("ip", ["93.184.215.14", "8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8"])
def test_public_addresses_pass(ip: str) -> None:
    assert is_public(ip)
    Guard().check_ip(ip, host="shop.example", port=443)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_changes_nothing(ip: ipaddress.IPv4Address) -> None:
    assert is_public(f"::ffff:{ip}") == is_public(ip)


@pytest.mark.parametrize("port", [22, 25, 3306, 8000, 65535])
def test_odd_ports_are_refused(port: int) -> None:
    with pytest.raises(AddressRefused):
        Guard().check_url(f"https://shop.example:{port}/")
    with pytest.raises(AddressRefused):
        Guard().check_ip("93.184.215.14", host="shop.example", port=port)


def test_the_owner_may_allow_hosts_and_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_ALLOW_HOSTS", " Intranet.example , 10.1.0.0/16,[::1]")
    guard = Guard.from_environment()
    guard.check_url("http://intranet.example:9000/")
    guard.check_ip("192.168.0.5", host="intranet.example", port=9000)
    guard.check_ip("10.1.2.3", host="other.example", port=9000)
    guard.check_ip("::1", host="other.example", port=9000)
    with pytest.raises(AddressRefused):
        guard.check_ip("10.2.0.1", host="other.example", port=443)
