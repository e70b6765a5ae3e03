"""A folder of the customer's own templates, which overlay the shipped ones block by block (docs/templates.md)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from composer.errors import UnreadableFile
from composer.languages.interface import _
from composer.writing.shipped import TEMPLATES, environment, sandbox
from composer.writing.vetting import first_fault

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


@lru_cache(maxsize=32)  # files that change are read again
def own_environment(code: str, folder: Path) -> ImmutableSandboxedEnvironment:
    """The same below the customer's own, which are looked through before they are used (`vetting`)."""
    shipped = FileSystemLoader(TEMPLATES / code)
    return sandbox(
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
        try:
            source, filename, fresh = super().get_source(environment, template)
        except UnicodeDecodeError:
            raise TemplateSyntaxError(_("the file is not text in UTF-8"), 1, template) from None
        if fault := first_fault(source, template, environment):
            raise TemplateSyntaxError(fault.reason, fault.line, template, filename)
        return source, filename, fresh


def sources(code: str, template: str) -> tuple[Template, Template | None]:
    """The shipped template, and the customer's own of the same name, if there is one."""
    folder = _folder.get()
    if folder is None:
        return environment(code).get_template(template), None
    both = own_environment(code, folder)
    own = both.get_template(template) if (folder / code / template).is_file() else None
    return both.get_template(f"{_SHIPPED}/{template}"), own
