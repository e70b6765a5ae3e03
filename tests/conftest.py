"""What every test may rely on: no words of the machine's own settings, and hypothesis the same on every run."""

import os

import pytest
from hypothesis import HealthCheck, settings

from composer.languages.interface import SOURCE_LANGUAGE, use_interface_language

# Derandomised: a change is judged on the same examples everywhere. No deadline: two busy cores tell nothing of speed.
settings.register_profile(
    "here", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("here")
for name in [name for name in os.environ if name.startswith("COMPOSER_")]:
    del os.environ[name]


@pytest.fixture(autouse=True)
def _english_interface() -> None:
    """Each test begins in English, whatever the one before has chosen."""
    use_interface_language(SOURCE_LANGUAGE)
