"""What arrived: stored before Telegram is told, handled once, in its own order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    bindparam,
    func,
    literal_column,
    null,
    or_,
    select,
    update,
)

from domain.message import File, Heard, Tap, Words
from storage.statements import Statement
from storage.tables.inbox import InboxRow
from storage.transaction import Tx
from storage.types import storable, table

# A shorter text is often said twice on purpose ("không").
ECHO_LENGTH = 15
ECHO_WINDOW = timedelta(minutes=2)

# A day of a busy commune; more would hold the thread for longer than a step may.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Raw:
    """An update as it came. `payload` is JSON text, ASCII with everything else escaped."""

    update_id: int
    chat_id: int
    payload: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """A stored update. `retry_at` (UTC) is set when it failed and is to be tried again."""

    seq: int
    update_id: int
    chat_id: int
    payload: str
    received_at: datetime
    attempts: int
    retry_at: datetime | None


_INBOX = table(InboxRow)
_C = _INBOX.c

# States are part of the SQL text: as parameters they would hide the partial indexes.
_HANDLED: ColumnElement[str] = literal_column("'handled'")
_IS_WAITING = _C.state == literal_column("'waiting'")


def _receive(insert: Any) -> Any:
    return (
        insert(_INBOX)
        .values(
            update_id=bindparam("update_id"),
            chat_id=bindparam("chat_id"),
            payload=bindparam("payload"),
            received_at=bindparam("received_at"),
            state=literal_column("'waiting'"),
            attempts=literal_column("0"),
        )
        .on_conflict_do_nothing(index_elements=["update_id"])
        .returning(_C.seq)
    )


_RECEIVE = Statement(_receive)

_WAITING = Statement(
    select(
        _C.seq,
        _C.update_id,
        _C.chat_id,
        _C.payload,
        _C.received_at,
        _C.attempts,
        _C.retry_at,
    )
    .where(_IS_WAITING, _C.payload.is_not(None))
    .order_by(_C.seq)
)

_CLAIM = Statement(
    update(_INBOX)
    .where(_C.seq == bindparam("of_seq"), _IS_WAITING)
    .values(state=_HANDLED, handled_at=bindparam("at"))
)

_OTHER = _INBOX.alias("other")
_SAME_MESSAGE = (
    select(func.min(_OTHER.c.seq))
    .where(
        _OTHER.c.chat_id == bindparam("in_chat"),
        _OTHER.c.message_id == bindparam("message"),
        _OTHER.c.seq != bindparam("of_seq"),
    )
    .scalar_subquery()
)
# Only what was no echo itself: saying the same every minute is not one long echo.
_SAME_WORDS = (
    select(func.min(_OTHER.c.seq))
    .where(
        _OTHER.c.echo == bindparam("key"),
        _OTHER.c.said_at.between(bindparam("from_at"), bindparam("to_at")),
        _OTHER.c.echo_of.is_(None),
        _OTHER.c.seq != bindparam("of_seq"),
    )
    .scalar_subquery()
)
# One statement records what this message will be recognised by and looks for what it repeats.
_HEAR = Statement(
    update(_INBOX)
    .where(_C.seq == bindparam("of_seq"))
    .values(
        echo=bindparam("key"),
        said_at=bindparam("said"),
        message_id=bindparam("message"),
        echo_of=func.coalesce(_SAME_MESSAGE, _SAME_WORDS),
    )
    .returning(_C.echo_of)
)

_RETRY_LATER = Statement(
    update(_INBOX)
    .where(_C.seq == bindparam("of_seq"), _IS_WAITING)
    .values(attempts=_C.attempts + 1, retry_at=bindparam("at"), why=bindparam("because"))
)

_PARK = Statement(
    update(_INBOX)
    .where(_C.seq == bindparam("of_seq"), _IS_WAITING)
    .values(
        state=literal_column("'parked'"),
        attempts=_C.attempts + 1,
        retry_at=null(),
        handled_at=bindparam("at"),
        why=bindparam("because"),
    )
)

_FORGET = Statement(
    update(_INBOX)
    .where(
        _C.seq.in_(
            select(_C.seq)
            .where(
                _C.payload.is_not(None),
                _C.received_at < bindparam("before"),
                or_(_C.state == _HANDLED, _C.state == literal_column("'parked'")),
            )
            .order_by(_C.seq)
            .limit(bindparam("at_most", type_=Integer))
        )
    )
    .values(payload=null())
)


def receive(tx: Tx, raws: Sequence[Raw]) -> list[Arrived]:
    """Store what is new, in the order given, and return it.

    Raises:
        ValueError: A payload is not ASCII; a lone surrogate in it could stop everyone.
    """
    if not raws:
        return []
    if not all(raw.payload.isascii() for raw in raws):
        raise ValueError("a payload must be ASCII JSON text")
    rows = [
        {
            "update_id": raw.update_id,
            "chat_id": raw.chat_id,
            "payload": raw.payload,
            "received_at": tx.now,
        }
        for raw in raws
    ]
    # Of an update that stands twice in the batch, the first is stored.
    return [
        Arrived(stored[0], raw.update_id, raw.chat_id, raw.payload, tx.now, 0, None)
        for raw, stored in zip(raws, _RECEIVE.each(tx, rows), strict=True)
        if stored is not None
    ]


def waiting(tx: Tx) -> list[Arrived]:
    """Return what is neither handled nor parked, in order."""
    return [Arrived(*row) for row in _WAITING.rows(tx, {})]


def claim(tx: Tx, seq: int) -> bool:
    """Take an update to be handled in this unit; False: it was handled or parked before."""
    return _CLAIM.run(tx, {"of_seq": seq, "at": tx.now}) == 1


def heard_before(tx: Tx, heard: Heard, seq: int) -> bool:
    """Return whether this is an echo of something heard, and remember it for later ones.

    An echo is the same message delivered again; or the same file, or the same text of
    `ECHO_LENGTH` characters or more, from the same person in the same chat within
    `ECHO_WINDOW`, as clients send after a reconnect. Taps and edits are never echoes.
    """
    if heard.edited or heard.message_id is None or isinstance(heard.content, Tap):
        return False
    heard_in = _HEAR.first(
        tx,
        {
            "of_seq": seq,
            "in_chat": heard.chat_id,
            "message": heard.message_id,
            "key": _echo_key(heard),
            "said": heard.at,
            "from_at": heard.at - ECHO_WINDOW,
            "to_at": heard.at + ECHO_WINDOW,
        },
    )
    return heard_in is not None and heard_in[0] is not None


def said_again(tx: Tx, heard: Heard, seq: int) -> bool:
    """Return whether an echo came under another message id: it may also be meant anew."""
    earlier = _INBOX.alias("earlier")
    found = tx.connection.execute(
        select(earlier.c.message_id)
        .select_from(_INBOX.join(earlier, earlier.c.seq == _INBOX.c.echo_of))
        .where(_INBOX.c.seq == seq)
    )
    return found.scalar() not in (None, heard.message_id)


def retry_later(tx: Tx, seq: int, retry_at: datetime, why: str) -> None:
    """Count a failed attempt at an update and keep it for another."""
    _RETRY_LATER.run(tx, {"of_seq": seq, "at": retry_at, "because": storable(why)})


def park(tx: Tx, seq: int, why: str) -> None:
    """Count a failed attempt at an update and put it aside, so that its chat goes on."""
    _PARK.run(tx, {"of_seq": seq, "at": tx.now, "because": storable(why)})


def forget_payloads(tx: Tx, before: datetime, at_most: int = _CHUNK) -> int:
    """Empty payloads of handled and parked updates received before an instant (UTC).

    Returns:
        How many were emptied; to be called again while that is `at_most`.
    """
    return _FORGET.run(tx, {"before": before, "at_most": at_most})


def _echo_key(heard: Heard) -> str | None:
    """A hash, so that what people wrote is not kept beyond its days."""
    match heard.content:
        case Words(text) if len(text) >= ECHO_LENGTH:
            words = f"text:{text}"
        case File(unique_id=unique_id) if unique_id:
            words = f"file:{unique_id}"
        case _:
            return None
    said = f"{heard.chat_id}:{heard.user_id}:{words}"
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
