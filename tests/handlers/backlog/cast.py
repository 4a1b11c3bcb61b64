"""A commune with leaders and a coordinator, and issues in any state that a test needs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from domain.issue import Urgency
from handlers import sweep
from storage import staff
from storage.transaction import Tx
from tests.handlers.driver import ZONE, stage_in
from tests.handlers.driver import Stage as Town
from tests.handlers.issue.town import LEADERS, opens, settles

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


def moment(at: str) -> datetime:
    """A local time as an instant."""
    return datetime.fromisoformat(at).replace(tzinfo=ZONE).astimezone(UTC)


def reaches(town: Town, at: str) -> None:
    """The time comes, and on the way each thing is done when it is due."""
    sweeps(town)
    while (due_at := town.knows(sweep.next_due_at)) is not None and due_at <= moment(at):
        town.now = due_at
        sweeps(town)
    wakes(town, at)


def wakes(town: Town, at: str) -> None:
    """The bot comes back at a time, after it did nothing until then."""
    town.now = moment(at)
    sweeps(town)
    town.says(town.quan, lambda tx: [])


def sweeps(town: Town) -> None:
    """Everything that is due is done and said, as the sweep would."""
    while due := town.knows(lambda tx: sweep.due(tx, 1)):
        town.says(town.quan, partial(sweep.handle_due, item=due[0]))
