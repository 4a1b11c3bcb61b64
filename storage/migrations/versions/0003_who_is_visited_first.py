"""Who is visited first, and lists of households on their way in."""

import sqlalchemy as sa
from alembic import op

from storage.types import JsonText, UtcDateTime

revision = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None

SHIPPED: tuple[tuple[str, str, bool, bool], ...] = (
    ("Hộ chính sách", "ho chinh sach", False, False),
    ("Người có công", "nguoi co cong", False, False),
    ("Cán bộ hưu trí", "can bo huu tri", False, False),
    (
        "Đảng viên 40 năm tuổi Đảng trở lên",
        "dang vien 40 nam tuoi dang tro len",
        True,
        False,
    ),
    ("Người có uy tín", "nguoi co uy tin", False, False),
    ("Gia đình tôn giáo tiêu biểu", "gia dinh ton giao tieu bieu", True, False),
    ("Hộ nghèo", "ho ngheo", True, True),
    ("Hộ cận nghèo", "ho can ngheo", True, True),
)
"""Name, folded name, whether it is sensitive, whether it is found anew each year."""


def upgrade() -> None:
    """To the revision."""
    groups = _make_group()
    _make_priority()
    _make_import()
    _make_row()
    # A commune that is there already starts with the groups that a new one is given.
    if op.get_bind().execute(sa.text("SELECT count(*) FROM commune")).scalar():
        op.bulk_insert(
            groups,
            [
                {
                    "name": name,
                    "folded": folded,
                    "place": place,
                    "is_sensitive": is_sensitive,
                    "is_yearly": is_yearly,
                }
                for place, (name, folded, is_sensitive, is_yearly) in enumerate(SHIPPED, 1)
            ],
        )


def downgrade() -> None:
    """Back from it."""
    op.drop_table("roster_row")
    op.drop_table("roster_import")
    op.drop_table("priority")
    op.drop_table("priority_group")


def _make_group() -> sa.Table:
    return op.create_table(
        "priority_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("is_yearly", sa.Boolean(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_group")),
        sa.UniqueConstraint("folded", name=op.f("uq_priority_group_folded")),
        sqlite_autoincrement=True,
    )


def _make_priority() -> None:
    op.create_table(
        "priority",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        _points("priority", "household_id", "household"),
        _points("priority", "group_id", "priority_group"),
        _points("priority", "set_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("priority") as priority:
        priority.create_index(op.f("ix_priority_household_id"), ["household_id"], unique=False)
        priority.create_index(op.f("ix_priority_group_id"), ["group_id"], unique=False)


def _make_import() -> None:
    op.create_table(
        "roster_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("preview", JsonText(), nullable=False),
        sa.Column("written", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        _points("roster_import", "sent_by", "person"),
        _points("roster_import", "attachment_id", "attachment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_import")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("roster_import") as one:
        one.create_index(op.f("ix_roster_import_state"), ["state"], unique=False)


def _make_row() -> None:
    op.create_table(
        "roster_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("is_bad", sa.Boolean(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("held", JsonText(), nullable=False),
        _points("roster_row", "import_id", "roster_import"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_row")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("roster_row") as row:
        row.create_index("ix_roster_row_of", ["import_id", "is_bad", "id"], unique=False)


def _points(source: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{source}_{name}_{target}")
    )
