"""The buttons a chat was last shown: typing a label does what tapping it does."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from storage.tables.page import PageRow
from storage.transaction import Tx
from storage.types import table

_pages = table(PageRow)


def remember(tx: Tx, chat_id: int, buttons: Sequence[tuple[str, str]]) -> None:
    """These (label, data) pairs are what the chat shows now."""
    tx.connection.execute(delete(_pages).where(_pages.c.chat_id == chat_id))
    values = {"chat_id": chat_id, "buttons": [list(pair) for pair in buttons]}
    tx.connection.execute(insert(_pages).values(values))


def shown(tx: Tx, chat_id: int) -> list[tuple[str, str]]:
    """The (label, data) pairs the chat was last shown."""
    found = tx.connection.execute(select(_pages.c.buttons).where(_pages.c.chat_id == chat_id))
    return [(label, data) for label, data in found.scalar() or []]
