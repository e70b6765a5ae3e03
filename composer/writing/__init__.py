"""Case and site report in, draft out: templates, words and dates of each mail language, subjects, deadlines."""

from composer.writing.compose import compose, subjects
from composer.writing.deadline import answer_by, default_answer_by, usual_answer_by
from composer.writing.draft import Draft, Paragraph, Role, Span, Stage
from composer.writing.edits import Collision, Edit, Edits, Merged, edited, merged, settled
from composer.writing.files import load_case, load_report
from composer.writing.followup import STAGES, LaterStage, OpenPoint, Sent, follow_up
from composer.writing.response import RESPONSES, Asked, ResponseStage, Suspicious, respond
from composer.writing.wording import mail_languages

__all__ = [
    "RESPONSES",
    "STAGES",
    "Asked",
    "Collision",
    "Draft",
    "Edit",
    "Edits",
    "LaterStage",
    "Merged",
    "OpenPoint",
    "Paragraph",
    "ResponseStage",
    "Role",
    "Sent",
    "Span",
    "Stage",
    "Suspicious",
    "answer_by",
    "compose",
    "default_answer_by",
    "edited",
    "follow_up",
    "load_case",
    "load_report",
    "mail_languages",
    "merged",
    "respond",
    "settled",
    "subjects",
    "usual_answer_by",
]
