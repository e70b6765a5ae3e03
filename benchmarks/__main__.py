"""Print the figures as a table, or as JSON with --json."""

import json
import sys

from rich.console import Console
from rich.table import Table

from benchmarks.work import figures, quality


def main() -> int:
    measured, shares = list(figures()), list(quality())
    if "--json" in sys.argv[1:]:
        print(
            json.dumps(
                {"speed": [figure.as_json() for figure in measured], "quality": dict(shares)}, indent=2
            )
        )
        return 0
    table = Table("what", "against", "ratio", "ms", "ms of the yardstick")
    for figure in measured:
        table.add_row(
            figure.what,
            figure.yardstick,
            f"{figure.ratio:.3g}",
            f"{figure.seconds * 1000:.3g}",
            f"{figure.yardstick_seconds * 1000:.3g}",
        )
    console = Console()
    console.print(table)
    for what, share in shares:
        console.print(f"{what}: {share:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
