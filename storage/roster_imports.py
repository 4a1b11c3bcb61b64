"""Lists of households on their way in: staged apart, confirmed, then written a few at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from domain.roster.matching import Known, Matched, Verdict
from domain.roster.progress import Listed, Preview, Stage, from_plain, problem_to_plain, to_plain
from domain.roster.progress import problem_from_plain as _problem
from domain.roster.reading import Problem
from domain.roster.staff import StaffMatched
from storage import attachments
from storage.roster_writing import Writing
from storage.statements import Statement, insertion
from storage.tables.roster import HouseholdRow, PriorityRow, RosterImportRow, RosterRow
from storage.transaction import Tx
from storage.types import table

_imports = table(RosterImportRow)
_rows = table(RosterRow)
_households = table(HouseholdRow)
_members = table(PriorityRow)

_STAGE = Statement(insertion(_rows, "import_id", "is_bad", "household_id", "held"))


@dataclass(frozen=True, slots=True)
class RosterImport:
    """A list as it stands. `listed` None: nobody knows of whom; `preview` None: not yet read."""

    id: int
    file_name: str
    listed: Listed | None
    stage: Stage
    sent_by: int | None
    attachment_id: int | None
    preview: Preview | None
    written: int
    left_out: int


def begin(
    tx: Tx,
    file_name: str,
    stage: Stage,
    *,
    listed: Listed | None = None,
    by: int | None = None,
    attachment_id: int | None = None,
) -> int:
    """A new list's id."""
    values: dict[str, Any] = {
        "file_name": file_name,
        "kind": listed or "",
        "state": str(stage),
        "sent_by": by,
        "attachment_id": attachment_id,
        "created_at": tx.now,
        "preview": {},
    }
    added = tx.connection.execute(insert(_imports).values(values).returning(_imports.c.id))
    return int(added.scalar_one())


def get(tx: Tx, import_id: int) -> RosterImport | None:
    """A list, or None."""
    row = tx.connection.execute(select(_imports).where(_imports.c.id == import_id)).first()
    if row is None:
        return None
    preview = from_plain(row.preview) if "counts" in row.preview else None
    listed = Listed(row.kind) if row.kind else None
    about = (row.id, row.file_name, listed, Stage(row.state), row.sent_by, row.attachment_id)
    return RosterImport(*about, preview, row.written, row.left_out)


def know(tx: Tx, import_id: int, listed: Listed) -> None:
    """Of whom the list is."""
    mine = update(_imports).where(_imports.c.id == import_id)
    tx.connection.execute(mine.values(kind=str(listed)))


def move(tx: Tx, import_id: int, was: Stage, to: Stage) -> bool:
    """Whether the list stood there, and stands here now; one that ends lets go of its file."""
    values: dict[str, Any] = {"state": str(to)}
    if to in (Stage.DONE, Stage.DROPPED, Stage.UNREADABLE):
        values["ended_at"] = tx.now
        _let_go(tx, import_id)
    here = (_imports.c.id == import_id) & (_imports.c.state == str(was))
    return bool(tx.connection.execute(update(_imports).where(here).values(values)).rowcount)


def _let_go(tx: Tx, import_id: int) -> None:
    about = get(tx, import_id)
    if about is not None and about.attachment_id is not None:
        mine = update(_imports).where(_imports.c.id == import_id)
        tx.connection.execute(mine.values(attachment_id=None))
        attachments.erase_one(tx, about.attachment_id)


def at_stage(tx: Tx, *stages: Stage) -> list[int]:
    """Ids of the lists that stand at one of these stages, oldest first."""
    found = select(_imports.c.id).where(_imports.c.state.in_([str(stage) for stage in stages]))
    return list(tx.connection.scalars(found.order_by(_imports.c.id)))


def known(tx: Tx, after: int, limit: int) -> list[Known]:
    """Some of the households there are or were, by id, with their groups of today."""
    rows = tx.connection.execute(
        select(
            _households.c.id,
            _households.c.hamlet_id,
            _households.c.head_name,
            _households.c.address_note,
            _households.c.phone,
            _households.c.merged_into_id,
        )
        .where(_households.c.id > after)
        .order_by(_households.c.id)
        .limit(limit)
    ).all()
    if not rows:
        return []
    groups: dict[int, set[int]] = {}
    within = _members.c.household_id.between(rows[0].id, rows[-1].id)
    holds = _members.c.until_on.is_(None) | (_members.c.until_on > tx.today)
    found = select(_members.c.household_id, _members.c.group_id).where(within, holds)
    for household_id, group_id in tx.connection.execute(found):
        groups.setdefault(household_id, set()).add(group_id)
    return [
        Known(id, hamlet, name or "", address, phone or "", frozenset(groups.get(id, ())), merged)
        for id, hamlet, name, address, phone, merged in rows
    ]


def stage_some(tx: Tx, import_id: int, some: Sequence[Matched | StaffMatched | Problem]) -> None:
    """Put some of what was read aside; what stands already needs nothing."""
    kept = [_staged(import_id, one) for one in some if not _stands(one)]
    if kept:
        _STAGE.many(tx, kept)


def stage_lines(tx: Tx, import_id: int, lines: Sequence[Sequence[str]]) -> None:
    """Put some lines of a table aside as they are."""
    held = {"import_id": import_id, "is_bad": False, "household_id": None}
    if lines:
        _STAGE.many(tx, [{**held, "held": {"cells": list(line)}} for line in lines])


def lines(tx: Tx, import_id: int) -> list[list[str]]:
    """The lines of a table that were put aside."""
    mine = select(_rows.c.held).where(_rows.c.import_id == import_id).order_by(_rows.c.id)
    return [held["cells"] for held in tx.connection.scalars(mine)]


def count_written(tx: Tx, import_id: int, *, written: int, left_out: int) -> None:
    """How much of what was put aside is written."""
    mine = update(_imports).where(_imports.c.id == import_id)
    tx.connection.execute(mine.values(written=written, left_out=left_out))


def _stands(one: Matched | StaffMatched | Problem) -> bool:
    return not isinstance(one, Problem) and one.verdict is Verdict.SAME


def _staged(import_id: int, one: Matched | StaffMatched | Problem) -> dict[str, Any]:
    if isinstance(one, Problem):
        values: dict[str, Any] = {"problem": problem_to_plain(one)}
        return {"import_id": import_id, "is_bad": True, "household_id": None, "held": values}
    if isinstance(one, StaffMatched):
        return {
            "import_id": import_id,
            "is_bad": False,
            "household_id": None,
            "held": _staff(one),
        }
    entry = one.entry
    values = {
        "hamlet": entry.hamlet_id,
        "name": entry.name,
        "address": entry.address,
        "phone": entry.phone,
        "groups": list(entry.group_ids),
        "since": entry.since_on.isoformat() if entry.since_on else None,
        "until": entry.until_on.isoformat() if entry.until_on else None,
    }
    household_id = one.household_id
    return {
        "import_id": import_id,
        "is_bad": False,
        "household_id": household_id,
        "held": values,
    }


def _staff(one: StaffMatched) -> dict[str, Any]:
    return {
        "person": one.person_id,
        "invite": one.invite_id,
        "name": one.name,
        "roles": sorted(one.roles),
        "hamlets": sorted(one.hamlet_ids),
        "whole": one.whole_commune,
    }


def show_preview(tx: Tx, import_id: int, preview: Preview) -> None:
    """Keep what the list would do."""
    mine = update(_imports).where(_imports.c.id == import_id)
    tx.connection.execute(mine.values(preview=to_plain(preview)))


def write_some(tx: Tx, import_id: int, limit: int) -> int:
    """Write some of the rows that wait; how many those were, 0 when none are left.

    A row leaves the staging table in the unit that writes it, so that a stop anywhere neither
    loses nor doubles one.
    """
    mine = (_rows.c.import_id == import_id) & _rows.c.is_bad.is_(False)
    chosen = select(_rows.c.id, _rows.c.household_id, _rows.c.held).where(mine)
    rows = tx.connection.execute(chosen.order_by(_rows.c.id).limit(limit)).all()
    if not rows:
        return 0
    about = get(tx, import_id)
    sent_at = select(_imports.c.created_at).where(_imports.c.id == import_id)
    since: datetime = tx.connection.execute(sent_at).scalar_one()
    writing = Writing(tx, import_id, about.sent_by if about else None, since)
    done = sum(writing.write(household_id, values) for _, household_id, values in rows)
    gone = _rows.c.id.between(rows[0].id, rows[-1].id)
    tx.connection.execute(delete(_rows).where(mine, gone))
    counted = {
        "written": _imports.c.written + done,
        "left_out": _imports.c.left_out + len(rows) - done,
    }
    tx.connection.execute(update(_imports).where(_imports.c.id == import_id).values(counted))
    return len(rows)


def bad_rows(tx: Tx, import_id: int, after: int, limit: int) -> list[tuple[int, Problem]]:
    """Some of the rows that cannot be written, with the number to ask for more after."""
    mine = (_rows.c.import_id == import_id) & _rows.c.is_bad.is_(True) & (_rows.c.id > after)
    chosen = select(_rows.c.id, _rows.c.held).where(mine).order_by(_rows.c.id).limit(limit)
    return [(id, _problem(values["problem"])) for id, values in tx.connection.execute(chosen)]


def clear_some(tx: Tx, import_id: int, limit: int) -> int:
    """Forget some of what a list held; how many rows those were."""
    some = select(_rows.c.id).where(_rows.c.import_id == import_id).limit(limit)
    ids = list(tx.connection.scalars(some))
    tx.connection.execute(delete(_rows).where(_rows.c.id.in_(ids)))
    return len(ids)


def ended_before(tx: Tx, before: datetime) -> list[int]:
    """Lists that ended before a moment and still say what was in them."""
    old = (_imports.c.ended_at < before) & (_imports.c.file_name != "")
    return list(tx.connection.scalars(select(_imports.c.id).where(old)))


def forget(tx: Tx, import_id: int) -> None:
    """A list says no more than how many households it brought."""
    mine = update(_imports).where(_imports.c.id == import_id)
    tx.connection.execute(mine.values(file_name="", preview={}))


def drop_before(tx: Tx, before: datetime) -> None:
    """What nobody confirmed before a moment is dropped."""
    open_ones = (Stage.OFFERED, Stage.ASKED, Stage.PREVIEWED)
    for stage in open_ones:
        old = (_imports.c.created_at < before) & (_imports.c.state == str(stage))
        for import_id in list(tx.connection.scalars(select(_imports.c.id).where(old))):
            move(tx, import_id, stage, Stage.DROPPED)
