"""Issues: opened under a gapless code, changed one act at a time, each act an event."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, update

from domain.issue import Clocks, IssueDraft, Origin, Stage, Urgency
from domain.text import fold
from storage import history, prepared
from storage.statements import Statement, insertion
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it stands now. Dates are local, instants UTC."""

    id: int
    code: str
    kind: str
    urgency: str
    category_id: int
    hamlet_id: int | None
    household_id: int | None
    visit_id: int | None
    words: str
    attachment_id: int | None
    seconds: int
    latitude: float | None
    longitude: float | None
    citizen_name: str
    contact: str
    channel: str
    talk_id: int | None
    item: int
    recorded_by: int
    recorded_at: datetime
    raised_on: date
    first_notice_on: date
    answer_on: date
    stage: str
    holder_id: int | None
    leader_id: int | None
    backup_id: int | None
    teller_id: int
    asked_for: str
    promised_on: date | None
    answer: str
    instruction: str
    document: str
    transferred_to: str
    ask_again_on: date | None
    word: str | None
    tries: int
    last_try_on: date | None
    first_notice_at: datetime | None
    seen_at: datetime | None
    due_on: date | None
    reminders: int
    notice_reminders: int
    check_at: datetime | None
    version: int

    @property
    def is_named(self) -> bool:
        """Whether it is known, with consent, who raised it."""
        return self.household_id is not None or self.citizen_name != ""


_columns = tuple(_issues.c[name] for name in Issue.__slots__)
_OPEN = _issues.c.stage != str(Stage.CLOSED)
_BY_ID = Statement(select(*_columns).where(_issues.c.id == bindparam("issue")))


def open_issue(
    tx: Tx,
    draft: IssueDraft,
    clocks: Clocks,
    origin: Origin,
    *,
    by: int,
    stage: Stage,
    holder_id: int | None,
    due_on: date | None,
    check_at: datetime | None,
) -> Issue:
    """Record an issue under the next code of the year, `YK-2026-0045`."""
    year = tx.today.year
    values = {
        "code": f"YK-{year}-{history.next_number(tx, 'issue', year):04d}",
        "kind": str(draft.kind),
        "urgency": str(draft.urgency),
        "category_id": draft.category_id,
        "hamlet_id": origin.hamlet_id,
        "household_id": origin.household_id,
        "visit_id": origin.visit_id,
        "citizen_name": origin.citizen_name,
        "contact": origin.contact,
        "channel": str(origin.channel),
        "talk_id": origin.talk_id,
        "item": origin.item,
        "words": draft.said.words,
        "folded": fold(draft.said.words),
        "attachment_id": draft.said.attachment_id,
        "seconds": draft.said.seconds,
        "latitude": origin.place.latitude if origin.place else None,
        "longitude": origin.place.longitude if origin.place else None,
        "recorded_by": by,
        "teller_id": by,
        "recorded_at": tx.now,
        "raised_on": origin.raised_on,
        "first_notice_on": clocks.first_notice_on,
        "answer_on": clocks.answer_on,
        "stage": str(stage),
        "holder_id": holder_id,
        "leader_id": holder_id if stage is Stage.WAITING else None,
        "answer": draft.answer or "",
        "word": str(draft.word) if draft.answer is not None else None,
        "first_notice_at": tx.now if stage is Stage.CLOSED else None,
        "due_on": due_on,
        "check_at": check_at,
        "closed_at": tx.now if stage is Stage.CLOSED else None,
    }
    (row,) = _opening(tuple(values)).rows(tx, values)
    issue = Issue(*row)
    history.record(tx, "issue", issue.id, "opened", by=by, new=str(stage))
    return issue


@cache
def _opening(names: tuple[str, ...]) -> Statement:
    """Made when first used: the names stand where their values do."""
    return Statement(insertion(_issues, *names).returning(*_columns))


def act(
    tx: Tx,
    issue: Issue,
    what: str,
    values: dict[str, Any],
    *,
    by: int | None,
    new: str = "",
    why: str = "",
) -> Issue | None:
    """Change an issue as it was seen; None when somebody else was faster."""
    changed = tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue.id, _issues.c.version == issue.version)
        .values(**values, version=issue.version + 1)
    )
    if changed.rowcount != 1:
        return None
    if values.keys() & {"stage", "holder_id"}:
        prepared.overtake(tx, issue.id)
    else:
        prepared.follow(tx, issue.id, issue.version + 1)
    history.record(tx, "issue", issue.id, what, by=by, old=issue.stage, new=new, why=why)
    return get(tx, issue.id)


def mark_seen(tx: Tx, issue: Issue) -> Issue:
    """The leader looked at it first; buttons that were shown stay good."""
    tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue.id, _issues.c.seen_at.is_(None))
        .values(seen_at=tx.now)
    )
    history.record(tx, "issue", issue.id, "seen", by=issue.leader_id)
    seen = get(tx, issue.id)
    assert seen is not None
    return seen


def schedule(tx: Tx, issue: Issue, check_at: datetime | None, reminders: int) -> None:
    """When an issue is looked at next; no change of the matter itself."""
    tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue.id)
        .values(check_at=check_at, reminders=reminders)
    )


def get(tx: Tx, issue_id: int) -> Issue | None:
    """An issue, open or closed."""
    row = _BY_ID.first(tx, {"issue": issue_id})
    return Issue(*row) if row else None


def by_code(tx: Tx, code: str) -> Issue | None:
    """An issue by its code."""
    return _first(tx, select(*_columns).where(_issues.c.code == code))


def held_by(tx: Tx, person_id: int) -> list[Issue]:
    """Open issues this person must act on, what burns first."""
    due = func.coalesce(_issues.c.promised_on, _issues.c.answer_on)
    urgent_first = _issues.c.urgency != str(Urgency.URGENT)
    chosen = select(*_columns).where(_issues.c.holder_id == person_id, _OPEN)
    return _all(tx, chosen.order_by(urgent_first, due, _issues.c.id))


def recorded_by(tx: Tx, person_id: int, *, skip: int, limit: int) -> tuple[list[Issue], int]:
    """The issues a person recorded, the last first, and how many in all."""
    mine = _issues.c.recorded_by == person_id
    chosen = select(*_columns).where(mine).order_by(_issues.c.id.desc())
    total = tx.connection.execute(select(func.count()).select_from(_issues).where(mine))
    return _all(tx, chosen.offset(skip).limit(limit)), int(total.scalar_one())


def open_ones(tx: Tx) -> list[Issue]:
    """Every open issue, the oldest first."""
    return _all(tx, select(*_columns).where(_OPEN).order_by(_issues.c.id))


def of_household(tx: Tx, household_id: int) -> list[Issue]:
    """A household's issues that are open, the oldest first."""
    where = (_issues.c.household_id == household_id) & _OPEN
    return _all(tx, select(*_columns).where(where).order_by(_issues.c.id))


def of_visit(tx: Tx, visit_id: int) -> list[Issue]:
    """What was raised at a visit."""
    return _all(tx, select(*_columns).where(_issues.c.visit_id == visit_id).order_by(_issues.c.id))


def search(tx: Tx, words: str, seen_by: ColumnElement[bool], *, limit: int) -> list[Issue]:
    """Issues whose code or folded words hold all the words, the last first."""
    parts = fold(words).split()
    matches = [
        or_(_issues.c.folded.contains(part), func.lower(_issues.c.code).contains(part))
        for part in parts
    ]
    chosen = select(*_columns).where(seen_by, *matches).order_by(_issues.c.id.desc())
    return _all(tx, chosen.limit(limit))


def in_sight(person_id: int, hamlet_ids: frozenset[int] | None) -> ColumnElement[bool]:
    """Those a person recorded, leads or holds, and those of hamlets in their charge."""
    mine = or_(
        _issues.c.recorded_by == person_id,
        _issues.c.leader_id == person_id,
        _issues.c.holder_id == person_id,
    )
    return mine if hamlet_ids is None else or_(mine, _issues.c.hamlet_id.in_(hamlet_ids))


def due_checks(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of issues whose next check is due, oldest first."""
    rows = tx.connection.execute(
        select(_issues.c.id, _issues.c.check_at)
        .where(_issues.c.check_at <= tx.now)
        .order_by(_issues.c.check_at, _issues.c.id)
        .limit(limit)
    )
    return [(row.id, row.check_at) for row in rows]


def next_check_at(tx: Tx) -> datetime | None:
    """When the next check of an issue is due."""
    found = tx.connection.execute(
        select(func.min(_issues.c.check_at)).where(_issues.c.check_at.is_not(None))
    )
    return found.scalar()


def _first(tx: Tx, chosen: Select[Any]) -> Issue | None:
    row = tx.connection.execute(chosen).first()
    return Issue(*row) if row else None


def _all(tx: Tx, chosen: Select[Any]) -> list[Issue]:
    return [Issue(*row) for row in tx.connection.execute(chosen)]
