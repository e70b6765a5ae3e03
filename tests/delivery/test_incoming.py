"""Files come from any system: marks, line ends, code pages, HTML."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.delivery import Incoming, read_incoming

LATVIAN = (
    "Labdien,\nmana tējkanna nedarbojas: ūdens vairs nevārās. Lūdzu, nomainiet to.\nAr cieņu, Jānis Bērziņš"
)
LITHUANIAN = "Laba diena,\nmano virdulys neveikia, prašau jį pakeisti. Ačiū už pagalbą, Žygimantas Šėža"
ESTONIAN = "Tere,\nminu veekeetja ei tööta enam. Palun vahetage see välja. Žanna Õunapuu, Šveitsi tänav"
RUSSIAN = "Здравствуйте,\nмой чайник LUMEA 1.7 больше не греет. Прошу заменить его. Анна"
FRENCH = "Bonjour,\nma bouilloire achetée à Noël a cessé de fonctionner après six mois. Très déçu, André"
GERMAN = "Guten Tag,\nmein Wasserkocher heizt nicht mehr. Bitte tauschen Sie ihn um. Grüße, Jörg Weiß"
PLAIN = "Hello,\nmy kettle no longer heats.\nAnna"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[(text, code) for text in (LATVIAN, RUSSIAN, FRENCH) for code in ("utf-8", "utf-8-sig", "utf-16")],
        (LATVIAN, "cp1257"),
        (LITHUANIAN, "cp1257"),
        (ESTONIAN, "cp1257"),
        (RUSSIAN, "cp1251"),
        (FRENCH, "latin-1"),
        (GERMAN, "latin-1"),
        (PLAIN, "ascii"),
    ],
)
def test_a_text_is_read_in_whatever_encoding_it_was_kept(text: str, encoding: str) -> None:
    data = ("Subject: Nr. 48213\n\n" + text).replace("\n", "\r\n").encode(encoding)
    assert read_incoming(data, name="mail.txt") == Incoming(body=text, subject="Nr. 48213")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", Incoming("")),
        ("Hello,\n\nbye\n", Incoming("Hello,\n\nbye")),
        ("SUBJECT:  Kettle \nHello", Incoming("Hello", subject="Kettle")),
        ("To: a@b.example\nSubject: Kettle\n\nHello", Incoming("Hello", subject="Kettle", to="a@b.example")),
        ("Subject: Kettle", Incoming("", subject="Kettle")),
        ("Subject: one\nSubject: two", Incoming("Subject: two", subject="one")),
        ("Hello\nSubject: of the talk", Incoming("Hello\nSubject: of the talk")),
        ("Subjects: many", Incoming("Subjects: many")),
    ],
)
def test_header_lines_of_a_text_are_its_subject_and_recipient(text: str, read: Incoming) -> None:
    assert read_incoming(text.encode(), name="mail.txt") == read
    assert read_incoming(text.encode()) == read


def message(
    text: str, *, charset: str = "utf-8", cte: str = "quoted-printable", subtype: str = "plain"
) -> bytes:
    """A message as a mail program keeps it."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Anna <anna@mail.example>"
    mail["To"] = "help@lumea.example"
    mail["Subject"] = "Tējkanna Nr. 48213"
    mail.set_content(text, subtype=subtype, charset=charset, cte=cte)
    return mail.as_bytes()


@pytest.mark.parametrize(
    ("text", "charset", "cte"),
    [
        (LATVIAN, "utf-8", "quoted-printable"),
        (LATVIAN, "utf-8", "base64"),
        (LATVIAN, "utf-8", "8bit"),
        (LATVIAN, "windows-1257", "quoted-printable"),
        (LATVIAN, "iso-8859-13", "base64"),
        (RUSSIAN, "koi8-r", "base64"),
        (RUSSIAN, "windows-1251", "8bit"),
        (FRENCH, "iso-8859-1", "quoted-printable"),
        (PLAIN, "us-ascii", "7bit"),
    ],
)
@pytest.mark.parametrize("name", ["mail.eml", "MAIL.EML", ""])
def test_a_message_is_read_in_every_transfer_encoding(text: str, charset: str, cte: str, name: str) -> None:
    read = read_incoming(message(text, charset=charset, cte=cte), name=name)
    assert read == Incoming(text, subject="Tējkanna Nr. 48213", to="help@lumea.example")


def test_the_plain_part_is_preferred_to_the_html() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Kettle"
    mail.set_content("plain words\n")
    mail.add_alternative("<p>html words</p>", subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="receipt.pdf")
    assert read_incoming(mail.as_bytes(), name="mail.eml").body == "plain words"


def test_a_message_of_html_alone_is_read_as_text() -> None:
    html = (
        "<html><head><title>no</title><style>p {color: red}</style></head><body><p>Hello,</p>"
        "<div>my <b>kettle</b>\n no longer heats.<br>It leaks &amp; smells.</div>"
        "<ul><li>photo</li><li>receipt</li></ul><script>no()</script>Anna</body></html>"
    )
    read = read_incoming(message(html, subtype="html"), name="mail.eml")
    assert read.body == "Hello,\n\nmy kettle no longer heats.\nIt leaks & smells.\n\nphoto\nreceipt\n\nAnna"


@pytest.mark.parametrize("charset", ["x-unknown", "us-ascii", "utf-8"])
def test_a_wrong_charset_does_not_lose_the_text(charset: str) -> None:
    head = f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n".encode()
    data = head + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + LATVIAN.encode("cp1257")
    assert read_incoming(data, name="mail.eml").body == LATVIAN


def test_a_message_without_text_has_an_empty_body() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Photo"
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    assert read_incoming(mail.as_bytes(), name="mail.eml") == Incoming("", subject="Photo")


@given(data=st.binary(), name=st.sampled_from(["", "a.txt", "a.eml"]))
def test_no_bytes_make_it_fail(data: bytes, name: str) -> None:
    read = read_incoming(data, name=name)
    assert "\r" not in read.body
    assert "\n" not in read.subject
