"""The e-mail as the mail window shows it, and where the findings stand in it. No Streamlit here."""

import re
from dataclasses import dataclass

from composer.case import Case
from composer.review import Finding
from composer.writing import Draft, Paragraph

_WORDS_A_SECOND = 3.8  # 230 words a minute, an adult's silent reading


@dataclass(frozen=True)
class Mail:
    """Recipient, subject, and the paragraphs with the place in the body where each begins."""

    to: str
    subject: str
    paragraphs: tuple[tuple[int, str], ...]

    @property
    def words(self) -> int:
        """How many words the body has."""
        return sum(len(text.split()) for _start, text in self.paragraphs)

    @property
    def seconds(self) -> int:
        """How long a reader needs."""
        return max(1, round(self.words / _WORDS_A_SECOND))


@dataclass(frozen=True)
class Mark:
    """A finding with its number and its place: characters `start` to `end` of a part of the mail.

    `row` is the paragraph's number; -1 is the head with recipient and subject.
    """

    number: int
    finding: Finding
    row: int
    start: int
    end: int


def mail_of(draft: Draft) -> Mail:
    """The mail window's content for a draft."""
    rows, start = [], 0
    for paragraph in draft.paragraphs:
        rows.append((start, paragraph.text))
        start += len(paragraph.text) + 2
    return Mail(draft.to, draft.subject, tuple(rows))


def mail_of_text(body: str, *, subject: str = "", to: str = "") -> Mail:
    """The mail window's content for a text from elsewhere: its blocks between empty lines."""
    rows = tuple((found.start(), found[0]) for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", body))
    return Mail(to, subject, rows)


def marks(mail: Mail, findings: tuple[Finding, ...]) -> tuple[Mark, ...]:
    """Each finding with its number and place, in the order of reading."""
    placed = sorted(((*_place(mail, finding), finding) for finding in findings), key=lambda at: at[:2])
    return tuple(
        Mark(number, finding, row, start, end)
        for number, (row, start, end, finding) in enumerate(placed, start=1)
    )


def _place(mail: Mail, finding: Finding) -> tuple[int, int, int]:
    if finding.part != "body" or not mail.paragraphs:
        return -1, finding.start, finding.end
    for row, (begin, text) in enumerate(mail.paragraphs):
        if finding.start <= begin + len(text):
            start = max(0, finding.start - begin)
            return row, start, max(start, min(finding.end - begin, len(text)))
    last = len(mail.paragraphs) - 1
    return last, len(mail.paragraphs[last][1]), len(mail.paragraphs[last][1])


def mended(case: Case, draft: Draft, mark: Mark, words: str) -> Case | None:
    """The case with other words in a finding's place; None where they are not from an answer of the customer's.

    What the customer typed into a field is mended there, so that it is right wherever it stands.
    """
    if mark.row < 0 or draft.paragraphs[mark.row].edited:
        return None
    paragraph = draft.paragraphs[mark.row]
    for span in paragraph.typed:
        if span.start <= mark.start and mark.end <= span.end:
            typed = paragraph.text[span.start : span.end]
            return _replaced(case, paragraph, typed, mark, mark.start - span.start, words)
    return None


def spliced(draft: Draft, mark: Mark, words: str) -> tuple[str, str]:
    """Subject and body of the draft with other words in a finding's place."""
    if mark.row < 0:
        return replaced(draft.subject, mark.start, mark.end, words), draft.body
    texts = [paragraph.text for paragraph in draft.paragraphs]
    texts[mark.row] = replaced(texts[mark.row], mark.start, mark.end, words)
    return draft.subject, "\n\n".join(text for text in texts if text)


def replaced(text: str, start: int, end: int, words: str) -> str:
    """The text with other words in this place; where they are none, no doubled blank stays behind."""
    text = text[:start] + words + text[end:]
    return text if words else _tidy(text)


def _replaced(
    case: Case, paragraph: Paragraph, typed: str, mark: Mark, start: int, words: str
) -> Case | None:
    wrong = typed[start : start + mark.end - mark.start]
    for field in paragraph.fields:
        value = case.get(field)
        if not isinstance(value, str) or not wrong:
            continue
        begin = value.find(typed)
        at = begin + start if begin >= 0 else value.find(wrong)
        if at >= 0 and value[at : at + len(wrong)] == wrong:
            return case.replace(field, replaced(value, at, at + len(wrong), words))
    return None


def _tidy(text: str) -> str:
    """A text after something was taken out: no doubled spaces, none before a full stop; lines stay lines."""
    return re.sub(r" +([.,;:!?\n])", r"\1", re.sub(r" {2,}", " ", text)).strip()
