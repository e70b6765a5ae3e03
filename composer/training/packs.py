"""A trainer's own material: a folder or a zip with cases, faults and house rules, as YAML and nothing else.

    pack.yaml        name, language, rules (id: one line), faults (name, rule, level, title, why, plant)
    cases/*.yaml     cases as `composer write` reads them

It is checked on loading, and every fault names its file. Nothing in it is run: there is no code, and sentences are
planted as they stand. A zip is read in memory: names that lead out of it, too many or too large files are refused.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from composer.case import Case
from composer.errors import ComposerError, InvalidPack, UnreadableFile
from composer.training.faults import BY_NAME, Fault
from composer.training.plants import say
from composer.training.words import FaultWords, training_languages, training_words
from composer.writing.files import checked_case

MOST_FILES, MOST_BYTES = 200, 2_000_000
_SIGNATURE = b"PK\x03\x04"
_HEAD, _BOX = "pack.yaml", "zip"


class OwnFault(BaseModel):
    """A fault of the trainer's own: one of its sentences is planted."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(pattern=r"^[a-z][a-z0-9_]{1,40}$")
    rule: str
    level: int = Field(default=1, ge=1, le=3)
    title: str = Field(min_length=1, max_length=80)
    why: str = Field(min_length=1, max_length=300)
    plant: Annotated[
        tuple[str, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
    ] = Field(min_length=1)

    @property
    def fault(self) -> Fault:
        """The same as exercises plant it."""
        return Fault(
            self.name,
            self.rule,
            self.level,
            say,
            own=FaultWords(title=self.title, why=self.why, plant=self.plant),
        )


class Head(BaseModel):
    """The file `pack.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(min_length=1, max_length=80)
    language: str
    rules: dict[str, str] = {}  # house rules, by ids of one's own: "X1"
    faults: tuple[OwnFault, ...] = ()


class Pack(BaseModel):
    """What a trainer brought, checked."""

    model_config = ConfigDict(frozen=True)
    head: Head
    cases: dict[str, Case] = {}  # by the name of the file

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The pack's own faults."""
        return tuple(own.fault for own in self.head.faults)


def load_pack(source: Path | str | bytes) -> Pack:
    """A pack from a folder, a zip, or the bytes of a zip. Raises UnreadableFile, InvalidPack (names the file)."""
    files = _zipped(source) if isinstance(source, bytes) else _of_path(Path(source))
    if _HEAD not in files:
        raise InvalidPack(file=_HEAD, reason="there is no such file")
    head = _head(_yaml(_HEAD, files[_HEAD]))
    cases = {name: _case(name, _yaml(name, data)) for name, data in files.items() if name != _HEAD}
    return Pack(head=head, cases=cases)


def _of_path(path: Path) -> Mapping[str, bytes]:
    try:
        if path.is_dir():
            return _counted(
                (file.relative_to(path).as_posix(), file.stat().st_size, file.read_bytes)
                for file in sorted(path.rglob("*"))
                if file.is_file() and not file.is_symlink()
            )
        return _zipped(path.read_bytes())
    except OSError as error:
        raise UnreadableFile(file=str(path)) from error


def _zipped(data: bytes) -> Mapping[str, bytes]:
    if not data.startswith(_SIGNATURE):
        raise InvalidPack(file=_BOX, reason="it is neither a folder nor a zip")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            infos = [info for info in box.infolist() if not info.is_dir()]
            for info in infos:
                if info.flag_bits & 1:
                    raise InvalidPack(file=info.filename, reason="it is encrypted")
            # The size that the zip names may be a lie: no more than that, and one byte, is ever unpacked.
            return _counted(
                (info.filename, info.file_size, lambda info=info: _unpacked(box, info)) for info in infos
            )
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise InvalidPack(file=_BOX, reason="the zip is damaged") from error


def _unpacked(box: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with box.open(info) as member:
        data = member.read(MOST_BYTES + 1)
    if len(data) != info.file_size:
        raise InvalidPack(file=info.filename, reason="its size is not what the zip says")
    return data


def _counted(files: Iterator[tuple[str, int, Any]] | Any) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    total = 0
    for name, size, read in files:
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name:
            raise InvalidPack(file=name, reason="its name leads out of the pack")
        if path.suffix not in (".yaml", ".yml"):
            raise InvalidPack(file=name, reason="only YAML files belong in a pack")
        total += size
        if len(found) >= MOST_FILES or total > MOST_BYTES:
            raise InvalidPack(file=name, reason="the pack is too large")
        found[path.as_posix()] = read()
    return found


def _yaml(name: str, data: bytes) -> Any:
    try:
        text = data.decode()
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=yaml.SafeLoader)):
            raise InvalidPack(file=name, reason="aliases are not allowed")
        return yaml.safe_load(text)
    except (UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        raise InvalidPack(file=name, reason=" ".join(str(error).split())[:200]) from error


def _head(data: Any) -> Head:
    try:
        head = Head.model_validate(data)
    except ValidationError as error:
        raise InvalidPack(file=_HEAD, reason=_first(error)) from error
    if head.language not in training_languages():
        raise InvalidPack(file=_HEAD, reason=f"language: none of {', '.join(training_languages())}")
    names = [own.name for own in head.faults]
    for own in head.faults:
        if own.name in BY_NAME or names.count(own.name) > 1:
            raise InvalidPack(file=_HEAD, reason=f"faults: there is another fault called {own.name}")
        if own.rule not in head.rules and own.rule not in training_words(head.language).rules:
            raise InvalidPack(
                file=_HEAD, reason=f"faults: {own.name} names no rule that there is, {own.rule}"
            )
        if any(plant.count("|") not in (0, 2) for plant in own.plant):
            raise InvalidPack(file=_HEAD, reason=f"faults: {own.name} has one | without the other")
    return head


def _case(name: str, data: Any) -> Case:
    try:
        return checked_case(Case.model_validate(data), name=name)
    except ValidationError as error:
        raise InvalidPack(file=name, reason=_first(error)) from error
    except InvalidPack:
        raise
    except ComposerError as error:
        raise InvalidPack(file=name, reason=str(error)) from error


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(step) for step in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])
