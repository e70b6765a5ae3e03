"""Where it goes and what goes with it: recipient, attachments, links (M11)."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from composer.languages.interface import N_
from composer.review.address import header_address
from composer.review.findings import Finding
from composer.review.letter import Letter
from composer.review.rules import Rule

RECIPIENT_MISSING = Rule(
    kind="recipient_missing",
    id="W4",
    severity="blocks",
    part="to",
    title=N_("No recipient"),
    message=N_("It is not known yet where the e-mail goes."),
    suggestion=N_("Enter the company's address, or take it from its site."),
    why=N_("An e-mail without a recipient cannot be sent."),
    source="LV part 1",
)
RECIPIENT_WRONG = Rule(
    kind="recipient_wrong",
    id="W4",
    severity="blocks",
    part="to",
    title=N_("No e-mail address"),
    message=N_("“{to}” is not an e-mail address."),
    suggestion=N_("An address looks like help@shop.example."),
    why=N_("An e-mail without a recipient cannot be sent."),
    source="RFC 5322, section 3.4.1",
)
ATTACHMENT = Rule(
    kind="attachment",
    id="M11",
    severity="should",
    title=N_("Attachment in a first message"),
    message=N_(
        "Spam filters hold back first messages with attachments, and the agent has not asked for any yet."
    ),
    suggestion=N_("Offer them instead: “{example}”"),
    why=N_("From the second message on, attachments are welcome."),
    source="LV part 2",
)
LINK = Rule(
    kind="foreign_link",
    id="M11",
    severity="could",
    title=N_("Link to another site"),
    message=N_("{host} is not the company's own site. Agents are told not to open such links."),
    suggestion=N_("Name the page of the company, or describe in words what is to be seen there."),
    why=N_("Spam filters weigh every link."),
    source="LV part 2: spam filters",
)
RULES = (RECIPIENT_MISSING, RECIPIENT_WRONG, ATTACHMENT, LINK)

_TOP_LEVEL = re.compile(r"[^.]\.[^.]{2,60}\Z")  # help@shop is no address of a shop
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»]{3,2000}", re.IGNORECASE)
# Short addresses, and sites on which people leave their files.
_STORES = frozenset(
    {
        "bit.ly",
        "tinyurl.com",
        "t.co",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "cutt.ly",
        "rebrand.ly",
        "clck.ru",
        "shorturl.at",
        "drive.google.com",
        "photos.google.com",
        "photos.app.goo.gl",
        "dropbox.com",
        "wetransfer.com",
        "we.tl",
        "imgur.com",
        "postimg.cc",
        "ibb.co",
        "onedrive.live.com",
        "1drv.ms",
        "icloud.com",
        "disk.yandex.ru",
        "cloud.mail.ru",
        "youtube.com",
        "youtu.be",
        "failiem.lv",
    }
)


def check_sending(letter: Letter) -> Iterator[Finding]:
    """Recipient (of a draft), attachments, links."""
    yield from _recipient(letter)
    yield from _attachments(letter)
    yield from _links(letter)


def _recipient(letter: Letter) -> Iterator[Finding]:
    if letter.to is None:
        return
    if not letter.to.strip():
        yield RECIPIENT_MISSING.finding(0, 0)
    elif not _is_address(letter.to.strip()):
        yield RECIPIENT_WRONG.finding(0, len(letter.to), to=letter.to.strip())


def _is_address(text: str) -> bool:
    address = header_address(text)
    return address is not None and bool(_TOP_LEVEL.search(address))


def _attachments(letter: Letter) -> Iterator[Finding]:
    if not letter.low.strip():
        return
    harmless = [found.span() for found in letter.words.not_attached.finditer(letter.low)]
    end = -1
    for found in letter.words.attached.finditer(letter.low):
        sentence = letter.sentence_at(found.start())
        if found.start() < end or any(
            start < found.end() and found.start() < stop for start, stop in harmless
        ):
            continue
        end = sentence.end if sentence else found.end()  # one remark a sentence
        yield ATTACHMENT.finding(*found.span(), example=letter.words.examples.evidence)


def _links(letter: Letter) -> Iterator[Finding]:
    own = _own_hosts(letter)
    for link in _URL.finditer(letter.own):
        host = _host(link[0])
        foreign = own and not any(host == home or host.endswith(f".{home}") for home in own)
        if host and (foreign or host in _STORES or (not own and _shows_pictures(letter, link, host))):
            text = link[0].rstrip(".,;:!?)»”'")
            yield LINK.finding(link.start(), link.start() + len(text), host=host)


def _shows_pictures(letter: Letter, link: re.Match[str], host: str) -> bool:
    """Whether the sentence offers pictures or files there, on a site that nothing else in the letter names."""
    place = letter.sentence_at(link.start())
    name = host.rsplit(".", 2)[-2] if "." in host else host
    elsewhere = f"{letter.low_subject} {letter.low[: link.start()]} {letter.low[link.end() :]}"
    return bool(place and letter.words.pictures.search(letter.low, *place)) and name not in elsewhere


def _own_hosts(letter: Letter) -> set[str]:
    """The company's hosts, as case and report know them; empty where neither does."""
    urls = []
    if letter.case:
        urls += [letter.case.company.website, letter.case.purchase.product_url]
        urls.append(letter.case.company.email.rpartition("@")[2])
    if letter.report:
        urls += [letter.report.start_url, *(page.url for page in letter.report.pages)]
    return {host for host in map(_host, urls) if host}


def _host(url: str) -> str:
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:  # "https://[half an address"
        return ""
    return host.removeprefix("www.")
