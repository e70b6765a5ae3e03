"""Answers for https://lumea.example/ from the package's files: no port, no name server, no internet."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

DEMO_HOST = "lumea.example"
DEMO_URL = f"https://{DEMO_HOST}/"
SITE = Path(__file__).parent / "site"
TYPES = {".html": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml"}


def page(path: str) -> str | None:
    """The text that the shop serves at this path, or None where it has no such page."""
    file = _file(path)
    return file.read_text(encoding="utf-8") if file else None


class DemoAdapter(BaseAdapter):
    """Mounted for the demo shop's host, it plays the shop's server."""

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """The shop's answer."""
        url = request.url or DEMO_URL
        file = _file(unquote(urlsplit(url).path))
        answer = Response()
        answer.status_code = 200 if file else 404
        answer.headers = CaseInsensitiveDict({"Content-Type": TYPES[file.suffix] if file else TYPES[".html"]})
        answer.raw = io.BytesIO(file.read_bytes() if file else b"")
        answer.url = url
        answer.request = request
        return answer

    def close(self) -> None:
        """Nothing is open."""


def _file(path: str) -> Path | None:
    """The file behind a path; never one outside the shop's own folder."""
    inside = (SITE / path.strip("/")).resolve()
    if not inside.is_relative_to(SITE):
        return None
    for file in (inside, inside / "index.html", inside.with_suffix(".html")):
        if file.is_file():
            return file
    return None
