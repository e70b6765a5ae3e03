"""Print the figures as a table, or as JSON with --json."""

import json
import sys

from rich.console import Console
from rich.table import Table

from benchmarks.checkers import results
from benchmarks.work import figures, quality


def main() -> int:
    measured, shares, compared = list(figures()), list(quality()), list(results())
    if "--json" in sys.argv[1:]:
        print(
            json.dumps(
                {
                    "speed": [figure.as_json() for figure in measured],
                    "quality": dict(shares),
                    "checkers": [result._asdict() for result in compared],
                },
                indent=2,
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
    beside = Table("checker", "e-mails", "defects found", "false alarms", "ms an e-mail")
    for one in compared:
        figures_of = (
            (one.note,)
            if one.note
            else (f"{one.found} of {one.defects}", str(one.false), f"{one.milliseconds:.3g}")
        )
        beside.add_row(one.checker, str(one.mails or "–"), *figures_of)
    console.print(beside)
    for what, share in shares:
        console.print(f"{what}: {share:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
