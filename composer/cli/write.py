"""`write`: the e-mail of a case, as text, as a draft file or as JSON."""

import os
from argparse import Namespace
from datetime import date, datetime

from composer.case import Case
from composer.cli.screen import put, put_bytes, put_json, say
from composer.delivery import eml, plain_text, refuse_if_blocked
from composer.errors import HandOverBlocked, WrongUse
from composer.languages.interface import _
from composer.review import Review, review
from composer.writing import Draft, Sent, compose, follow_up, load_case, load_report, own_templates


def run(arguments: Namespace) -> int:
    """Write, print, and return the exit status.

    A finding that blocks keeps a draft file from being made; text and JSON are printed all the same, for mending,
    with status 1. There a missing recipient does not count: such a text may go into the company's form.
    """
    case = load_case(arguments.case)
    report = load_report(arguments.site) if arguments.site else None
    with own_templates(arguments.templates or os.environ.get("COMPOSER_TEMPLATES")):
        draft = compose(case, report=report, language=arguments.language)
        if arguments.stage:
            draft = _following(case, draft, arguments)
    verdict = review(draft, case=case, report=report, with_spelling=False)  # spelling never blocks
    if arguments.format == "eml":
        refuse_if_blocked(verdict)
        put_bytes(eml(draft, case))
        return 0
    if arguments.format == "json":
        put_json({**draft.model_dump(mode="json"), "body": draft.body}, indent=2)
    else:
        put(plain_text(draft))
    return _status(verdict)


def _following(case: Case, first: Draft, arguments: Namespace) -> Draft:
    """The later message; it follows our first one, or the company's answer, of which we know the day."""
    answered = arguments.stage in {"incomplete", "thanks"}
    before = _day(arguments.answered_on, "--answered-on") if answered else case.written_on
    if before is None:
        missing = "--answered-on" if answered else "written_on"
        raise WrongUse(reason=_("the day of the message before is missing: {name}").format(name=missing))
    return follow_up(
        case,
        stage=arguments.stage,
        previous=Sent(subject=first.subject, date=before),
        ticket=arguments.ticket,
        language=arguments.language,
        written_on=_day(arguments.on, "--on") or datetime.now().astimezone().date(),
    )


def _day(text: str | None, name: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongUse(
            reason=_("{name}: “{text}” is no date like 2026-12-05").format(name=name, text=text)
        ) from None


def _status(verdict: Review) -> int:
    text_findings = tuple(finding for finding in verdict.findings if finding.part != "to")
    try:
        refuse_if_blocked(verdict.model_copy(update={"findings": text_findings}))
    except HandOverBlocked as blocked:
        say(str(blocked))
        return 1
    return 0
