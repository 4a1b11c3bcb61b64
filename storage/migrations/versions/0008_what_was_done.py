"""What came of a date of a programme: who came, what was done, what was raised there."""

import sqlalchemy as sa
from alembic import op

from storage.types import JsonText, UtcDateTime

revision = "0008"
down_revision: str | None = "0007"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""

SHIPPED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("km", ("ki-lô-mét", "kilômét", "cây số")),
    ("m²", ("m2", "mét vuông")),
    ("m³", ("m3", "mét khối", "khối")),
    ("m", ("mét",)),
    ("ha", ("héc-ta", "hecta")),
    ("cây", ()),
    ("công", ("ngày công",)),
    ("công trình", ()),
    ("triệu đồng", ("triệu", "tr", "trđ")),
    ("tấn", ()),
    ("kg", ("ký", "kí", "cân")),
    ("suất quà", ("suất", "phần quà")),
    ("học sinh đỡ đầu", ("cháu đỡ đầu", "em đỡ đầu")),
    ("học sinh", ("cháu", "em")),
    ("nhà", ("căn nhà", "ngôi nhà")),
    ("cầu", ("cây cầu",)),
    ("bóng đèn", ("bóng", "đèn")),
    ("thùng rác", ()),
)
"""Units and other ways to write them."""

INDEXES = (
    ("ix_visit_occurrence_id", "visit", ["occurrence_id"]),
    ("ix_visit_visited_on", "visit", ["visited_on"]),
    ("ix_issue_raised_on", "issue", ["raised_on"]),
    ("ix_event_what", "event", ["subject", "what", "at"]),
)
"""What is added up for a period is found by its day."""


def upgrade() -> None:
    """To the revision."""
    units = _make_unit()
    _make_outcome()
    _make_work()
    _make_attendance()
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.add_column(sa.Column("occurrence_id", sa.Integer(), nullable=True))
        issue.create_foreign_key(
            op.f("fk_issue_occurrence_id_occurrence"), "occurrence", ["occurrence_id"], ["id"]
        )
        issue.create_index(op.f("ix_issue_occurrence_id"), ["occurrence_id"], unique=False)
    # What was raised at a visit was raised at the visit's date.
    op.execute(
        "UPDATE issue SET occurrence_id ="
        " (SELECT occurrence_id FROM visit WHERE visit.id = issue.visit_id)"
        " WHERE visit_id IS NOT NULL"
    )
    for name, of, columns in INDEXES:
        op.create_index(name, of, columns, unique=False)
    # A commune that is there already starts with the units that a new one is given.
    if op.get_bind().execute(sa.text("SELECT count(*) FROM commune")).scalar():
        rows = [{"name": name, "spellings": list(others)} for name, others in SHIPPED]
        op.bulk_insert(units, rows)


def downgrade() -> None:
    """Back from it: what came of the dates is forgotten."""
    for name, of, _ in INDEXES:
        op.drop_index(name, table_name=of)
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.drop_index(op.f("ix_issue_occurrence_id"))
        issue.drop_constraint(op.f("fk_issue_occurrence_id_occurrence"), type_="foreignkey")
        issue.drop_column("occurrence_id")
    for name in ("attendance", "work", "outcome", "unit"):
        op.drop_table(name)


def _make_unit() -> sa.Table:
    return op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("spellings", JsonText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("name", name=op.f("uq_unit_name")),
        sqlite_autoincrement=True,
    )


def _make_outcome() -> None:
    op.create_table(
        "outcome",
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("citizens", sa.Integer(), nullable=True),
        sa.Column("spoke", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _points("outcome", "occurrence_id", "occurrence"),
        _points("outcome", "recorded_by", "person"),
        sa.PrimaryKeyConstraint("occurrence_id", name=op.f("pk_outcome")),
    )


def _make_work() -> None:
    op.create_table(
        "work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        _points("work", "occurrence_id", "occurrence"),
        _points("work", "unit_id", "unit"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_work_occurrence_id"), "work", ["occurrence_id"], unique=False)


def _make_attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", UtcDateTime(), nullable=False),
        _points("attendance", "occurrence_id", "occurrence"),
        _points("attendance", "person_id", "person"),
        _points("attendance", "confirmed_by", "person"),
        sa.PrimaryKeyConstraint("occurrence_id", "person_id", name=op.f("pk_attendance")),
    )


def _points(source: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{source}_{name}_{target}")
    )
