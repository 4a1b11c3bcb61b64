"""Reminders that keep why they were missed, can be put off, and belong to a day or a date."""

import json

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0010"
down_revision: str | None = "0009"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""

OF_DAY = sa.text("occurrence_id IS NULL")


def upgrade() -> None:
    """To the revision."""
    with op.batch_alter_table("moment", table_kwargs=KEPT) as moment:
        moment.add_column(sa.Column("planned_at", UtcDateTime(), nullable=True))
        moment.add_column(sa.Column("outcome", sa.String(), nullable=True))
        moment.alter_column("occurrence_id", existing_type=sa.Integer(), nullable=True)
    op.execute("UPDATE moment SET planned_at = due_at")
    op.execute(
        "UPDATE moment SET outcome = CASE WHEN missed THEN 'missed' ELSE 'told' END"
        " WHERE done_at IS NOT NULL"
    )
    with op.batch_alter_table("moment", table_kwargs=KEPT) as moment:
        moment.alter_column("planned_at", existing_type=UtcDateTime(), nullable=False)
        moment.drop_column("missed")
        moment.drop_constraint(op.f("uq_moment_occurrence_id_kind_due_at"), type_="unique")
        moment.create_unique_constraint(
            op.f("uq_moment_occurrence_id_kind_for_on_due_at"),
            ["occurrence_id", "kind", "for_on", "due_at"],
        )
        moment.create_index(
            "uq_moment_of_day",
            ["kind", "for_on"],
            unique=True,
            sqlite_where=OF_DAY,
            postgresql_where=OF_DAY,
        )
    with op.batch_alter_table("notice", table_kwargs=KEPT) as notice:
        notice.add_column(sa.Column("times", sa.Integer(), nullable=True))
        notice.add_column(sa.Column("told_with", sa.Integer(), nullable=True))
        notice.create_foreign_key(
            op.f("fk_notice_told_with_notice"), "notice", ["told_with"], ["id"]
        )
    op.execute("UPDATE notice SET times = 0")
    with op.batch_alter_table("notice", table_kwargs=KEPT) as notice:
        notice.alter_column("times", existing_type=sa.Integer(), nullable=False)
    op.create_table(
        "hamlet_word",
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("hamlet_id", sa.Integer(), nullable=False),
        sa.Column("for_on", sa.Date(), nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["occurrence_id"],
            ["occurrence.id"],
            name=op.f("fk_hamlet_word_occurrence_id_occurrence"),
        ),
        sa.ForeignKeyConstraint(
            ["hamlet_id"], ["hamlet.id"], name=op.f("fk_hamlet_word_hamlet_id_hamlet")
        ),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_hamlet_word_by_person")),
        sa.PrimaryKeyConstraint(
            "occurrence_id", "hamlet_id", "for_on", name=op.f("pk_hamlet_word")
        ),
    )


def downgrade() -> None:
    """Back from it: what belongs to a day, and kinds an earlier version cannot say, are gone."""
    op.drop_table("hamlet_word")
    # Of a date that was moved it could be said for both days at one moment: the first stays.
    again = (
        "EXISTS (SELECT 1 FROM moment AS first WHERE first.occurrence_id = moment.occurrence_id"
        " AND first.kind = moment.kind AND first.due_at = moment.due_at AND first.id < moment.id)"
    )
    gone = f"kind NOT IN ('notice', 'turnout', 'start') OR occurrence_id IS NULL OR {again}"
    op.execute("UPDATE notice SET told_with = NULL")
    op.execute(f"DELETE FROM notice WHERE moment_id IN (SELECT id FROM moment WHERE {gone})")
    op.execute(f"DELETE FROM moment WHERE {gone}")
    _forget_new_rungs()
    with op.batch_alter_table("notice", table_kwargs=KEPT) as notice:
        notice.drop_constraint(op.f("fk_notice_told_with_notice"), type_="foreignkey")
        notice.drop_column("told_with")
        notice.drop_column("times")
    with op.batch_alter_table("moment", table_kwargs=KEPT) as moment:
        moment.drop_index("uq_moment_of_day")
        moment.add_column(sa.Column("missed", sa.Boolean(), nullable=True))
    op.execute("UPDATE moment SET missed = (done_at IS NOT NULL AND outcome <> 'told')")
    with op.batch_alter_table("moment", table_kwargs=KEPT) as moment:
        moment.alter_column("missed", existing_type=sa.Boolean(), nullable=False)
        moment.alter_column("occurrence_id", existing_type=sa.Integer(), nullable=False)
        moment.drop_constraint(op.f("uq_moment_occurrence_id_kind_for_on_due_at"), type_="unique")
        moment.create_unique_constraint(
            op.f("uq_moment_occurrence_id_kind_due_at"), ["occurrence_id", "kind", "due_at"]
        )
        moment.drop_column("outcome")
        moment.drop_column("planned_at")


def _forget_new_rungs() -> None:
    """Rules and roles as an earlier version can read them."""
    connection = op.get_bind()
    for id, stored in connection.execute(sa.text("SELECT id, rule FROM programme")).all():
        rule = json.loads(stored)
        rule.pop("gathers_at", None)
        rule.pop("gathers_where", None)
        known = ("notice", "turnout", "start")
        rule["moments"] = [moment for moment in rule["moments"] if moment[0] in known]
        values = {"id": id, "rule": json.dumps(rule)}
        connection.execute(sa.text("UPDATE programme SET rule = :rule WHERE id = :id"), values)
    op.execute("DELETE FROM person_role WHERE role = 'board'")
    op.execute("DELETE FROM invite WHERE roles LIKE '%board%'")
