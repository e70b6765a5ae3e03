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

A folder of the customer's own may overlay them, block by block (`own_templates`, docs/templates.md).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, get_args

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from composer.errors import TemplateFault, UnreadableFile
from composer.home import HOME
from composer.languages.interface import _
from composer.writing import wording
from composer.writing.clean import CLOSE, OPEN

TEMPLATES = HOME / "templates"
_BLANKS = re.compile(r"[ \t\n]+")
_LINE = re.compile(r"[ \t]*\n[ \t]*\|[ \t]*")
# Two full stops where one ends the sentence: after "Acme Ltd." or "4 d."; and ours after the customer's "?".
_TWO_STOPS = re.compile(rf"({OPEN}[^{CLOSE}]*{CLOSE})(\.?)|(?<!\.)\.\.(?!\.)")
# Typed words, which stay as they are, or a blank that a broken source line left before a mark: "in your chat , but".
_BLANK_BEFORE_MARK = re.compile(rf"({OPEN}[^{CLOSE}]*{CLOSE})| (?=[,.;:!?](?:\s|$))")


_SHIPPED = "shipped"  # the prefix of our own file where the customer's folder has one of the same name
_LARGEST = 100_000  # bytes of an own template
_folder: ContextVar[Path | None] = ContextVar("own_templates", default=None)


@contextmanager
def own_templates(folder: Path | str | None) -> Iterator[None]:
    """Write with the customer's templates, where the folder has some, while the context lasts.

    None stands for the shipped ones alone. Raises UnreadableFile where there is no such folder.
    """
    if folder and not Path(folder).is_dir():
        raise UnreadableFile(file=str(folder))
    token = _folder.set(Path(folder).resolve() if folder else None)
    try:
        yield
    finally:
        _folder.reset(token)


@cache
def environment(code: str) -> ImmutableSandboxedEnvironment:
    """The language's shipped templates, with the filters that know its dates, amounts and lists."""
    return _environment(code, FileSystemLoader(TEMPLATES / code))


@lru_cache(maxsize=32)  # files that change are read again
def own_environment(code: str, folder: Path) -> ImmutableSandboxedEnvironment:
    """The same below the customer's own, which are looked through before they are used (`vetting`)."""
    shipped = FileSystemLoader(TEMPLATES / code)
    return _environment(
        code, ChoiceLoader([_OwnLoader(folder / code), shipped, PrefixLoader({_SHIPPED: shipped})])
    )


class _OwnLoader(FileSystemLoader):
    """Own templates: no file outside the folder, none that does more than put words into places."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        """The source, if nothing is wrong with it; TemplateSyntaxError names the line."""
        root = Path(self.searchpath[0]).resolve()
        file = (root / template).resolve()
        if not (file.is_file() and file.is_relative_to(root)):
            raise TemplateNotFound(template)
        if file.stat().st_size > _LARGEST:
            raise TemplateSyntaxError(_("the file is too large for a template"), 1, template)
        from composer.writing.vetting import first_fault  # here: the shipped templates need none

        try:
            source, filename, fresh = super().get_source(environment, template)
        except UnicodeDecodeError:
            raise TemplateSyntaxError(_("the file is not text in UTF-8"), 1, template) from None
        if fault := first_fault(source, template, environment):
            raise TemplateSyntaxError(fault.reason, fault.line, template, filename)
        return source, filename, fresh


def _environment(code: str, loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(loader=loader, undefined=StrictUndefined, autoescape=False)
    for place in get_args(wording.Place):
        made.filters[place] = lambda value, place=place: wording.day(code, value, place)
    made.filters["listed"] = partial(wording.listed, code)
    made.filters["quoted"] = partial(wording.quoted, code)
    made.filters["counted"] = partial(wording.counted, code)
    return made


def render(code: str, template: str, block: str, values: dict[str, Any]) -> str:
    """The block's text, still marked; empty where the template has no such block. TemplateFault where it fails."""
    try:
        source, own = _sources(code, template)
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


def _sources(code: str, template: str) -> tuple[Template, Template | None]:
    """The shipped template, and the customer's own of the same name, if there is one."""
    folder = _folder.get()
    if folder is None:
        return environment(code).get_template(template), None
    both = own_environment(code, folder)
    own = both.get_template(template) if (folder / code / template).is_file() else None
    return both.get_template(f"{_SHIPPED}/{template}"), own


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
