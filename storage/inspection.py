"""What the database knows of one chat, and how much has happened: for rehearsals."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.tables.history import AccessRow, EventRow
from storage.tables.inbox import InboxRow
from storage.tables.issue import IssueRow
from storage.tables.outbox import OutboxRow
from storage.tables.programme import MomentRow, NoticeRow
from storage.tables.roster import HouseholdRow
from storage.tables.staff import HamletRow, PersonRoleRow
from storage.tables.visit import VisitRow
from storage.transaction import Tx
from storage.types import table

_inbox = table(InboxRow)
_outbox = table(OutboxRow)
_events = table(EventRow)
_access = table(AccessRow)
_issues = table(IssueRow)
_visits = table(VisitRow)
_notices = table(NoticeRow)
_moments = table(MomentRow)
_hamlets = table(HamletRow)
_households = table(HouseholdRow)
_roles = table(PersonRoleRow)


@dataclass(frozen=True, slots=True)
class Update:
    """An update as it stands in the inbox; `payload` None when it was emptied."""

    seq: int
    update_id: int
    payload: str | None
    received_at: datetime
    state: str
    attempts: int
    handled_at: datetime | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """A row of the outbox without its body."""

    id: int
    kind: str
    lane: int
    slot: str | None
    key: str | None
    state: str
    attempts: int
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None
    message_id: int | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A line of the history or of the access log. `what` is "looked" or "refused" in the latter."""

    at: datetime
    subject: str
    subject_id: int
    what: str


def updates(tx: Tx, chat_id: int, limit: int) -> list[Update]:
    """The last updates of a chat, newest first."""
    names = ("seq", "update_id", "payload", "received_at", "state", "attempts", "handled_at", "why")
    chosen = select(*(_inbox.c[name] for name in names)).where(_inbox.c.chat_id == chat_id)
    rows = tx.connection.execute(chosen.order_by(_inbox.c.seq.desc()).limit(limit))
    return [Update(*row) for row in rows]


def replies(tx: Tx, chat_id: int, limit: int) -> list[Reply]:
    """The last things said in a chat, newest first."""
    columns = [_outbox.c[name] for name in Reply.__dataclass_fields__]
    chosen = select(*columns).where(_outbox.c.chat_id == chat_id)
    rows = tx.connection.execute(chosen.order_by(_outbox.c.id.desc()).limit(limit))
    return [Reply(*row) for row in rows]


def traces(tx: Tx, person_id: int, limit: int) -> list[Trace]:
    """What a person changed and opened last, newest first."""
    changed = select(_events.c.at, _events.c.subject, _events.c.subject_id, _events.c.what)
    opened = select(_access.c.at, _access.c.subject, _access.c.subject_id, _access.c.refused)
    changes = changed.where(_events.c.person_id == person_id)
    looks = opened.where(_access.c.person_id == person_id)
    found = [
        Trace(*row)
        for row in tx.connection.execute(changes.order_by(_events.c.id.desc()).limit(limit))
    ]
    found += [
        Trace(at, subject, id, "refused" if refused else "looked")
        for at, subject, id, refused in tx.connection.execute(
            looks.order_by(_access.c.id.desc()).limit(limit)
        )
    ]
    return sorted(found, key=lambda trace: trace.at, reverse=True)[:limit]


def counts(tx: Tx) -> dict[str, int]:
    """How often each thing happened to issues, and how many there are of everything else.

    `visits`, `begun` days, `hamlets`, `households`, and `cadre`, `leader`, … on the staff.
    """
    of_issues = select(_events.c.what, func.count()).where(_events.c.subject == "issue")
    found = {
        what: int(count)
        for what, count in tx.connection.execute(of_issues.group_by(_events.c.what))
    }
    begun = (
        select(func.count())
        .select_from(_notices.join(_moments))
        .where(_moments.c.kind == "start", _notices.c.outcome == "queued")
    )
    beyond = select(func.count()).where(_issues.c.leader_id.is_not(None))
    visits = select(func.count()).select_from(_visits)
    hamlets = select(func.count()).select_from(_hamlets)
    households = select(func.count()).select_from(_households)
    for name, counted in (
        ("visits", visits),
        ("beyond", beyond),
        ("begun", begun),
        ("hamlets", hamlets),
        ("households", households),
    ):
        found[name] = int(tx.connection.execute(counted).scalar_one())
    of_roles = select(_roles.c.role, func.count()).group_by(_roles.c.role)
    joined = {role: int(count) for role, count in tx.connection.execute(of_roles)}
    return found | joined
