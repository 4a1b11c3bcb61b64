"""Jumps of the clock."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from practice.clock import VirtualClock
from practice.leaps import next_named, target_of
from tests.practice.desk import START, ZONE, Desk, desk_in

HOUR = timedelta(hours=1)


class ListDoor:
    """A bot with a list of due moments, which notes the times it was given."""

    def __init__(self, *due: datetime) -> None:
        self.due = list(due)
        self.now = START
        self.settled: list[datetime] = []

    async def next_due(self, before: datetime) -> datetime | None:
        return next((due for due in self.due if due < before), None)

    async def set_clock(self, now: datetime, held: bool) -> None:
        self.now = now

    async def settle(self) -> None:
        self.settled.append(self.now)
        self.due = [due for due in self.due if due > self.now]

    async def counts(self) -> dict[str, int]:
        return {}

    async def coming(self) -> list[str]:
        return []

    async def inspect(self, chat_id: int) -> dict[str, Any]:
        return {}


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("name", "now", "then"),
    [
        ("next_morning", "2026-12-03 09:00", "2026-12-04 07:00"),
        ("next_morning", "2026-12-03 05:00", "2026-12-04 07:00"),
        ("friday_1400", "2026-12-03 09:00", "2026-12-04 14:00"),
        ("friday_1400", "2026-12-04 14:00", "2026-12-11 14:00"),
        ("saturday_0630", "2026-12-04 14:00", "2026-12-05 06:30"),
        ("saturday_0700", "2026-12-05 06:30", "2026-12-05 07:00"),
        ("saturday_0700", "2026-12-05 07:00", "2026-12-12 07:00"),
    ],
)
def test_named_moments_are_the_next_ones(name: str, now: str, then: str) -> None:
    assert next_named(name, local(now), ZONE) == local(then)


def test_a_date_means_the_morning_of_that_day() -> None:
    assert target_of({"date": "2026-12-24"}, START, ZONE) == local("2026-12-24 07:00")


@pytest.mark.parametrize(
    "body",
    [{"hours": -1}, {"to": "2020-01-01T00:00"}, {"date": "nie"}, {"date": "2028-12-03"}],
)
def test_the_clock_never_goes_back_nor_years_ahead(body: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"lùi|isoformat|một năm"):
        target_of(body, START, ZONE)


async def test_a_jump_stops_at_every_due_moment(tmp_path: Path) -> None:
    door = ListDoor(START + HOUR, START + 2 * HOUR, START + 9 * HOUR)
    async with desk_in(tmp_path, door) as desk:
        answer = await desk.do("clock", hours=3)
    assert answer["stops"] == 2
    assert door.settled[1:3] == [START + HOUR, START + 2 * HOUR]
    assert abs(door.settled[-1] - (START + 3 * HOUR)) < timedelta(seconds=5)
    assert door.due == [START + 9 * HOUR]


async def test_messages_carry_the_time_of_their_moment(desk: Desk) -> None:
    await desk.do("clock", jump="friday_1400")
    message = await desk.bot("sendMessage", chat_id=101, text="x")
    assert abs(message["date"] - local("2026-12-04 14:00").timestamp()) <= 2


async def test_a_bot_that_names_a_moment_for_ever_does_not_stop_the_clock(tmp_path: Path) -> None:
    class Stubborn(ListDoor):
        async def next_due(self, before: datetime) -> datetime | None:
            return START if before > START else None

    async with desk_in(tmp_path, Stubborn()) as desk:
        assert (await desk.do("clock", minutes=30))["stops"] <= 31


def test_the_clock_runs_on_and_stands_still_when_held() -> None:
    clock = VirtualClock()
    clock.set(START, held=True)
    assert clock.now() == clock() == START
    clock.set(START)
    assert timedelta() <= clock.now() - START < timedelta(seconds=5)


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        VirtualClock().set(datetime(2026, 12, 3))  # noqa: DTZ001
