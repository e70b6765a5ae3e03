"""The text of a page whose charset nobody tells, or tells wrongly."""

import pytest

from composer.site.charset import text_of

RUSSIAN = "<html><head>{}</head><body><p>Товар можно вернуть в течение 14 дней. Контакты нашего магазина.</p></body></html>"
FRENCH = (
    "<html><head>{}</head><body><p>"
    + "Nous vous répondrons dès réception, à très bientôt, chère cliente. " * 9
    + "</p></body></html>"
)
META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_what_the_page_says_of_itself_is_believed(charset: str) -> None:
    page = RUSSIAN.format(META.format(charset))
    assert text_of(page.encode(charset), "text/html") == page


def test_the_header_comes_first() -> None:
    page = RUSSIAN.format("")
    assert text_of(page.encode("koi8-r"), "text/html; charset=koi8-r") == page


@pytest.mark.parametrize(
    "head", ["", '<meta http-equiv="Content-Type" content="text/html; charset="windows-1251">']
)
def test_cyrillic_of_which_nobody_tells_is_recognised(head: str) -> None:
    page = RUSSIAN.format(head)
    assert "Контакты нашего магазина" in text_of(page.encode("cp1251"), "text/html")


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("cp1257", "Preces atgriešana, piegāde un garantija; šeit rakstīts, kā sūdzēties. Prekių grąžinimas ir pristatymo sąlygos. Müügitingimused."),
        ("cp1250", "Zwroty i reklamacje, płatności, wysyłka w ciągu dnia. Regulamin i polityka prywatności są źródłem wiedzy."),
        ("cp1252", "Rückgabe und Größe; livraison à domicile, garantie incluse; envíos y garantía, mañana también."),
    ],
)  # fmt: skip
def test_old_charsets_of_which_nobody_tells_are_told_by_their_letters(charset: str, text: str) -> None:
    page = f"<html><body><p>{text}</p></body></html>"
    assert text_of(page.encode(charset), "text/html") == page


def test_western_text_of_which_nobody_tells_stays_western() -> None:
    page = FRENCH.format("")
    assert text_of(page.encode("cp1252"), "text/html") == page


def test_any_bytes_become_text() -> None:
    assert isinstance(text_of(bytes(range(256)) * 40, ""), str)
