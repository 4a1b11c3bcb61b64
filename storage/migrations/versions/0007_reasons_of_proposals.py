"""Why each household stands on a list, and the lists that a delegation shares."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the revision."""
    with op.batch_alter_table("proposal") as proposal:
        proposal.add_column(sa.Column("reason", sa.String(), nullable=True))
    # Until now the longest unvisited were proposed, and nothing else counted.
    op.execute("UPDATE proposal SET reason = 'longest_unvisited'")
    with op.batch_alter_table("proposal") as proposal:
        proposal.alter_column("reason", existing_type=sa.String(), nullable=False)
        proposal.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
    for id in _of_delegations():
        op.execute(f"UPDATE proposal SET person_id = NULL WHERE occurrence_id IN ({_dates_of(id)})")


def downgrade() -> None:
    """Back from it: the head keeps the list that a delegation shared."""
    for id, head_id in _of_delegations().items():
        keeper = head_id if head_id is not None else "NULL"
        op.execute(
            f"UPDATE proposal SET person_id = {keeper}"
            f" WHERE person_id IS NULL AND occurrence_id IN ({_dates_of(id)})"
        )
    op.execute("DELETE FROM proposal WHERE person_id IS NULL")
    with op.batch_alter_table("proposal") as proposal:
        proposal.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
        proposal.drop_column("reason")


def _of_delegations() -> dict[int, int | None]:
    """The programmes to which a delegation goes, with its head."""
    rows = op.get_bind().execute(sa.text("SELECT id, rule FROM programme")).all()
    rules = {id: json.loads(rule) for id, rule in rows}
    return {id: rule["head_id"] for id, rule in rules.items() if rule["who"] == "delegation"}


def _dates_of(programme_id: int) -> str:
    return f"SELECT id FROM occurrence WHERE programme_id = {programme_id}"
