"""`find`: search a company's site; progress on stderr while it runs, the report on stdout."""

import sys
from argparse import Namespace
from typing import Any

from composer.cli.screen import harmless, put_json, say
from composer.errors import NameOnly, NeedsJavaScript
from composer.languages.interface import _, interface_language
from composer.site import Progress, SiteReport, browser_possible, candidates, find_support, web_search

FAILED = 2  # the exit status where nothing was searched


def run(arguments: Namespace) -> int:
    """Search, print, and return the exit status; SiteError where not even the home page can be read."""
    try:
        report = _searched(arguments)
    except NameOnly as error:
        _offer(error, arguments.language or "")
        return FAILED
    except NeedsJavaScript as error:
        say(str(error))
        _offer_browser(arguments)
        return FAILED
    if arguments.json or not sys.stdout.isatty():
        put_json(report_json(report), indent=2)
    else:
        from composer.cli.report import print_report  # rich is slow to load, and JSON does not need it

        print_report(report)
        if any(notice.code == NeedsJavaScript.code for notice in report.notices):
            _offer_browser(arguments)
    return 0


def _offer_browser(arguments: Namespace) -> None:
    """Tell a person of the other way to read such a site, where this machine has it; a pipe gets its one sentence."""
    if not arguments.browser and sys.stderr.isatty() and browser_possible():
        say(_("With “--browser” the Chrome or Chromium of this computer reads such pages."))


def _offer(error: NameOnly, language: str) -> None:
    """The sites that bear a name, and a web search; which one it is only the customer knows."""
    name = error.values["name"]
    say(str(error))
    for site in candidates(name, language=language or interface_language()):
        say(f"  {site.url}  {site.title}")
    say(_("Or search the web: {address}").format(address=web_search(name)))


def report_json(report: SiteReport) -> dict[str, Any]:
    """The report as plain data, with whole figures as whole numbers (14, not 14.0)."""
    data: dict[str, Any] = report.model_dump(mode="json")
    for fact in data["facts"]:
        if fact["value"] == int(fact["value"]):
            fact["value"] = int(fact["value"])
    return data


def _searched(arguments: Namespace) -> SiteReport:
    if not sys.stderr.isatty():
        return find_support(
            arguments.url,
            question=arguments.question,
            language=arguments.language,
            cache=arguments.cache,
            browser=arguments.browser,
        )
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(_("Looking for the site …"))) as status:

        def tell(step: Progress) -> None:
            page = harmless(step.title or step.url)
            status.update(Text(_("Reading {page} …").format(page=page)))

        return find_support(
            arguments.url,
            question=arguments.question,
            language=arguments.language,
            on_progress=tell,
            cache=arguments.cache,
            browser=arguments.browser,
        )
