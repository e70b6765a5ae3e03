"""`write`: the e-mail of a case, as text, as a draft file or as JSON."""

from argparse import Namespace

from composer.cli.screen import put, put_bytes, put_json, say
from composer.delivery import eml, plain_text, refuse_if_blocked
from composer.errors import HandOverBlocked
from composer.review import Review, review
from composer.writing import compose, load_case, load_report


def run(arguments: Namespace) -> int:
    """Write, print, and return the exit status.

    A finding that blocks keeps a draft file from being made; text and JSON are printed all the same, for mending,
    with status 1. There a missing recipient does not count: such a text may go into the company's form.
    """
    case = load_case(arguments.case)
    report = load_report(arguments.site) if arguments.site else None
    draft = compose(case, report=report, language=arguments.language)
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


def _status(verdict: Review) -> int:
    text_findings = tuple(finding for finding in verdict.findings if finding.part != "to")
    try:
        refuse_if_blocked(verdict.model_copy(update={"findings": text_findings}))
    except HandOverBlocked as blocked:
        say(str(blocked))
        return 1
    return 0
