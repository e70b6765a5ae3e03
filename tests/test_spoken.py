"""Numbers, days and quotations in the manner of each language of the interface."""

from datetime import date

import pytest

from composer.languages.interface import use_interface_language
from composer.languages.spoken import decimal, in_quotes, long_day


@pytest.mark.parametrize(
    ("code", "number", "day", "quoted"),
    [
        ("en", "2.5", "4 December 2026", "“yes”"),
        ("et", "2,5", "4. detsember 2026", "„yes“"),
        ("lt", "2,5", "2026 m. gruodžio 4 d.", "„yes“"),
        ("lv", "2,5", "2026. gada 4. decembris", "„yes“"),
        ("ru", "2,5", "4 декабря 2026\N{NARROW NO-BREAK SPACE}г.", "«yes»"),
    ],
)
def test_each_language_in_its_manner(code: str, number: str, day: str, quoted: str) -> None:
    use_interface_language(code)
    assert decimal(2.5) == number
    assert long_day(date(2026, 12, 4)) == day
    assert in_quotes("yes") == quoted


def test_a_whole_number_has_no_decimals() -> None:
    assert decimal(30.0) == "30"
    assert decimal(1200) == "1200"
    assert decimal(2.25, places=2) == "2.25"
