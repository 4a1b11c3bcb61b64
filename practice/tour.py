"""A tour of five steps that tick themselves off as they happen, and that can be played."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from domain.calendar import Weekday
from practice.leaps import next_weekday
from practice.playing import Player, Players
from practice.seeds.people import HOA, MINH

WORDS = "Cầu qua kênh gãy lan can, trẻ em đi học rất nguy hiểm."
ANSWER = "Tổ công tác đã gia cố lan can sáng nay, tuần sau thay mới. Bà con yên tâm đi lại."


@dataclass(frozen=True, slots=True)
class Step:
    """A step is done when something happened more often than when the tour began."""

    name: str
    happens: tuple[str, ...]


STEPS = (
    Step("visit", ("visits",)),
    Step("raise", ("beyond",)),
    Step("answer", ("answered",)),
    Step("saturday", ("begun",)),
    Step("tell", ("satisfied", "reopened", "made_public")),
)


def done(now: Mapping[str, int], then: Mapping[str, int]) -> list[str]:
    """The steps that happened since, in order."""
    return [
        step.name
        for step in STEPS
        if any(now.get(name, 0) > then.get(name, 0) for name in step.happens)
    ]


async def play(players: Players) -> None:
    """Plays the five steps, each on the phone of whoever does it.

    Raises:
        NotShown: something is not on a phone that should be.
    """
    hoa, minh = players(HOA), players(MINH)
    await hoa.says("/start")
    await hoa.taps("📝 Ghi thăm hộ", "bà ", "✅ Đủ nội dung", "✅ Không có ý kiến", "✅ Gửi phiếu")
    await _raise(hoa)
    await minh.taps("✅ Nhận, ", "✍️ Trả lời")
    await minh.says(ANSWER)
    await minh.taps("✅ Gửi trả lời")
    for weekday, at in ((Weekday.FRIDAY, time(14)), (Weekday.SATURDAY, time(6, 30))):
        local = players.standin.clock.now().astimezone(players.standin.zone)
        await players.travel.to(next_weekday(weekday, at, local))
    await hoa.taps("🙂 Đã báo, hài lòng")


async def _raise(hoa: Player) -> None:
    await hoa.says("/start")
    await hoa.taps("📝 Ghi thăm hộ", "ông ", "✅ Đủ nội dung", "💬 Có ý kiến", "Phản ánh")
    await hoa.says(WORDS)
    await hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "✅ Gửi phiếu")
