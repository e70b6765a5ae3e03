"""Kill -9 while it saves: `python -m benchmarks.killed [TIMES]`, two hundred times on each database if nothing else is said.

Each time a process of its own saves into a casebook and is killed at a random moment; then the casebook must open, the
file must be sound (SQLite's own check), and everything that the process was told to be kept must be there, with all
its messages and findable by its words.
"""

import random
import sys
from time import perf_counter

from benchmarks.casebook import PLACES
from tests.casebook.killing import killed_while_saving, lost, sound

TIMES = 200
_FRESH = 20  # kills, after which a new casebook is begun, so that the first saves of all are hit too


def main(times: int) -> int:
    """Print what each database lost; exit status 1 where it lost anything."""
    worst = 0
    for name, place in PLACES:
        start, saves, damaged, gone = perf_counter(), 0, 0, 0
        chance = random.Random()
        for begun in range(0, times, _FRESH):
            with place() as url:
                for _ in range(min(_FRESH, times - begun)):
                    kept = killed_while_saving(url, chance)
                    saves += len(kept)
                    damaged += not sound(url)
                    gone += len(lost(url, kept))
        seconds = perf_counter() - start
        print(
            f"{name}: killed {times} times after {saves} kept matters: {damaged} damaged, {gone} lost, {seconds:.0f} s"
        )
        worst = max(worst, damaged + gone)
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES))
