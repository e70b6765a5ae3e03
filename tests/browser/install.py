"""Find a Chrome or Chromium for the tests, or install one: `python -m tests.browser.install` (`make test` calls it).

Looked for, in this order: $CHROME, the names that Linux distributions use, macOS's application folders, Playwright's
own. Where there is none: Playwright's Chromium into `.playwright/`, else Debian's package where this user may install
packages. Else exit status 2 and one plain sentence: a browser test is never silently skipped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
OWN = ROOT / ".playwright"
COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
APPLICATIONS = (
    "/usr/bin/google-chrome",
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PLAYWRIGHT = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
DOWNLOAD_SECONDS = 300
PACKAGE_SECONDS = 600


class NoBrowser(RuntimeError):
    """There is no browser that starts; the message says what to do."""


@cache
def browser_path() -> str:
    """The browser that the tests drive; NoBrowser where none is installed."""
    found = find()
    if not found:
        raise NoBrowser(
            "The browser tests need Chrome or Chromium, and none was found or could be installed: install one, "
            "or name yours in the environment variable CHROME."
        )
    return found


def find() -> str | None:
    """The first browser that starts, or None. A name in $CHROME is not second-guessed."""
    if os.environ.get("CHROME"):
        return shutil.which(os.environ["CHROME"])
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[str]:
    """Paths of browsers on this machine, best first."""
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from (path for path in APPLICATIONS if os.access(path, os.X_OK))
    folders = [
        Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or OWN),
        OWN,
        Path.home() / ".cache" / "ms-playwright",
        Path.home() / "Library" / "Caches" / "ms-playwright",
    ]
    for folder in folders:
        for pattern in PLAYWRIGHT:
            yield from (str(path) for path in sorted(folder.glob(pattern), reverse=True))


def starts(path: str) -> bool:
    """Whether it tells its version: Ubuntu's `chromium-browser` may be a stub, a download may lack libraries."""
    return run([path, "--version"], seconds=20)


def run(command: Sequence[str], *, seconds: float, **environment: str) -> bool:
    """Run a command in silence; True where it ended well and in time."""
    try:
        ended = subprocess.run(
            command,
            timeout=seconds,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def install() -> None:
    """Try Playwright's download, then Debian's package; what works is found afterwards."""
    print("No Chrome or Chromium was found; installing one for the tests (once) …", file=sys.stderr)
    where = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or str(OWN)
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    if run(download, seconds=DOWNLOAD_SECONDS, PLAYWRIGHT_BROWSERS_PATH=where) and find():
        return
    if not shutil.which("apt-get"):
        return
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        as_root: list[str] = []
    elif shutil.which("sudo") and run(["sudo", "-n", "true"], seconds=10):
        as_root = ["sudo", "-n"]
    else:
        return
    # Without fresh lists the package is unknown on a new machine; stale ones may still do, so its status is passed over.
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run([*as_root, "apt-get", "update", "-q"], seconds=PACKAGE_SECONDS, **quiet)
    run(
        [*as_root, "apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"],
        seconds=PACKAGE_SECONDS,
        **quiet,
    )


def main() -> int:
    """Make sure that there is a browser; 0, or 2 and one sentence."""
    if not find():
        install()
    try:
        browser_path()
    except NoBrowser as missing:
        print(missing, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
