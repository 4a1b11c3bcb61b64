"""One answer for many: merged issues; steering groups; rechecks."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0011"
down_revision: str | None = "0010"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""

DUE = sa.text("due_on IS NOT NULL")
BEHIND = sa.text("catch_up_at IS NOT NULL")


def upgrade() -> None:
    """To the revision."""
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        issue.add_column(sa.Column("catch_up_at", UtcDateTime(), nullable=True))
        issue.create_foreign_key(
            op.f("fk_issue_merged_into_id_issue"), "issue", ["merged_into_id"], ["id"]
        )
        issue.create_index(
            "ix_issue_alike",
            ["category_id", "hamlet_id"],
            unique=False,
            sqlite_where=DUE,
            postgresql_where=DUE,
        )
        issue.create_index("ix_issue_merged_into", ["merged_into_id"], unique=False)
        issue.create_index(
            "ix_issue_catch_up",
            ["catch_up_at"],
            unique=False,
            sqlite_where=BEHIND,
            postgresql_where=BEHIND,
        )
    op.create_table(
        "steering_member",
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_steering_member_issue_id_issue")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_steering_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("issue_id", "person_id", name=op.f("pk_steering_member")),
    )
    op.create_index(
        op.f("ix_steering_member_person_id"), "steering_member", ["person_id"], unique=False
    )
    op.create_table(
        "recheck_draw",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("drawn_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck_draw")),
        sa.UniqueConstraint("month", name=op.f("uq_recheck_draw_month")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "recheck",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("drawn_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_recheck_issue_id_issue")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recheck_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck")),
        sa.UniqueConstraint("issue_id", "month", name=op.f("uq_recheck_issue_id_month")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_recheck_due_at"), "recheck", ["due_at"], unique=False)


def downgrade() -> None:
    """Back from it: what was merged is closed, as an earlier version knows no other way."""
    op.drop_table("recheck")
    op.drop_table("recheck_draw")
    op.drop_table("steering_member")
    op.execute("UPDATE issue SET stage = 'closed' WHERE stage = 'merged'")
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.drop_index("ix_issue_catch_up")
        issue.drop_index("ix_issue_merged_into")
        issue.drop_index("ix_issue_alike")
        issue.drop_constraint(op.f("fk_issue_merged_into_id_issue"), type_="foreignkey")
        issue.drop_column("catch_up_at")
        issue.drop_column("merged_into_id")
