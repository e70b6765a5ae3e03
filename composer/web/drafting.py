"""The draft and its review, as the session of the moment has them."""

from composer.review import Review, review
from composer.web.mail import mail_of, marks
from composer.web.sheet import note_id
from composer.web.state import session
from composer.writing import Draft, compose, subjects


def draft_now() -> Draft:
    """The e-mail from the case, with the subject that was chosen."""
    kept = session().kept
    draft = compose(kept.case, report=kept.report)
    if kept.subject:
        proposed = proposed_subjects()
        if kept.subject < len(proposed):
            return draft.model_copy(update={"subject": proposed[kept.subject]})
    return draft


def proposed_subjects() -> tuple[str, ...]:
    """The subjects to choose from, the best first."""
    kept = session().kept
    return subjects(kept.case, report=kept.report)


def review_now(draft: Draft) -> Review:
    """The review without the notes that the customer has answered with "Keep mine"."""
    kept = session().kept
    full = review(draft, case=kept.case, report=kept.report)
    if not kept.silenced:
        return full
    loud = [
        mark.finding for mark in marks(mail_of(draft), full.findings) if not _silenced(draft, mark.finding)
    ]
    return full.model_copy(update={"findings": tuple(f for f in full.findings if f in loud)})


def _silenced(draft: Draft, finding: object) -> bool:
    from composer.review import Finding

    assert isinstance(finding, Finding)
    text = {"subject": draft.subject, "to": draft.to}.get(finding.part, draft.body)
    words = text[finding.start : finding.end]
    return finding.severity != "blocks" and note_id(finding, words) in session().kept.silenced
