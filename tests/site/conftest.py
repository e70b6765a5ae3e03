"""The tests of this room may reach loopback, and nothing else."""

from collections.abc import Iterator

import pytest

from tests.browser.install import browser_path
from tests.site.serving import HOST


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the program fetch from this machine."""
    monkeypatch.setenv("COMPOSER_ALLOW_HOSTS", HOST)


@pytest.fixture(scope="module")
def loopback_of_module() -> Iterator[None]:
    """The same for what a whole module shares."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPOSER_ALLOW_HOSTS", HOST)
        yield


@pytest.fixture(scope="module")
def chrome(loopback_of_module: None) -> Iterator[None]:
    """The browser of the tests reads pages; as root, as tests may run, it starts only without its own protection."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPOSER_BROWSER", browser_path())
        patch.setenv("COMPOSER_BROWSER_SANDBOX", "off")
        yield
