"""How a matter ended, in columns of its own: the lessons and figures are read without opening a single case."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_CASES = sa.table(
    "cases",
    sa.column("id", sa.String),
    sa.column("content", sa.Text),
    sa.column("closed", sa.Date),
    sa.column("satisfaction", sa.Integer),
    sa.column("kept_promise", sa.Boolean),
    sa.column("lesson", sa.Text),
)


def upgrade() -> None:
    """Add the columns, and fill them from the closings that are kept already."""
    op.add_column("cases", sa.Column("satisfaction", sa.Integer))
    op.add_column("cases", sa.Column("kept_promise", sa.Boolean))
    op.add_column("cases", sa.Column("lesson", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_cases_company", "cases", ["company"])
    op.create_index("ix_cases_kind", "cases", ["kind"])
    connection = op.get_bind()
    closed = sa.select(_CASES.c.id, _CASES.c.content).where(_CASES.c.closed.is_not(None))
    for id, content in connection.execute(closed).all():
        closing = json.loads(content).get("closing") or {}
        values = {name: closing.get(name) for name in ("satisfaction", "kept_promise")}
        filled = sa.update(_CASES).where(_CASES.c.id == id)
        connection.execute(filled.values(**values, lesson=closing.get("lesson") or ""))
