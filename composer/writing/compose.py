"""Case and report in, e-mail out: the order of its paragraphs, and which rules of the guide each of them keeps."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from composer.case import Case, Tone
from composer.errors import UnknownLanguage
from composer.kinds import Kind, kind
from composer.site.report import SiteReport
from composer.writing.clean import CLOSE, OPEN, one_line, paragraphs, unmark
from composer.writing.draft import Draft, Paragraph, Role
from composer.writing.sentences import parted
from composer.writing.slots import context
from composer.writing.subject import candidates
from composer.writing.templates import render
from composer.writing.wording import mail_languages, wording

KIND = "kinds/{}.j2"
STORY = "story"


class Step(NamedTuple):
    """One paragraph of the plan; `template` KIND is the kind's own file."""

    role: Role
    block: str
    rules: tuple[str, ...]
    template: str = "mail.j2"
    fields: tuple[str, ...] = ()  # made of these in any case; the rest is noted while the template reads


PLAN = (
    Step("greeting", "greeting", ("M3",)),
    Step("introduction", "introduction", ("M6",)),
    Step("facts", "facts", ("M7",), KIND, ("kind",)),
    Step("facts", "labels", ("M7",)),
    Step("facts", STORY, ("M7", "M9")),
    Step("facts", "history", ("M7",)),
    Step("research", "research", ("P2",), fields=("mention_reading",)),
    Step("research", "quotes", ("W8", "P2"), fields=("mentions",)),
    Step("research", "law", ("W8",), "law.j2", ("law",)),
    Step("request", "request", ("M8",)),
    Step("evidence", "evidence", ("M11",), fields=("evidence",)),
    Step("loyalty", "loyalty", ("P5",)),
    Step("privacy", "privacy", ("M12",)),
    Step("closing", "closing", ("M10",)),
    Step("signature", "signature", ("M10",)),
)


def compose(
    case: Case, *, report: SiteReport | None = None, language: str | None = None, tone: Tone | None = None
) -> Draft:
    """The e-mail; a pure function of its arguments. What the case does not know is left out.

    `language` and `tone` default to the case's own. Only pages that the report marks as read are named (P2).
    Raises UnknownLanguage, UnknownKind, TemplateFault.

    >>> compose(Case(kind="faulty", customer={"name": "Marta Liepa"})).paragraphs[1].text
    'My name is Marta Liepa.'
    """
    code, tone = language or case.language, tone or case.tone
    found = _kind(case, code)
    written = list(_written(case, found, report, code, tone))
    return Draft(
        language=code,
        tone=tone,
        to=one_line(case.company.email) or _address(report),
        subject=subjects(case, report=report, language=code, tone=tone)[0],
        paragraphs=tuple(_after_greeting(written, code)),
    )


def subjects(
    case: Case, *, report: SiteReport | None = None, language: str | None = None, tone: Tone | None = None
) -> tuple[str, ...]:
    """Up to three subjects to choose from, the draft's own first (M2, S2). Raises as `compose` does."""
    code = language or case.language
    found = _kind(case, code)
    values = _values(case, found, report, code, tone or case.tone, {})

    def piece(block: str, template: str = "mail.j2") -> str:
        return unmark(render(code, template, block, values))[0]

    of_kind = partial(piece, template=KIND.format(found.id)) if found else piece
    return candidates(
        problem=of_kind("problem"),
        trouble=of_kind("trouble"),
        product=one_line(case.purchase.product) or of_kind("thing"),
        request=piece("request_word"),
        order=of_kind("order") or piece("order"),
    )


def _kind(case: Case, code: str) -> Kind | None:
    if code not in mail_languages():
        raise UnknownLanguage(language=code, known=", ".join(mail_languages()))
    return kind(case.kind) if case.kind else None


def _values(
    case: Case, found: Kind | None, report: SiteReport | None, code: str, tone: Tone, used: dict[str, None]
) -> dict[str, Any]:
    """The variables of every template, with `own`: what the kind's own file says instead of the shared words."""
    values: dict[str, Any] = context(case, found, report, code, used) | {"tone": tone}

    def own(block: str) -> str:
        return render(code, KIND.format(found.id), block, values) if found else ""

    return values | {"own": own}


def _written(
    case: Case, found: Kind | None, report: SiteReport | None, code: str, tone: Tone
) -> Iterator[tuple[Step, str, tuple[str, ...]]]:
    """Each step's text, still marked, with the fields it is made of; empty ones left out."""
    used: dict[str, None] = {}
    values = _values(case, found, report, code, tone, used)
    for step in PLAN:
        used.clear()
        if step.block == STORY:
            for block in paragraphs(case.story):
                for text in parted(block, wording(code).abbreviations):
                    yield step, f"{OPEN}{text}{CLOSE}", (STORY,)
            continue
        text = _text(step, found, code, values)
        if text:
            yield step, text, (*step.fields, *used)


def _text(step: Step, found: Kind | None, code: str, values: dict[str, object]) -> str:
    if step.template == KIND:
        return render(code, KIND.format(found.id), step.block, values) if found else ""
    if step.block == "law" and not values["law"]:
        return ""
    text = render(code, step.template, step.block, values)
    if step.block == "labels" and found:
        text = "\n".join(filter(None, (text, render(code, KIND.format(found.id), step.block, values))))
    return text


def _after_greeting(written: list[tuple[Step, str, tuple[str, ...]]], code: str) -> Iterator[Paragraph]:
    """The paragraphs, unmarked; the first after the greeting begins as the language's greeting asks for."""
    lower = wording(code).after_greeting == "lower"
    for number, (step, text, fields) in enumerate(written):
        if lower and number == 1:
            text = text[0].lower() + text[1:]
        plain, spans = unmark(text)
        yield Paragraph(role=step.role, text=plain, rules=step.rules, typed=spans, fields=fields)


def _address(report: SiteReport | None) -> str:
    channel = report.best("email") if report else None
    return channel.value if channel else ""
