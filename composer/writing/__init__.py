"""Case and site report in, draft out: templates, words and dates of each mail language, subjects, deadlines."""

from composer.writing.compose import compose, subjects
from composer.writing.deadline import answer_by, default_answer_by, usual_answer_by
from composer.writing.draft import Draft, Paragraph, Role, Span, Stage
from composer.writing.files import load_case, load_report
from composer.writing.followup import STAGES, LaterStage, OpenPoint, Sent, follow_up
from composer.writing.wording import mail_languages

__all__ = [
    "STAGES",
    "Draft",
    "LaterStage",
    "OpenPoint",
    "Paragraph",
    "Role",
    "Sent",
    "Span",
    "Stage",
    "answer_by",
    "compose",
    "default_answer_by",
    "follow_up",
    "load_case",
    "load_report",
    "mail_languages",
    "subjects",
    "usual_answer_by",
]
