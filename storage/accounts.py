"""The Telegram accounts people speak from, now and before."""

from datetime import datetime

from sqlalchemy import select

from storage.tables.staff import AccountRow
from storage.transaction import Tx
from storage.types import table

_accounts = table(AccountRow)


def bound_at(tx: Tx, person_id: int) -> datetime | None:
    """Since when (UTC) the person speaks from their present account; None without one."""
    found = tx.connection.execute(
        select(_accounts.c.bound_at).where(
            _accounts.c.person_id == person_id, _accounts.c.ended_at.is_(None)
        )
    )
    return found.scalar()


def whose(tx: Tx, user_id: int) -> int | None:
    """Who speaks from this account, or was the last to; None when nobody ever did."""
    mine = select(_accounts.c.person_id).where(_accounts.c.user_id == user_id)
    return tx.connection.execute(mine.order_by(_accounts.c.id.desc()).limit(1)).scalar()
