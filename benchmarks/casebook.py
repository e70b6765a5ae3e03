"""How fast a big casebook is: 5,000 cases with 20,000 messages, on SQLite and on a real PostgreSQL server.

`python -m benchmarks.casebook [--cases N] [--json]`. Filling it takes some minutes: every case goes in by the same door as a
customer's, one save each. The texts are the examples' own e-mails and the written replies of the tests, with a product,
a company and numbers of their own for each case, so that the index of words is as large as a real one.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from sqlalchemy.engine import URL

from composer.case import Case
from composer.casebook import Casebook, Closing, Entry, Message
from composer.casebook.figures import by_company, by_kind, overall
from composer.demo import DEMO_URL
from composer.site import SiteReport, find_support
from composer.writing import compose, load_case, mail_languages
from tests.casebook import postgres
from tests.replies.replies import written

CASES, MESSAGES_EACH = 5_000, 4
TODAY = date(2026, 11, 24)
_SYLLABLES = tuple(first + second for first in "bdfghklmnprstvz" for second in "aeio")
_EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.yaml"))


class Timed(NamedTuple):
    """One line of the table, in milliseconds."""

    database: str
    what: str
    best: float  # what it costs where nothing else wants the processor
    middle: float
    slow: float  # of twenty, nineteen were quicker
    wanted: float | None  # at most; None where nothing is said


def measured(size: int) -> Iterator[Timed]:
    """Every figure on each database."""
    for name, place in PLACES:
        with place() as url, Casebook(url, today=lambda: TODAY) as book:
            start = perf_counter()
            fill(book, size)
            yield Timed(name, "fill, per case", (perf_counter() - start) * 1000 / size, 0, 0, None)
            yield from _figures(name, book)


@contextmanager
def _sqlite() -> Iterator[URL]:
    with TemporaryDirectory() as folder:
        yield URL.create("sqlite", database=str(Path(folder) / "casebook.sqlite3"))


@contextmanager
def _postgresql() -> Iterator[URL]:
    with ExitStack() as stack:
        yield stack.enter_context(postgres.database(stack.enter_context(postgres.server())))


PLACES = (("SQLite", _sqlite), ("PostgreSQL", _postgresql))


def fill(book: Casebook, size: int) -> None:
    """Put that many cases into the casebook, four messages each; the same ones every time."""
    chance = random.Random(7)
    report = find_support(DEMO_URL, question="My kettle stopped heating")
    cases = [load_case(file) for file in _EXAMPLES]
    bodies = [compose(case, language=code).body for case in cases for code in mail_languages()]
    replies = [(reply.kind, reply.text) for reply in written()]
    companies = [_name(chance) for _ in range(400)]
    for number in range(size):
        book.save(_entry(chance, number, chance.choice(cases), companies, bodies, replies, report))


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 5))).capitalize()


def _entry(
    chance: random.Random,
    number: int,
    case: Case,
    companies: list[str],
    bodies: list[str],
    replies: list[tuple[str, str]],
    report: SiteReport,
) -> Entry:
    product, company = f"{_name(chance)} {_name(chance)}", chance.choice(companies)
    case = case.replace("purchase.product", product).replace("purchase.order_number", str(100_000 + number))
    case = case.replace("company.name", company).replace("company.email", f"care@{company.lower()}.example")
    began = datetime.combine(TODAY, datetime.min.time(), UTC) - timedelta(days=chance.randint(5, 900))
    sent = [
        Message(
            direction="sent",
            at=began + timedelta(days=4 * turn),
            subject=f"{product}: {number}",
            body=chance.choice(bodies),
            message_id=f"<{number}.{turn}@post.example>",
        )
        for turn in range(MESSAGES_EACH // 2)
    ]
    received = []
    for turn in range(MESSAGES_EACH // 2):
        kind, text = chance.choice(replies)
        at = began + timedelta(days=4 * turn + chance.randint(0, 3))
        received.append(Message(direction="received", at=at, kind=kind, body=f"{text}\n{_name(chance)}"))
    closing = Closing(on=TODAY, solved=chance.random() < 0.7) if chance.random() < 0.6 else None
    due = (began + timedelta(days=14)).date()
    return Entry(case=case, report=report, due=due, messages=(*sent, *received), closing=closing)


def _figures(name: str, book: Casebook) -> Iterator[Timed]:
    lines = book.list()
    chance = random.Random(8)
    some = [line.id for line in chance.sample(lines, 50)]
    companies = [line.company for line in chance.sample(lines, 50)]
    numbers = [str(100_000 + chance.randrange(len(lines))) for _ in range(50)]
    yield _timed(name, "open My cases (list)", [book.list] * 12, 100)
    yield _timed(
        name, "the figures", [lambda: (overall(lines), by_company(lines), by_kind(lines))] * 12, None
    )
    for what, words in (
        ("search a company", companies),
        ("search an order's number", numbers),
        ("search a frequent word", ["refund", "naudu", "kettle", "raha", "деньги"] * 4),
        ("search two frequent words", ["please order", "refund order", "the of", "ir jūsu"] * 5),
        ("search one letter", ["a", "k", "p", "s", "т"] * 4),
        ("search what is nowhere", ["xylophonist", "qqq"] * 10),
    ):
        yield _timed(name, what, [lambda word=word: book.list(word) for word in words], 50)  # type: ignore[misc]  # bound now
    yield _timed(name, "open a case", [lambda id=id: book.get(id) for id in some], 30)  # type: ignore[misc]  # bound now
    yield _timed(name, "what is due", [book.due] * 12, 100)
    thread = [f"<{chance.randrange(len(lines))}.1@post.example>" for _ in range(50)]
    yield _timed(name, "find by a thread", [lambda one=one: book.with_message([one]) for one in thread], None)  # type: ignore[misc]
    yield _timed(name, "open and save a case", [lambda id=id: book.save(book.get(id)) for id in some], None)  # type: ignore[misc]


def _timed(name: str, what: str, work: list[Callable[[], object]], wanted: float | None) -> Timed:
    work[0]()  # warms up
    seconds = []
    for one in work:
        start = perf_counter()
        one()
        seconds.append(perf_counter() - start)
    best, middle, slow = (1000 * x for x in (min(seconds), median(seconds), quantiles(seconds, n=20)[-1]))
    return Timed(name, what, best, middle, slow, wanted)


def main(words: list[str]) -> int:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=CASES)
    arguments.add_argument("--json", action="store_true")
    asked = arguments.parse_args(words)
    rows = list(measured(asked.cases))
    if asked.json:
        print(json.dumps([row._asdict() for row in rows], indent=1))
        return 0
    table = Table("database", "what", "best, ms", "median, ms", "p95, ms", "wanted, ms")
    for row in rows:
        table.add_row(
            row.database,
            row.what,
            f"{row.best:.1f}",
            f"{row.middle:.1f}",
            f"{row.slow:.1f}",
            f"{row.wanted or '':>3}",
        )
    Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
