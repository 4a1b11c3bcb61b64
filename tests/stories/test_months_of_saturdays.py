"""Months of Saturdays with the bot down at random: each thing once, or known to be missed."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.calendar import local_date
from storage.tables.programme import MomentRow, NoticeRow, OccurrenceRow
from storage.transaction import Tx
from storage.types import table
from tests.world import ZONE, World

DAYS = 45
LEFT_OUT = ("queued", "missed", "nothing", "not_joined")
MOMENTS = table(MomentRow)
NOTICES = table(NoticeRow)
OCCURRENCES = table(OccurrenceRow)


def moments(tx: Tx) -> list[tuple[object, ...]]:
    """Every moment whose time has come: its date, kind, whether done, what it came to."""
    chosen = select(
        MOMENTS.c.id, OCCURRENCES.c.occurs_on, MOMENTS.c.kind, MOMENTS.c.done_at, MOMENTS.c.outcome
    ).select_from(MOMENTS.join(OCCURRENCES))
    return [tuple(row) for row in tx.connection.execute(chosen.where(MOMENTS.c.due_at < tx.now))]


def outcomes(tx: Tx) -> list[tuple[object, ...]]:
    columns = (NOTICES.c.moment_id, NOTICES.c.person_id, NOTICES.c.done_at, NOTICES.c.outcome)
    return [tuple(row) for row in tx.connection.execute(select(*columns))]


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_notice_comes_once_or_is_recorded_as_missed(world: World, seed: int) -> None:
    chance = random.Random(seed)
    end = world.clock.now() + timedelta(days=DAYS)
    while world.clock.now() < end:
        later = world.clock.now() + timedelta(hours=chance.choice((0.2, 3, 20, 60)))
        if chance.random() < 0.4:
            await world.closes()
            world.clock.set(later, held=True)
            await world.opens()
        else:
            await world.passes(hours=(later - world.clock.now()).total_seconds() / 3600)
    planned = await world.knows(moments)
    assert {local_date(world.clock.now(), ZONE).month, 12} == {1, 12}
    assert [m for m in planned if m[3] is None] == []
    told = await world.knows(outcomes)
    assert [n for n in told if n[2] is None or n[3] not in LEFT_OUT] == []
    assert max(Counter((n[0], n[1]) for n in told).values()) == 1
    missed = {m[0] for m in planned if m[4] != "told"}
    assert {n[0] for n in told}.isdisjoint(missed)
    await _as_often_as_queued(world, planned, told)


async def _as_often_as_queued(
    world: World, planned: list[tuple[object, ...]], told: list[tuple[object, ...]]
) -> None:
    starts = {m[0] for m in planned if m[2] == "start"}
    queued = [n for n in told if n[0] in starts and n[1] == 1 and n[3] == "queued"]
    late = await world.knows(
        lambda tx: tx.connection.exec_driver_sql(
            "SELECT count(*) FROM outbox WHERE state = 'missed' AND chat_id = 101"
        ).scalar()
    )
    assert world.hoa.screen.count("– hôm nay,") + late >= len(queued)
    assert world.hoa.screen.count("– hôm nay,") <= len(queued)
