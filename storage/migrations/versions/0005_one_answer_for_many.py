"""Issues that were merged into another, whose answer their citizens hear."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""


def upgrade() -> None:
    """To the revision."""
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        issue.create_foreign_key(
            op.f("fk_issue_merged_into_id_issue"), "issue", ["merged_into_id"], ["id"]
        )
        issue.create_index("ix_issue_alike", ["category_id", "hamlet_id"], unique=False)
        issue.create_index("ix_issue_merged_into", ["merged_into_id"], unique=False)


def downgrade() -> None:
    """Back from it: what was merged is closed, as an earlier version knows no other way."""
    op.execute("UPDATE issue SET stage = 'closed' WHERE stage = 'merged'")
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.drop_index("ix_issue_merged_into")
        issue.drop_index("ix_issue_alike")
        issue.drop_constraint(op.f("fk_issue_merged_into_id_issue"), type_="foreignkey")
        issue.drop_column("merged_into_id")
