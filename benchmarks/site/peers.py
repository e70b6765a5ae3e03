"""Ways to find contact, FAQ, returns and the e-mail address of a shop: ours, the least that is possible, and what people use.

Each peer takes the shop's address and gives what it found: kind → path, and "email". Those whose packages are not installed
are left out (`benchmarks/site/requirements.txt`).
"""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from urllib.parse import urljoin, urlsplit

import lxml.html
import requests

from benchmarks.site.shop import WANTED
from composer.site import find_support

Found = Mapping[str, str]
Peer = Callable[[str], Found]
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,}")
_WORDS = {"contact": "contact", "faq": "faq|asked", "returns": "return"}


def ours(url: str) -> Found:
    """`find_support`."""
    report = find_support(url, cache=False)
    found = {page.kind: urlsplit(page.url).path for page in report.pages if page.kind in WANTED}
    mail = report.best("email")
    return found | ({"email": mail.value} if mail else {})


def least(url: str, *, robots: bool = False) -> Found:
    """The least that is possible for one who knows the words: home, then three pages at the same time."""
    with requests.Session() as session:
        if robots:
            session.get(urljoin(url, "/robots.txt"), timeout=10)
        home = lxml.html.fromstring(session.get(url, timeout=10).text)
        links = {
            kind: link.get("href") or ""
            for kind, words in _WORDS.items()
            for link in home.iter("a")
            if re.search(words, " ".join(map(str, link.itertext())), re.I)
        }
        with ThreadPoolExecutor(3) as pool:
            texts = list(
                pool.map(lambda path: session.get(urljoin(url, path), timeout=10).text, links.values())
            )
    return links | _mail("\n".join(texts))


def least_with_robots(url: str) -> Found:
    """The same, and robots.txt is read first."""
    return least(url, robots=True)


def sitemap_and_keywords(url: str) -> Found:
    """ultimate-sitemap-parser, then every page whose address speaks, else the first ten."""
    tree = import_module("usp.tree").sitemap_tree_for_homepage(url)
    places: list[str] = [page.url for page in tree.all_pages()]
    telling = [place for place in places if any(re.search(words, place) for words in _WORDS.values())]
    found: dict[str, str] = {}
    for place in (telling or places)[:10]:
        found |= _named(requests.get(place, timeout=10).text, place)
    return found


def scrapy_breadth_first(url: str) -> Found:
    """Scrapy, breadth first, eight at a time, until all is found; in a process of its own, as its reactor asks."""
    text = subprocess.run(
        [sys.executable, "-c", _SPIDER, url], capture_output=True, text=True, check=False
    ).stdout
    return dict(line.split("\t", 1) for line in text.splitlines() if "\t" in line)


def trafilatura_focused(url: str) -> Found:
    """trafilatura's focused crawler, ten pages."""
    crawl, fetch_url = (
        import_module("trafilatura.spider").focused_crawler,
        import_module("trafilatura").fetch_url,
    )
    _, known = crawl(url, max_seen_urls=10, max_known_urls=200)
    found: dict[str, str] = {}
    for place in list(known)[:10]:
        found |= _named(fetch_url(place) or "", place)
    return found


def extract_emails(url: str) -> Found:
    """extract-emails on the home page and the first twenty pages that this links to; it looks for addresses alone.

    Its own filter for links that sound of contact finds none here, where addresses of pages tell nothing.
    """
    browsers, workers, filters = (
        import_module(f"extract_emails.{part}") for part in ("browsers", "workers", "link_filters")
    )
    import_module("loguru").logger.remove()  # it tells of each page
    with browsers.HttpxBrowser() as browser:
        links = filters.DefaultLinkFilter(url)
        pages = workers.DefaultWorker(url, browser, link_filter=links, depth=1).get_data()
    addresses = [address for page in pages for address in page.data.get("email", ())]
    return {"email": addresses[0]} if addresses else {}


def _named(html: str, url: str) -> dict[str, str]:
    heading = " ".join(re.findall(r"<h1>(.*?)</h1>", html))
    found = {kind: urlsplit(url).path for kind, words in _WORDS.items() if re.search(words, heading, re.I)}
    return found | (_mail(html) if "contact" in found else {})


def _mail(text: str) -> dict[str, str]:
    found = _MAIL.search(text)
    return {"email": found[0]} if found else {}


PEERS: dict[str, tuple[str, Peer]] = {
    "composer": ("", ours),
    "least possible": ("", least),
    "least possible, robots.txt first": ("", least_with_robots),
    "sitemap parser and keywords": ("usp", sitemap_and_keywords),
    "Scrapy, breadth first": ("scrapy", scrapy_breadth_first),
    "trafilatura, focused crawler": ("trafilatura", trafilatura_focused),
    "extract-emails (addresses alone)": ("extract_emails", extract_emails),
}


def present() -> dict[str, Peer]:
    """The peers whose packages are installed."""
    return {name: peer for name, (package, peer) in PEERS.items() if not package or find_spec(package)}


_SPIDER = """
import re, sys, scrapy
from urllib.parse import urlsplit
from scrapy.crawler import CrawlerProcess
words = {"contact": "contact", "faq": "faq|asked", "returns": "return"}
found = {}
class Spider(scrapy.Spider):
    name = "breadth"
    start_urls = [sys.argv[1]]
    custom_settings = {"LOG_ENABLED": False, "DEPTH_PRIORITY": 1, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "ROBOTSTXT_OBEY": True,
        "SCHEDULER_DISK_QUEUE": "scrapy.squeues.PickleFifoDiskQueue", "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue", "CLOSESPIDER_PAGECOUNT": 320}
    def parse(self, response):
        heading = " ".join(response.css("h1::text").getall())
        for kind, word in words.items():
            if re.search(word, heading, re.I):
                found.setdefault(kind, urlsplit(response.url).path)
        mail = re.search(r"[\\w.+-]+@[\\w-]+\\.[\\w.-]{2,}", response.text)
        if mail:
            found.setdefault("email", mail[0])
        if len(found) == 4:
            raise scrapy.exceptions.CloseSpider("found")
        yield from response.follow_all(css="a")
process = CrawlerProcess()
process.crawl(Spider)
process.start()
for kind, value in found.items():
    print(kind, value, sep="\\t")
"""
