"""Pages that a script puts together: a menu in a file of its own, or as text in the script.

Small sites keep header and footer in one file each and let a script put them into every page; the links that a customer
sees then stand nowhere in the page itself. The script is not run: file names and pieces of HTML in it are enough.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from composer.site.domains import same_site
from composer.site.links import candidates, leads_to_a_page, page_key
from composer.site.page import Page

MOST_FILES = 3
MOST_SCRIPTS = 2
FEW_LINKS = 3  # a home page that leads to fewer pages has its menu elsewhere
LONGEST = 200_000  # characters of a script
_ATTRIBUTE = re.compile(
    r"""(?:\bw3-include-html|\bdata-include(?:-html|-src|-path)?|\binclude-html|\bdata-partial|\bhx-get)\s*=\s*["']([^"'<>\s]{1,200})["']""",
    re.I,
)
_EMBEDDED = re.compile(
    r"""<(?:iframe|object|embed|include)\b[^<>]{0,300}?\s(?:src|data)\s*=\s*["']([^"'<>\s]{1,200})["']""",
    re.I,
)
_FILE = re.compile(r"""["'`]([\w./-]{1,150}\.(?:html?|php|inc))["'`]""")
_PART = re.compile(
    r"(?:header|footer|navbar|navigation|\bnav|menu|topbar|top-?nav|bottom|sidebar|partials?/|includes?/|components?/|layouts?/)",
    re.I,
)
_FOOT = re.compile(r"foot|bottom", re.I)
_SCRIPT = re.compile(
    r"(?:include|layout|header|footer|nav|menu|component|partial|template|common|global|main|script|app|site|load)[\w.-]{0,30}\.m?js$",
    re.I,
)
_STRING = re.compile(r"`[^`]{20,20000}`|\"(?:[^\"\\\n]|\\.){20,8000}\"|'(?:[^'\\\n]|\\.){20,8000}'")
_FILLED_IN = re.compile(r"\$\{[^{}]{0,300}\}")


def parts_named(source: str, scripts: Iterable[str], url: str) -> list[str]:
    """Addresses of the files that a page, or its scripts, puts into itself; the menu and the footer."""
    named = [found[1] for found in _ATTRIBUTE.finditer(source)]
    named += [found[1] for found in _EMBEDDED.finditer(source) if _PART.search(found[1])]
    named += [
        found[1] for script in scripts for found in _FILE.finditer(script[:LONGEST]) if _PART.search(found[1])
    ]
    whole = [urljoin(url, name) for name in dict.fromkeys(named)]
    kept = [place for place in whole if same_site(place, url) and page_key(place) != page_key(url)]
    return sorted(dict.fromkeys(kept), key=lambda place: not _PART.search(place))[:MOST_FILES]


def lacks_menu(page: Page) -> bool:
    """Whether a page leads to hardly any other, and to no support page."""
    leads = {page_key(link.url) for link in page.links if leads_to_a_page(link.url, page.url)}
    return len(leads - {page_key(page.url)}) < FEW_LINKS and not candidates(page)


def scripts_with_menu(page: Page) -> list[str]:
    """Scripts of the site's own that may hold its menu."""
    loaded = [
        urljoin(page.url, text)
        for text in page.scripts
        if len(text) < 300 and ".js" in text and "\n" not in text
    ]
    own = [place for place in loaded if same_site(place, page.url) and _SCRIPT.search(urlsplit(place).path)]
    return list(dict.fromkeys(own))[:MOST_SCRIPTS]


def inline(page: Page) -> list[str]:
    """The scripts that stand in the page itself."""
    return [text for text in page.scripts if len(text) >= 300 or "\n" in text or "(" in text]


def written(scripts: Sequence[str]) -> str:
    """The pieces of HTML with links that scripts write into a page, without what is filled in later."""
    return "\n".join(_pieces(scripts))


def _pieces(scripts: Sequence[str]) -> Iterator[str]:
    for script in scripts:
        if "<a " not in script and "<a\\" not in script:
            continue
        for found in _STRING.finditer(script[:LONGEST]):
            text = found[0][1:-1]
            if "<a " in text and "href" in text:
                plain = text.replace('\\"', '"').replace("\\'", "'").replace("\\n", " ").replace("\\/", "/")
                yield _FILLED_IN.sub("", plain)


def put_together(source: str, parts: Sequence[tuple[str, str]], pieces: str) -> str:
    """The page with its parts, as a browser would show it. `parts`: address and HTML of each."""
    shown = "".join(_placed(place, html) for place, html in parts) + (
        f"<nav>{pieces}</nav>" if pieces else ""
    )
    head, closing, tail = source.rpartition("</body>")
    return f"{head}{shown}{closing}{tail}" if closing else source + shown


def _placed(place: str, html: str) -> str:
    name = urlsplit(place).path
    tag = "footer" if _FOOT.search(name) else "header" if _PART.search(name) else "section"
    return f"<{tag}>{html}</{tag}>"
