"""A process that is killed while it saves loses nothing that was kept, and damages nothing.

`python -m benchmarks.killed` does the same two hundred times on each database.
"""

import random

from sqlalchemy.engine import URL

from tests.casebook.killing import killed_while_saving, lost, sound

TIMES = 2


def test_nothing_that_was_kept_is_lost(url: URL) -> None:
    chance = random.Random()
    for _ in range(TIMES):
        kept = killed_while_saving(url, chance)
        assert kept
        assert sound(url)
        assert not lost(url, kept)
