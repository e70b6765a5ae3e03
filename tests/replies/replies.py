"""The written replies: text and what a careful reader finds in it."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parent / "written"
TUESDAY = date(2026, 11, 24)


class Written(BaseModel):
    """One reply, and what should be read in it."""

    model_config = ConfigDict(extra="forbid")

    id: str
    text: str
    kind: str
    next: str
    received: date = TUESDAY
    ticket: str = ""
    agent: str = ""
    promises: tuple[date, ...] = ()
    asks: int | None = None
    missing: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language of the reply, as its id says it."""
        return self.id[:2]


def written() -> list[Written]:
    """All replies of all batches."""
    rows: list[dict[str, Any]] = [
        row for file in sorted(FOLDER.glob("*.yaml")) for row in yaml.safe_load(file.read_text("utf-8"))
    ]
    return [Written.model_validate(row) for row in rows]
