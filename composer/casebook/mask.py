"""Takes secrets out of everything before it is kept (M12): the last gate, whatever the screens before it let through."""

from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel

from composer.review import mask_secrets

Noun = TypeVar("Noun", bound=BaseModel)


def masked(noun: Noun) -> Noun:
    """The same value with every secret in its texts made unreadable."""
    data = noun.model_dump(mode="json")
    clean = _masked(data)
    return noun if clean == data else type(noun).model_validate(clean)


@lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    """What is kept of a text; remembered, for one field in a hundred changes between two saves."""
    return mask_secrets(_storable(text))


def _storable(text: str) -> str:
    """The text without what no database keeps: NUL signs, halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        return {name: _masked(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_masked(item) for item in value]
    return value
