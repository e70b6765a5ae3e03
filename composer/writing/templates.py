"""A block of a template becomes text: rendered once, line breaks of the source made blanks, full stops not doubled.

The templates themselves are described in `shipped`; those of the customer, which may overlay them, in `own`.
"""

import re
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from composer.errors import TemplateFault
from composer.writing.clean import CLOSE, OPEN
from composer.writing.own import sources

_BLANKS = re.compile(r"[ \t\n]+")
_LINE = re.compile(r"[ \t]*\n[ \t]*\|[ \t]*")
# Two full stops where one ends the sentence: after "Acme Ltd." or "4 d."; and ours after the customer's "?".
_TWO_STOPS = re.compile(rf"({OPEN}[^{CLOSE}]*{CLOSE})(\.?)|(?<!\.)\.\.(?!\.)")
# Typed words, which stay as they are, or a blank that a broken source line left before a mark: "in your chat , but".
_BLANK_BEFORE_MARK = re.compile(rf"({OPEN}[^{CLOSE}]*{CLOSE})| (?=[,.;:!?](?:\s|$))")


def render(code: str, template: str, block: str, values: dict[str, Any]) -> str:
    """The block's text, still marked; empty where the template has no such block. TemplateFault where it fails."""
    try:
        source, own = sources(code, template)
        context = source.new_context(values)
        for name, write in own.blocks.items() if own else ():
            context.blocks.setdefault(name, []).insert(0, write)
        if block not in context.blocks:
            return ""
        return tidy("".join(context.blocks[block][0](context)))
    except TemplateNotFound as error:
        raise TemplateFault(template=f"{code}/{error.name}", reason="there is no such file") from error
    except (
        TemplateError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise _fault(error, f"{code}/{template}") from error


def _fault(error: Exception, template: str) -> TemplateFault:
    """What is wrong and, where it can be told, in which line of which file."""
    words = (
        (getattr(error, "message", None) or str(error)) if isinstance(error, TemplateError) else str(error)
    )
    if isinstance(error, KeyError):
        words = f"there is no {error} here"
    line = getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace and not isinstance(error, TemplateSyntaxError):
        if source := trace.tb_frame.f_globals.get("__jinja_template__"):
            line = source.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return TemplateFault(template=f"{template}, line {line}" if line else template, reason=words.rstrip("."))


def tidy(text: str) -> str:
    """The template's line breaks made blanks, none before a comma or a full stop, and two full stops made one."""
    lines = (_BLANKS.sub(" ", line).strip() for line in _LINE.split(text))
    lines = (_BLANK_BEFORE_MARK.sub(lambda m: m.group(1) or "", line) for line in lines)
    return "\n".join(_TWO_STOPS.sub(_one_stop, line) for line in lines if line)


def _one_stop(found: re.Match[str]) -> str:
    """Words typed by the customer stay as they are; only our own full stop after theirs goes."""
    words, stop = found[1], found[2]
    if words is None:
        return "."
    return words if words[:-1].endswith((".", "!", "?", "…")) else words + stop
