"""Files people sent: known at once, downloaded soon after."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, insert, literal, or_, select, update

from domain.masking import masked
from domain.message import File, FileKind
from storage.statements import Statement
from storage.tables.talk import TalkRow
from storage.tables.visit import AttachmentRow
from storage.transaction import Tx
from storage.types import table

_files = table(AttachmentRow)
_talks = table(TalkRow)


@dataclass(frozen=True, slots=True)
class ToFetch:
    """A file to be downloaded."""

    id: int
    file_id: str
    kind: str
    size_bytes: int
    name: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a talk or a visit."""

    id: int
    slot: str
    kind: str
    file_id: str
    seconds: int
    caption: str
    path: str | None


_shown = (
    _files.c.id,
    _files.c.slot,
    _files.c.kind,
    _files.c.file_id,
    _files.c.seconds,
    _files.c.caption,
    _files.c.path,
)
_OF_TALK = Statement(
    select(*_shown).where(_files.c.talk_id == bindparam("of_talk")).order_by(_files.c.id)
)
_OF_ISSUE = Statement(
    select(*_shown).where(_files.c.issue_id == bindparam("of_issue")).order_by(_files.c.id)
)
_in_slot = (_files.c.talk_id == bindparam("of_talk"), _files.c.slot == bindparam("in_slot"))
_JOIN_ISSUE = Statement(update(_files).where(*_in_slot).values(issue_id=bindparam("to_issue")))
_JOIN_ISSUE_ALONE = Statement(
    update(_files).where(*_in_slot).values(issue_id=bindparam("to_issue"), talk_id=None)
)
_JOIN_VISIT = Statement(
    update(_files)
    .where(_files.c.talk_id == bindparam("of_talk"), _files.c.issue_id.is_(None))
    .values(visit_id=bindparam("to_visit"))
)


def keep(
    tx: Tx, file: File, slot: str, *, talk_id: int, message_id: int | None, sent_at: datetime
) -> int:
    """The attachment's id; the same file in the same place is kept once."""
    known = tx.connection.execute(
        select(_files.c.id).where(
            _files.c.talk_id == talk_id,
            _files.c.slot == slot,
            _files.c.unique_id == file.unique_id,
        )
    ).scalar()
    if known is not None:
        return int(known)
    values = {
        "talk_id": talk_id,
        "slot": slot,
        "kind": str(file.kind),
        "file_id": file.file_id,
        "unique_id": file.unique_id,
        "size_bytes": file.size_bytes,
        "seconds": file.seconds,
        "name": file.name,
        "caption": file.caption,
        "message_id": message_id,
        "sent_at": sent_at,
    }
    added = tx.connection.execute(insert(_files).values(values).returning(_files.c.id))
    return int(added.scalar_one())


def keep_alone(tx: Tx, file: File, slot: str, *, message_id: int | None, sent_at: datetime) -> int:
    """The attachment's id; it is part of no talk and no record."""
    values = {
        "slot": slot,
        "kind": str(file.kind),
        "file_id": file.file_id,
        "unique_id": file.unique_id,
        "size_bytes": file.size_bytes,
        "name": file.name,
        "message_id": message_id,
        "sent_at": sent_at,
    }
    added = tx.connection.execute(insert(_files).values(values).returning(_files.c.id))
    return int(added.scalar_one())


def whereabouts(tx: Tx, attachment_id: int) -> tuple[str, str | None]:
    """The state of a file, and its path once it is fetched."""
    found = select(_files.c.state, _files.c.path).where(_files.c.id == attachment_id)
    row = tx.connection.execute(found).one()
    return row.state, row.path


def of_talk(tx: Tx, talk_id: int) -> list[Attachment]:
    """The files sent to a talk, in order."""
    return [Attachment(*row) for row in _OF_TALK.rows(tx, {"of_talk": talk_id})]


def of_visit(tx: Tx, visit_id: int) -> list[Attachment]:
    """The files of a visit, in order."""
    rows = tx.connection.execute(
        select(*_shown).where(_files.c.visit_id == visit_id).order_by(_files.c.id)
    )
    return [Attachment(*row) for row in rows]


def join_issue(
    tx: Tx, talk_id: int, slot: str, issue_id: int, *, tells_of_talk: bool = True
) -> None:
    """The files sent for one issue of a talk are now part of that issue.

    Unless the talk may be told of, nothing of them points at it any more.
    """
    joined = _JOIN_ISSUE if tells_of_talk else _JOIN_ISSUE_ALONE
    joined.run(tx, {"of_talk": talk_id, "in_slot": slot, "to_issue": issue_id})


def join_form(tx: Tx, talk_id: int, issue_id: int) -> None:
    """What was sent to a form about an issue is now part of it, each file in its slot."""
    mine = update(_files).where(_files.c.talk_id == talk_id)
    tx.connection.execute(mine.values(issue_id=issue_id))


def set_back(tx: Tx, issue_id: int, slots: Collection[str]) -> None:
    """An issue's files in these slots stand in `past.<slot>` from now on."""
    mine = (_files.c.issue_id == issue_id) & _files.c.slot.in_(slots)
    past = literal("past.") + _files.c.slot
    tx.connection.execute(update(_files).where(mine).values(slot=past))


def erase(
    tx: Tx, talk_id: int, slot: str, kinds: Collection[FileKind] = tuple(FileKind)
) -> set[int]:
    """Files of these kinds in a talk's slot go for good; the messages they came in."""
    mine = (_files.c.talk_id == talk_id) & (_files.c.slot == slot)
    return _erase(tx, mine & _files.c.kind.in_([str(kind) for kind in kinds]))


def _erase(tx: Tx, mine: ColumnElement[bool]) -> set[int]:
    rows = tx.connection.execute(select(_files.c.message_id).where(mine)).all()
    bare = {"file_id": "", "caption": "", "name": "", "state": "erasing"}
    tx.connection.execute(
        update(_files)
        .where(mine)
        .values(**bare, unique_id="", message_id=None, slot="")
        .values(talk_id=None, visit_id=None, issue_id=None)
    )
    return {row.message_id for row in rows if row.message_id is not None}


def erase_one(tx: Tx, attachment_id: int) -> None:
    """A file goes for good."""
    _erase(tx, _files.c.id == attachment_id)


def erase_of_issue(tx: Tx, issue_id: int, senders: Collection[int]) -> None:
    """What these people sent for an issue goes for good, and what is not known to be others'."""
    theirs = select(_talks.c.id).where(_talks.c.person_id.in_(senders))
    sent = or_(_files.c.talk_id.is_(None), _files.c.talk_id.in_(theirs))
    _erase(tx, (_files.c.issue_id == issue_id) & sent)


def keep_for_issue_alone(tx: Tx, issue_id: int, names: Collection[str]) -> None:
    """The files of an issue tell of no talk and no visit, their captions of none of the names."""
    mine = _files.c.issue_id == issue_id
    rows = tx.connection.execute(select(_files.c.id, _files.c.caption).where(mine)).all()
    tx.connection.execute(update(_files).where(mine).values(talk_id=None, visit_id=None))
    for row in rows:
        without = masked(row.caption, names)
        tx.connection.execute(update(_files).where(_files.c.id == row.id).values(caption=without))


def of_issue(tx: Tx, issue_id: int) -> list[Attachment]:
    """The files of an issue, in order."""
    return [Attachment(*row) for row in _OF_ISSUE.rows(tx, {"of_issue": issue_id})]


def join_visit(tx: Tx, talk_id: int, visit_id: int) -> None:
    """What a talk's files belong to no issue are now part of the visit's record."""
    _JOIN_VISIT.run(tx, {"of_talk": talk_id, "to_visit": visit_id})


def move(tx: Tx, talk_id: int, slot: str, to: str) -> None:
    """The files of a talk's slot are part of another slot from now on."""
    mine = (_files.c.talk_id == talk_id) & (_files.c.slot == slot)
    tx.connection.execute(update(_files).where(mine).values(slot=to))


def close_gap(tx: Tx, talk_id: int, prefix: str, number: int) -> None:
    """Item `number` of a talk's loop was taken out: its files join the note, later ones move up."""
    mine = (_files.c.talk_id == talk_id) & _files.c.slot.startswith(f"{prefix}.")
    rows = tx.connection.execute(
        select(_files.c.id, _files.c.slot).where(mine).order_by(_files.c.id)
    ).all()
    for row in rows:
        place = int(row.slot.removeprefix(f"{prefix}."))
        if place >= number:
            slot = "note" if place == number else f"{prefix}.{place - 1}"
            tx.connection.execute(update(_files).where(_files.c.id == row.id).values(slot=slot))


def hand_over(tx: Tx, talk_id: int, other_id: int) -> None:
    """The files of a talk belong to another talk, except those it has already."""
    known = select(_files.c.unique_id).where(_files.c.talk_id == other_id)
    tx.connection.execute(
        update(_files)
        .where(_files.c.talk_id == talk_id, _files.c.unique_id.not_in(known))
        .values(talk_id=other_id)
    )


def waiting(tx: Tx, limit: int) -> list[ToFetch]:
    """Files to be downloaded now, oldest first."""
    rows = tx.connection.execute(
        select(
            _files.c.id,
            _files.c.file_id,
            _files.c.kind,
            _files.c.size_bytes,
            _files.c.name,
            _files.c.attempts,
        )
        .where(_files.c.state == "waiting")
        .where(or_(_files.c.retry_at.is_(None), _files.c.retry_at <= tx.now))
        .order_by(_files.c.id)
        .limit(limit)
    )
    return [ToFetch(*row) for row in rows]


def fetched(tx: Tx, attachment_id: int, path: str, sha256: str, size_bytes: int) -> None:
    """A file lies at `path` under the data directory."""
    values = {"path": path, "sha256": sha256, "size_bytes": size_bytes}
    mine = update(_files).where(_files.c.id == attachment_id)
    tx.connection.execute(mine.values(values))
    tx.connection.execute(mine.where(_files.c.state == "waiting").values(state="fetched"))


def to_erase(tx: Tx) -> list[int]:
    """Ids of files that are to be removed from the data directory."""
    rows = tx.connection.execute(select(_files.c.id).where(_files.c.state == "erasing"))
    return [row.id for row in rows]


def erased(tx: Tx, attachment_id: int) -> None:
    """The file is gone; so is what was known of it."""
    tx.connection.execute(delete(_files).where(_files.c.id == attachment_id))


def failed(tx: Tx, attachment_id: int, why: str, retry_at: datetime | None) -> None:
    """A download failed: to be tried again at a time, or for good."""
    values = {"why": why, "retry_at": retry_at, "attempts": _files.c.attempts + 1}
    if retry_at is None:
        values["state"] = "failed"
    tx.connection.execute(update(_files).where(_files.c.id == attachment_id).values(values))
