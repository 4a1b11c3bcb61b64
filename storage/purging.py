"""Everything that was kept of a loop item of a talk goes: payloads, bodies, files, messages."""

from collections.abc import Collection

from sqlalchemy import delete, or_, select, update

from storage import saying
from storage.tables.inbox import InboxRow
from storage.tables.outbox import OutboxRow
from storage.tables.visit import AttachmentRow
from storage.transaction import Tx
from storage.types import table

_inbox = table(InboxRow)
_outbox = table(OutboxRow)
_files = table(AttachmentRow)


def purge(tx: Tx, chat_id: int, talk_id: int, slot: str, message_ids: Collection[int]) -> list[str]:
    """Clear what was said for one slot of a talk, and delete the person's messages about it.

    Returns the paths of downloaded files that are to be removed from the data directory.
    """
    mine = (_files.c.talk_id == talk_id) & (_files.c.slot == slot)
    files = tx.connection.execute(select(_files.c.message_id, _files.c.path).where(mine)).all()
    messages = {*message_ids, *(row.message_id for row in files if row.message_id is not None)}
    tx.connection.execute(delete(_files).where(mine))
    tx.connection.execute(
        update(_inbox)
        .where(_inbox.c.chat_id == chat_id, _inbox.c.message_id.in_(messages))
        .values(payload=None, echo=None)
    )
    tx.connection.execute(
        update(_outbox)
        .where(_outbox.c.chat_id == chat_id, _outbox.c.slot == f"talk:{talk_id}")
        .where(or_(_outbox.c.state != "waiting", _outbox.c.slot.is_not(None)))
        .values(body=None, state="replaced")
    )
    for message_id in messages:
        saying.erase(tx, chat_id, message_id)
    return [row.path for row in files if row.path]
