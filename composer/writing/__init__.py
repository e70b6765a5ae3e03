"""Case and site report in, draft out: templates, words and dates of each mail language, subjects, deadlines.

Names are loaded on first use: who only reads a draft needs no templates.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from composer.writing.deadline import answer_by as answer_by
    from composer.writing.deadline import default_answer_by as default_answer_by
    from composer.writing.deadline import usual_answer_by as usual_answer_by
    from composer.writing.draft import Draft as Draft
    from composer.writing.draft import Paragraph as Paragraph
    from composer.writing.draft import Role as Role
    from composer.writing.draft import Span as Span
    from composer.writing.draft import Stage as Stage
    from composer.writing.edits import Collision as Collision
    from composer.writing.edits import Edit as Edit
    from composer.writing.edits import Edits as Edits
    from composer.writing.edits import Merged as Merged
    from composer.writing.edits import edited as edited
    from composer.writing.edits import merged as merged
    from composer.writing.edits import settled as settled
    from composer.writing.files import load_case as load_case
    from composer.writing.files import load_report as load_report
    from composer.writing.first import compose as compose
    from composer.writing.first import subjects as subjects
    from composer.writing.followup import STAGES as STAGES
    from composer.writing.followup import LaterStage as LaterStage
    from composer.writing.followup import OpenPoint as OpenPoint
    from composer.writing.followup import Sent as Sent
    from composer.writing.followup import follow_up as follow_up
    from composer.writing.own import own_templates as own_templates
    from composer.writing.response import RESPONSES as RESPONSES
    from composer.writing.response import Asked as Asked
    from composer.writing.response import ResponseStage as ResponseStage
    from composer.writing.response import Suspicious as Suspicious
    from composer.writing.response import respond as respond
    from composer.writing.trial import check_templates as check_templates
    from composer.writing.trial import template_files as template_files
    from composer.writing.wording import mail_languages as mail_languages

_NAMES = {
    "deadline": (
        "answer_by",
        "default_answer_by",
        "usual_answer_by",
    ),
    "draft": (
        "Draft",
        "Paragraph",
        "Role",
        "Span",
        "Stage",
    ),
    "edits": (
        "Collision",
        "Edit",
        "Edits",
        "Merged",
        "edited",
        "merged",
        "settled",
    ),
    "files": (
        "load_case",
        "load_report",
    ),
    "first": (
        "compose",
        "subjects",
    ),
    "followup": (
        "LaterStage",
        "OpenPoint",
        "STAGES",
        "Sent",
        "follow_up",
    ),
    "response": (
        "Asked",
        "RESPONSES",
        "ResponseStage",
        "Suspicious",
        "respond",
    ),
    "own": ("own_templates",),
    "trial": ("check_templates", "template_files"),
    "wording": ("mail_languages",),
}
_HOME = {name: f"composer.writing.{module}" for module, names in _NAMES.items() for name in names}
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
    "check_templates",
    "compose",
    "default_answer_by",
    "edited",
    "follow_up",
    "load_case",
    "load_report",
    "mail_languages",
    "merged",
    "own_templates",
    "respond",
    "settled",
    "subjects",
    "template_files",
    "usual_answer_by",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'composer.writing' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
