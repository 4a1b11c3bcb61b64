"""Who is responsible as data, a ladder for each issue, absences, and extensions."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import JsonText, UtcDateTime

revision = "0012"
down_revision: str | None = "0011"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""

ALL = json.dumps(["cadre", "leader"])
BEYOND = json.dumps(["leader"])
AHEAD = sa.text("look_at IS NOT NULL")


def upgrade() -> None:
    """To the revision."""
    _widen_categories()
    _fill("time_limit", {"accept_days": (sa.Integer(), "2")})
    op.execute("UPDATE time_limit SET accept_days = 0 WHERE urgency = 'urgent'")
    _fill("commune", {"inspection_body": (sa.String(), "''")}, kept={})
    _fill("issue", _FILLED)
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        for name, kind in _DATES.items():
            issue.add_column(sa.Column(name, kind, nullable=True))
        for name in _PEOPLE:
            issue.add_column(sa.Column(name, sa.Integer(), nullable=True))
            issue.create_foreign_key(op.f(f"fk_issue_{name}_person"), "person", [name], ["id"])
    _make_post()
    _make_absence()


def downgrade() -> None:
    """Back from it: what waits with somebody's stand-in stays with them."""
    op.drop_table("absence")
    op.drop_table("post")
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        for name in _PEOPLE:
            issue.drop_constraint(op.f(f"fk_issue_{name}_person"), type_="foreignkey")
            issue.drop_column(name)
        for name in (*_DATES, *_FILLED):
            issue.drop_column(name)
    with op.batch_alter_table("commune") as commune:
        commune.drop_column("inspection_body")
    with op.batch_alter_table("time_limit", table_kwargs=KEPT) as limit:
        limit.drop_column("accept_days")
    with op.batch_alter_table("category", table_kwargs=KEPT) as category:
        category.add_column(sa.Column("is_beyond", sa.Boolean(), nullable=True))
    op.execute(
        "UPDATE category SET is_beyond ="
        " CASE WHEN spot_roles LIKE '%cadre%' THEN FALSE ELSE TRUE END"
    )
    with op.batch_alter_table("category", table_kwargs=KEPT) as category:
        category.alter_column("is_beyond", existing_type=sa.Boolean(), nullable=False)
        for name in ("spot_roles", "urgency", "is_conduct"):
            category.drop_column(name)


_FILLED: dict[str, tuple[Any, str]] = {
    "ladder": (JsonText(), "'[]'"),
    "rung": (sa.Integer(), "0"),
    "extensions": (sa.Integer(), "0"),
}
_DATES = {"climb_on": sa.Date(), "asked_on": sa.Date(), "tell_extension_on": sa.Date()}
_PEOPLE = ("concerned_id", "holds_for_id", "tells_for_id")


def _widen_categories() -> None:
    conduct = "CASE WHEN name = 'Thái độ cán bộ' THEN TRUE ELSE FALSE END"
    _fill(
        "category",
        {
            "spot_roles": (JsonText(), f"CASE WHEN is_beyond THEN '{BEYOND}' ELSE '{ALL}' END"),
            "urgency": (sa.String(), "'normal'"),
            "is_conduct": (sa.Boolean(), conduct),
        },
    )
    with op.batch_alter_table("category", table_kwargs=KEPT) as category:
        category.drop_column("is_beyond")


def _fill(
    name: str, columns: dict[str, tuple[Any, str]], kept: dict[str, Any] | None = None
) -> None:
    """Columns that are never empty, with what rows that are there already get."""
    kept = KEPT if kept is None else kept
    with op.batch_alter_table(name, table_kwargs=kept) as widened:
        for column, (kind, _) in columns.items():
            widened.add_column(sa.Column(column, kind, nullable=True))
    for column, (_, value) in columns.items():
        op.execute(f"UPDATE {name} SET {column} = {value}")
    with op.batch_alter_table(name, table_kwargs=kept) as widened:
        for column, (kind, _) in columns.items():
            widened.alter_column(column, existing_type=kind, nullable=False)


def _make_post() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("hamlet_id", sa.Integer(), nullable=True),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_post_category_id_category")
        ),
        sa.ForeignKeyConstraint(
            ["hamlet_id"], ["hamlet.id"], name=op.f("fk_post_hamlet_id_hamlet")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_post_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sqlite_autoincrement=True,
    )


def _make_absence() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("look_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["deputy_id"], ["person.id"], name=op.f("fk_absence_deputy_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_absence_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_absence_person_id"), "absence", ["person_id"])
    op.create_index(
        "ix_absence_look", "absence", ["look_at"], sqlite_where=AHEAD, postgresql_where=AHEAD
    )
