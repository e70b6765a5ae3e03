"""From a plan to paragraphs: each step is a block of a template, with the rules of the guide that its paragraph keeps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from composer.case import Case, Tone
from composer.errors import UnknownLanguage
from composer.kinds import Kind, kind
from composer.site.report import SiteReport
from composer.writing.clean import CLOSE, OPEN, paragraphs, unmark
from composer.writing.draft import Paragraph, Role
from composer.writing.sentences import parted
from composer.writing.slots import context
from composer.writing.templates import render
from composer.writing.wording import mail_languages, wording

KIND = "kinds/{}.j2"
STORY = "story"


class Step(NamedTuple):
    """One paragraph of a plan; `template` KIND is the kind's own file."""

    role: Role
    block: str
    rules: tuple[str, ...]
    template: str = "mail.j2"
    fields: tuple[str, ...] = ()  # made of these in any case; the rest is noted while the template reads


class Assembly:
    """One case in one language and tone: the variables of every template, and what is written with them.

    `more` are variables of one kind of message only. Raises UnknownLanguage, UnknownKind.
    """

    def __init__(
        self,
        case: Case,
        *,
        report: SiteReport | None,
        language: str,
        tone: Tone,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        if language not in mail_languages():
            raise UnknownLanguage(language=language, known=", ".join(mail_languages()))
        self.language = language
        self._case = case
        self._kind: Kind | None = kind(case.kind) if case.kind else None
        self._used: dict[str, None] = {}  # fields that the templates have read since the last step began
        self._values: dict[str, Any] = context(case, self._kind, report, language, self._used)
        self._values |= {"tone": tone, "own": self.own, **(more or {})}

    def shared(self, block: str, template: str = "mail.j2") -> str:
        """A block that all kinds share, still marked."""
        return render(self.language, template, block, self._values)

    def own(self, block: str) -> str:
        """A block of the kind's own file, still marked; "" where it has none."""
        return render(self.language, KIND.format(self._kind.id), block, self._values) if self._kind else ""

    def paragraphs(self, plan: Sequence[Step]) -> tuple[Paragraph, ...]:
        """The plan's paragraphs that are not empty; the one after the greeting begins as the greeting asks for."""
        found = []
        lower = wording(self.language).after_greeting == "lower"
        for number, (step, text, fields) in enumerate(self._written(plan)):
            if lower and number == 1:
                text = text[0].lower() + text[1:]
            plain, spans = unmark(text)
            paragraph = Paragraph(
                role=step.role,
                text=plain,
                rules=step.rules,
                typed=spans,
                fields=fields,
                block=step.block,
            )
            found.append(paragraph)
        return tuple(found)

    def _written(self, plan: Sequence[Step]) -> Iterator[tuple[Step, str, tuple[str, ...]]]:
        """Each step's text, still marked, with the fields it is made of; empty ones left out."""
        for step in plan:
            self._used.clear()
            if step.block == STORY:
                for text in self._story():
                    yield step, f"{OPEN}{text}{CLOSE}", (STORY,)
            elif text := self._text(step):
                yield step, text, (*step.fields, *self._used)

    def _story(self) -> Iterator[str]:
        for block in paragraphs(self._case.story):
            yield from parted(block, wording(self.language).abbreviations)

    def _text(self, step: Step) -> str:
        if step.template == KIND:
            return self.own(step.block)
        if step.block == "law" and not self._values["law"]:
            return ""
        text = self.shared(step.block, step.template)
        return "\n".join(filter(None, (text, self.own("labels")))) if step.block == "labels" else text
