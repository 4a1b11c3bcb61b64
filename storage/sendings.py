"""What became of messages that have a key, and where they stand."""

from collections.abc import Collection

from sqlalchemy import select

from storage.tables.outbox import OutboxRow
from storage.transaction import Tx
from storage.types import table

_outbox = table(OutboxRow)
_LOST = ("missed", "refused")


def lost(tx: Tx, keys: Collection[str]) -> dict[str, str]:
    """Those of these messages whose time passed or that were refused, and which it was."""
    if not keys:
        return {}
    named = _outbox.c.key.in_(keys)
    rows = tx.connection.execute(
        select(_outbox.c.key, _outbox.c.state).where(named, _outbox.c.state.in_(_LOST))
    )
    return {row.key: row.state for row in rows}


def are_any(tx: Tx, keys: Collection[str]) -> bool:
    """Whether any of these messages was ever to be sent, whatever became of it."""
    found = select(_outbox.c.id).where(_outbox.c.key.in_(keys)).limit(1)
    return tx.connection.execute(found).first() is not None


def last_message(tx: Tx, keys: Collection[str]) -> int | None:
    """The message in which the last of these stands, if any arrived."""
    arrived = (_outbox.c.key.in_(keys), _outbox.c.message_id.is_not(None))
    found = select(_outbox.c.message_id).where(*arrived).order_by(_outbox.c.id.desc()).limit(1)
    return tx.connection.execute(found).scalar_one_or_none()
