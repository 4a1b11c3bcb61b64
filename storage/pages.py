"""The buttons a chat was last shown: typing a label does what tapping it does."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select, update

from storage.statements import Statement
from storage.tables.page import PageRow
from storage.transaction import Tx
from storage.types import table

_pages = table(PageRow)


def _remember(insert: Any) -> Any:
    page = insert(_pages).values(chat_id=bindparam("chat"), buttons=bindparam("pairs"))
    return page.on_conflict_do_update(
        index_elements=["chat_id"], set_={"buttons": page.excluded.buttons}
    )


_REMEMBER = Statement(_remember)
_SHOWN = Statement(select(_pages.c.buttons).where(_pages.c.chat_id == bindparam("chat")))


def remember(tx: Tx, chat_id: int, buttons: Sequence[tuple[str, str]]) -> None:
    """These (label, data) pairs are what the chat shows now."""
    _REMEMBER.run(tx, {"chat": chat_id, "pairs": buttons})


def shown(tx: Tx, chat_id: int) -> list[tuple[str, str]]:
    """The (label, data) pairs the chat was last shown."""
    found = _SHOWN.first(tx, {"chat": chat_id})
    return [(label, data) for label, data in found[0]] if found else []


def forget_all(tx: Tx) -> None:
    """No chat's buttons are known any more: buttons beside each other may tell what belongs."""
    tx.connection.execute(update(_pages).values(buttons=[]))
