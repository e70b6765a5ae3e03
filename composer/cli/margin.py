"""A verdict for people at a terminal: the e-mail on the left, the editor's notes in the margin."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from composer.cli.screen import harmless
from composer.delivery import Incoming
from composer.languages.interface import N_, _
from composer.review import Finding, Review

# What the reader's view says, in words.
_FEELINGS = {
    "calm": N_("calm"),
    "disappointed": N_("disappointed"),
    "angry": N_("angry"),
    "grateful": N_("grateful"),
    "worried": N_("worried"),
}
_PRIORITIES = {"normal": N_("normal"), "high": N_("high"), "urgent": N_("urgent")}
_WORDS = {"blocks": N_("must be mended"), "should": N_("should be mended"), "could": N_("could be better")}
_STYLES = {"blocks": "bold red", "should": "yellow", "could": "cyan"}


def print_verdict(name: str, message: Incoming, verdict: Review) -> None:
    """Print it on stdout; each finding stands beside the line that it begins in."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text(harmless(f"{name}: {verdict.score}/100"), style="bold"))
    page = Table.grid(padding=(0, 3))
    page.add_column(ratio=3, overflow="fold")
    page.add_column(ratio=2, overflow="fold")
    notes = [finding for finding in verdict.findings if finding.part == "subject"]
    page.add_row(*_row(_("Subject: "), message.subject, notes, 0))
    notes = [finding for finding in verdict.findings if finding.part != "subject"]
    for start, line, beside in _lines(message.body, notes):
        page.add_row(*_row("", line, beside, start))
    console.print(page)
    for label, value in _reader(verdict):
        console.print(Text.assemble((f"{label}: ", "dim"), harmless(value)))
    console.print()


def _lines(body: str, notes: list[Finding]) -> Iterator[tuple[int, str, list[Finding]]]:
    """Every line of the body with its place and the findings that begin in it."""
    start = 0
    for line in body.split("\n"):
        end = start + len(line)
        yield start, line, [note for note in notes if start <= note.start <= end]
        start = end + 1


def _row(label: str, line: str, notes: list[Finding], start: int) -> tuple[Text, Text]:
    shown = Text(harmless(line))
    for note in notes:
        shown.stylize(f"underline {_STYLES[note.severity]}", note.start - start, note.end - start)
    return Text.assemble((label, "dim"), shown), Text("\n").join(_note(note) for note in notes)


def _note(finding: Finding) -> Text:
    words = harmless(f"{finding.title}. {finding.message} {finding.suggestion}".strip())
    return Text.assemble(
        (f"{finding.rule} {_(_WORDS[finding.severity])}: ", _STYLES[finding.severity]), words
    )


def _reader(verdict: Review) -> Iterator[tuple[str, str]]:
    """The agent's view, line by line (R1, R2)."""
    reader = verdict.reader
    yield _("What the agent sees as the problem"), reader.problem or "–"
    yield _("What the agent sees as the request"), reader.request or "–"
    yield _("How you come across"), _(_FEELINGS[reader.feeling])
    yield _("Priority"), _(_PRIORITIES[reader.priority])
    if reader.missing:
        yield _("The agent would have to ask for"), ", ".join(reader.missing)
