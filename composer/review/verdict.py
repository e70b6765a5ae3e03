"""The review: every check over one letter, the reader's view, the score."""

from collections.abc import Collection, Iterator
from datetime import date

from composer.case import Case
from composer.review import (
    content,
    credentials,
    dates,
    differences,
    ends,
    layout,
    leftovers,
    sending,
    shouting,
    spelling,
    subject,
    tone,
)
from composer.review.findings import Finding, Review
from composer.review.letter import Letter, split_subject
from composer.review.meaning import Meaning
from composer.review.reader import reader_view
from composer.review.rules import Check, Rule
from composer.review.score import FULL, points_off
from composer.review.tongue import language_of_text
from composer.site.report import SiteReport
from composer.writing.draft import Draft

_CHECKS: tuple[Check, ...] = (
    sending.check_sending,
    subject.check_subject,
    ends.check_ends,
    shouting.check_shouting,
    tone.check_tone,
    layout.check_layout,
    leftovers.check_leftovers,
    credentials.check_credentials,
)
_MODULES = (
    sending,
    subject,
    ends,
    shouting,
    layout,
    tone,
    leftovers,
    dates,
    differences,
    content,
    credentials,
    spelling,
)
_FEW = 3  # unknown words that every story may have; with more it may be in another language
_PARTS = ("to", "subject", "body")


def review(
    draft_or_text: Draft | str,
    *,
    case: Case | None = None,
    report: SiteReport | None = None,
    language: str | None = None,
    own_words: Collection[str] = (),
    with_spelling: bool = True,
    today: date | None = None,
) -> Review:
    """Everything that an editor and a support agent would say of an e-mail, in the order of reading.

    Of a text, a first line "Subject: …" is its subject, and places count from the first character of the body
    behind it. Without `language` the language is found from the text. With a case, what differs from it is a finding.
    `own_words` are those that the customer has added to the dictionary. What is told as past must lie before `today`,
    or before the day on which the case was written down. Raises UnknownLanguage.

    >>> [finding.kind for finding in review("Subject: Kettle cold!\\n\\nDear Lumea,\\n…").findings][:1]
    ['subject_punctuation']
    """
    letter = _letter(draft_or_text, case, report, language, today)
    meaning = Meaning(letter)
    found = list(_findings(letter, meaning))
    if with_spelling:
        found += _misspelt(letter, own_words)
    findings = tuple(sorted(found, key=_in_reading_order))
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
    draft_or_text: Draft | str,
    case: Case | None,
    report: SiteReport | None,
    language: str | None,
    today: date | None,
) -> Letter:
    if isinstance(draft_or_text, Draft):
        return Letter.of_draft(draft_or_text, case=case, report=report)
    subject_line, body = split_subject(draft_or_text)
    code = language or language_of_text(f"{subject_line}\n{body}")
    return Letter.of_text(subject_line, body, code, case=case, report=report, today=today)


def _findings(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    for check in _CHECKS:
        yield from check(letter)
    yield from dates.check_dates(letter, meaning.dates)
    yield from content.check_content(letter, meaning)
    yield from differences.check_differences(letter, meaning)


def _misspelt(letter: Letter, own_words: Collection[str]) -> Iterator[Finding]:
    """Of a draft only the customer's own words, the rest are ours; and those only in the e-mail's own language."""
    if letter.to is not None and not letter.free:
        return  # and no dictionary is loaded
    found = spelling.check_spelling(letter, own_words=own_words)
    if letter.to is None:
        yield from found
        return
    unknown = [finding for finding in found if finding.part == "body"]
    for place in letter.free:
        inside = [one for one in unknown if place.start <= one.start and one.end <= place.end]
        if len(inside) < _FEW or _own_language(letter.text(place), letter.language):
            yield from inside


def _own_language(text: str, language: str) -> bool:
    """Whether a story is told in the language of the e-mail; people type it as they speak, and it is not translated."""
    return language_of_text(text, hint=language) == language


def _in_reading_order(finding: Finding) -> tuple[int, int, int, str]:
    return _PARTS.index(finding.part), finding.start, finding.end, finding.kind
