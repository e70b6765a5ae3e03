"""The wizard, started for a while on a free port of this machine: for the browser tests and for the pictures."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from time import monotonic

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until the wizard answers; a cold machine needs six


@contextmanager
def running_wizard(
    casebook: Path, *, log: Path | None = None, port: int = 0, **environment: str
) -> Iterator[str]:
    """The address of a wizard that keeps its cases in this file; it ends with the block. TimeoutError where none comes.

    What it says goes into `log`, or nowhere. Without a `port` it takes a free one.
    """
    port = port or _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "composer", "serve", "--no-browser", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "COMPOSER_DATABASE_URL": f"sqlite:///{casebook}", **environment},
        stdout=log.open("wb") if log else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end, pause = monotonic() + PATIENCE, Event()
    while monotonic() < end and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pause.wait(0.1)
    raise TimeoutError("the wizard did not start")
