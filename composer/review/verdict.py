"""The review: every check over one letter, the reader's view, the score."""

from collections.abc import Iterator

from composer.case import Case
from composer.review import (
    content,
    credentials,
    dates,
    ends,
    layout,
    leftovers,
    sending,
    shouting,
    subject,
)
from composer.review.findings import Finding, Review
from composer.review.letter import Letter, split_subject
from composer.review.meaning import Meaning
from composer.review.reader import reader_view
from composer.review.rules import Check, Rule
from composer.review.score import FULL, points_off
from composer.site.report import SiteReport
from composer.writing.draft import Draft

_CHECKS: tuple[Check, ...] = (
    sending.check_sending,
    subject.check_subject,
    ends.check_ends,
    shouting.check_shouting,
    layout.check_layout,
    leftovers.check_leftovers,
    dates.check_dates,
    credentials.check_credentials,
)
_MODULES = (sending, subject, ends, shouting, layout, leftovers, dates, content, credentials)
_PARTS = ("to", "subject", "body")


def review(
    draft_or_text: Draft | str,
    *,
    case: Case | None = None,
    report: SiteReport | None = None,
    language: str | None = None,
) -> Review:
    """Everything that an editor and a support agent would say of an e-mail, in the order of reading.

    Of a text, a first line "Subject: …" is its subject, and places count from the first character of the body
    behind it. Without `language` the language is found from the text. With a case, what differs from it is a finding.
    Raises UnknownLanguage.

    >>> [finding.kind for finding in review("Subject: Kettle cold!\\n\\nDear Lumea,\\n…").findings][:1]
    ['subject_punctuation']
    """
    letter = _letter(draft_or_text, case, report, language)
    meaning = Meaning(letter)
    findings = tuple(sorted(_findings(letter, meaning), key=_in_reading_order))
    points = points_off(findings)
    return Review(
        language=letter.language,
        subject=letter.subject,
        findings=findings,
        reader=reader_view(letter, meaning, findings),
        score=FULL - sum(off.points for off in points),
        points=points,
    )


def rules() -> tuple[Rule, ...]:
    """Every rule of the review, in the order of the guide's parts."""
    return tuple(rule for module in _MODULES for rule in module.RULES)


def _letter(
    draft_or_text: Draft | str, case: Case | None, report: SiteReport | None, language: str | None
) -> Letter:
    if isinstance(draft_or_text, Draft):
        return Letter.of_draft(draft_or_text, case=case, report=report)
    from composer.review.tongue import language_of_text  # here: what it reads is needed for no draft

    subject_line, body = split_subject(draft_or_text)
    code = language or language_of_text(f"{subject_line}\n{body}")
    return Letter.of_text(subject_line, body, code, case=case, report=report)


def _findings(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    for check in _CHECKS:
        yield from check(letter)
    yield from content.check_content(letter, meaning)


def _in_reading_order(finding: Finding) -> tuple[int, int, int, str]:
    return _PARTS.index(finding.part), finding.start, finding.end, finding.kind
