"""The table of rules is the one that the rules make."""

from composer.review import rules
from tools.rules import PAPER, table


def test_the_table_is_current() -> None:
    assert PAPER.read_text(encoding="utf-8") == table(), "run `make rules`"


def test_every_rule_is_in_it() -> None:
    paper = table()
    assert all(f"`{rule.kind}`" in paper for rule in rules())
