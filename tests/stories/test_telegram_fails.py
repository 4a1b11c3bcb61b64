"""Telegram refuses, breaks and is away while an issue is raised, accepted and becomes due."""

from pathlib import Path

from practice.faults import Fault
from tests.bot.fake_time import LeapingTime
from tests.killed import Chats, shown
from tests.stories.test_raising_an_issue import WORDS
from tests.stories.test_reminders_of_issues import reminders
from tests.world import World, world_in


class Weather:
    """What goes wrong on the way to Telegram, or nothing when it is `fair`."""

    def __init__(self, world: World, fair: bool) -> None:
        self.world = world
        self.fair = fair

    def breaks(self, kind: str, times: int | None = None, retry_after: int = 5) -> None:
        """From now on, or for some calls."""
        if not self.fair:
            fault = Fault(kind, times, retry_after=retry_after)
            self.world.standin.faults.add(fault)

    async def clears(self, at: str, *, restarts: bool = False) -> None:
        """Telegram is away until then; what waited may take another minute."""
        before = shown(self.world.standin)
        if restarts:
            await self.world.restarts()
        await self.world.reaches(at)
        assert self.fair or shown(self.world.standin) == before
        self.world.standin.faults.clear()
        await self.world.passes(minutes=1)


async def raised_in(world: World, weather: Weather) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    weather.breaks("500", 3)
    await world.hoa.says(WORDS)
    await world.passes(seconds=10)
    weather.breaks("429", 3, retry_after=40)
    await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý")
    weather.breaks("outage")
    await world.hoa.taps("Gửi phiếu")
    await weather.clears("2026-12-03 12:00", restarts=True)


async def lives(world: World, weather: Weather) -> Chats:
    """Everybody's chat after an issue was raised, accepted, due and overdue."""
    world.monotonic = LeapingTime()
    await world.restarts()
    await raised_in(world, weather)
    weather.breaks("outage")
    await world.minh.taps("✅ Nhận, T6 04/12")
    await weather.clears("2026-12-03 15:00")
    await world.reaches("2026-12-04 07:00")
    weather.breaks("outage")
    await weather.clears("2026-12-04 10:00")
    assert len(reminders(world.minh)) == 1
    await world.reaches("2026-12-07 07:00")
    weather.breaks("429", 5, retry_after=60)
    weather.breaks("500", 5)
    await world.reaches("2026-12-08 07:00")
    weather.breaks("outage")
    await weather.clears("2026-12-08 10:00", restarts=True)
    await world.reaches("2026-12-08 20:00")
    return shown(world.standin)


async def test_nothing_is_lost_doubled_or_told_out_of_turn(tmp_path: Path) -> None:
    chats = []
    for fair in (True, False):
        async with world_in(tmp_path / str(fair)) as world:
            chats.append(await lives(world, Weather(world, fair)))
            assert len(reminders(world.minh)) == 3
            assert world.standin.journal.oddities == []
            codes = {name.split()[-1] for name in world.standin.journal.counts}
            assert fair or {"429", "500"} <= codes
    untroubled, troubled = ([list(chat.values()) for chat in each.values()] for each in chats)
    assert troubled == untroubled
