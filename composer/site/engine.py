"""Playwright's side of reading with the browser: one Chrome, a fresh context for each page, every request to the door.

Playwright is imported when a browser is started, not before: it is an optional extra. All of this runs in one thread of its
own, with its own event loop (`rendering`).
"""

import asyncio
import contextlib
import os
import re
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.errors import BadAddress, BrowserFailed, BrowserUnusable
from composer.site import chrome
from composer.site.address import normalise
from composer.site.door import REFUSED, Asked, Door
from composer.site.fetch import HEADERS, Fetched
from composer.site.markup import LARGEST

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, CDPSession, Page, Playwright, Request, Route

LITTLE = 80  # letters; a page with fewer may still be empty
POLL = 0.1  # seconds between two looks at a page
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-zA-Z]{2})?")

# Both run in a world of their own: the page's scripts cannot touch the functions that they use.
_LETTERS = "() => (document.body ? document.body.innerText.length : 0)"
_COPY = """
(most) => {
  const skipped = new Set(["STYLE", "SVG", "TEMPLATE", "CANVAS", "VIDEO", "AUDIO"]);
  const inert = document.implementation.createHTMLDocument("");
  let left = 40000;
  const copy = (from, into) => {
    for (const node of from.childNodes) {
      if (left-- < 0) return;
      const name = node.nodeName.toUpperCase();
      if (skipped.has(name) || (name === "SCRIPT" && node.textContent.length > 20000)) continue;
      if (node.nodeType !== 1 && node.nodeType !== 3) continue;
      const own = inert.importNode(node, false);
      into.append(own);
      if (node.shadowRoot) copy(node.shadowRoot, own);
      copy(node, own);
    }
  };
  const root = document.documentElement;
  if (!root) return "";
  const whole = inert.importNode(root, false);
  copy(root, whole);
  return ("<!doctype html>" + whole.outerHTML).slice(0, most);
}
"""


@dataclass(frozen=True)
class Patience:
    """What a browser may take: seconds, bytes."""

    page: float = 12.0
    start: float = 10.0
    end: float = 3.0  # for each step of closing; then it is killed
    copy: float = 2.0  # of the time of a page, for taking down what it shows
    quiet: float = 0.5  # no request and no new letter: the page is done
    quiet_while_empty: float = 1.5  # the same while there is hardly any text
    search: float = 45.0  # all pages of a search
    memory: int = 1_200_000_000  # of all its processes, where the machine tells (Linux)


@dataclass
class _Traffic:
    """What is on its way for one page."""

    flying: int = 0
    last: float = 0.0  # when the last answer was given


class Engine:
    """A browser that runs. Its methods belong to one event loop."""

    def __init__(self, path: str, door: Door, patience: Patience) -> None:
        self._path = path
        self._door = door
        self._patience = patience
        self._playwright: Playwright | None = None
        self._chrome: Browser | None = None
        self._pid = 0

    async def start(self) -> None:
        """Start it, with its protection and behind its walls. Raises BrowserFailed."""
        from playwright.async_api import Error, async_playwright

        try:
            self._playwright = await async_playwright().start()
            self._chrome = await self._playwright.chromium.launch(
                executable_path=self._path,
                chromium_sandbox=chrome.has_sandbox(),
                args=list(chrome.WALLS),
                env=dict(chrome.environment(os.environ)),
                timeout=1000 * self._patience.start,
            )
            session = await self._chrome.new_browser_cdp_session()
            told = await session.send("SystemInfo.getProcessInfo")
            self._pid = next((one["id"] for one in told["processInfo"] if one["type"] == "browser"), 0)
        except (Error, OSError) as error:
            raise BrowserFailed(browser=self._path) from error

    async def end(self) -> None:
        """Close it; what does not go is killed."""
        from playwright.async_api import Error

        group = _group_of(self._pid)
        for step in (self._chrome and self._chrome.close, self._playwright and self._playwright.stop):
            with contextlib.suppress(Error, TimeoutError):
                if step:
                    await asyncio.wait_for(step(), self._patience.end)
        if group:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(group, signal.SIGKILL)

    async def shown(self, fetched: Fetched, seconds: float, language: str = "") -> Fetched:
        """The page with its scripts run, within so many seconds. Raises BrowserUnusable."""
        from playwright.async_api import Error

        assert self._chrome
        self._door.lay(fetched)
        context: BrowserContext | None = None
        try:
            async with asyncio.timeout(seconds):
                context = await self._chrome.new_context(**self._manners(language))
                return await self._watched(context, fetched, time.monotonic() + seconds - self._patience.copy)
        except (Error, TimeoutError) as error:
            raise BrowserUnusable(url=fetched.url) from error
        finally:
            if context:
                with contextlib.suppress(Error, TimeoutError):
                    await asyncio.wait_for(context.close(), self._patience.end)

    def _manners(self, language: str) -> dict[str, Any]:
        """How the browser presents itself, and what it may not do."""
        assert self._chrome
        version = self._chrome.version.partition(".")[0]
        name = f"Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.0.0 Safari/537.36"
        return {
            "user_agent": f"{name} {HEADERS['User-Agent']}",
            "locale": language if _LANGUAGE.fullmatch(language) else "en",
            "viewport": {"width": 1280, "height": 4000},  # what is loaded only when it is seen is seen
            "accept_downloads": False,
            "service_workers": "block",
            "reduced_motion": "reduce",
        }

    async def _watched(self, context: "BrowserContext", fetched: Fetched, until: float) -> Fetched:
        """Read the page, unless it takes too much memory meanwhile."""
        reading = asyncio.ensure_future(self._read(context, fetched, until))
        watching = asyncio.ensure_future(self._too_large())
        try:
            done, _ = await asyncio.wait({reading, watching}, return_when=asyncio.FIRST_COMPLETED)
            if reading not in done:
                raise BrowserUnusable(url=fetched.url)
            return reading.result()
        finally:
            reading.cancel()
            watching.cancel()

    async def _too_large(self) -> None:
        """Returns when the browser has taken more memory than it may; its largest process is ended then."""
        while True:
            sizes = {pid: _size_of(pid) for pid in _family_of(self._pid)}
            if sum(sizes.values()) > self._patience.memory:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(max(sizes, key=lambda pid: sizes[pid]), signal.SIGTERM)
                return
            await asyncio.sleep(3 * POLL)

    async def _read(self, context: "BrowserContext", fetched: Fetched, until: float) -> Fetched:
        traffic = _Traffic()
        pages: list[Page] = []

        async def answer(route: "Route", request: "Request") -> None:
            traffic.flying += 1
            try:
                await self._answer(route, _asked(request, pages), fetched.url)
            finally:
                traffic.flying -= 1
                traffic.last = time.monotonic()

        await context.route("**/*", answer)
        await context.route_web_socket("**/*", lambda socket: socket.close())
        page = await context.new_page()
        pages.append(page)
        context.on("page", lambda other: asyncio.ensure_future(other.close()))
        page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.dismiss()))
        session = await context.new_cdp_session(page)
        await page.goto(fetched.url, wait_until="commit", timeout=1000 * self._patience.page)
        await self._settled(session, traffic, until)
        text = await _copied(session)
        if not text:
            raise BrowserUnusable(url=fetched.url)
        return Fetched(_address(page.url, fetched.url), 200, "text/html; charset=utf-8", text.encode())

    async def _answer(self, route: "Route", asked: Asked, page: str) -> None:
        """Give the browser what the door gives; it is never let out itself."""
        from playwright.async_api import Error

        loop = asyncio.get_running_loop()
        given = REFUSED
        with contextlib.suppress(Exception):  # whatever a page asks for, it is told something
            given = await loop.run_in_executor(self._door.pool, self._door.ask, asked, page)
        with contextlib.suppress(Error):  # the page is closed by now
            if given.refused:  # a page that is "aborted" leaves the one before it in its place
                await route.abort("aborted" if asked.kind == "document" else "blockedbyclient")
            else:
                headers = {"content-type": given.content_type}
                await route.fulfill(status=given.status, body=given.body, headers=headers)

    async def _settled(self, session: "CDPSession", traffic: _Traffic, until: float) -> None:
        """Wait until nothing is on its way and no letter is added any more, at most `until`."""
        from playwright.async_api import Error

        letters, since = -1, time.monotonic()
        while (now := time.monotonic()) < until:
            try:
                found = await _in_own_world(session, _LETTERS)
            except Error:  # between two pages
                found = -1
            if found != letters or traffic.flying:
                letters, since = found, now
            enough = self._patience.quiet if letters > LITTLE else self._patience.quiet_while_empty
            if now - max(since, traffic.last) > enough:
                return
            await asyncio.sleep(POLL)


async def _copied(session: "CDPSession") -> str:
    """What the page shows, as HTML; tried again where the page is just giving way to another."""
    from playwright.async_api import Error

    for _ in range(3):
        with contextlib.suppress(Error):
            return str(await _in_own_world(session, _COPY, LARGEST + 1) or "")
        await asyncio.sleep(POLL)
    return ""


async def _in_own_world(session: "CDPSession", function: str, *values: object) -> Any:
    """The result of a function that sees the page, while the page's scripts do not see it."""
    tree = await session.send("Page.getFrameTree")
    world = {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "composer"}
    context = await session.send("Page.createIsolatedWorld", world)
    call = {
        "functionDeclaration": function,
        "executionContextId": context["executionContextId"],
        "arguments": [{"value": value} for value in values],
        "returnByValue": True,
    }
    told = await session.send("Runtime.callFunctionOn", call)
    return told["result"].get("value")


def _asked(request: "Request", pages: "list[Page]") -> Asked:
    """The request in the door's words."""
    from playwright.async_api import Error

    try:
        frame = request.frame
        top = bool(pages) and frame.page is pages[0] and frame.parent_frame is None
    except Error:  # of a window that is not there yet
        top = False
    accept = request.headers.get("accept", "")
    return Asked(request.url, request.resource_type, request.method, accept, top)


def _address(shown: str, opened: str) -> str:
    """The address of what is shown, as the rest of the program writes it."""
    try:
        return normalise(shown) if shown.startswith("http") else opened
    except BadAddress:
        return opened


def _group_of(pid: int) -> int:
    """The process group of the browser, where it has one of its own; else 0."""
    if not pid or not hasattr(os, "getpgid"):
        return 0
    try:
        group = os.getpgid(pid)
    except ProcessLookupError:
        return 0
    return group if group == pid != os.getpgid(0) else 0


def _family_of(pid: int) -> list[int]:
    """A process and those that it has started, on Linux; elsewhere none."""
    family, fresh = [], [pid] if pid else []
    while fresh:
        family += fresh
        fresh = [child for parent in fresh for child in _children_of(parent)]
    return family


def _children_of(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _size_of(pid: int) -> int:
    """Bytes of its own that a process holds in memory; 0 where that is not told."""
    try:
        resident, shared = Path(f"/proc/{pid}/statm").read_text().split()[1:3]
    except (OSError, ValueError):
        return 0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")
