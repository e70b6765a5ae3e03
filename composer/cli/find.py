"""`find`: search a company's site; progress on stderr while it runs, the report on stdout."""

import sys
from argparse import Namespace
from typing import Any

from composer.cli.screen import harmless, put_json
from composer.languages.interface import _
from composer.site import Progress, SiteReport, find_support


def run(arguments: Namespace) -> int:
    """Search, print, and return the exit status; SiteError where not even the home page can be read."""
    report = _searched(arguments)
    if arguments.json or not sys.stdout.isatty():
        put_json(report_json(report), indent=2)
    else:
        from composer.cli.report import print_report  # rich is slow to load, and JSON does not need it

        print_report(report)
    return 0


def report_json(report: SiteReport) -> dict[str, Any]:
    """The report as plain data, with whole figures as whole numbers (14, not 14.0)."""
    data: dict[str, Any] = report.model_dump(mode="json")
    for fact in data["facts"]:
        if fact["value"] == int(fact["value"]):
            fact["value"] = int(fact["value"])
    return data


def _searched(arguments: Namespace) -> SiteReport:
    if not sys.stderr.isatty():
        return find_support(arguments.url, question=arguments.question, language=arguments.language)
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(_("Looking for the site …"))) as status:

        def tell(step: Progress) -> None:
            page = harmless(step.title or step.url)
            status.update(Text(_("Reading {page} …").format(page=page)))

        return find_support(
            arguments.url, question=arguments.question, language=arguments.language, on_progress=tell
        )
