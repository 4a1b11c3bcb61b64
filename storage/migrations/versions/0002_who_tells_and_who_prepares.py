"""Who brings word, who else it went to, where it was raised; assistants and what they prepare."""

import sqlalchemy as sa
from alembic import op

from storage.types import JsonText, UtcDateTime

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""

OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """To the revision."""
    _make_assistant()
    _make_prepared()
    with op.batch_alter_table("consent", table_kwargs=KEPT) as consent:
        consent.add_column(sa.Column("issue_id", sa.Integer(), nullable=True))
        consent.alter_column("household_id", existing_type=sa.Integer(), nullable=True)
        consent.create_index(op.f("ix_consent_issue_id"), ["issue_id"], unique=False)
        consent.create_foreign_key(op.f("fk_consent_issue_id_issue"), "issue", ["issue_id"], ["id"])
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.add_column(sa.Column("citizen_name", sa.String(), nullable=True))
        issue.add_column(sa.Column("contact", sa.String(), nullable=True))
        issue.add_column(sa.Column("channel", sa.String(), nullable=True))
        issue.add_column(sa.Column("talk_id", sa.Integer(), nullable=True))
        issue.add_column(sa.Column("item", sa.Integer(), nullable=True))
        issue.add_column(sa.Column("backup_id", sa.Integer(), nullable=True))
        issue.add_column(sa.Column("teller_id", sa.Integer(), nullable=True))
        issue.add_column(sa.Column("notice_reminders", sa.Integer(), nullable=True))
    # What was raised without consent points at no household and no visit.
    op.execute(
        "UPDATE issue SET citizen_name = '', contact = '', channel = 'visit', item = 0,"
        " teller_id = recorded_by, notice_reminders = 0,"
        " household_id = CASE WHEN is_named THEN household_id END,"
        " visit_id = CASE WHEN is_named THEN visit_id END"
    )
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        for name, kind in _FILLED.items():
            issue.alter_column(name, existing_type=kind, nullable=False)
        for name, target in _REFERENCES.items():
            issue.create_foreign_key(op.f(f"fk_issue_{name}_{target}"), target, [name], ["id"])
        issue.drop_column("is_named")


def downgrade() -> None:
    """Back from it."""
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.add_column(sa.Column("is_named", sa.Boolean(), nullable=True))
    op.execute(
        "UPDATE issue SET is_named = CASE WHEN household_id IS NULL THEN false ELSE true END"
    )
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.alter_column("is_named", existing_type=sa.Boolean(), nullable=False)
        for name, target in _REFERENCES.items():
            issue.drop_constraint(op.f(f"fk_issue_{name}_{target}"), type_="foreignkey")
        for name in ("talk_id", "backup_id", *_FILLED):
            issue.drop_column(name)
    op.execute("DELETE FROM consent WHERE household_id IS NULL")
    with op.batch_alter_table("consent", table_kwargs=KEPT) as consent:
        consent.drop_constraint(op.f("fk_consent_issue_id_issue"), type_="foreignkey")
        consent.drop_index(op.f("ix_consent_issue_id"))
        consent.alter_column("household_id", existing_type=sa.Integer(), nullable=False)
        consent.drop_column("issue_id")
    op.drop_table("prepared")
    op.drop_table("assistant")


_FILLED: dict[str, sa.String | sa.Integer] = {
    "citizen_name": sa.String(),
    "contact": sa.String(),
    "channel": sa.String(),
    "item": sa.Integer(),
    "teller_id": sa.Integer(),
    "notice_reminders": sa.Integer(),
}
_REFERENCES = {"talk_id": "talk", "backup_id": "person", "teller_id": "person"}


def _make_assistant() -> None:
    op.create_table(
        "assistant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("leader_id", sa.Integer(), nullable=False),
        sa.Column("assistant_id", sa.Integer(), nullable=False),
        sa.Column("named_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        _points("assistant", "assistant_id", "person"),
        _points("assistant", "leader_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistant")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("assistant") as assistant:
        assistant.create_index(op.f("ix_assistant_assistant_id"), ["assistant_id"], unique=False)
        assistant.create_index(
            "uq_assistant_open",
            ["leader_id", "assistant_id"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )


def _make_prepared() -> None:
    op.create_table(
        "prepared",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("values", JsonText(), nullable=False),
        sa.Column("talk_id", sa.Integer(), nullable=True),
        sa.Column("prepared_by", sa.Integer(), nullable=False),
        sa.Column("prepared_for", sa.Integer(), nullable=False),
        sa.Column("prepared_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("ending", sa.String(), nullable=True),
        _points("prepared", "issue_id", "issue"),
        _points("prepared", "prepared_by", "person"),
        _points("prepared", "prepared_for", "person"),
        _points("prepared", "talk_id", "talk"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepared")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("prepared") as prepared:
        prepared.create_index(op.f("ix_prepared_issue_id"), ["issue_id"], unique=False)


def _points(source: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{source}_{name}_{target}")
    )
