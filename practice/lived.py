"""The weeks before a rehearsal that begins in the middle: lived through by the real bot."""

from datetime import datetime, time

from domain.calendar import Weekday
from practice.leaps import next_weekday
from practice.playing import Player, Players
from practice.seeds.people import DUC, DUNG, HOA, MINH, THU, TU

CADRES = (HOA, TU, DUNG, DUC)

RAISED: tuple[tuple[int, str, str], ...] = (
    (HOA, "Đường vào ấp ngập sau mỗi trận mưa, học sinh đi lại khó khăn.", "Giao thông"),
    (TU, "Nước sinh hoạt yếu, chiều tối không có để nấu cơm.", "Nước sinh hoạt"),
    (DUNG, "Rác ở cuối chợ ba ngày chưa có xe lấy, bốc mùi.", "Môi trường, rác thải"),
    (DUC, "Cống ngăn mặn hư cửa, nước mặn tràn vào ruộng.", "Thủy lợi"),
    (HOA, "Xin cho biết điều kiện vay vốn hộ mới thoát nghèo.", "Chính sách, hộ nghèo"),
    (DUNG, "Đèn đường hẻm 5 tắt đã hai tuần, tối rất nguy hiểm.", "Điện"),
)
"""What households raised, by who heard it, and the category it belongs to."""

ANSWER = (
    "Xã đã cử tổ công tác xuống xem xét ngày hôm qua, sẽ hoàn thành trong tháng này. "
    "Đề nghị bà con theo dõi, còn vướng mắc thì báo lại cho xã."
)


async def live(players: Players, until: datetime) -> None:
    """Goes from Friday to Monday, week after week, up to an instant (UTC)."""
    raised = list(RAISED)
    for user_id in (*CADRES, MINH, THU):
        await players(user_id).says("/start")
    while (friday := _next(players, Weekday.FRIDAY, 15)) < until:
        await players.travel.to(friday)
        await _answer_notices(players)
        await players.travel.to(_next(players, Weekday.SATURDAY, 8))
        for user_id in CADRES:
            await _visit(players(user_id), raised)
        await players.travel.to(_next(players, Weekday.MONDAY, 9))
        await _lead(players)
    await players.travel.to(until)


def _next(players: Players, weekday: Weekday, hour: int) -> datetime:
    now = players.standin.clock.now().astimezone(players.standin.zone)
    return next_weekday(weekday, time(hour), now)


async def _answer_notices(players: Players) -> None:
    for user_id in (*CADRES[:3], MINH):
        player = players(user_id)
        if player.shows("Tham gia"):
            await player.taps("✅ Tham gia")


async def _visit(player: Player, raised: list[tuple[int, str, str]]) -> None:
    """Two households of a Saturday; at the first, something may be raised."""
    if not player.shows("Bắt đầu"):
        return
    await player.taps("▶️ Bắt đầu")
    mine = next((one for one in raised if one[0] == player.user_id), None)
    for _ in range(2):
        await player.taps("✅ Đủ nội dung")
        if mine is None:
            await player.taps("✅ Không có ý kiến")
        else:
            await _raise(player, mine[1], mine[2])
            raised.remove(mine)
            mine = None
        await player.taps("✅ Gửi phiếu")
        if not player.shows("Hộ tiếp theo"):
            return
        await player.taps("➡️ Hộ tiếp theo")


async def _raise(player: Player, words: str, category: str) -> None:
    await player.taps("💬 Có ý kiến", "Phản ánh")
    await player.says(words)
    if not player.shows(category):
        await player.taps("Lĩnh vực khác")
    await player.taps(category, "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý")


async def _lead(players: Players) -> None:
    """On Monday leaders answer what they took before, and households are told, but for one."""
    for user_id in (MINH, THU):
        leader = players(user_id)
        if leader.may("✍️ Trả lời"):
            await leader.taps("✍️ Trả lời")
            await leader.says(ANSWER)
            await leader.taps("✅ Gửi trả lời")
        for label in ("✅ Nhận, ", "✅ Đúng hạn"):
            while leader.may(label):
                await leader.taps(label)
    for user_id in CADRES:
        cadre = players(user_id)
        for label in ("☑️ Đã báo hộ", "🙂 Đã báo, hài lòng"):
            if user_id != DUC and cadre.may(label):
                await cadre.taps(label)
