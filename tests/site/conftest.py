"""The tests of this room may reach loopback, and nothing else."""

from collections.abc import Iterator

import pytest

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
