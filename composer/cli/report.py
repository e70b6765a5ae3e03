"""A SiteReport for people at a terminal: the answers first, what went wrong last."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from composer.cli.screen import harmless
from composer.languages.interface import N_, _, ngettext
from composer.languages.spoken import decimal, in_quotes
from composer.site import PolicyFact, SiteReport

_PAGES = {
    "faq": N_("Questions and answers"),
    "contact": N_("Contact"),
    "returns": N_("Returns"),
    "shipping": N_("Delivery"),
    "warranty": N_("Warranty"),
    "complaints": N_("Complaints"),
    "terms": N_("Terms of sale"),
    "privacy": N_("Privacy"),
    "about": N_("About us"),
    "payment": N_("Payment"),
    "imprint": N_("Imprint"),
    "withdrawal": N_("Withdrawal"),
}
_CHANNELS = {
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "form": N_("Form"),
    "chat": N_("Chat"),
    "address": N_("Address"),
    "hours": N_("Opening hours"),
    "person": N_("Person"),
}
_FACTS = {
    "return_window": N_("Time to return"),
    "warranty": N_("Warranty"),
    "refund_time": N_("Refund within"),
    "reply_time": N_("Reply within"),
    "return_cost": N_("Return postage"),
    "delivery_time": N_("Delivery within"),
    "condition": N_("Condition of a return"),
    "withdrawal_function": N_("Withdraw online"),
}
_WORDS = {  # of figures that are no number
    "customer": N_("you pay"),
    "company": N_("the company pays"),
    "unused": N_("unused"),
    "packaging": N_("in its packaging"),
    "labels": N_("with its labels"),
    "receipt": N_("with the receipt"),
    "button": N_("by a button"),
    "page": N_("on a page"),
}


def print_report(report: SiteReport) -> None:
    """Print it on stdout, as wide as the terminal is; nothing that a page says can steer the terminal."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text(harmless(report.name or report.start_url), style="bold"))
    sections = (
        (_("Answers"), [(answer.question, answer.passage, answer.url) for answer in report.answers]),
        (
            _("Rules of the house"),
            [(_(_FACTS[f.kind]), _figure(f), in_quotes(f.quote)) for f in report.facts],
        ),
        (_("Ways to reach them"), [(_(_CHANNELS[c.kind]), c.value, c.label) for c in report.channels]),
        (_("Pages"), [(_(_PAGES[page.kind]), page.title, page.url) for page in report.pages]),
        (_("Not read"), [(notice.url, notice.message, "") for notice in report.notices]),
    )
    for title, rows in sections:
        if rows:
            console.print()
            console.print(_table(title, rows))
    cost = report.cost
    console.print()
    console.print(
        Text(
            ngettext("{n} page asked for in {seconds} s", "{n} pages asked for in {seconds} s", cost.requests)
            .format(n=cost.requests, seconds=decimal(cost.seconds)),
            style="dim",
        )
    )  # fmt: skip


def _table(title: str, rows: Iterable[tuple[str, str, str]]) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", show_header=False, box=None, pad_edge=False
    )
    table.add_column(max_width=28, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold", style="dim")
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    return table


def _figure(fact: PolicyFact) -> str:
    """ "14 days", "the company pays"."""
    if fact.unit in _WORDS:
        return _(_WORDS[fact.unit])
    n = int(fact.value)
    units = {
        "hours": ngettext("{n} hour", "{n} hours", n),
        "days": ngettext("{n} day", "{n} days", n),
        "working_days": ngettext("{n} working day", "{n} working days", n),
        "weeks": ngettext("{n} week", "{n} weeks", n),
        "months": ngettext("{n} month", "{n} months", n),
        "years": ngettext("{n} year", "{n} years", n),
    }
    return units.get(fact.unit, "{n} " + harmless(fact.unit)).format(n=decimal(fact.value))
