"""The browser's patience: whatever a page does, it ends in time, and nothing of the browser is left."""

import contextlib
import os
import time
from pathlib import Path

import pytest

from composer.errors import BrowserUnusable
from composer.site.chrome import environment
from composer.site.engine import Patience, _family_of
from composer.site.fetch import Fetcher, Limits
from composer.site.parse import parse
from composer.site.rendering import Browser
from tests.site.browsing import FILLED, filled, shell
from tests.site.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chrome")]

ENDLESS = {
    "loop": "while (true) {}",
    "memory": "const all = []; while (true) all.push(new Uint8Array(2e7).fill(1))",
}
RELOADING = "location.reload()"  # between two loads it may be looked at: what it shows then is nothing


def test_a_script_without_an_end_is_left_in_time() -> None:
    patience = Patience(page=1.5, copy=0.5, quiet=0.2, memory=500_000_000)
    pages = {f"/{name}": shell(code) for name, code in ENDLESS.items()} | {
        "/": filled(),
        "/reloading": shell(RELOADING),
    }
    with serving(pages) as site, Fetcher() as fetcher, Browser(patience=patience) as own:
        for name in ENDLESS:
            started = time.monotonic()
            with pytest.raises(BrowserUnusable):
                own.shown(fetcher.get(site.url + name))
            assert time.monotonic() - started < patience.page + 2 * patience.end + patience.start
        started = time.monotonic()
        with contextlib.suppress(BrowserUnusable):
            assert parse(own.shown(fetcher.get(site.url + "reloading")).text).text == ""
        assert time.monotonic() - started < patience.page + 2 * patience.end
        own._patience = Patience(page=20.0)
        assert FILLED.strip() in own.shown(fetcher.get(site.url)).text  # the browser lives, and reads on
        family = _family_of(own._engine._pid)
        own.close()
    assert family
    assert not [pid for pid in family if runs(pid)]


def runs(pid: int) -> bool:
    """Whether a process is alive; one that is dead and not yet buried is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False


def test_requests_come_to_an_end() -> None:
    code = "(async () => { for (let number = 0; number < 40; number++) await fetch('/' + number).catch(() => 0) })()"
    pages = {"/": filled(code)} | {f"/{number}": "x" for number in range(40)}
    limits = Limits(requests=12)
    with serving(pages) as site, Fetcher() as fetcher:
        with Browser(limits=limits) as own:
            own.shown(fetcher.get(site.url))
            assert own.door.requests == 12
        assert sum(site.asked.values()) <= 12 + 2  # the page and robots.txt came before
        assert site.most_at_once <= 3


def test_the_browser_knows_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_DATABASE_URL", "postgresql://somebody:secret@nowhere.example/x")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1/")
    known = environment(os.environ)
    assert "PATH" in known
    assert not [name for name in known if "COMPOSER" in name or "PROXY" in name.upper()]
