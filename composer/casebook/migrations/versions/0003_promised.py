"""The day that the company's last answer asks to wait for: the list of matters then reminds on that day (S9)."""

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_CASES = sa.table("cases", sa.column("id", sa.String), sa.column("promised", sa.Date))
_MESSAGES = sa.table(
    "messages", sa.column("case_id", sa.String), sa.column("at"), sa.column("content", sa.Text)
)
_AUTOMATIC = ("acknowledgement", "out_of_office")


def upgrade() -> None:
    """Add the column, and fill it from the answers that are kept already."""
    op.add_column("cases", sa.Column("promised", sa.Date))
    connection = op.get_bind()
    found: dict[str, date | None] = {}
    ordered = sa.select(_MESSAGES.c.case_id, _MESSAGES.c.content).order_by(_MESSAGES.c.at)
    for case_id, content in connection.execute(ordered).all():
        message = json.loads(content)
        if message.get("direction") == "received" and message.get("kind") not in _AUTOMATIC:
            found[case_id] = _promised(message.get("reading") or {})
    for case_id, day in found.items():
        if day:
            connection.execute(sa.update(_CASES).where(_CASES.c.id == case_id).values(promised=day))


def _promised(reading: dict[str, object]) -> date | None:
    told = reading.get("promises")
    if reading.get("next") != "wait" or not isinstance(told, list):
        return None
    days = [one["date"] for one in told if isinstance(one, dict) and one.get("date")]
    return max((date.fromisoformat(day) for day in days), default=None)
