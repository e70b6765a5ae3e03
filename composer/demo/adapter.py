"""The demo shop's server without a server: mounted for its host name, it answers from the package's own pages."""

import io
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from composer.demo.shop import DEMO_URL, missing_page, page

_TYPES = {"/robots.txt": "text/plain", "/sitemap.xml": "application/xml"}


class DemoAdapter(BaseAdapter):
    """Answers for https://lumea.example/ as a web server would: 200 with the page, or 404. It opens no port."""

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
        parts = urlsplit(url)
        path = unquote(parts.path)
        text = page(path, parts.query)
        answer = Response()
        answer.status_code = 404 if text is None else 200
        answer.headers = CaseInsensitiveDict(
            {"Content-Type": f"{_TYPES.get(path, 'text/html')}; charset=utf-8"}
        )
        answer.raw = io.BytesIO((missing_page(path) if text is None else text).encode())
        answer.url = url
        answer.request = request
        return answer

    def close(self) -> None:
        """Nothing is open."""
