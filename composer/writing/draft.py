"""The e-mail before it is sent: paragraphs that know their role and where their words come from."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from composer.case import Tone

Role = Literal[
    "greeting",
    "introduction",
    "facts",
    "research",
    "request",
    "deadline",
    "evidence",
    "loyalty",
    "privacy",
    "closing",
    "signature",
    "quoted",  # an earlier message, below the signature
]
Stage = Literal[
    "first",
    "reminder",
    "incomplete",
    "final",
    "thanks",
    "accept",
    "answer",
    "restate",
    "outside",
    "noted",
    "report",
]


class Span(BaseModel):
    """Characters from `start` up to `end` of a text."""

    model_config = ConfigDict(frozen=True)
    start: int
    end: int


class Paragraph(BaseModel):
    """One thought of the e-mail (M9: one to three sentences)."""

    model_config = ConfigDict(frozen=True)

    role: Role
    text: str
    rules: tuple[str, ...] = ()  # rules of the guide that it fulfils
    typed: tuple[Span, ...] = ()  # the customer's own words, the same in every language
    fields: tuple[str, ...] = ()  # the case's fields it is made of, as `Case.get` knows them
    block: str = ""  # the piece of the plan that it is; several paragraphs of a story share one
    edited: bool = False  # the customer has changed its words


class Draft(BaseModel):
    """A complete e-mail; a pure function of case, report, language and tone."""

    model_config = ConfigDict(frozen=True)

    language: str
    tone: Tone
    to: str
    subject: str
    paragraphs: tuple[Paragraph, ...]
    stage: Stage = "first"  # attachments are for later messages only (M11)

    @property
    def body(self) -> str:
        """The text as it leaves: paragraphs with an empty line between them."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)
