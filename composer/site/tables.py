"""Reads the data files that stand beside the modules of this room, and validates them."""

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from composer.languages import read_yaml

Table = TypeVar("Table")


def table(name: str, kind: type[Table]) -> Table:
    """The file of this name, as a value of this type. Raises pydantic's ValidationError where it does not fit."""
    return TypeAdapter(kind).validate_python(read_yaml(Path(__file__).parent / name))
