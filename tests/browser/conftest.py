"""A wizard of its own for the browser tests: a free port, an empty casebook, nothing but loopback."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.install import ROOT, find

PATIENCE = 60  # seconds until the wizard answers


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(find()),
            args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
        )
        yield started
        started.close()


@pytest.fixture
def wizard(tmp_path: Path) -> Iterator[str]:
    """The address of a freshly started wizard with an empty casebook."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "COMPOSER_DATABASE_URL": f"sqlite:///{tmp_path / 'casebook.sqlite3'}"}
    command = [sys.executable, "-m", "composer", "serve", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


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
    raise AssertionError("the wizard did not start")


def settled(page: Page) -> None:
    """Wait until Streamlit has drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
