"""The register of models, and what people commit to for a year."""

import sqlalchemy as sa
from alembic import op

from storage.types import JsonText, UtcDateTime

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None

KEPT = sa.text("ending <> 'mistaken'")


def upgrade() -> None:
    """To the revision."""
    _make_model()
    _make_commitment()


def downgrade() -> None:
    """Back from it."""
    op.drop_table("commitment")
    op.drop_table("model")


def _make_model() -> None:
    op.create_table(
        "model",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("unit_folded", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("topics", JsonText(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("outcome_note", sa.String(), nullable=False),
        sa.Column("is_commended", sa.Boolean(), nullable=False),
        sa.Column("ending", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        _is_person("model", "owner_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("model") as model:
        model.create_index(
            "uq_model_kept",
            ["year", "unit_folded", "folded"],
            unique=True,
            sqlite_where=KEPT,
            postgresql_where=KEPT,
        )


def _make_commitment() -> None:
    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("lines", JsonText(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("review_words", sa.String(), nullable=False),
        sa.Column("reviewed_by", sa.Integer(), nullable=True),
        sa.Column("reviewed_at", UtcDateTime(), nullable=True),
        _is_person("commitment", "person_id"),
        _is_person("commitment", "written_by"),
        _is_person("commitment", "reviewed_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("person_id", "year", name=op.f("uq_commitment_person_id_year")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("commitment") as commitment:
        commitment.create_index(op.f("ix_commitment_year"), ["year"], unique=False)


def _is_person(name: str, column: str) -> sa.ForeignKeyConstraint:
    named = op.f(f"fk_{name}_{column}_person")
    return sa.ForeignKeyConstraint([column], ["person.id"], name=named)
