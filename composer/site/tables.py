"""Reads the data files that stand beside the modules of this room, and validates them."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter

Table = TypeVar("Table")
# libyaml's loader reads the same YAML ten times faster; PyYAML's wheels bring it, a source build may not.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def table(name: str, kind: type[Table]) -> Table:
    """The file of this name, as a value of this type. Raises pydantic's ValidationError where it does not fit."""
    data: Any = yaml.load((Path(__file__).parent / name).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (a safe loader)
    return TypeAdapter(kind).validate_python(data)
