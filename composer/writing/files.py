"""Cases and reports from files; every fault names the field (exit status 2 of the command line)."""

import json
from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import ValidationError

from composer.case import Case
from composer.errors import InvalidCase, InvalidReport, UnknownLanguage, UnreadableFile
from composer.kinds import Field, Option, kind
from composer.law import law_for
from composer.site.report import SiteReport
from composer.writing.slots import as_amount, as_date
from composer.writing.wording import mail_languages


def load_case(path: Path | str) -> Case:
    """The case in a YAML file. Raises UnreadableFile, InvalidCase, UnknownKind, UnknownLanguage."""
    try:
        data = yaml.safe_load(_text(path))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InvalidCase(file=str(path), reason=_first_line(error)) from error
    try:
        case = Case.model_validate(data if data is not None else {})
    except ValidationError as error:
        raise InvalidCase(file=str(path), reason=_reason(error)) from error
    return checked_case(case, name=str(path))


def checked_case(case: Case, *, name: str) -> Case:
    """The case itself, if its kind knows all that it says. Raises InvalidCase, UnknownKind, UnknownLanguage."""
    fault = next(_faults(case), None)
    if fault:
        raise InvalidCase(file=name, reason=fault)
    return case


def load_report(path: Path | str) -> SiteReport:
    """The report in a JSON file, as `composer find --json` prints it. Raises UnreadableFile, InvalidReport."""
    try:
        return SiteReport.model_validate(json.loads(_text(path)))
    except ValidationError as error:
        raise InvalidReport(file=str(path), reason=_reason(error)) from error
    except (ValueError, RecursionError) as error:
        raise InvalidReport(file=str(path), reason=_first_line(error)) from error


def _text(path: Path | str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(file=str(path)) from error


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(step) for step in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _faults(case: Case) -> Iterator[str]:
    """What the model cannot see: ids that the kind does not know, details that do not fit their field."""
    if case.language not in mail_languages():
        raise UnknownLanguage(language=case.language, known=", ".join(mail_languages()))
    if not case.kind:
        return
    found = kind(case.kind)
    yield from _unknown("request.kind", case.request.kind, found.requests)
    yield from _unknown("request.fallback", case.request.fallback, found.requests)
    for id in case.evidence:
        yield from _unknown("evidence", id, found.evidence)
    for id in case.law:
        if id not in {fact.id for fact in law_for(case) if fact.mail}:
            yield f"law: “{id}” is no fact that fits the case and its countries"
    for name, text in case.details.items():
        field = found.field(f"details.{name}")
        if field is None:
            known = ", ".join(field.detail for field in found.fields if field.detail)
            yield f"details.{name}: the kind “{found.id}” has only {known}"
        else:
            yield from _misfit(field, text)


def _unknown(path: str, id: str, options: tuple[Option, ...]) -> Iterator[str]:
    known = [option.id for option in options]
    if id and id not in known:
        yield f"{path}: “{id}” is none of {', '.join(known)}"


def _misfit(field: Field, text: str) -> Iterator[str]:
    if field.type == "choice":
        yield from _unknown(field.path, text, field.choices)
    elif text and field.type == "date" and as_date(text) is None:
        yield f"{field.path}: “{text}” is no date like 2026-11-05"
    elif text and field.type == "amount" and as_amount(text) is None:
        yield f"{field.path}: “{text}” is no amount like 49.90"
