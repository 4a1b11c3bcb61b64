"""The tour of a commune at work: a visit, what is raised, an answer, a Saturday, the result."""

from datetime import time

from domain.calendar import Weekday
from practice.playing import Player, Players
from practice.seeds.people import HOA, MINH
from practice.tours.step import Step

WORDS = "Cầu qua kênh gãy lan can, trẻ em đi học rất nguy hiểm."
ANSWER = "Tổ công tác đã gia cố lan can sáng nay, tuần sau thay mới. Bà con yên tâm đi lại."


STEPS = (
    Step("visit", ("visits",)),
    Step("raise", ("beyond",)),
    Step("answer", ("answered",)),
    Step("saturday", ("begun",)),
    Step("tell", ("satisfied", "reopened", "made_public")),
)


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
    await players.go_to(Weekday.FRIDAY, time(14))
    await players.go_to(Weekday.SATURDAY, time(6, 30))
    await hoa.taps("🙂 Đã báo, hài lòng")


async def _raise(hoa: Player) -> None:
    await hoa.says("/start")
    await hoa.taps("📝 Ghi thăm hộ", "ông ", "✅ Đủ nội dung", "💬 Có ý kiến", "Phản ánh")
    await hoa.says(WORDS)
    await hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "✅ Gửi phiếu")
