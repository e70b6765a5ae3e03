"""The written replies: text and what a careful reader finds in it."""

from datetime import date
from email.message import EmailMessage
from html import escape
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
    html: bool = False  # an e-mail in HTML as its program writes it; header lines first
    charset: str = ""  # that of an .eml; the text then begins with its header lines
    missing: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language of the reply, as its id says it."""
        return self.id[:2]

    @property
    def message(self) -> str | bytes:
        """What arrives: the text, or the bytes of an .eml in HTML and quoted-printable."""
        if not self.charset and not self.html:
            return self.text
        head, _, body = self.text.partition("\n\n")
        message = EmailMessage()
        for line in head.splitlines():
            name, _, value = line.partition(": ")
            message[name] = value
        if self.html:
            message.set_content(body, subtype="html", cte="quoted-printable")
            return message.as_bytes()
        paragraphs = "".join(
            f"<p>{escape(block).replace(chr(10), '<br>')}</p>" for block in body.split("\n\n")
        )
        message.set_content(
            f"<html><body>{paragraphs}</body></html>",
            subtype="html",
            charset=self.charset,
            cte="quoted-printable",
        )
        return message.as_bytes()


def written() -> list[Written]:
    """All replies of all batches."""
    rows: list[dict[str, Any]] = [
        row for file in sorted(FOLDER.glob("*.yaml")) for row in yaml.safe_load(file.read_text("utf-8"))
    ]
    return [Written.model_validate(row) for row in rows]
