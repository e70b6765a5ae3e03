"""The site search beside the screen: a worker thread that knows no Streamlit, and a snapshot of how far it is.

The customer goes on filling in the form while it runs; the pages ask for a `Snapshot` whenever they are drawn.
"""

from contextvars import copy_context
from dataclasses import dataclass
from threading import Event, Lock, Thread

from composer.errors import ComposerError, NameOnly, SiteError
from composer.site import FoundSite, Progress, SiteReport, candidates, find_support


@dataclass(frozen=True)
class Snapshot:
    """How far a search is: `running`, then either a `report` or an `error`."""

    running: bool
    progress: Progress | None = None
    report: SiteReport | None = None
    error: ComposerError | None = None
    choices: tuple[FoundSite, ...] = ()  # sites that bear the name which was typed in the place of an address


class SearchJob:
    """One search, begun when it is made. `stop()` asks it to end; what was read so far is then its report."""

    def __init__(
        self,
        url: str,
        *,
        question: str = "",
        language: str | None = None,
        language_of_name: str = "",
        browser: bool = False,
    ) -> None:
        self.url = url
        self.question = question
        self._language = language
        self._language_of_name = language_of_name  # whose country's ending is tried first
        self._browser = (
            browser  # pages that are empty without their scripts are read with the installed Chrome
        )
        self._lock = Lock()
        self._cancel = Event()
        self._now = Snapshot(running=True)
        # The copy takes the language of the page along: what is found is told in it.
        self._thread = Thread(target=copy_context().run, args=(self._run,), name="site-search", daemon=True)
        self._thread.start()

    def snapshot(self) -> Snapshot:
        """How far it is now."""
        with self._lock:
            return self._now

    def stop(self) -> None:
        """Ask the search to end soon; returns at once."""
        self._cancel.set()

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended, at most so long; True when it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            report = find_support(
                self.url,
                question=self.question or None,
                language=self._language,
                on_progress=self._tell,
                cancel=self._cancel,
                browser=self._browser,
            )
            end = Snapshot(running=False, report=report)
        except NameOnly as error:
            end = Snapshot(running=False, error=error, choices=self._choices(error))
        except ComposerError as error:
            end = Snapshot(running=False, error=error)
        except Exception:  # noqa: BLE001 (whatever a foreign page did, the customer must be able to go on)
            end = Snapshot(running=False, error=SiteError(url=self.url))
        with self._lock:
            self._now = end

    def _choices(self, error: NameOnly) -> tuple[FoundSite, ...]:
        try:
            return candidates(error.values["name"], language=self._language_of_name, cancel=self._cancel)
        except ComposerError:
            return ()

    def _tell(self, progress: Progress) -> None:
        with self._lock:
            self._now = Snapshot(running=True, progress=progress)
