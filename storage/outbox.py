"""What is to be said: queued with the records it speaks of, sent afterwards, at least once."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    null,
    or_,
    select,
    update,
)

from domain.message import Lane, Utterance
from storage import cards
from storage.bodies import (
    Answer,
    answers_from_json,
    utterance_from_json,
)
from storage.saying import erase, queue
from storage.statements import Statement
from storage.tables.outbox import CardRow, OutboxRow
from storage.transaction import Tx
from storage.types import storable, table

__all__ = [
    "Answer",
    "Waiting",
    "card_message",
    "chat_is_closed",
    "forget_bodies",
    "missed",
    "next_due_at",
    "queue",
    "refused",
    "retry_later",
    "sent",
    "waiting",
]

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row to send: first its answers, then its utterance, if it has one.

    `utterance` has its text, buttons and files; what is about sending stands here. Its
    `card_message_id` is the message its slot was last known to be shown in.
    """

    id: int
    chat_id: int
    lane: Lane
    utterance: Utterance | None
    answers: tuple[Answer, ...]
    due_at: datetime
    not_after: datetime | None
    attempts: int
    slot: str | None
    card_message_id: int | None


_OUTBOX = table(OutboxRow)
_CARD = table(CardRow)
_O = _OUTBOX.c

# States are part of the SQL text: as parameters they would hide the partial indexes.
_WAITS: ColumnElement[str] = literal_column("'waiting'")
_IS_WAITING = _O.state == _WAITS
_IS_ROW = (_O.id == bindparam("row"), _IS_WAITING)


_HOLDER = _OUTBOX.alias("holder")
_IS_HELD = (
    select(_HOLDER.c.id)
    .where(
        _HOLDER.c.state == _WAITS,
        _HOLDER.c.chat_id == _O.chat_id,
        _HOLDER.c.lane == _O.lane,
        _HOLDER.c.retry_at > bindparam("until"),
        _HOLDER.c.id <= _O.id,
    )
    .exists()
)
_WAITING = Statement(
    select(
        _O.id,
        _O.chat_id,
        _O.lane,
        _O.kind,
        _O.body,
        _O.due_at,
        _O.not_after,
        _O.attempts,
        _O.slot,
        _CARD.c.message_id,
    )
    .select_from(
        _OUTBOX.outerjoin(_CARD, and_(_CARD.c.chat_id == _O.chat_id, _CARD.c.slot == _O.slot))
    )
    .where(
        _IS_WAITING,
        _O.due_at <= bindparam("until"),
        _O.id > bindparam("after"),
        ~_IS_HELD,
    )
    .order_by(_O.lane, _O.id)
)

_MAY_GO_AT = case((_O.retry_at > _O.due_at, _O.retry_at), else_=_O.due_at)
_FIRST = select(func.min(_MAY_GO_AT)).where(_IS_WAITING)
_NEXT = Statement(_FIRST)
_NEXT_AFTER = Statement(_FIRST.where(bindparam("after", type_=_O.due_at.type) < _MAY_GO_AT))

# A card shows what was answered, a toast what was chosen: neither is kept once it is shown.
_LEFT = case((_O.kind == literal_column("'say'"), _O.body), else_=null())

_SENT = Statement(
    update(_OUTBOX)
    .where(
        _O.id == bindparam("row"),
        _O.sent_at.is_(None),
        or_(_IS_WAITING, _O.state == literal_column("'replaced'")),
    )
    .values(
        state=case((_IS_WAITING, literal_column("'sent'")), else_=_O.state),
        message_id=bindparam("message"),
        sent_at=bindparam("at"),
        retry_at=null(),
        body=_LEFT,
    )
    .returning(
        _O.kind,
        _O.chat_id,
        _O.slot,
        _O.state,
        select(_CARD.c.message_id)
        # In RETURNING SQLAlchemy leaves the table's name out, which would mean the card's.
        .where(
            _CARD.c.chat_id == literal_column("outbox.chat_id"),
            _CARD.c.slot == literal_column("outbox.slot"),
        )
        .scalar_subquery(),
    )
)

_REFUSES = {"state": literal_column("'refused'"), "retry_at": null(), "body": _LEFT}
_REFUSED = Statement(update(_OUTBOX).where(*_IS_ROW).values(**_REFUSES, why=bindparam("because")))

_MISSED = Statement(
    update(_OUTBOX)
    .where(*_IS_ROW)
    .values(state=literal_column("'missed'"), retry_at=null(), body=_LEFT)
)

_RETRY_LATER = Statement(
    update(_OUTBOX)
    .where(*_IS_ROW)
    .values(attempts=_O.attempts + 1, retry_at=bindparam("at"), why=bindparam("because"))
)

_CHAT_IS_CLOSED = Statement(
    update(_OUTBOX)
    .where(_O.chat_id == bindparam("chat"), _IS_WAITING)
    .values(**_REFUSES, why=bindparam("because"))
)

_FORGET = Statement(
    update(_OUTBOX)
    .where(
        _O.id.in_(
            select(_O.id)
            .where(
                _O.body.is_not(None),
                _O.created_at < bindparam("before"),
                _O.state != _WAITS,
            )
            .order_by(_O.id)
            .limit(bindparam("at_most", type_=Integer))
        )
    )
    .values(body=null())
)


def waiting(tx: Tx, until: datetime, *, after: int = 0) -> list[Waiting]:
    """Return what may be sent at an instant (UTC), the lowest lane first, then the oldest.

    A row that waits for a retry holds back the younger ones of its lane in its chat.

    Args:
        tx: The unit's transaction.
        until: Rows due later are left out.
        after: Only rows with a greater id: what was queued since the last look.
    """
    return [_waiting(row) for row in _WAITING.rows(tx, {"until": until, "after": after})]


def next_due_at(tx: Tx, *, after: datetime | None = None) -> datetime | None:
    """Return when the next row may be sent (UTC), counting retries.

    Args:
        tx: The unit's transaction.
        after: Leave out what might already have gone at this instant.
    """
    found = _NEXT.first(tx, {}) if after is None else _NEXT_AFTER.first(tx, {"after": after})
    return found[0] if found else None


def sent(tx: Tx, row_id: int, message_id: int | None) -> None:
    """Record that a row went out, and which message its card now lives in.

    A row may have been replaced while it was under way: where it was shown counts all the
    same, so that its successor edits that message.
    """
    names = {"row": row_id, "message": message_id, "at": tx.now}
    marked = _SENT.first(tx, names)
    if marked is None:
        return
    kind, chat_id, slot, state, shown_in = marked
    if slot is None:
        return
    taken = cards.taken_over(tx, row_id, chat_id, slot) if state == "replaced" else None
    if taken is not None:
        if message_id not in (None, taken):
            erase(tx, chat_id, message_id)
    elif kind == "close":
        cards.forget(tx, chat_id, slot)
    elif message_id not in (None, shown_in):
        cards.show(tx, chat_id, slot, message_id)


def refused(tx: Tx, row_id: int, why: str) -> None:
    """Record that Telegram will never take a row."""
    _REFUSED.run(tx, {"row": row_id, "because": storable(why)})


def retry_later(tx: Tx, row_id: int, at: datetime, why: str) -> None:
    """Count a failed attempt at a row and keep it for another."""
    _RETRY_LATER.run(tx, {"row": row_id, "at": at, "because": storable(why)})


def missed(tx: Tx, row_id: int) -> None:
    """Record that a row's time has passed; the reason of its last failure stays."""
    _MISSED.run(tx, {"row": row_id})


def chat_is_closed(tx: Tx, chat_id: int, why: str) -> None:
    """End everything that waits for a chat that cannot be reached any more."""
    _CHAT_IS_CLOSED.run(tx, {"chat": chat_id, "because": storable(why)})


def card_message(tx: Tx, chat_id: int, slot: str) -> int | None:
    """Return the message a slot is shown in."""
    return cards.message(tx, chat_id, slot)


def forget_bodies(tx: Tx, before: datetime, at_most: int = _CHUNK) -> int:
    """Empty bodies of rows queued before an instant (UTC) that wait no more.

    Returns:
        How many were emptied; to be called again while that is `at_most`.
    """
    return _FORGET.run(tx, {"before": before, "at_most": at_most})


def _waiting(row: tuple[Any, ...]) -> Waiting:
    row_id, chat_id, lane, kind, body, due_at, not_after, attempts, slot, message_id = row
    said = json.loads(body)
    utterance = None
    if kind in said:
        utterance = utterance_from_json(kind, said[kind], chat_id, slot or "")
    return Waiting(
        row_id,
        chat_id,
        Lane(lane),
        utterance,
        answers_from_json(said),
        due_at,
        not_after,
        attempts,
        slot,
        message_id,
    )
