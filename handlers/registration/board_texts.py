"""What the coordinator's board says: who has answered, and who must still be asked."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.text import shorten
from handlers.wording import comrade, long_date, numeric_date, weekday_name

HOME = "🏠 Trang chính"
REFRESH = "🔄 Cập nhật"
PHONED = "☎️ Ghi: đã gọi"
PRINT = "🖨 In danh sách"
CHOOSE_HEAD = "✏️ Chọn trưởng đoàn"
NO_OCCURRENCE = (
    "<b>📊 Chuẩn bị buổi</b>\n\nChưa có buổi nào sắp tới. "
    "Lịch được lập tự động theo các chương trình của xã."
)
NOBODY_EXPECTED = (
    "Chưa có ai tham gia buổi này: xã chưa mời cán bộ, hoặc chương trình chưa chọn người. "
    "Quản trị mời ở mục 👥 Cán bộ."
)
BOARDS = "🏘 Báo ban ấp"
LISTS = "📋 Danh sách hộ"
NOBODY_TO_REMIND = "Không còn ai cần nhắc."
MOST_LINES = 15
LONGEST_LINE = 120


def reminder(name: str, on: date) -> str:
    """The coordinator asks those who have not answered."""
    return (
        f"<b>📨 {escape(name)}, {long_date(on)}</b>\n\n"
        "Đầu mối đôn đốc nhắc: đồng chí chưa trả lời. "
        "Mời đồng chí xác nhận để xã sắp xếp."
    )


def turnout(
    name: str,
    on: date,
    answered: int,
    expected: int,
    absent: int,
    silent: Sequence[str],
    unreachable: Sequence[str],
    empty_hamlets: Sequence[str],
    leaders: tuple[int, int],
    lines: Sequence[str],
    untold: Sequence[str] = (),
) -> str:
    """The board: counts and gaps. `lines` are plain sentences about people. HTML.

    `untold` are the hamlets whose board knows nothing yet.
    """
    on_day = f"{weekday_name(on.weekday())} {numeric_date(on)}"
    shown = [
        f"<b>📋 Chuẩn bị {escape(name)}, {on_day}</b>",
        "",
        f"Đã trả lời: {answered}/{expected} · Xin vắng: {absent}",
        f"Chưa trả lời: {len(silent)} · Không liên lạc được qua Telegram: {len(unreachable)}",
    ]
    if not expected:
        shown.append(NOBODY_EXPECTED)
    if leaders[1]:
        shown.append(f"Lãnh đạo tham gia: {leaders[0]}/{leaders[1]}")
    if empty_hamlets:
        shown.append(f"⚠️ Chưa có người đi: {escape(', '.join(empty_hamlets[:20]))}.")
    shown += _named("⏳ Chưa trả lời", silent)
    shown += _named("☎️ Cần gọi điện", unreachable)
    shown += [escape(shorten(line, LONGEST_LINE)) for line in lines[:MOST_LINES]]
    if untold:
        shown.append(f"🏘 Ban ấp chưa được báo: {escape(', '.join(untold))}.")
    if len(lines) > MOST_LINES:
        shown.append(f"… và {len(lines) - MOST_LINES} dòng khác, xem đủ trong danh sách in.")
    return "\n".join(shown)


def _named(label: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = f" và {len(names) - MOST_LINES} đồng chí khác" if len(names) > MOST_LINES else ""
    first = ", ".join(comrade(name) for name in names[:MOST_LINES])
    return [f"{label}: {escape(first)}{more}."]


def absent_line(who: str, why: str, written_by: str) -> str:
    """Somebody is absent. Plain text."""
    return f"🙋 {comrade(who)}: {why}{_by(written_by)}"


def joined_line(who: str, tasks: Sequence[str], written_by: str) -> str:
    """Somebody takes part, and what they take on. Plain text."""
    doing = f": {'; '.join(tasks)}" if tasks else ""
    return f"✅ {comrade(who)}{doing}{_by(written_by)}"


def _by(name: str) -> str:
    return f" ({comrade(name)} ghi hộ)" if name else ""


def deputy_line(who: str, whom: str, hamlets: Sequence[str], accepted: bool) -> str:
    """Somebody goes for another or to a hamlet, or was asked to. Plain text."""
    where = f"thay {comrade(whom)}" if whom else f"đến {', '.join(hamlets)}"
    return f"🤝 {comrade(who)} đi {where}{'' if accepted else ' (chờ trả lời)'}"


def not_answering(names: Sequence[str]) -> str:
    """Those who were phoned and did not pick up. Plain text."""
    return f"📵 Đã gọi, không nghe máy: {', '.join(comrade(name) for name in names)}"


def head_left(name: str) -> str:
    """The head of the delegation left the staff. Plain text."""
    return f"⚠️ Trưởng đoàn {comrade(name)} đã thôi phụ trách. Mời chọn trưởng đoàn khác."


def head_left_news(name: str, programmes: Sequence[str]) -> str:
    """Told to coordinators at once. HTML."""
    listed = "\n".join(f"• {escape(one)}" for one in programmes)
    return (
        f"⚠️ {escape(comrade(name))} đã thôi phụ trách, là trưởng đoàn của:\n{listed}\n"
        "Mời đồng chí chọn trưởng đoàn khác cho các buổi tới. Buổi đã qua vẫn ghi tên cũ."
    )


def other_head(programme: str) -> str:
    """The button by which a programme gets another head."""
    return f"✏️ {programme}"


def remind_count(count: int) -> str:
    """The button that reminds those who have not answered."""
    return f"📨 Nhắc {count} người"


def reminded(count: int) -> str:
    """How many were reminded."""
    return f"Đã nhắc {count} đồng chí."


def other_board(name: str) -> str:
    """The button that leads to the board of another programme on the same day."""
    return f"➡️ {name}"
