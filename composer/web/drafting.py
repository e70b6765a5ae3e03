"""The draft and its review, as the session of the moment has them: built from the case, then in the customer's own words."""

import os
from contextlib import AbstractContextManager

from composer.casebook.own_words import own_words
from composer.review import Finding, Review, heard, review
from composer.web.margin import note_id
from composer.web.session import Kept
from composer.web.state import session
from composer.writing import Draft, Edits, Merged, compose, merged, own_templates, subjects


def house_templates() -> AbstractContextManager[None]:
    """Whatever the wizard writes, it writes inside this: with the house's own templates where COMPOSER_TEMPLATES names some."""
    return own_templates(os.environ.get("COMPOSER_TEMPLATES"))


def draft_now() -> Draft:
    """The e-mail as it would leave now: with the subject that was chosen and the customer's own words in it."""
    return merged_now().draft


def merged_now() -> Merged:
    """The e-mail as it would leave now, and what is still to be chosen in it."""
    return merged(built_now(), edits_now())


def built_now() -> Draft:
    """The e-mail from the case, with the subject that was chosen."""
    kept = session().kept
    with house_templates():
        draft = compose(kept.case, report=kept.report)
    if kept.subject:
        proposed = proposed_subjects()
        if kept.subject < len(proposed):
            return draft.model_copy(update={"subject": proposed[kept.subject]})
    return draft


def twin_now(other: str) -> Draft:
    """The same e-mail in another language."""
    kept = session().kept
    with house_templates():
        return compose(kept.case, report=kept.report, language=other)


def edits_now() -> Edits:
    """What the customer has changed in the e-mail's words, in the language that it is in."""
    kept = session().kept
    return next(
        (edits for edits in kept.edits if edits.language == kept.case.language),
        Edits(language=kept.case.language),
    )


def with_edits(edits: Edits) -> Kept:
    """The session's model with these edits instead of those in the same language."""
    kept = session().kept
    others = tuple(one for one in kept.edits if one.language != edits.language)
    return kept.model_copy(update={"edits": (*others, edits) if edits else others})


def proposed_subjects() -> tuple[str, ...]:
    """The subjects to choose from, the best first."""
    kept = session().kept
    with house_templates():
        return subjects(kept.case, report=kept.report)


def review_now(draft: Draft) -> Review:
    """The review without the notes that the customer ignores."""
    kept = session().kept
    full = review(draft, case=kept.case, report=kept.report, own_words=own_words())
    return heard(full, lambda finding: _silenced(draft, finding)) if kept.silenced else full


def _silenced(draft: Draft, finding: Finding) -> bool:
    text = {"subject": draft.subject, "to": draft.to}.get(finding.part, draft.body)
    words = text[finding.start : finding.end]
    return finding.severity != "blocks" and note_id(finding, words) in session().kept.silenced
