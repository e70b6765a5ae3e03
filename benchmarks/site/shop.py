"""An invented shop of 300 pages on loopback, with the latency of a real one; it counts what is asked of it."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGES = 300
MENU = {
    "/content/11": "Contact us",
    "/content/12": "Frequently asked questions",
    "/content/13": "Returns and exchanges",
    "/content/14": "Delivery",
    "/content/15": "Privacy policy",
}
WANTED = {"contact": "/content/11", "faq": "/content/12", "returns": "/content/13"}
MAIL = "care@lumivo.example"
TEXTS = {
    "/content/11": f'Write to <a href="mailto:{MAIL}">{MAIL}</a> or ring +371 67 123 456, we answer within a day.',
    "/content/12": "</p><h3>Do you mend lamps?</h3><p>Every lamp of ours.</p><h3>May I visit?</h3><p>On Fridays.</p><h3>Do you sell bulbs?</h3><p>No.</p><p>",
    "/content/13": "You may return any lamp within 30 days of delivery. We pay the return, and the refund follows in five days.",
    "/content/14": "Delivery takes three days. We ship with the post, and delivery is free from 50 euro on all lamps.",
    "/content/15": "This privacy policy says which personal data we keep, and why. We process personal data to send lamps.",
}  # fmt: skip


@dataclass
class Shop:
    """The shop that is served."""

    url: str
    asked: Counter[str] = field(default_factory=Counter)


def files() -> dict[str, tuple[str, str]]:
    """Path → type and text: goods that link to their neighbours, five pages with opaque names, a sitemap of all."""
    footer = (
        "<footer>" + "".join(f'<a href="{path}">{words}</a> ' for path, words in MENU.items()) + "</footer>"
    )
    goods = [f"/shop/lamp-{number}" for number in range(PAGES - len(MENU) - 1)]
    pages = {
        "/": _page(
            "Lumivo", "We make lamps by hand, and we sell them in our own shop." + _list(goods[:40]), footer
        )
    }
    for number, path in enumerate(goods):
        near = [goods[(number + step) % len(goods)] for step in (1, 2, 3, 50)]
        pages[path] = _page(
            f"Lamp {number}", f"A lamp of oak, the {number}th of its kind." + _list(near), footer
        )
    pages |= {path: _page(words, TEXTS[path], footer) for path, words in MENU.items()}
    found = {path: ("text/html; charset=utf-8", text) for path, text in pages.items()}
    places = "".join(f"<url><loc>{{here}}{path[1:]}</loc></url>" for path in pages)
    found["/robots.txt"] = ("text/plain", "User-agent: *\nDisallow: /cart\nSitemap: {here}sitemap.xml\n")
    found["/sitemap.xml"] = (
        "text/xml",
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>',
    )
    return found


@contextmanager
def serving(latency: float) -> Iterator[Shop]:
    """The shop at a free port; `latency` in seconds before each answer."""
    pages = files()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            shop.asked[self.path] += 1
            time.sleep(latency)
            kind, text = pages.get(self.path, ("text/html", "<h1>Not found</h1>"))
            body = text.replace("{here}", shop.url).encode()
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    shop = Shop(f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield shop
    finally:
        server.shutdown()
        server.server_close()


def _page(title: str, text: str, footer: str) -> str:
    return f'<!doctype html><html lang="en"><head><title>{title} – Lumivo</title></head><body><main><h1>{title}</h1><p>{text}</p></main>{footer}</body></html>'


def _list(paths: list[str]) -> str:
    return "<ul>" + "".join(f'<li><a href="{path}">{path[6:]}</a></li>' for path in paths) + "</ul>"
