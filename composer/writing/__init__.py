"""Case and site report in, draft out: templates, words and dates of each mail language, subjects, deadlines."""

from composer.writing.compose import compose, subjects
from composer.writing.deadline import answer_by, default_answer_by, usual_answer_by
from composer.writing.draft import Draft, Paragraph, Role, Span
from composer.writing.files import load_case, load_report
from composer.writing.wording import mail_languages

__all__ = [
    "Draft",
    "Paragraph",
    "Role",
    "Span",
    "answer_by",
    "compose",
    "default_answer_by",
    "load_case",
    "load_report",
    "mail_languages",
    "subjects",
    "usual_answer_by",
]
