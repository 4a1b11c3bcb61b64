"""What people take on, who goes for whom, who writes for whom; documents that are made."""

import sqlalchemy as sa
from alembic import op

from storage.types import JsonText, UtcDateTime

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """To the revision."""
    _make_paper()
    _make_deputy()
    with op.batch_alter_table("registration") as registration:
        registration.add_column(sa.Column("tasks", JsonText(), nullable=True))
        registration.add_column(sa.Column("registered_by", sa.Integer(), nullable=True))
        registration.create_foreign_key(
            op.f("fk_registration_registered_by_person"), "person", ["registered_by"], ["id"]
        )
    op.execute("UPDATE registration SET tasks = '[]'")
    with op.batch_alter_table("registration") as registration:
        registration.alter_column("tasks", existing_type=JsonText(), nullable=False)
    with op.batch_alter_table("visit", table_kwargs=KEPT) as visit:
        visit.add_column(sa.Column("on_behalf_of", sa.Integer(), nullable=True))
        visit.create_foreign_key(
            op.f("fk_visit_on_behalf_of_person"), "person", ["on_behalf_of"], ["id"]
        )


def downgrade() -> None:
    """Back from it."""
    with op.batch_alter_table("visit", table_kwargs=KEPT) as visit:
        visit.drop_constraint(op.f("fk_visit_on_behalf_of_person"), type_="foreignkey")
        visit.drop_column("on_behalf_of")
    with op.batch_alter_table("registration") as registration:
        registration.drop_constraint(
            op.f("fk_registration_registered_by_person"), type_="foreignkey"
        )
        registration.drop_column("registered_by")
        registration.drop_column("tasks")
    op.drop_table("deputy")
    op.drop_table("paper")


def _make_deputy() -> None:
    op.create_table(
        "deputy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("for_id", sa.Integer(), nullable=True),
        sa.Column("hamlet_ids", JsonText(), nullable=False),
        sa.Column("household_ids", JsonText(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'accepted', 'declined', 'withdrawn')", name=op.f("ck_deputy_state")
        ),
        _points("deputy", "occurrence_id", "occurrence"),
        _points("deputy", "deputy_id", "person"),
        _points("deputy", "for_id", "person"),
        _points("deputy", "asked_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("deputy") as deputy:
        deputy.create_index(op.f("ix_deputy_occurrence_id"), ["occurrence_id"], unique=False)
        deputy.create_index("ix_deputy_accepted", ["deputy_id", "until_on"], unique=False)


def _make_paper() -> None:
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("args", JsonText(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'made', 'failed', 'gone')", name=op.f("ck_paper_state")
        ),
        _points("paper", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("paper") as paper:
        paper.create_index(
            "ix_paper_waiting",
            ["id"],
            unique=False,
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        )


def _points(source: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{source}_{name}_{target}")
    )
