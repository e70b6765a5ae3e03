"""All that the program knows of a language, as data: one folder a language, one file a room that reads it.

`<code>/language.yaml` names the language and its typography; `site.yaml`, `review.yaml`, `secrets.yaml`,
`writing.yaml` … belong to the room of that name, which brings the model that validates them. A language has the
files that it has: a site in Finnish can be read although no mail is written in Finnish. Nothing in the
code asks which language it is.
"""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

HERE = Path(__file__).parent
Table = TypeVar("Table", bound=BaseModel)


class Language(BaseModel):
    """What every room may want to know of a language (`language.yaml`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str  # in English
    native: str  # as its speakers call it
    quotes: tuple[str, str]  # opening and closing quotation mark
    direction: str = "ltr"
    locale: str = ""  # of CLDR, where the code alone means the customs of another country


@cache
def languages_with(room: str) -> tuple[str, ...]:
    """Codes of the languages that have a file for this room, in alphabetical order."""
    return tuple(sorted(file.parent.name for file in HERE.glob(f"*/{room}.yaml")))


@cache
def language(code: str) -> Language:
    """The language's own description; KeyError where there is none."""
    found: Language = table(code, "language", Language)
    return found


@cache
def table(code: str, room: str, model: type[Table]) -> Table:
    """The file that a language has for a room, validated; KeyError where it has none."""
    file = HERE / code / f"{room}.yaml"
    if code not in languages_with(room):
        raise KeyError(f"no {room}.yaml for {code}")
    return model.model_validate(read_yaml(file))


def read_yaml(file: Path) -> Any:
    """What stands in a file of data, read by a safe loader."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (the loader is a safe one)


# libyaml's loader reads the same YAML ten times faster; PyYAML's wheels bring it, a source build may not.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
