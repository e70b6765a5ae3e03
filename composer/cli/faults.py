"""What is wrong with a command line, in the language of the interface: argparse says it in English only.

Its sentences (CPython's `argparse`, the same from 3.10 to 3.14) are recognised and said anew; one that is not stays as it is.
"""

import re

from composer.languages.interface import N_, _
from composer.languages.spoken import in_quotes

_QUOTED = re.compile(r"'([^']*)'")
_SAID = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), N_("this is missing: {names}")),
    (
        re.compile(r"argument (?P<name>\S+): invalid choice: (?P<value>.+?) \(choose from (?P<known>.+)\)"),
        N_("{name}: {value} is none of {known}"),
    ),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), N_("unknown here: {names}")),
    (
        re.compile(r"argument (?P<name>\S+): expected (?:one|at least one) argument"),
        N_("{name}: nothing follows it"),
    ),
    (
        re.compile(r"argument (?P<name>\S+): invalid \w+ value: (?P<value>.+)"),
        N_("{name}: {value} does not fit"),
    ),
    (
        re.compile(r"argument (?P<name>\S+): not allowed with argument (?P<other>\S+)"),
        N_("{name} and {other} exclude each other"),
    ),
)


def told(message: str) -> str:
    """The fault that argparse names, in the language of the interface.

    >>> told("the following arguments are required: URL")
    'this is missing: URL'
    """
    for pattern, words in _SAID:
        found = pattern.fullmatch(message)
        if found:
            return _(words).format(**{name: _own_quotes(value) for name, value in found.groupdict().items()})
    return message


def _own_quotes(value: str) -> str:
    return _QUOTED.sub(lambda one: in_quotes(one[1]), value)
