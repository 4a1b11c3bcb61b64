"""The bot's own name on Telegram, of which links are made."""

from sqlalchemy import delete, insert, select

from storage.tables.identity import BotIdentityRow
from storage.transaction import Tx
from storage.types import table

_identities = table(BotIdentityRow)


def remember(tx: Tx, username: str) -> None:
    """The bot is called this (without `@`) from now on."""
    tx.connection.execute(delete(_identities))
    tx.connection.execute(insert(_identities).values(id=1, username=username.removeprefix("@")))


def username(tx: Tx) -> str:
    """The bot's username without `@`; empty before Telegram told it."""
    found = tx.connection.execute(select(_identities.c.username))
    return str(found.scalar() or "")
