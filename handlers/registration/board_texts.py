"""What the coordinator's board says: who has answered, and who must still be asked."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date, numeric_date, weekday_name

HOME = "🏠 Trang chính"
REFRESH = "🔄 Cập nhật"
NO_OCCURRENCE = (
    "<b>📊 Chuẩn bị buổi</b>\n\nChưa có buổi nào sắp tới. "
    "Lịch được lập tự động theo các chương trình của xã."
)
NOBODY_TO_REMIND = "Không còn ai cần nhắc."


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
    absent: Sequence[tuple[str, str]],
    silent: Sequence[str],
    unreachable: Sequence[str],
    empty_hamlets: Sequence[str],
) -> str:
    """The coordinator's board."""
    lines = [
        f"<b>📋 Chuẩn bị {escape(name)}, {weekday_name(on.weekday())} {numeric_date(on)}</b>",
        "",
        f"Đã trả lời: {answered}/{expected} · Xin vắng: {len(absent)}",
        f"Chưa trả lời: {len(silent)} · Không liên lạc được qua Telegram: {len(unreachable)}",
    ]
    lines += [f"🙋 {escape(comrade(who))}: {escape(why)}" for who, why in absent[:15]]
    lines += _named("⏳ Chưa trả lời", silent)
    lines += _named("☎️ Cần gọi điện", unreachable)
    if empty_hamlets:
        lines.append(f"⚠️ Chưa có người đi: {escape(', '.join(empty_hamlets[:20]))}.")
    return "\n".join(lines)


def _named(label: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = f" và {len(names) - 15} đồng chí khác" if len(names) > 15 else ""
    return [f"{label}: {escape(', '.join(comrade(name) for name in names[:15]))}{more}."]


def remind_count(count: int) -> str:
    """The button that reminds those who have not answered."""
    return f"📨 Nhắc {count} người"


def reminded(count: int) -> str:
    """How many were reminded."""
    return f"Đã nhắc {count} đồng chí."
