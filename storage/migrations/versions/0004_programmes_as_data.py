"""Programmes with several kinds of days; occurrences that move, are cancelled, and go somewhere."""

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import JsonText, UtcDateTime

revision = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
"""Without it a copied table would forget that its ids are never given again."""

OPEN = sa.text("cancelled_at IS NULL")


def upgrade() -> None:
    """To the revision."""
    with op.batch_alter_table("programme", table_kwargs=KEPT) as programme:
        programme.drop_column("starts_on")
    _rewrite_rules(_widened)
    with op.batch_alter_table("occurrence", table_kwargs=KEPT) as occurrence:
        occurrence.add_column(sa.Column("planned_on", sa.Date(), nullable=True))
        occurrence.add_column(sa.Column("cancelled_at", UtcDateTime(), nullable=True))
        for name, kind in _FILLED.items():
            occurrence.add_column(sa.Column(name, kind, nullable=True))
    # What was planned until now was planned by the rule, for visits, on its own date.
    op.execute(
        "UPDATE occurrence SET planned_on = occurs_on, kind = 'visits', hamlet_ids = '[]',"
        " place = '', cause = '', reason = ''"
    )
    with op.batch_alter_table("occurrence", table_kwargs=KEPT) as occurrence:
        for name, kind in _FILLED.items():
            occurrence.alter_column(name, existing_type=kind, nullable=False)
        occurrence.drop_constraint(op.f("uq_occurrence_programme_id_occurs_on"), type_="unique")
        occurrence.create_unique_constraint(
            op.f("uq_occurrence_programme_id_planned_on"), ["programme_id", "planned_on"]
        )
        occurrence.create_index(
            "uq_occurrence_kept",
            ["programme_id", "occurs_on"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )
    with op.batch_alter_table("moment", table_kwargs=KEPT) as moment:
        moment.add_column(sa.Column("for_on", sa.Date(), nullable=True))
    op.execute(
        "UPDATE moment SET for_on ="
        " (SELECT occurs_on FROM occurrence WHERE occurrence.id = moment.occurrence_id)"
    )
    with op.batch_alter_table("moment", table_kwargs=KEPT) as moment:
        moment.alter_column("for_on", existing_type=sa.Date(), nullable=False)


def downgrade() -> None:
    """Back from it: dates that an earlier version would not have made lose what hangs on them."""
    with op.batch_alter_table("moment", table_kwargs=KEPT) as moment:
        moment.drop_column("for_on")
    _forget_new_dates()
    with op.batch_alter_table("occurrence", table_kwargs=KEPT) as occurrence:
        occurrence.drop_index("uq_occurrence_kept")
        occurrence.drop_constraint(op.f("uq_occurrence_programme_id_planned_on"), type_="unique")
        for name in ("planned_on", "cancelled_at", *_FILLED):
            occurrence.drop_column(name)
        occurrence.create_unique_constraint(
            op.f("uq_occurrence_programme_id_occurs_on"), ["programme_id", "occurs_on"]
        )
    _rewrite_rules(_narrowed)
    with op.batch_alter_table("programme", table_kwargs=KEPT) as programme:
        programme.add_column(sa.Column("starts_on", sa.Date(), nullable=True))
    op.execute("UPDATE programme SET starts_on = planned_until")
    with op.batch_alter_table("programme", table_kwargs=KEPT) as programme:
        programme.alter_column("starts_on", existing_type=sa.Date(), nullable=False)


_FILLED: dict[str, Any] = {
    "kind": sa.String(),
    "hamlet_ids": JsonText(),
    "place": sa.String(),
    "cause": sa.String(),
    "reason": sa.String(),
}


def _rewrite_rules(rewritten: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    connection = op.get_bind()
    for id, rule in connection.execute(sa.text("SELECT id, rule FROM programme")).all():
        values = {"id": id, "rule": json.dumps(rewritten(json.loads(rule)))}
        connection.execute(sa.text("UPDATE programme SET rule = :rule WHERE id = :id"), values)


def _widened(rule: dict[str, Any]) -> dict[str, Any]:
    """One weekday in some weeks becomes the only rule of days, for everyone in their hamlets."""
    weekday, weeks = rule.pop("weekday"), rule.pop("weeks")
    return {
        **rule,
        "days": [{"kind": "visits", "weekday": weekday, "weeks": weeks}],
        "destination": ["charges", ""],
        "who": "all",
        "head_id": None,
        "member_ids": [],
        "on_holiday": "move",
        "starts_on": None,
        "ends_on": None,
    }


def _narrowed(rule: dict[str, Any]) -> dict[str, Any]:
    """The first weekday is what an earlier version can hold."""
    weekly = [day for day in rule["days"] if "weekday" in day]
    first = weekly[0] if weekly else {"weekday": 5, "weeks": []}
    known = ("name", "moments", "households_per_hamlet", "opens_days", "closes_days")
    kept = {name: rule[name] for name in known}
    return {**kept, "weekday": first["weekday"], "weeks": first["weeks"]}


def _forget_new_dates() -> None:
    new = "SELECT id FROM occurrence WHERE cancelled_at IS NOT NULL OR kind <> 'visits'"
    moments = f"SELECT id FROM moment WHERE occurrence_id IN ({new})"
    op.execute(f"DELETE FROM notice WHERE moment_id IN ({moments})")
    for name in ("moment", "registration", "proposal"):
        op.execute(f"DELETE FROM {name} WHERE occurrence_id IN ({new})")
    op.execute(f"UPDATE visit SET occurrence_id = NULL WHERE occurrence_id IN ({new})")
    op.execute("DELETE FROM occurrence WHERE cancelled_at IS NOT NULL OR kind <> 'visits'")
