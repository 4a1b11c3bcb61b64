"""A commune with leaders and a coordinator, and issues in any state that a test needs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from domain.issue import Urgency
from storage import outbox, staff
from storage.transaction import Tx
from tests.handlers.driver import Stage as Town
from tests.handlers.driver import stage_in
from tests.handlers.issue.test_never_dropped import LEADERS, opens, settles

HA = 301
AN = LEADERS["Vũ Bình An"]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Eight matters that wait with leaders, freshly opened."""
    with stage_in(tmp_path) as stage:
        stage.knows(settles)
        stage.knows(lambda tx: [opens(tx, 7, Urgency.NORMAL) for _ in range(8)])
        yield stage


def sets(town: Town, issue_id: int, **values: Any) -> None:
    """An issue has these values, whatever the rules say."""
    named = ", ".join(f"{name} = :{name}" for name in values)

    def unit(tx: Tx) -> None:
        tx.connection.execute(
            text(f"UPDATE issue SET {named} WHERE id = :id"), {**values, "id": issue_id}
        )

    town.knows(unit)


def person_id(town: Town, chat: int) -> int:
    """Who speaks from a chat."""
    found = town.knows(lambda tx: staff.by_account(tx, chat))
    assert found is not None
    return found.id


def clears(town: Town) -> None:
    """Everything that waits to be said is delivered."""
    town.says(town.quan, lambda tx: [])
    assert not town.knows(lambda tx: outbox.waiting(tx, tx.now))
