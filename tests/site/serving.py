"""A small web server on loopback for the tests: pages by path, with whatever a server may do to a visitor."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """What the server says: a body, and how."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0  # seconds before the answer, unless the server is closed before
    drip: float = 0.0  # seconds between two bytes


Pages = Mapping[str, Answer | str]


@dataclass
class Site:
    """A site that is served."""

    url: str
    asked: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    on_request: Callable[[str], None] | None = None


@contextmanager
def serving(pages: Pages, *, on_request: Callable[[str], None] | None = None) -> Iterator[Site]:
    """The site of these pages at a free port; "{here}" in a page becomes its address. Paths without a page are 404."""
    lock, flying = threading.Lock(), Counter[str]()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with lock:
                site.asked[self.path] += 1
                flying["now"] += 1
                site.most_at_once = max(site.most_at_once, flying["now"])
            try:
                if site.on_request:
                    site.on_request(self.path)
                self.answer(pages.get(self.path, Answer("<h1>Not found</h1>", 404)))
            finally:
                with lock:
                    flying["now"] -= 1

        def answer(self, answer: Answer | str) -> None:
            answer = Answer(answer) if isinstance(answer, str) else answer
            site.closing.wait(answer.wait) if answer.wait else None
            body = (
                answer.body
                if isinstance(answer.body, bytes)
                else answer.body.replace("{here}", site.url).encode()
            )
            self.send_response(answer.status)
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
            for name, value in (headers | dict(answer.headers)).items():
                self.send_header(name, value.replace("{here}", site.url))
            self.end_headers()
            if not answer.drip:
                self.wfile.write(body)
                return
            for byte in body:
                self.wfile.write(bytes([byte]))
                if site.closing.wait(answer.drip):
                    return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A visitor who leaves early is no fault."""

    server = Server((HOST, 0), Handler)
    site = Site(f"http://{HOST}:{server.server_port}/", on_request=on_request)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()


def patiently(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Whether something becomes true in time."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        threading.Event().wait(0.01)
    return condition()
