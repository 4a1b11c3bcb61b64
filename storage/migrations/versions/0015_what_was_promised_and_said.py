"""A promise that was let pass stays known; a citizen's word there is kept where it was opened."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0015"
down_revision: str | None = "0014"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}

_EVENTS = sa.table(
    "event",
    *(sa.column(name) for name in ("id", "subject", "subject_id", "what", "new", "why")),
    sa.column("at", UtcDateTime),
)
_ISSUES = sa.table("issue", sa.column("id"), sa.column("stage"), sa.column("broken_on", sa.Date()))
_OPEN = ("unheld", "waiting", "accepted", "asked", "transferred")
_PROMISES = ("accepted", "extended")
_GIVES_AWAY = ("moved", "transferred", "recategorised")
_ANEW = ("answered", "refused", "reopened")
BROKEN = "promise_broken"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def upgrade() -> None:
    """To the revision."""
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.add_column(sa.Column("broken_on", sa.Date(), nullable=True))
    _keep_broken()
    never = "subject_id NOT IN (SELECT subject_id FROM event WHERE what = 'reopened')"
    for word, new in (("satisfied", "= 'closed'"), ("unsatisfied", "<> 'closed'")):
        op.execute(
            f"UPDATE event SET why = '{word}' WHERE subject = 'issue' AND what = 'opened'"
            f" AND new {new} AND {never}"
            f" AND subject_id IN (SELECT id FROM issue WHERE word = '{word}')"
        )


def downgrade() -> None:
    """Back from it: words stay where nothing reads them."""
    with op.batch_alter_table("issue", table_kwargs=KEPT) as issue:
        issue.drop_column("broken_on")


def _keep_broken() -> None:
    """As the history of each open issue tells it."""
    connection = op.get_bind()
    is_open = sa.select(_ISSUES.c.id).where(_ISSUES.c.stage.in_(_OPEN))
    told = sa.select(*(_EVENTS.c[name] for name in ("subject_id", "what", "new", "why", "at")))
    told = told.where(_EVENTS.c.subject == "issue", _EVENTS.c.subject_id.in_(is_open))
    told = told.where(_EVENTS.c.what.in_((*_PROMISES, *_GIVES_AWAY, *_ANEW)))
    events: dict[int, list[Any]] = {}
    for row in connection.execute(told.order_by(_EVENTS.c.id)):
        events.setdefault(row.subject_id, []).append(row)
    for issue_id, its in events.items():
        if broken_on := _broken_on(its):
            mine = sa.update(_ISSUES).where(_ISSUES.c.id == issue_id)
            connection.execute(mine.values(broken_on=broken_on))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _broken_on(events: list[Any]) -> date | None:
    promised_on, broken_on = None, None
    for event in events:
        if promised_on is not None and _local(event.at) > promised_on:
            broken_on = promised_on
        if event.what in _ANEW:
            promised_on, broken_on = None, None
        elif event.what in _PROMISES:
            promised_on = _date(event.new)
        elif event.why == BROKEN:
            # The promise of a group, or kept by a stand-in, is named nowhere else.
            promised_on, broken_on = None, broken_on or _local(event.at) - timedelta(days=1)
        else:
            promised_on = None
    return broken_on


def _local(at: datetime) -> date:
    return at.astimezone(ZONE).date()
