"""What the daily audit found, and updates that were put aside found at once."""

import sqlalchemy as sa
from alembic import op

from storage.types import JsonText, UtcDateTime

revision = "0013"
down_revision: str | None = "0012"
branch_labels = None
depends_on = None

OPEN = sa.text("ended_at IS NULL")
PARKED = sa.text("state = 'parked'")


def upgrade() -> None:
    """To the revision."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("seen_id", sa.Integer(), nullable=False),
        sa.Column("found", JsonText(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_open", "audit", ["due_at"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index(
        "ix_inbox_parked", "inbox", ["seq"], sqlite_where=PARKED, postgresql_where=PARKED
    )


def downgrade() -> None:
    """Back from it."""
    op.drop_index("ix_inbox_parked", table_name="inbox")
    op.drop_table("audit")
