"""Reads a page as a browser shows it, with its scripts run: the optional extra, off unless it is asked for.

An installed Chrome or Chromium (`chrome`), driven by Playwright (`engine`), opens the page that was fetched already, in a
fresh context: no cookies, no storage, no service workers, no downloads, no permissions, no other windows. Whatever it asks
for goes through the `door`; it is never let out itself. What it then shows is copied as HTML, open shadow roots included,
and goes the way of every other page (`parse`).
One browser at a time in the whole program; each page has its deadline, which a script that never ends cannot pass, and a
bound of memory (watched on Linux). Afterwards the browser and all its processes are gone.
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from types import TracebackType
from typing import Any, Self, TypeVar

from composer.errors import BrowserUnusable, SearchCancelled, SiteError
from composer.site import chrome
from composer.site.connection import BEAT
from composer.site.door import LIMITS, Door
from composer.site.engine import Engine, Patience
from composer.site.fetch import Fetched, Limits

T = TypeVar("T")
PATIENCE = Patience()
MOST_AT_ONCE = 2  # pages

_one = threading.BoundedSemaphore(1)  # browsers in this process


class Browser:
    """The browser of one search, started with the first page. Safe to use from several threads.

    Making it raises BrowserExtraMissing or BrowserMissing where there is none to be started.
    """

    def __init__(
        self,
        *,
        cancel: threading.Event | None = None,
        patience: Patience = PATIENCE,
        limits: Limits = LIMITS,
        turns: threading.BoundedSemaphore | None = None,
    ) -> None:
        self.door = Door(cancel=cancel, limits=limits, turns=turns)
        self._engine = Engine(chrome.required_browser(), self.door, patience)
        self._cancel = cancel
        self._patience = patience
        self._places = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None  # of the browser's own thread, once it runs
        self._thread: threading.Thread | None = None
        self._fault: SiteError | None = None  # why there is none, once that is known
        self._end = 0.0

    def shown(self, fetched: Fetched, language: str = "") -> Fetched:
        """The page as the browser shows it after its scripts have run; `language`: which one it is asked to show.

        Raises BrowserFailed where the browser does not start, BrowserUnusable where it comes to no end with this page,
        SearchCancelled.
        """
        self._started(fetched.url)
        while not self._places.acquire(timeout=BEAT):
            self._heed(self._end, fetched.url)
        try:
            seconds = min(self._patience.page, self._end - time.monotonic())
            work = self._engine.shown(fetched, max(0.0, seconds), language)
            return self._wait(work, seconds + 2 * self._patience.end, fetched.url)
        finally:
            self._places.release()

    def close(self) -> None:
        """End the browser, if one was started; nothing of it is left."""
        with self._lock:
            self._fault = self._fault or BrowserUnusable(url="")
            self._stop()
        self.door.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _started(self, url: str) -> None:
        with self._lock:
            if self._fault:
                raise self._fault
            if self._loop:
                return
            self._end = time.monotonic() + self._patience.search
            try:
                self._start(url)
            except SiteError as error:
                self._fault = error  # it is not tried again with every page
                raise

    def _start(self, url: str) -> None:
        while not _one.acquire(timeout=BEAT):
            self._heed(self._end, url)
        self._loop = _new_loop()
        self._thread = threading.Thread(target=_run, args=(self._loop,), name="browser", daemon=True)
        self._thread.start()
        try:
            self._wait(self._engine.start(), 2 * self._patience.start, url)
        except BaseException:
            self._stop()
            raise

    def _stop(self) -> None:
        loop, self._loop = self._loop, None
        if not loop or not self._thread:
            return
        ended = asyncio.run_coroutine_threadsafe(self._engine.end(), loop)
        with contextlib.suppress(NotYetError):
            ended.result(3 * self._patience.end)
        loop.call_soon_threadsafe(loop.stop)
        self._thread.join(self._patience.end)
        _one.release()

    def _wait(self, work: Coroutine[Any, Any, T], seconds: float, url: str) -> T:
        """The outcome of work in the browser's thread; the Stop button is heard meanwhile."""
        assert self._loop
        end = time.monotonic() + seconds
        outcome: Future[T] = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            while True:
                with contextlib.suppress(NotYetError):
                    return outcome.result(BEAT)
                self._heed(end, url)
        finally:
            outcome.cancel()

    def _heed(self, end: float, url: str) -> None:
        if self._cancel is not None and self._cancel.is_set():
            raise SearchCancelled
        if time.monotonic() > end:
            raise BrowserUnusable(url=url)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()
    loop.close()


def _new_loop() -> asyncio.AbstractEventLoop:
    """A loop that can start processes; on Windows not every one can."""
    make: Callable[[], asyncio.AbstractEventLoop] = getattr(
        asyncio, "ProactorEventLoop", asyncio.new_event_loop
    )
    return make()
