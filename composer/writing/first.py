"""Case and report in, e-mail out: the order of its paragraphs, and which rules of the guide each of them keeps."""

from composer.case import Case, Tone
from composer.site.report import SiteReport
from composer.writing.assembly import KIND, STORY, Assembly, Step
from composer.writing.clean import one_line, unmark
from composer.writing.draft import Draft
from composer.writing.subject import candidates

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
    assembly = Assembly(case, report=report, language=code, tone=tone)
    return Draft(
        language=code,
        tone=tone,
        to=one_line(case.company.email) or _address(report),
        subject=_subjects(assembly, case)[0],
        paragraphs=assembly.paragraphs(PLAN),
    )


def subjects(
    case: Case, *, report: SiteReport | None = None, language: str | None = None, tone: Tone | None = None
) -> tuple[str, ...]:
    """Up to three subjects to choose from, the draft's own first (M2, S2). Raises as `compose` does."""
    code, tone = language or case.language, tone or case.tone
    return _subjects(Assembly(case, report=report, language=code, tone=tone), case)


def _subjects(assembly: Assembly, case: Case) -> tuple[str, ...]:
    def plain(text: str) -> str:
        return unmark(text)[0]

    return candidates(
        problem=plain(assembly.own("problem") or assembly.shared("problem")),
        trouble=plain(assembly.own("trouble")),
        product=one_line(case.purchase.product) or plain(assembly.own("thing")),
        request=plain(assembly.shared("request_word")),
        order=plain(assembly.own("order") or assembly.shared("order")),
    )


def _address(report: SiteReport | None) -> str:
    channel = report.best("email") if report else None
    return channel.value if channel else ""
