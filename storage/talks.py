"""Talks under way: every answer is in the database the moment it is given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from storage.tables.talk import TalkRow
from storage.transaction import Tx
from storage.types import table

_talks = table(TalkRow)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk. `state` is what the script engine keeps; `ending` None while it is open."""

    id: int
    person_id: int
    kind: str
    subject: str | None
    state: dict[str, Any]
    is_current: bool
    opened_at: datetime
    changed_at: datetime
    ending: str | None


_columns = (
    _talks.c.id,
    _talks.c.person_id,
    _talks.c.kind,
    _talks.c.subject,
    _talks.c.state,
    _talks.c.is_current,
    _talks.c.opened_at,
    _talks.c.changed_at,
    _talks.c.ending,
)
_by_id = select(*_columns).where(_talks.c.id == bindparam("talk_id"))
_current = select(*_columns).where(
    _talks.c.person_id == bindparam("person"), _talks.c.is_current, _talks.c.ended_at.is_(None)
)
_open = (
    select(*_columns)
    .where(_talks.c.person_id == bindparam("person"), _talks.c.ended_at.is_(None))
    .order_by(_talks.c.changed_at.desc())
)
_save = (
    update(_talks)
    .where(_talks.c.id == bindparam("talk_id"))
    .values(
        state=bindparam("new_state"), subject=bindparam("new_subject"), changed_at=bindparam("at")
    )
)
_leave = (
    update(_talks)
    .where(_talks.c.person_id == bindparam("person"), _talks.c.is_current)
    .values(is_current=False)
)


def begin(tx: Tx, person_id: int, kind: str, state: dict[str, Any]) -> Talk:
    """A new talk, current from now on."""
    leave_current(tx, person_id)
    values = {
        "person_id": person_id,
        "kind": kind,
        "state": state,
        "is_current": True,
        "opened_at": tx.now,
        "changed_at": tx.now,
    }
    talk_id = tx.connection.execute(insert(_talks).values(values).returning(_talks.c.id))
    talk = get(tx, int(talk_id.scalar_one()))
    assert talk is not None
    return talk


def get(tx: Tx, talk_id: int) -> Talk | None:
    """A talk, open or ended."""
    row = tx.connection.execute(_by_id, {"talk_id": talk_id}).first()
    return Talk(*row) if row else None


def current(tx: Tx, person_id: int) -> Talk | None:
    """The talk that typed words of this person belong to."""
    row = tx.connection.execute(_current, {"person": person_id}).first()
    return Talk(*row) if row else None


def open_of(tx: Tx, person_id: int) -> list[Talk]:
    """A person's open talks, the one changed last first."""
    return [Talk(*row) for row in tx.connection.execute(_open, {"person": person_id})]


def save(tx: Tx, talk: Talk, state: dict[str, Any], subject: str | None) -> None:
    """Keep a talk's state and what it is about."""
    tx.connection.execute(
        _save,
        {"talk_id": talk.id, "new_state": state, "new_subject": subject, "at": tx.now},
    )


def make_current(tx: Tx, talk: Talk) -> None:
    """From now on what the person types belongs to this talk."""
    if talk.is_current:
        return
    leave_current(tx, talk.person_id)
    tx.connection.execute(update(_talks).where(_talks.c.id == talk.id).values(is_current=True))


def leave_current(tx: Tx, person_id: int) -> None:
    """No talk of the person is current; open ones wait."""
    tx.connection.execute(_leave, {"person": person_id})


def end(tx: Tx, talk_id: int, ending: str) -> bool:
    """End a talk once; False when it had ended."""
    ended = tx.connection.execute(
        update(_talks)
        .where(_talks.c.id == talk_id, _talks.c.ended_at.is_(None))
        .values(ended_at=tx.now, ending=ending, is_current=False)
    )
    return ended.rowcount == 1


def reopen(tx: Tx, talk_id: int) -> None:
    """A cancelled talk is taken back."""
    tx.connection.execute(
        update(_talks).where(_talks.c.id == talk_id).values(ended_at=None, ending=None)
    )


def ended_lately(tx: Tx, person_id: int, *, limit: int) -> list[Talk]:
    """A person's talks that ended last, the latest first."""
    rows = tx.connection.execute(
        select(*_columns)
        .where(_talks.c.person_id == person_id, _talks.c.ended_at.is_not(None))
        .order_by(_talks.c.ended_at.desc(), _talks.c.id.desc())
        .limit(limit)
    )
    return [Talk(*row) for row in rows]


def forget_states(tx: Tx, before: datetime) -> int:
    """Empty the answers of talks that ended before an instant (UTC); how many."""
    emptied = tx.connection.execute(
        update(_talks)
        .where(_talks.c.ended_at < before, _talks.c.ending != "forgotten")
        .values(state={"title": "", "left": 0, "start": {}, "answers": {}}, ending="forgotten")
    )
    return emptied.rowcount
