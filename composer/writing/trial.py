"""Whether a folder of own templates can be used: each file is looked through, then every example is written with it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from composer.errors import ComposerError, UnreadableFile
from composer.home import HOME
from composer.languages.interface import _
from composer.writing.files import load_case
from composer.writing.first import compose
from composer.writing.followup import STAGES, Sent, follow_up
from composer.writing.own import own_environment, own_templates
from composer.writing.shipped import TEMPLATES
from composer.writing.vetting import Fault, faults
from composer.writing.wording import mail_languages

_TONES = ("formal", "neutral", "friendly")
_EXAMPLES = HOME / "examples"


def check_templates(folder: Path | str) -> tuple[Fault, ...]:
    """What is wrong with the templates in a folder, by file and line; none where they can be used.

    Raises UnreadableFile where there is no such folder.
    """
    root = Path(folder)
    if not root.is_dir():
        raise UnreadableFile(file=str(folder))
    files = [file.relative_to(root).as_posix() for file in sorted(root.rglob("*")) if not file.is_dir()]
    found = [fault for file in files for fault in _looked_through(root, file)]
    return tuple(found) or tuple(_tried(root, files))


def template_files(folder: Path | str) -> tuple[str, ...]:
    """The templates of a folder, by their paths in it."""
    root = Path(folder)
    return tuple(file.relative_to(root).as_posix() for file in sorted(root.rglob("*.j2")))


def _looked_through(root: Path, file: str) -> Iterator[Fault]:
    code, _slash, template = file.partition("/")
    if code not in mail_languages() or not (TEMPLATES / file).is_file():
        yield Fault(
            file, 1, _("no e-mail uses a file of this name; see the folder “templates” for the names")
        )
        return
    path = (root / file).resolve()
    if not path.is_relative_to(root.resolve()):
        yield Fault(file, 1, _("the file lies outside the folder"))
        return
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        yield Fault(file, 1, _("the file is not text in UTF-8"))
        return
    environment = own_environment(code, root.resolve())
    for fault in faults(source, template, environment):
        yield fault._replace(file=file)


def _tried(root: Path, files: list[str]) -> Iterator[Fault]:
    """The first fault that shows only in an e-mail: a choice without its words, a date where text is meant."""
    codes = sorted({file.partition("/")[0] for file in files})
    with own_templates(root):
        for example in sorted(_EXAMPLES.glob("*.yaml")):
            case = load_case(example)
            for code in codes:
                try:
                    _written(example, code)
                except ComposerError as fault:
                    details = getattr(fault, "values", {})
                    place, _comma, line = str(details.get("template", code)).partition(", line ")
                    reason = f"{details.get('reason', fault)} ({case.kind})"
                    yield Fault(place, int(line or 1), reason)
                    return


def _written(example: Path, code: str) -> None:
    case = load_case(example)
    for tone in _TONES:
        draft = compose(case, language=code, tone=tone)  # type: ignore[arg-type]  # one of the three
    if case.written_on:
        sent = Sent(subject=draft.subject, date=case.written_on, body=draft.body)
        for stage in STAGES:
            follow_up(
                case,
                previous=sent,
                stage=stage,
                language=code,
                written_on=case.written_on + timedelta(days=20),
            )
