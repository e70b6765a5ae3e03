"""The command line, twin of the public API: `python -m composer find | write | check | cases …`.

Results go to stdout, everything else to stderr. Exit status: 0 fine, 1 findings that block, 2 wrong use or
unreachable (one plain sentence on stderr, never a traceback), 130 stopped with Ctrl-C. The interface language is
that of COMPOSER_LANGUAGE, else the machine's own where the interface speaks it, else English.
A command's module is loaded when it is called, so `check` does not wait for what only `find` needs.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from traceback import extract_tb

from composer.cli.arguments import parser
from composer.cli.screen import say
from composer.errors import ComposerError, HandOverBlocked
from composer.languages.interface import _, interface_languages, use_interface_language

__all__ = ["main"]

FINE, BLOCKED, FAILED, STOPPED, PIPE_CLOSED = 0, 1, 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (`sys.argv` if none is given) and return its exit status."""
    use_interface_language(_language(os.environ))
    try:
        arguments = parser().parse_args(argv)
        command = import_module(f"composer.cli.{arguments.module}")
        status: int = command.run(arguments)
        sys.stdout.flush()
    except HandOverBlocked as blocked:
        say(str(blocked))
        status = BLOCKED
    except ComposerError as error:
        say(str(error))
        status = FAILED
    except KeyboardInterrupt:
        say(_("Stopped."))
        status = STOPPED
    except BrokenPipeError:  # `composer find … | head`: the reader has seen enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (Python flushes it at exit)
        status = PIPE_CLOSED
    except Exception as fault:  # noqa: BLE001 (the last resort: a sentence with the place, not a traceback)
        say(_fault(fault))
        status = FAILED
    return status


def _language(environment: Mapping[str, str]) -> str:
    """The interface language that the environment asks for: "lv" of "lv_LV.UTF-8"; unknown ones mean English."""
    for name in ("COMPOSER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "").replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in interface_languages():
            return code
        if code:
            break
    return "en"


def _fault(fault: Exception) -> str:
    place = extract_tb(fault.__traceback__)[-1]
    return _(
        "The program has a fault ({fault} in {file}, line {line}); your files are unharmed. Please report it."
    ).format(fault=type(fault).__name__, file=os.path.basename(place.filename), line=place.lineno)  # noqa: PTH119 (no path is opened)
