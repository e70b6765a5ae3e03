"""A command line that is wrong is answered in the language of the interface, whatever argparse says."""

import pytest

from composer.cli.arguments import parser
from composer.cli.faults import told
from composer.errors import WrongUse
from composer.languages.interface import use_interface_language


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("find", "trūkst: URL"),
        ("exercise --level 9", "--level: 9 nav neviens no šiem: 1, 2, 3"),
        ("frobnicate", "KOMANDA: „frobnicate“ nav neviens no šiem: „find“"),
        ("find shop.example --bogus", "šeit nav zināms: --bogus"),
        ("exercise --seed x", "--seed: „x“ neder"),
        ("find shop.example --language", "--language: pēc tā nekas neseko"),
    ],
)
def test_the_fault_is_named_in_latvian(line: str, fault: str) -> None:
    use_interface_language("lv")
    with pytest.raises(WrongUse) as raised:
        parser().parse_args(line.split())
    assert fault in str(raised.value)


def test_what_is_not_recognised_stays_as_it_is() -> None:
    assert told("something new") == "something new"
