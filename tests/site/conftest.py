"""The tests of this room may reach loopback, and nothing else."""

import pytest

from tests.site.serving import HOST


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the program fetch from this machine."""
    monkeypatch.setenv("COMPOSER_ALLOW_HOSTS", HOST)
