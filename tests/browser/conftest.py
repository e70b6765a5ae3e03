"""Wizards of their own for the browser tests: a free port, an empty casebook, nothing but loopback."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from composer.web.browser import STORAGE_NAME
from composer.web.session import Kept, packed
from tests.browser.install import find
from tools.running import running_wizard


@dataclass(frozen=True)
class Served:
    """A wizard that runs: where, with which casebook, and what it has said."""

    url: str
    casebook: Path
    log: Path


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


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A wizard for all tests that do not ask what else stands in the casebook."""
    with (
        serving_wizard(
            tmp_path_factory.mktemp("house"),
            COMPOSER_ALLOW_HOSTS="127.0.0.1",
            RES_OPTIONS="timeout:1 attempts:1",  # a name that does not exist is told at once, also without a name server
        ) as served
    ):
        yield served


@pytest.fixture
def wizard(tmp_path: Path) -> Iterator[str]:
    """The address of a freshly started wizard with an empty casebook."""
    with serving_wizard(tmp_path) as served:
        yield served.url


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, house: Served) -> Iterator[Visit]:
    """Opens a page of the wizard as a person of one's own; afterwards no script may have failed, no stranger been asked."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []
    strangers: list[str] = []

    def asked(url: str) -> None:
        own = (house.url, house.url.replace("http", "ws"), "data:", "blob:")
        if not url.startswith(own):
            strangers.append(url)

    def open_page(path: str = "", kept: Kept | None = None, **how: Any) -> Page:
        context = browser.new_context(
            **{"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **how}
        )
        contexts.append(context)
        if kept:
            context.add_init_script(keeping(kept))
        page = context.new_page()
        page.on("request", lambda request: asked(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{house.url}/{path}")
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults
    assert not strangers


def keeping(kept: Kept) -> str:
    """The script that puts what was told earlier into the browser's own store, once."""
    name, text = json.dumps(STORAGE_NAME), json.dumps(packed(kept))
    return f"if (!localStorage.getItem({name})) localStorage.setItem({name}, {text});"


@contextmanager
def serving_wizard(folder: Path, *, port: int = 0, **environment: str) -> Iterator[Served]:
    """A wizard with a casebook and a log in that folder; on a free port where none is named."""
    casebook, log = folder / "casebook.sqlite3", folder / "wizard.log"
    with running_wizard(casebook, log=log, port=port, **environment) as url:
        yield Served(url, casebook, log)


def settled(page: Page) -> None:
    """Wait until Streamlit has drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
