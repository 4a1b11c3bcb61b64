"""What an audit looks at: matters that are not done, some ids at a time, and what was not done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, func, literal_column, select, update

from domain.audit import Facts
from domain.authority import Action, scope
from domain.calendar import local_date
from domain.escalation import WITH_LEADER
from domain.issue import Stage
from domain.people import Role
from storage import (
    absences,
    categories,
    issues,
    moments,
    notices,
    programmes,
    rechecks,
    staff,
    voices,
)
from storage.issues import Issue
from storage.statements import Statement
from storage.tables.inbox import InboxRow
from storage.tables.issue import IssueRow
from storage.tables.outbox import OutboxRow
from storage.tables.paper import PaperRow
from storage.tables.programme import MomentRow, NoticeRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)
_inbox = table(InboxRow)
_outbox = table(OutboxRow)
_papers = table(PaperRow)
_moments = table(MomentRow)
_notices = table(NoticeRow)
_carriers = _issues.alias("carrier")

# As parameters they would hide the partial indexes.
_WAITING: ColumnElement[str] = literal_column("'waiting'")
_PARKED: ColumnElement[str] = literal_column("'parked'")

MOST_COUNTED = 50
"""Of things that were not done no more are counted."""

_READ = (
    "id",
    "code",
    "stage",
    "holder_id",
    "concerned_id",
    "due_on",
    "first_notice_on",
    "first_notice_at",
    "check_at",
    "catch_up_at",
    "teller_id",
    "climb_on",
)
_WINDOW = Statement(
    select(*(_issues.c[name] for name in _READ), _carriers.c.stage, _carriers.c.merged_into_id)
    .select_from(_issues.outerjoin(_carriers, _carriers.c.id == _issues.c.merged_into_id))
    .where(
        _issues.c.id > bindparam("after", type_=Integer),
        _issues.c.id <= bindparam("until", type_=Integer),
        _issues.c.stage != str(Stage.CLOSED),
    )
    .order_by(_issues.c.id)
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A matter that is not done, as an audit sees it."""

    id: int
    code: str
    facts: Facts


def last_id(tx: Tx) -> int:
    """The id of the newest issue; 0 without any."""
    return int(tx.connection.execute(select(func.coalesce(func.max(_issues.c.id), 0))).scalar_one())


@dataclass(frozen=True, slots=True)
class _Able:
    """Who can be told and may act on a matter, and who keeps what nobody else can have."""

    acting: set[int]
    coordinators: set[int]

    def hold(self, stage: Stage, teller_id: int) -> set[int]:
        """Who may hold one: what awaits a cadre only whoever brings word, or a coordinator.

        In the place of whoever recorded it a coordinator asks an inspection as well.
        """
        if stage in WITH_LEADER:
            asking = self.coordinators if stage is Stage.TRANSFERRED else set()
            return self.acting | asking
        brings = set() if stage is Stage.UNHELD else self.acting & {teller_id}
        return brings | self.coordinators


def seen(tx: Tx, after: int, until: int) -> list[Seen]:
    """Those that are not done among the issues with these ids, the first one not included."""
    rows = _WINDOW.rows(tx, {"after": after, "until": until})
    people, days = _able(tx), categories.most_accept_days(tx)
    return [_seen(row, people, days) for row in rows]


def _able(tx: Tx) -> _Able:
    told = [p for p in staff.everyone(tx) if p.chat_id is not None and p.reachable]
    acting = {p.id for p in told if scope(p, Action.SEE_ISSUE)}
    return _Able(acting, {p.id for p in told if Role.COORDINATOR in p.roles})


def _seen(row: tuple[Any, ...], people: _Able, accept_days: int) -> Seen:
    id, code, stage, holder_id, concerned_id, due_on, notice_on, noticed_at, check_at, *rest = row
    catch_up_at, teller_id, climb_on, carrier, carried = rest
    able = people.hold(Stage(stage), teller_id)
    facts = Facts(
        Stage(stage),
        is_held=holder_id in able and holder_id != concerned_id,
        can_be_held=bool(people.coordinators - {concerned_id}),
        due_on=due_on,
        first_notice_on=notice_on,
        is_noticed=noticed_at is not None,
        check_at=check_at,
        carrier=Stage(carrier) if carrier and carried is None else None,
        follows=catch_up_at is not None,
        climb_on=climb_on,
        accept_days=accept_days,
    )
    return Seen(id, code, facts)


def set_right(tx: Tx, issue_id: int, **values: Any) -> None:
    """An issue has these values; it is no change of the matter."""
    tx.connection.execute(update(_issues).where(_issues.c.id == issue_id).values(**values))


def carrier_of(tx: Tx, issue: Issue) -> int | None:
    """The one that carries it in the end, through others; None when there is none."""
    passed = {issue.id}
    at = issues.get(tx, issue.merged_into_id) if issue.merged_into_id else None
    while at is not None and at.id not in passed:
        if at.merged_into_id is None:
            return at.id
        passed.add(at.id)
        at = issues.get(tx, at.merged_into_id)
    return None


_Find = Callable[[Tx, int], list[tuple[int, datetime]]]


def _plans(tx: Tx, _: int) -> list[tuple[int, datetime]]:
    return [(one.id, programmes.replan_at(tx, one)) for one in programmes.running(tx)]


def _mornings(tx: Tx, _: int) -> list[tuple[int, datetime]]:
    return [(0, moments.mornings_at(tx))]


FINDERS: dict[str, _Find] = {
    "plan": _plans,
    "mornings": _mornings,
    "moment": moments.due,
    "notice": notices.due,
    "recheckdraw": rechecks.due_draws,
    "recheck": rechecks.due,
    "voice": voices.due,
    "absence": absences.due,
}
"""What falls due, by its kind in the sweep; of issues every look is seen with the issue."""


def undone(tx: Tx, by: datetime) -> dict[str, int]:
    """What was due by an instant (UTC) and is not done, by kind: at most so many of each."""
    late = {
        kind: sum(at < by for _, at in find(tx, MOST_COUNTED)) for kind, find in FINDERS.items()
    }
    waits = _outbox.c.state == _WAITING
    late["outbox"] = _count(tx, select(_outbox.c.id).where(waits, _outbox.c.due_at < by))
    ordered = _papers.c.state == _WAITING
    late["paper"] = _count(tx, select(_papers.c.id).where(ordered, _papers.c.asked_at < by))
    return {kind: count for kind, count in late.items() if count}


def missed(tx: Tx, since: datetime) -> dict[str, int]:
    """What went wrong since an instant (UTC), by kind: updates put aside, reminders too late."""
    parked = select(_inbox.c.seq).where(_inbox.c.state == _PARKED, _inbox.c.handled_at >= since)
    lost = _moments.c.outcome == "missed"
    day = local_date(since, tx.zone) - timedelta(days=1)
    recent = select(_moments.c.id).where(_moments.c.for_on >= day)
    told = select(_notices.c.id).where(
        _notices.c.moment_id.in_(recent),
        _notices.c.outcome == "missed",
        _notices.c.done_at >= since,
    )
    found = {
        "parked": _count(tx, parked),
        "missed_moment": _count(tx, recent.where(lost, _moments.c.done_at >= since)),
        "missed_notice": _count(tx, told),
    }
    return {kind: count for kind, count in found.items() if count}


def _count(tx: Tx, chosen: Any) -> int:
    some = chosen.limit(MOST_COUNTED).subquery()
    return int(tx.connection.execute(select(func.count()).select_from(some)).scalar_one())
