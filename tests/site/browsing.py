"""For the tests of reading with the browser: pages made by script, and a listener who should never hear anything."""

import contextlib
import selectors
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.site.serving import HOST, Answer

FILLED = "Returns: you may send any lamp back within 30 days of delivery, and we pay the postage. "


def script(text: str) -> Answer:
    """A script file."""
    return Answer(text, headers={"Content-Type": "text/javascript"})


def json_file(text: str) -> Answer:
    """A file of data."""
    return Answer(text, headers={"Content-Type": "application/json"})


def shell(code: str, *, head: str = "") -> str:
    """A page without a word, and the script that fills it."""
    return (
        f'<!doctype html><html lang="en"><head><title>Lumivo</title>{head}</head><body><div id="root"></div>'
        f"<script>{code}</script></body></html>"
    )


def filled(more: str = "") -> str:
    """A shell whose script does something and then fills the page, come what may."""
    return shell(f"try{{{more}}}catch(fault){{}};document.getElementById('root').innerHTML='<p>{FILLED}</p>'")


def app(pages: Mapping[str, str]) -> dict[str, Answer | str]:
    """A site whose pages are all the same shell; each path's content waits in a file of data."""
    code = (
        "fetch('/content' + (location.pathname === '/' ? '/home' : location.pathname) + '.json')"
        ".then(answer => answer.json())"
        ".then(page => { document.title = page.title; document.getElementById('root').innerHTML = page.body; })"
    )
    empty = (
        '<!doctype html><html lang="en"><head><title>Lumivo</title><script defer src="/app.js"></script></head>'
        '<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>'
    )
    files = {
        f"/content{path if path != '/' else '/home'}.json": json_file(text) for path, text in pages.items()
    }
    return dict.fromkeys(pages, empty) | {"/app.js": script(code)} | files


@dataclass
class Listener:
    """A machine that nobody should knock at."""

    port: int
    heard: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{HOST}:{self.port}/"


@contextmanager
def listening() -> Iterator[Listener]:
    """Listens on one port, TCP and UDP, and writes down whatever arrives; it answers with the secret of a private machine."""
    stream = socket.create_server((HOST, 0))
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener = Listener(stream.getsockname()[1])
    datagrams.bind((HOST, listener.port))
    ended = threading.Event()

    def listen() -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            selector.register(datagrams, selectors.EVENT_READ)
            while not ended.is_set():
                for key, _ in selector.select(0.02):
                    if key.fileobj is datagrams:
                        datagrams.recv(2000)
                        listener.heard.append("a datagram")
                    else:
                        listener.heard.append(_request(stream))

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        ended.set()
        thread.join()
        stream.close()
        datagrams.close()


def _request(stream: socket.socket) -> str:
    """The first line of what a visitor says."""
    visitor, _ = stream.accept()
    with visitor, contextlib.suppress(OSError):
        visitor.settimeout(0.2)
        said = visitor.recv(2000).decode("latin-1").partition("\r\n")[0]
        visitor.sendall(
            b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/html\r\n"
            b"Content-Length: 6\r\nConnection: close\r\n\r\nSECRET"
        )
        return said or "a silent visitor"
    return "a visitor who left"
