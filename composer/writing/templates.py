"""The templates of a language: `templates/<code>/`, every sentence that an e-mail of ours can hold.

    mail.j2           one block for each paragraph that all kinds share, and the pieces of the subject
    requests.j2       the words of each request
    evidence.j2       the words of each piece of evidence
    law.j2            block `law`: a line for each fact of consumer law that an e-mail may mention
    followups/*.j2    the later messages: blocks `word` (for the subject), `before`, and each stage's own; common.j2
    kinds/<id>.j2     blocks `problem`, `trouble` (for the subject), `facts`, and where needed `labels`; and what
                      takes the place of shared words: `order` ("booking K7Q2LM", for subject and closing),
                      `order_label`, `date_label`, `amount_label`, `thing` (for the subject, where there is no product)

Inside a block the source may be broken where it reads best: line breaks and indentation become single blanks. A line
that begins with "|" stays a line of its own. Rendered once, in a sandbox; a name that does not exist is an error.
"""

import re
from functools import cache, partial
from typing import Any, get_args

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from composer.errors import TemplateFault
from composer.home import HOME
from composer.writing import wording
from composer.writing.clean import CLOSE, OPEN

TEMPLATES = HOME / "templates"
_BLANKS = re.compile(r"[ \t\n]+")
_LINE = re.compile(r"[ \t]*\n[ \t]*\|[ \t]*")
# Two full stops where one ends the sentence: after "Acme Ltd." or "4 d."; and ours after the customer's "?".
_TWO_STOPS = re.compile(rf"({OPEN}[^{CLOSE}]*{CLOSE})(\.?)|(?<!\.)\.\.(?!\.)")
# Typed words, which stay as they are, or a blank that a broken source line left before a mark: "in your chat , but".
_BLANK_BEFORE_MARK = re.compile(rf"({OPEN}[^{CLOSE}]*{CLOSE})| (?=[,.;:!?](?:\s|$))")


@cache
def environment(code: str) -> ImmutableSandboxedEnvironment:
    """The language's templates, with the filters that know its dates, amounts and lists."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES / code), undefined=StrictUndefined, autoescape=False
    )
    for place in get_args(wording.Place):
        made.filters[place] = lambda value, place=place: wording.day(code, value, place)
    made.filters["listed"] = partial(wording.listed, code)
    made.filters["quoted"] = partial(wording.quoted, code)
    made.filters["counted"] = partial(wording.counted, code)
    return made


def render(code: str, template: str, block: str, values: dict[str, Any]) -> str:
    """The block's text, still marked; empty where the template has no such block. TemplateFault where it fails."""
    try:
        source = environment(code).get_template(template)
        if block not in source.blocks:
            return ""
        return tidy("".join(source.blocks[block](source.new_context(values))))
    except TemplateNotFound as error:
        raise TemplateFault(template=f"{code}/{error.name}", reason="there is no such file") from error
    except (TemplateError, KeyError) as error:
        raise TemplateFault(template=f"{code}/{template}", reason=str(error)) from error


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
