"""Documents that were asked for: waiting to be made, made once, their files removed later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import insert, select, update

from storage import history
from storage.tables.paper import PaperRow
from storage.transaction import Tx
from storage.types import table

_papers = table(PaperRow)


class PaperState(StrEnum):
    """How far a paper is; `GONE` is one that was made and whose file was removed since."""

    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that a person asked for; `args` say which, as its kind understands them."""

    id: int
    kind: str
    args: Mapping[str, Any]
    person_id: int
    chat_id: int
    state: PaperState


def order(
    tx: Tx, kind: str, args: Mapping[str, Any], *, person_id: int, chat_id: int
) -> int | None:
    """A new paper's id, or None while the same one is being made for the same person."""
    if any(_is_same(tx, id, kind, args, person_id) for id in waiting(tx)):
        return None
    values = {
        "kind": kind,
        "args": dict(args),
        "person_id": person_id,
        "chat_id": chat_id,
        "state": str(PaperState.WAITING),
        "asked_at": tx.now,
    }
    added = tx.connection.execute(insert(_papers).values(values).returning(_papers.c.id))
    return int(added.scalar_one())


def _is_same(tx: Tx, id: int, kind: str, args: Mapping[str, Any], person_id: int) -> bool:
    other = get(tx, id)
    asked = (kind, dict(args), person_id)
    return other is not None and (other.kind, other.args, other.person_id) == asked


def get(tx: Tx, paper_id: int) -> Paper | None:
    """A paper, or None."""
    row = tx.connection.execute(select(_papers).where(_papers.c.id == paper_id)).first()
    if row is None:
        return None
    return Paper(row.id, row.kind, row.args, row.person_id, row.chat_id, PaperState(row.state))


def waiting(tx: Tx) -> list[int]:
    """Ids of those to be made, oldest first."""
    waits = _papers.c.state == str(PaperState.WAITING)
    return list(tx.connection.scalars(select(_papers.c.id).where(waits).order_by(_papers.c.id)))


def end(tx: Tx, paper: Paper, state: PaperState) -> bool:
    """Whether it waited, and is over now; one that was made stands in the access log."""
    here = (_papers.c.id == paper.id) & (_papers.c.state == str(PaperState.WAITING))
    values = {"state": str(state), "ended_at": tx.now}
    if not tx.connection.execute(update(_papers).where(here).values(values)).rowcount:
        return False
    if state is PaperState.MADE:
        history.record(tx, "paper", paper.id, "made", by=paper.person_id, new=paper.kind)
        history.looked(tx, "paper", paper.id, by=paper.person_id)
    return True


def made_before(tx: Tx, before: datetime) -> list[int]:
    """Ids of those made before an instant (UTC) whose files still lie there."""
    old = (_papers.c.state == str(PaperState.MADE)) & (_papers.c.ended_at < before)
    return list(tx.connection.scalars(select(_papers.c.id).where(old)))


def file_gone(tx: Tx, paper_id: int) -> None:
    """The file of a made paper was removed."""
    here = (_papers.c.id == paper_id) & (_papers.c.state == str(PaperState.MADE))
    tx.connection.execute(update(_papers).where(here).values(state=str(PaperState.GONE)))
