"""`docs/rules.md`: every rule of the review in one table, made from the rules themselves.

python -m tools.rules            write it
python -m tools.rules --check    fail where it is not current
"""

import sys
from itertools import groupby
from pathlib import Path

from composer.review import Rule, rules

PAPER = Path(__file__).parent.parent / "docs" / "rules.md"
HEAD = """\
# The rules of the review

Made by `make rules` from the rules in `composer/review/`; do not edit it here. The first column is the rule of the
guide that a finding breaks, the second its name in the JSON. *blocks* stops a hand-over, *should* is better changed,
*could* is an idea. Texts that trip each rule and texts that do not are in `tests/review/`.
"""


def table() -> str:
    """The whole paper."""
    parts = [HEAD]
    ordered = sorted(rules(), key=_place)
    for letter, group in groupby(ordered, key=lambda rule: rule.id[0]):
        parts.append(f"## {letter}\n")
        parts.append(
            "| rule | kind | severity | what it says | advice | why | source |\n|---|---|---|---|---|---|---|"
        )
        parts.append("\n".join(_row(rule) for rule in group) + "\n")
    return "\n".join(parts)


def _place(rule: Rule) -> tuple[str, int, str]:
    return rule.id[0], int(rule.id[1:]), rule.kind


def _row(rule: Rule) -> str:
    says = f"**{rule.title}.** {rule.message}"
    cells = (rule.id, f"`{rule.kind}`", rule.severity, says, rule.suggestion, rule.why, rule.source)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def main(arguments: list[str]) -> int:
    """Write the paper, or compare it."""
    current = table()
    if "--check" in arguments:
        return int(not PAPER.exists() or PAPER.read_text(encoding="utf-8") != current)
    PAPER.write_text(current, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
