"""`serve`: start the wizard on this machine and open it in the browser.

It listens on 127.0.0.1 only. Streamlit runs in this very process, so that stopping the command stops the wizard.
"""

import os
import platform
import runpy
import socket
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from threading import Thread
from time import monotonic, sleep

from composer.cli.screen import say
from composer.errors import WrongUse
from composer.home import HOME
from composer.languages.interface import _

HOST, PORT = "127.0.0.1", 8501
_PATIENCE = 60  # seconds until the first page must be there; a cold machine needs six
_LAST_PORT = 65535


def run(arguments: Namespace) -> int:
    """Serve until it is stopped; WrongUse where the port is taken or the program is not whole."""
    app = HOME / "composer_app.py"
    if not app.exists() or find_spec("streamlit") is None:
        raise WrongUse(
            reason=_("the wizard is not installed here; “make app” in the project’s folder does it")
        )
    port = _port(arguments.port)
    address = f"http://{HOST}:{port}"
    say(_("The wizard is at {address} (Ctrl-C stops it).").format(address=address))
    if not arguments.no_browser and has_display(platform.system(), os.environ):
        Thread(target=_open_when_ready, args=(port, address), daemon=True).start()
    os.chdir(HOME)  # .streamlit/config.toml is looked for here
    # `headless` keeps Streamlit from asking for an e-mail address at its first start; we open the browser ourselves.
    settings = {"server.address": HOST, "server.port": port, "server.headless": "true"}
    sys.argv = ["streamlit", "run", str(app), *(f"--{name}={value}" for name, value in settings.items())]
    import_module("streamlit.web.cli")  # here, so that the two do not wait for each other within it
    Thread(target=_load_ahead, daemon=True).start()
    try:
        runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    return 0


def has_display(system: str, environment: Mapping[str, str]) -> bool:
    """Whether a browser would have a screen to open on; on Linux that is X or Wayland."""
    return system in {"Darwin", "Windows"} or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def _port(wanted: int | None) -> int:
    """The port asked for, which must be free; without a wish 8501, or another one where that is taken."""
    if wanted is None:
        return PORT if _free(PORT) else _any_free()
    if not 0 < wanted <= _LAST_PORT or not _free(wanted):
        raise WrongUse(
            reason=_("port {port} is taken or not allowed; choose another one").format(port=wanted)
        )
    return wanted


def _free(port: int) -> bool:
    with socket.socket() as probe:
        # As the server itself does; else a port stays "taken" for a minute after it was left (TIME_WAIT).
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def _any_free() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _load_ahead() -> None:
    """Load what the first page needs while the browser starts, and then the other pages one by one."""
    import_module("composer.web.app")
    pages = import_module("composer.web.pages")
    for page in iter_modules(pages.__path__, f"{pages.__name__}."):
        import_module(page.name)


def _open_when_ready(port: int, address: str) -> None:
    end = monotonic() + _PATIENCE
    while monotonic() < end:
        connection = HTTPConnection(HOST, port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:  # HTTP's "OK"
                webbrowser.open(address)
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        sleep(0.2)
