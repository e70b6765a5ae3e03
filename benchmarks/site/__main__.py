"""Print what each way costs: requests and time, as ratios to ours, and how much of the four things it found."""

import json
import os
import sys
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from benchmarks.site.peers import PEERS, Found, Peer, present
from benchmarks.site.shop import MAIL, WANTED, serving

LATENCY = 0.1  # seconds before each answer
ROUNDS = 3


def main() -> int:
    os.environ.setdefault("COMPOSER_ALLOW_HOSTS", "127.0.0.1")
    rows = {name: _measured(peer) for name, peer in present().items()}
    ours = rows["composer"]
    if "--json" in sys.argv[1:]:
        print(
            json.dumps(
                {
                    name: dict(zip(("requests", "seconds", "found"), row, strict=True))
                    for name, row in rows.items()
                },
                indent=2,
            )
        )
        return 0
    table = Table("way", "requests", "seconds", "requests : ours", "time : ours", "found of 4")
    for name, (requests, seconds, found) in rows.items():
        table.add_row(
            name,
            f"{requests:g}",
            f"{seconds:.2f}",
            f"{requests / ours[0]:.2f}",
            f"{seconds / ours[1]:.2f}",
            str(found),
        )
    Console(width=110).print(table)
    for name in PEERS:
        if name not in rows:
            print(f"{name}: not installed (benchmarks/site/requirements.txt)")
    return 0


def _measured(peer: Peer) -> tuple[float, float, int]:
    requests, seconds, found = [], [], 0
    for turn in range(ROUNDS + 1):
        with serving(LATENCY) as shop:
            begun = perf_counter()
            found = _right(peer(shop.url))
            if turn:  # the first turn only warms up
                seconds.append(perf_counter() - begun)
                requests.append(sum(shop.asked.values()))
    return median(requests), median(seconds), found


def _right(found: Found) -> int:
    wanted = WANTED | {"email": MAIL}
    return sum(found.get(kind) == value for kind, value in wanted.items())


if __name__ == "__main__":
    sys.exit(main())
