"""Households that are one, and lists of staff beside those of households."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0009"
down_revision: str | None = "0008"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""


def upgrade() -> None:
    """To the revision."""
    with op.batch_alter_table("household", table_kwargs=KEPT) as household:
        household.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        household.create_foreign_key(
            op.f("fk_household_merged_into_id_household"),
            "household",
            ["merged_into_id"],
            ["id"],
        )
        household.create_index(
            op.f("ix_household_merged_into_id"), ["merged_into_id"], unique=False
        )
    with op.batch_alter_table("roster_import", table_kwargs=KEPT) as one:
        one.add_column(sa.Column("kind", sa.String(), nullable=True))
    op.execute("UPDATE roster_import SET kind = 'households'")
    with op.batch_alter_table("roster_import", table_kwargs=KEPT) as one:
        one.alter_column("kind", existing_type=sa.String(), nullable=False)
    _make_pair()
    _make_search()


def downgrade() -> None:
    """Back from it: lists of staff go, and a household that was merged stands by itself again."""
    op.drop_table("pair_search")
    op.drop_table("household_pair")
    others = "SELECT id FROM roster_import WHERE kind <> 'households'"
    op.execute(f"DELETE FROM roster_row WHERE import_id IN ({others})")
    op.execute("DELETE FROM roster_import WHERE kind <> 'households'")
    with op.batch_alter_table("roster_import", table_kwargs=KEPT) as one:
        one.drop_column("kind")
    with op.batch_alter_table("household", table_kwargs=KEPT) as household:
        household.drop_index(op.f("ix_household_merged_into_id"))
        household.drop_constraint(op.f("fk_household_merged_into_id_household"), type_="foreignkey")
        household.drop_column("merged_into_id")


def _make_pair() -> None:
    op.create_table(
        "household_pair",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("likeness", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("apart_at", UtcDateTime(), nullable=True),
        sa.Column("apart_by", sa.Integer(), nullable=True),
        _points("household_pair", "one_id", "household"),
        _points("household_pair", "other_id", "household"),
        _points("household_pair", "apart_by", "person"),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_household_pair")),
    )
    with op.batch_alter_table("household_pair") as pair:
        pair.create_index(op.f("ix_household_pair_other_id"), ["other_id"], unique=False)


def _make_search() -> None:
    op.create_table(
        "pair_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        _points("pair_search", "asked_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_search")),
        sqlite_autoincrement=True,
    )


def _points(source: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{source}_{name}_{target}")
    )
