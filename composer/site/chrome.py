"""The Chrome or Chromium of this machine: where it is, and with which walls it is started. Nothing is downloaded.

It is found by name and in the usual folders; `COMPOSER_BROWSER` names another, or says `off`: never offered.
The walls stand behind the door (`door`), through which every request of a page goes: should one ever get past it, the
browser knows no name (every look-up fails), no network (its only proxy has a name that does not exist, so it can open no
connection of any kind), and neither QUIC nor WebRTC, which would not ask a proxy.
Chrome's own protection of the machine (its sandbox) stays on. Where it cannot be had (as administrator, in some
containers) the browser does not start, unless the owner says `COMPOSER_BROWSER_SANDBOX=off`.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from composer.errors import BrowserExtraMissing, BrowserMissing

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
PLACES = (
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")  # of Windows
IN_FOLDERS = ("Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe")
NO_SUCH_PROXY = "http://nobody.invalid:9"  # RFC 6761, 6.4: never a name of anything
WALLS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    f"--proxy-server={NO_SUCH_PROXY}",
    "--proxy-bypass-list=<-loopback>",  # loopback is no exception
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-extensions",
    "--disable-plugins",
    "--dns-prefetch-disable",
    "--no-pings",
    "--no-first-run",
    "--mute-audio",
    "--disable-gpu",
    "--block-new-web-contents",  # window.open gives nothing
    "--js-flags=--max-old-space-size=384",  # MB for the objects of scripts
)
_NEEDED = frozenset(["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "USER", "LOGNAME"]) | {
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "PROGRAMDATA",
    "PROGRAMFILES", "PROGRAMFILES(X86)", "COMSPEC", "PATHEXT", "LD_LIBRARY_PATH", "FONTCONFIG_PATH",
}  # fmt: skip


def browser_possible() -> bool:
    """Whether pages can be read with a browser on this machine, as far as can be seen without starting it."""
    return _has_driver() and bool(executable())


def required_browser() -> str:
    """The path of the browser. Raises BrowserExtraMissing, BrowserMissing."""
    if not _has_driver():
        raise BrowserExtraMissing
    found = executable()
    if not found:
        raise BrowserMissing
    return found


def executable() -> str:
    """The path of the first Chrome or Chromium, "" where there is none."""
    named = os.environ.get("COMPOSER_BROWSER", "").strip()
    if named:
        return "" if named.lower() == "off" else shutil.which(named) or ""
    return next(_found(), "")


def has_sandbox() -> bool:
    """Whether the browser is started with its own protection on."""
    return os.environ.get("COMPOSER_BROWSER_SANDBOX", "").strip().lower() != "off"


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """What the browser needs to know of its surroundings: no proxy, no password, nothing of ours."""
    return {name: value for name, value in given.items() if name.upper() in _NEEDED}


def _has_driver() -> bool:
    return find_spec("playwright") is not None


def _found() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in PLACES if os.access(path, os.X_OK))
    for folder in filter(None, map(os.environ.get, FOLDERS)):
        yield from (path for end in IN_FOLDERS if os.access(path := f"{folder}\\{end}", os.X_OK))
