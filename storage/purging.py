"""Everything that was kept of one part of a talk goes, in one transaction.

Source: Luật Tố cáo 2018, Điều 8 (giữ bí mật người tố cáo); nothing but a count may remain.
"""

from datetime import datetime

from sqlalchemy import func, select, update

from storage import attachments, saying
from storage.scrubbing import ask_to_scrub
from storage.tables.inbox import InboxRow
from storage.tables.outbox import OutboxRow
from storage.tables.page import PageRow
from storage.transaction import Tx
from storage.types import table

_inbox = table(InboxRow)
_outbox = table(OutboxRow)
_pages = table(PageRow)


def purge(
    tx: Tx,
    chat_id: int,
    talk_id: int,
    slot: str,
    message_ids: set[int],
    *,
    since: datetime,
) -> None:
    """Clear a talk's slot: its files, stored updates and messages, and the person's own words.

    A card repeats what was answered and a tap brings its card along: every stored body of the
    chat since the talk opened is emptied, whatever it said. What has not left yet is not sent;
    the talk's next card follows in the same unit.

    Args:
        tx: The unit's transaction.
        chat_id: The chat it was said in.
        talk_id: The talk.
        slot: The part of it, as files were joined to it.
        message_ids: The person's messages that answered in it; deleted from the chat.
        since: When the talk opened (UTC); what was sent before, and taken into it, counts too.
    """
    messages = message_ids | attachments.erase(tx, talk_id, slot)
    messages |= _said_again(tx, chat_id, messages)
    _empty_bodies(tx, chat_id, min(since, _first_received_at(tx, chat_id, messages) or since))
    for message_id in sorted(messages):
        saying.erase(tx, chat_id, message_id)
    ask_to_scrub(tx.connection)


def empty_all(tx: Tx) -> None:
    """No stored update and no sent message holds its words any more, in any chat."""
    handled = _inbox.c.handled_at.is_not(None) & _inbox.c.payload.is_not(None)
    tx.connection.execute(update(_inbox).where(handled).values(payload=None))
    left = (_outbox.c.state != "waiting") & _outbox.c.body.is_not(None)
    tx.connection.execute(update(_outbox).where(left).values(body=None))


def forget_update(tx: Tx, chat_id: int) -> None:
    """The update that is being handled leaves nothing of what it held."""
    now = (_inbox.c.chat_id == chat_id) & (_inbox.c.handled_at == tx.now)
    tx.connection.execute(update(_inbox).where(now).values(payload=None, echo=None))
    ask_to_scrub(tx.connection)


def _first_received_at(tx: Tx, chat_id: int, message_ids: set[int]) -> datetime | None:
    here = (_inbox.c.chat_id == chat_id) & _inbox.c.message_id.in_(message_ids)
    first: datetime | None = tx.connection.scalar(
        select(func.min(_inbox.c.received_at)).where(here)
    )
    return first


def _said_again(tx: Tx, chat_id: int, message_ids: set[int]) -> set[int]:
    """Messages that a phone sent once more after a reconnect, and nobody answered."""
    again = _inbox.alias("again")
    rows = tx.connection.execute(
        select(again.c.message_id)
        .join(_inbox, again.c.echo_of == _inbox.c.seq)
        .where(_inbox.c.chat_id == chat_id, _inbox.c.message_id.in_(message_ids))
        .where(again.c.message_id.is_not(None))
    )
    return {row.message_id for row in rows}


def _empty_bodies(tx: Tx, chat_id: int, since: datetime) -> None:
    tx.connection.execute(
        update(_inbox)
        .where(_inbox.c.chat_id == chat_id, _inbox.c.handled_at >= since)
        .values(payload=None, echo=None)
    )
    here = (_outbox.c.chat_id == chat_id) & (_outbox.c.created_at >= since)
    tx.connection.execute(
        update(_outbox)
        .where(here, _outbox.c.state == "waiting", _outbox.c.kind == "card")
        .values(state="replaced")
    )
    tx.connection.execute(
        update(_outbox).where(here, _outbox.c.state != "waiting").values(body=None)
    )
    tx.connection.execute(update(_pages).where(_pages.c.chat_id == chat_id).values(buttons=[]))
