"""What is measured, and against which yardstick."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import lxml.html
import requests
from jinja2 import Environment

from benchmarks.measure import Figure, compare
from composer.delivery import eml, mailto
from composer.demo import DEMO_URL, DemoAdapter
from composer.review import review
from composer.site import SiteReport, find_support
from composer.writing import Draft, compose, load_case

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
CASE_FILE = ROOT / "examples" / "faulty.yaml"
QUESTION = "My kettle stopped heating, can I return it?"
_WORD = re.compile(r"[^\W\d_]+|\d+")


def figures() -> Iterator[Figure]:
    """Every figure, one after the other, as it is measured."""
    case = load_case(CASE_FILE)
    report = find_support(DEMO_URL, question=QUESTION)
    draft = compose(case, report=report)
    yield from _writing(case=lambda: compose(case, report=report), draft=draft)
    yield _finding(report)
    yield from _processes()


def _writing(*, case: Callable[[], Draft], draft: Draft) -> Iterator[Figure]:
    template = Environment(autoescape=False).from_string("{{ greeting }}\n\n{{ text }}")
    values = {"greeting": draft.paragraphs[0].text, "text": draft.body}
    bare = EmailMessage(policy=SMTP)
    bare["Subject"] = "x"
    bare.set_content(draft.body)
    yield compare(
        "compose an e-mail", case, "render one bare Jinja template", lambda: template.render(values), times=20
    )
    text = f"Subject: {draft.subject}\n\n{draft.body}"
    for what, with_spelling in (("review it, with spelling", True), ("review it, without", False)):
        yield compare(
            what,
            lambda with_spelling=with_spelling: review(text, with_spelling=with_spelling),  # type: ignore[misc]  # bound now
            "find its words with one regex",
            lambda: _WORD.findall(draft.body),
            times=5,
        )
    yield compare(
        "review it as a draft",
        lambda: review(draft),
        "find its words with one regex",
        lambda: _WORD.findall(draft.body),
        times=5,
    )
    yield compare(
        "make the .eml", lambda: eml(draft), "turn a ready message into bytes", bare.as_bytes, times=20
    )
    yield compare(
        "make the mailto link",
        lambda: mailto(draft),
        "encode its body",
        draft.body.encode,
        times=200,
    )


def _finding(report: SiteReport) -> Figure:
    urls = sorted({found.url.partition("#")[0] for found in report.pages if found.read} | {DEMO_URL})
    session = requests.Session()
    session.mount(DEMO_URL, DemoAdapter())
    return compare(
        "search the demo shop",
        lambda: find_support(DEMO_URL, question=QUESTION),
        f"fetch its {len(urls)} pages and parse them with lxml",
        lambda: [lxml.html.fromstring(session.get(url).content) for url in urls],
        rounds=7,
    )


def _processes() -> Iterator[Figure]:
    nothing = [sys.executable, "-c", "pass"]
    composer = [sys.executable, "-m", "composer"]
    for name, arguments in (
        ("write", ["write", str(CASE_FILE)]),
        ("check", ["check", str(ROOT / "examples" / "weak.txt"), "--json"]),
        ("find", ["find", DEMO_URL, "--json"]),
    ):
        yield compare(
            f"composer {name}, whole process",
            lambda command=[*composer, *arguments]: _run(command),  # type: ignore[misc]  # bound now, not later
            "python -c pass",
            lambda: _run(nothing),
            rounds=7,
        )


def _run(command: list[str]) -> None:
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


def quality() -> Iterator[tuple[str, float]]:
    """How good the program's own e-mails are by its own checks: the examples' mean score, of 1."""
    drafts = [compose(load_case(file)) for file in EXAMPLES]
    reviews = [review(draft) for draft in drafts]
    yield "examples: mean score of their e-mails", sum(r.score for r in reviews) / len(reviews) / 100
    yield "examples: share without any finding", sum(not r.findings for r in reviews) / len(reviews)
    yield (
        "examples: share of mailto links that carry the whole text",
        sum(mailto(d).fits for d in drafts) / len(drafts),
    )
