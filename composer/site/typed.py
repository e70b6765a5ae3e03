"""What people have in hand becomes an address: a link to a product, an e-mail address, a name, a slip of the finger.

Only what is sure is mended (`htp:/`, `www,shop.lv`, a dot at the end); the notice tells what was understood, so that a
wrong guess is seen. A name is no address: `companies.candidates` offers sites for it.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from composer.errors import BadAddress, MailOfProvider, NameOnly, SiteOfMail, UnderstoodAs
from composer.site.address import LONGEST, normalise
from composer.site.domains import has_public_suffix, registrable
from composer.site.known import is_free_mail
from composer.site.links import leads_to_goods
from composer.site.report import Notice

_SIGNS = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_MAIL = re.compile(r"(?:mailto:)?([^\s@<>\"':/]{1,64})@([^\s@<>\"'?]{3,253})(?:\?.*)?", re.I)
# "htp:/", "http//", "http;//", "https:www.", "ttps://", "hhtp://": three or four of the right letters, then signs.
_SCHEME = re.compile(r"(?:h{0,2}t{1,3}p{1,2}s?|hps?|htt)\s?(?:[:;]\s?/{0,3}|[.,]?\s?/{1,3})\s?(?=[\w])", re.I)
_WWW = re.compile(r"w{2,5}\s?[.,;:·]{1,2}\s?(?=\w)|w{3}\s(?=[\w-]+[.,])", re.I)
_TYPED_COMMA = re.compile(r"(?<=[\w-]),(?=[a-z]{2,})", re.I)
_LOOSE_DOT = re.compile(r"(?<=[\w-])(?:\s\.\s?|\.\s)(?=[a-z]{2,24}(?:[/\s]|$))", re.I)
_LANGUAGE = re.compile(r"/([a-z]{2}(?:-[a-z]{2})?)/", re.I)
_LAST = ".,;:!?)]}…"


@dataclass(frozen=True)
class Meant:
    """What a text stands for: the address to read, and what the customer should be told about it."""

    url: str
    notice: Notice | None = None
    deep: str = ""  # the page that was typed, where the site's first page is read in its place


def meant(text: str) -> Meant:
    """The address that a person means.

    Raises BadAddress, NameOnly for a company's name, MailOfProvider for an address at a free mail provider.

    >>> meant("htp:/www,Lumivo.example.").url
    'https://www.lumivo.example/'
    >>> meant("help@lumivo.example").url
    'https://lumivo.example/'
    """
    tidy = _SIGNS.sub("", text[:LONGEST]).strip().strip("<>\"'“”„«»").strip()
    if mail := _MAIL.fullmatch(tidy):
        return _of_mail(mail[2].lower().rstrip(_LAST), tidy)
    if _is_name(tidy):
        raise NameOnly(name=tidy[:100])
    try:
        return _of_address(normalise(tidy), tidy)
    except BadAddress:
        return _of_slip(tidy)


def _of_slip(typed: str) -> Meant:
    try:
        url = normalise(_mended(typed))
    except BadAddress:
        raise BadAddress(url=typed[:100]) from None
    notice = Notice(code=UnderstoodAs.code, url=url, values={"typed": typed[:100]})
    return replace(_of_address(url, url), notice=notice)


def _of_address(url: str, typed: str) -> Meant:
    parts = urlsplit(url)
    if _is_slip(typed, parts.hostname or ""):
        raise BadAddress(url=typed[:100])
    if not leads_to_goods(url):
        return Meant(url)
    language = _LANGUAGE.match(parts.path)
    home = f"{parts.scheme}://{parts.netloc}{language[0] if language else '/'}"
    return Meant(home, deep=url)


def _is_slip(typed: str, host: str) -> bool:
    """Whether a text can be read as an address, yet hardly as the one that was meant ("http//shop.lv", "ww.shop.lv")."""
    return bool(
        host in ("http", "https", "www")
        or re.match(r"(?:w{2}|w{4,5})\.", host)
        or (re.match(r"h?t{1,3}ps?\.", host) and host.count(".") > 1)
        or (typed[-1:] in _LAST and typed[-1:] != "." and "/" in typed)
    )


def _mended(text: str) -> str:
    """The text without the slips that are sure to be slips."""
    bare = text.rstrip(_LAST + " ")
    scheme = "http://" if re.match(r"http[:;.,/]", text, re.I) and "://" in text else ""
    for _ in range(2):  # "http://http://shop.lv": pasted behind what stood there
        bare = _SCHEME.sub("", bare, count=1) if _SCHEME.match(bare) else bare
    bare = _WWW.sub("www.", bare, count=1) if _WWW.match(bare) else bare
    host, slash, tail = bare.partition("/")
    host = _LOOSE_DOT.sub(".", _TYPED_COMMA.sub(".", host)).replace("..", ".").strip()
    return f"{scheme}{host}{slash}{tail}"


def _of_mail(domain: str, typed: str) -> Meant:
    if is_free_mail(domain) or is_free_mail(registrable(domain)):
        raise MailOfProvider(url=typed[:100], host=domain)
    url = normalise(domain)
    return Meant(url, Notice(code=SiteOfMail.code, url=url, values={"typed": typed[:100]}))


def _is_name(text: str) -> bool:
    """Whether this is a name: no scheme, no path, no ending of the internet ("Dr. Lumivo", "A. B. Tea")."""
    if not text or re.search(r"[/\\@:?#=\[\]]", text) or not re.search(r"[^\W\d_]", text):
        return False
    if "." not in text and "," not in text:
        return text.lower() != "localhost"
    joined = _mended(text).lower()
    return " " in joined or not has_public_suffix(joined)
