"""Talks under way: every answer is in the database the moment it is given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, bindparam, cast, insert, select, update

from storage.statements import Statement
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
_is_it = _talks.c.id == bindparam("talk_id")
_is_open = (_talks.c.person_id == bindparam("person"), _talks.c.ended_at.is_(None))

_BEGIN = Statement(
    insert(_talks)
    .values(
        person_id=bindparam("person_id"),
        kind=bindparam("kind"),
        state=bindparam("state"),
        is_current=True,
        opened_at=bindparam("opened_at"),
        changed_at=bindparam("changed_at"),
    )
    .returning(_talks.c.id)
)
_BY_ID = Statement(select(*_columns).where(_is_it))
_CURRENT = Statement(select(*_columns).where(*_is_open, _talks.c.is_current))
_OPEN = Statement(select(*_columns).where(*_is_open).order_by(_talks.c.changed_at.desc()))
_SAVE = Statement(
    update(_talks)
    .where(_is_it)
    .values(
        state=bindparam("new_state"), subject=bindparam("new_subject"), changed_at=bindparam("at")
    )
)
_MAKE_CURRENT = Statement(update(_talks).where(_is_it).values(is_current=True))
_LEAVE = Statement(
    update(_talks)
    # A current talk is open; saying so lets the index be used.
    .where(*_is_open, _talks.c.is_current)
    .values(is_current=False)
)
_END = Statement(
    update(_talks)
    .where(_is_it, _talks.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"), ending=bindparam("how"), is_current=False)
)


LOOSE = "visit"
"""The kind as which things sent outside a form are kept until they are taken up."""

_FORGOTTEN: dict[str, Any] = {"title": "", "left": 0, "start": {}, "answers": {}}


def begin(tx: Tx, person_id: int, kind: str, state: dict[str, Any]) -> Talk:
    """A new talk, current from now on."""
    leave_current(tx, person_id)
    values = {
        "person_id": person_id,
        "kind": kind,
        "state": state,
        "opened_at": tx.now,
        "changed_at": tx.now,
    }
    ((talk_id,),) = _BEGIN.rows(tx, values)
    return Talk(talk_id, person_id, kind, None, state, True, tx.now, tx.now, None)


def get(tx: Tx, talk_id: int) -> Talk | None:
    """A talk, open or ended."""
    row = _BY_ID.first(tx, {"talk_id": talk_id})
    return Talk(*row) if row else None


def current(tx: Tx, person_id: int) -> Talk | None:
    """The talk that typed words of this person belong to."""
    row = _CURRENT.first(tx, {"person": person_id})
    return Talk(*row) if row else None


def open_of(tx: Tx, person_id: int) -> list[Talk]:
    """A person's open talks, the one changed last first."""
    return [Talk(*row) for row in _OPEN.rows(tx, {"person": person_id})]


def save(tx: Tx, talk: Talk, state: dict[str, Any], subject: str | None) -> None:
    """Keep a talk's state and what it is about."""
    values = {"talk_id": talk.id, "new_state": state, "new_subject": subject, "at": tx.now}
    _SAVE.run(tx, values)


def make_current(tx: Tx, talk: Talk) -> None:
    """From now on what the person types belongs to this talk."""
    if talk.is_current:
        return
    leave_current(tx, talk.person_id)
    _MAKE_CURRENT.run(tx, {"talk_id": talk.id})


def leave_current(tx: Tx, person_id: int) -> None:
    """No talk of the person is current; open ones wait."""
    _LEAVE.run(tx, {"person": person_id})


def end(tx: Tx, talk_id: int, ending: str) -> bool:
    """End a talk once; False when it had ended."""
    return _END.run(tx, {"talk_id": talk_id, "at": tx.now, "how": ending}) == 1


def turn_into(tx: Tx, talk_id: int, kind: str, state: dict[str, Any]) -> None:
    """An offered talk is taken up as one of another kind: nothing of it stays behind."""
    tx.connection.execute(
        update(_talks)
        .where(_talks.c.id == talk_id)
        .values(kind=kind, state=state, ended_at=None, ending=None)
    )


def reopen(tx: Tx, talk_id: int) -> None:
    """A cancelled talk is taken back."""
    tx.connection.execute(
        update(_talks).where(_talks.c.id == talk_id).values(ended_at=None, ending=None)
    )


def take_offer(tx: Tx, talk_id: int) -> bool:
    """Take what was offered once; False when it was taken, or never offered."""
    taken = tx.connection.execute(
        update(_talks)
        .where(_talks.c.id == talk_id, _talks.c.ending == "offered")
        .values(ending="taken")
    )
    return taken.rowcount == 1


def ended_lately(tx: Tx, person_id: int, *, limit: int) -> list[Talk]:
    """A person's talks that ended last, the latest first."""
    rows = tx.connection.execute(
        select(*_columns)
        .where(_talks.c.person_id == person_id, _talks.c.ended_at.is_not(None))
        .order_by(_talks.c.ended_at.desc(), _talks.c.id.desc())
        .limit(limit)
    )
    return [Talk(*row) for row in rows]


def offered_since(tx: Tx, person_id: int, since: datetime) -> list[Talk]:
    """What a person sent outside a form since an instant (UTC) and never took up."""
    rows = tx.connection.execute(
        select(*_columns)
        .where(_talks.c.person_id == person_id, _talks.c.ended_at >= since)
        .where(_talks.c.ending == "offered", _talks.c.kind == LOOSE)
    )
    return [Talk(*row) for row in rows]


def naming(tx: Tx, household_id: int) -> list[Talk]:
    """Talks, open or to be taken up again, that may name a household."""
    held = cast(_talks.c.state, String)
    named = held.contains(f'"value":{household_id},') | held.contains(f'"household":{household_id}')
    goes_on = _talks.c.ended_at.is_(None) | _talks.c.ending.in_(("cancelled", "offered"))
    rows = tx.connection.execute(select(*_columns).where(goes_on, named).order_by(_talks.c.id))
    return [Talk(*row) for row in rows]


def rewrite(tx: Tx, talk_id: int, state: dict[str, Any], subject: str | None) -> None:
    """What a talk holds is put otherwise; for its person nothing has changed."""
    mine = update(_talks).where(_talks.c.id == talk_id)
    tx.connection.execute(mine.values(state=state, subject=subject))


def forget(tx: Tx, talk_id: int) -> None:
    """Empty a talk that ended: it cannot be taken up any more."""
    mine = update(_talks).where(_talks.c.id == talk_id)
    tx.connection.execute(mine.values(state=_FORGOTTEN, ending="forgotten"))


def forget_ended(tx: Tx, ids: Select[Any]) -> None:
    """Empty those of these talks that ended."""
    mine = _talks.c.id.in_(ids) & _talks.c.ended_at.is_not(None)
    tx.connection.execute(update(_talks).where(mine).values(state=_FORGOTTEN, ending="forgotten"))


def forget_states(tx: Tx, before: datetime, at_most: int = 500) -> int:
    """Empty the answers of talks that ended before an instant (UTC).

    Returns:
        How many were emptied; to be called again while that is `at_most`.
    """
    ended = (
        select(_talks.c.id)
        .where(_talks.c.ended_at < before, _talks.c.ending != "forgotten")
        .limit(at_most)
    )
    emptied = tx.connection.execute(
        update(_talks).where(_talks.c.id.in_(ended)).values(state=_FORGOTTEN, ending="forgotten")
    )
    return emptied.rowcount
