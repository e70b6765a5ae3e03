"""What can be typed after `python -m composer`, and its help, in the interface language."""

from argparse import ArgumentParser, HelpFormatter
from typing import Any, NoReturn

from composer import __version__
from composer.cli.faults import told
from composer.errors import WrongUse
from composer.languages.interface import _

PROGRAM = "python -m composer"


class _Help(HelpFormatter):
    """Help with "Usage" in the interface language; argparse has its own catalogue, which nobody installs."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Put our word in front."""
        super().add_usage(usage, actions, groups, _("Usage: ") if prefix is None else prefix)


class _Parser(ArgumentParser):
    """Raises WrongUse where argparse would print its usage and leave."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **settings)
        self.arguments = self.add_argument_group(_("Arguments"))
        self.options = self.add_argument_group(_("Options"))
        self.options.add_argument("-h", "--help", action="help", help=_("show this help and leave"))

    def error(self, message: str) -> NoReturn:
        """One sentence instead of argparse's several lines."""
        raise WrongUse(
            reason=_("{fault} (“{program} --help” shows what is possible)").format(
                fault=told(message), program=self.prog
            )
        )


def parser() -> ArgumentParser:
    """The whole command line; `command` in the result names the module of `composer.cli` that runs it."""
    head = _Parser(
        prog=PROGRAM,
        description=_(
            "Search a company’s site, write the e-mail that gets a good reply, check it, hand it over."
        ),
        epilog=_(
            "Exit status: 0 fine, 1 findings that block, 2 wrong use or unreachable. COMPOSER_LANGUAGE sets the "
            "interface language."
        ),
    )
    version = f"composer {__version__}"
    head.options.add_argument(
        "--version", action="version", version=version, help=_("show the version and leave")
    )
    commands = head.add_subparsers(
        dest="command", metavar=_("COMMAND"), required=True, title=_("Commands"), parser_class=_Parser
    )
    _find(commands)
    _write(commands)
    _check(commands)
    _templates(commands)
    _reply(commands)
    _cases(commands)
    _due(commands)
    _export(commands)
    _import(commands)
    _exercise(commands)
    _handout(commands)
    _serve(commands)
    return head


def _command(commands: Any, name: str, words: str, *, module: str = "") -> _Parser:
    """One command; `module` of `composer.cli` runs it, by default the one of its name."""
    made: _Parser = commands.add_parser(name, help=words, description=words)
    made.set_defaults(module=module or name)
    return made


def _find(commands: Any) -> None:
    one = _command(
        commands, "find", _("search a company’s site for the answer, its rules and the right contact")
    )
    one.arguments.add_argument(
        "url", metavar="URL", help=_("the company’s web address, for example shop.example")
    )
    one.options.add_argument(
        "--question", metavar=_("TEXT"), help=_("your question, to be looked up on the site’s help pages")
    )
    one.options.add_argument("--language", metavar=_("CODE"), help=_("the site’s language, if you know it"))
    one.options.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help=_("read every page anew, and keep none for the next time"),
    )
    one.options.add_argument(
        "--browser",
        action="store_true",
        help=_("read pages that are empty without their scripts with the installed Chrome or Chromium"),
    )
    one.options.add_argument("--json", action="store_true", help=_("print JSON, as it does in a pipe"))


def _write(commands: Any) -> None:
    one = _command(commands, "write", _("write the e-mail of a case"))
    one.arguments.add_argument(
        "case", metavar="CASE.yaml", help=_("the case; the folder “examples” has one of each kind")
    )
    one.options.add_argument(
        "--site", metavar="REPORT.json", help=_("what “find --json” printed for the company")
    )
    one.options.add_argument(
        "--language", metavar=_("CODE"), help=_("the e-mail’s language, if not the case’s own")
    )
    one.options.add_argument(
        "--format",
        choices=("text", "eml", "json"),
        default="text",
        help=_("text to copy, a draft for your mail program, or JSON"),
    )
    one.options.add_argument(
        "--templates", metavar=_("FOLDER"), help=_("your own templates, laid over those of the program")
    )
    one.options.add_argument(
        "--stage",
        choices=("reminder", "incomplete", "final", "thanks"),
        help=_("the message that follows the first one, instead of it"),
    )
    one.options.add_argument(
        "--on",
        metavar=_("DATE"),
        help=_("the day of the following message, like 2026-12-05; today, if none is given"),
    )
    one.options.add_argument(
        "--answered-on",
        metavar=_("DATE"),
        help=_("the day of the company’s answer (for incomplete and thanks)"),
    )
    one.options.add_argument("--ticket", metavar=_("NUMBER"), help=_("the company’s number for the matter"))


def _templates(commands: Any) -> None:
    one = _command(commands, "templates", _("check a folder of your own templates"))
    one.arguments.add_argument(
        "action", choices=("check",), metavar="check", help=_("look through them and try them")
    )
    one.arguments.add_argument("folder", metavar=_("FOLDER"), help=_("with a folder for each language in it"))


def _check(commands: Any) -> None:
    one = _command(commands, "check", _("check e-mails before they are sent"))
    one.arguments.add_argument(
        "files",
        metavar=_("FILE"),
        nargs="+",
        help=_("a .txt (its first line may be “Subject: …”), an .eml, or - for standard input"),
    )
    one.options.add_argument(
        "--language", metavar=_("CODE"), help=_("the e-mail’s language, if it cannot be told")
    )
    one.options.add_argument(
        "--json", action="store_true", help=_("print one line of JSON for each file, as it does in a pipe")
    )


def _reply(commands: Any) -> None:
    one = _command(
        commands, "reply", _("read a company’s answer: what it promises, what it lacks, what to do next")
    )
    one.arguments.add_argument(
        "files", metavar=_("FILE"), nargs="+", help=_("a .txt or an .eml, or - for standard input")
    )
    one.options.add_argument("--case", metavar="CASE.yaml", help=_("the case that was answered"))
    one.options.add_argument(
        "--received",
        metavar=_("DAY"),
        help=_("the day from which days are counted, if not that of the message, for example 2026-12-05"),
    )
    one.options.add_argument(
        "--json", action="store_true", help=_("print one line of JSON for each file, as it does in a pipe")
    )


def _cases(commands: Any) -> None:
    one = _command(commands, "cases", _("list the cases that are kept, the oldest duty first"))
    one.arguments.add_argument(
        "words", metavar=_("WORD"), nargs="*", help=_("only cases in which each of these words is found")
    )
    one.options.add_argument(
        "--state",
        choices=("drafted", "sent", "acknowledged", "answered", "overdue", "solved", "given_up"),
        help=_("only cases in this state"),
    )
    one.options.add_argument("--json", action="store_true", help=_("print JSON lines, as it does in a pipe"))


def _due(commands: Any) -> None:
    one = _command(commands, "due", _("list what is to be done by today"), module="cases")
    one.options.add_argument("--until", metavar=_("DAY"), help=_("by this day, for example 2026-12-05"))
    one.options.add_argument(
        "--ics",
        metavar=_("FILE"),
        help=_("write the days into a calendar file instead (- for standard output)"),
    )
    one.options.add_argument("--json", action="store_true", help=_("print JSON lines, as it does in a pipe"))


def _export(commands: Any) -> None:
    one = _command(commands, "export", _("write all cases into one zip"), module="carry")
    one.arguments.add_argument(
        "file", metavar=_("FILE"), help=_("the zip to write, or - for standard output")
    )


def _import(commands: Any) -> None:
    one = _command(
        commands, "import", _("take the cases of an exported zip in; nothing is overwritten"), module="carry"
    )
    one.arguments.add_argument("file", metavar=_("FILE"), help=_("a zip that “export” wrote"))


def _exercise(commands: Any) -> None:
    one = _command(commands, "exercise", _("make an e-mail with faults to be found, and its key"))
    one.options.add_argument(
        "--kind",
        metavar=_("KIND"),
        help=_("the kind of case, for example faulty or late; any, if none is given"),
    )
    one.options.add_argument(
        "--language", metavar=_("CODE"), default="en", help=_("the language of the exercise (en)")
    )
    one.options.add_argument(
        "--seed",
        type=int,
        metavar=_("NUMBER"),
        default=1,
        help=_("the same number gives the same exercise (1)"),
    )
    one.options.add_argument(
        "--level", type=int, choices=(1, 2, 3), default=2, help=_("from 1, plain, to 3, hard to see (2)")
    )
    one.options.add_argument(
        "--pack", metavar=_("FILE"), default="", help=_("your own pack, a folder or a zip with pack.yaml")
    )
    one.options.add_argument(
        "--fault", metavar=_("FAULT"), action="append", help=_("only this fault, for example wall_of_text")
    )
    one.options.add_argument(
        "--format",
        choices=("json", "html", "text"),
        help=_("JSON, as in a pipe, a sheet to print with its key, or text for the screen"),
    )
    one.options.add_argument("--json", action="store_true", help=_("print JSON, as it does in a pipe"))


def _handout(commands: Any) -> None:
    one = _command(commands, "handout", _("make a page for the class, ready to print"))
    one.options.add_argument(
        "--what",
        required=True,
        choices=(
            *(
                "checklist-customer",
                "checklist-agent",
                "exercise",
                "rules",
                "lesson-30",
                "lesson-90",
                "model",
            ),
            "beside",
        ),
        help=_(
            "a checklist, an exercise sheet, the rules, a lesson plan, an annotated e-mail, weak beside good"
        ),
    )
    one.options.add_argument(
        "--language", metavar=_("CODE"), default="en", help=_("the language of the handout (en)")
    )
    one.options.add_argument(
        "--kind", metavar=_("KIND"), help=_("the kind of case, for example faulty or late")
    )
    one.options.add_argument(
        "--seed", type=int, metavar=_("NUMBER"), default=1, help=_("the same number gives the same sheet (1)")
    )
    one.options.add_argument(
        "--level", type=int, choices=(1, 2, 3), default=2, help=_("from 1, plain, to 3, hard to see (2)")
    )
    one.options.add_argument("--key", action="store_true", help=_("with the answers"))
    one.options.add_argument("--name", metavar=_("TEXT"), default="", help=_("the name of your house"))
    one.options.add_argument(
        "--logo", metavar=_("FILE"), default="", help=_("your logo: a .png, .jpg or .svg file")
    )
    one.options.add_argument(
        "--format", choices=("html", "pdf"), default="html", help=_("a PDF needs Chromium or Chrome")
    )
    one.options.add_argument(
        "--output", metavar=_("FILE"), default="", help=_("where to write it, if not to standard output")
    )


def _serve(commands: Any) -> None:
    one = _command(commands, "serve", _("start the wizard in the browser"))
    one.options.add_argument("--port", type=int, metavar=_("NUMBER"), help=_("the port (8501 if it is free)"))
    one.options.add_argument("--no-browser", action="store_true", help=_("do not open the browser"))
