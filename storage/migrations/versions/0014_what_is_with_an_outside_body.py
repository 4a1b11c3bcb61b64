"""Only what is with an outside body keeps a date to ask again: the others' went by unread."""

from alembic import op

revision = "0014"
down_revision: str | None = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the revision."""
    op.execute("UPDATE issue SET ask_again_on = NULL WHERE stage <> 'transferred'")


def downgrade() -> None:
    """Back from it: dates that nothing read stay away."""
