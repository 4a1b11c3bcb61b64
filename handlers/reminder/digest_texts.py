"""What is said of a date that is over."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date

MOST_NAMED = 15


def digest(
    name: str,
    on: date,
    activity: str,
    brought: int,
    overdue: int,
    meetings: int,
    households: int,
    opinions: int,
    absent: Sequence[str],
    unlogged: Sequence[str],
    silent: Sequence[str],
) -> str:
    """The date in counts: answers brought and what is overdue before all else."""
    lines = [
        f"<b>📊 {escape(name)} – kết quả {long_date(on)}</b>",
        f"Nội dung: {escape(activity)}",
        "",
        f"📣 Đã báo kết quả cho dân: {brought} ý kiến",
        f"⏳ Ý kiến đang quá hạn: {overdue}",
        f"Số cuộc: {meetings} · Hộ đã thăm: {households} · Ý kiến ghi nhận: {opinions}",
    ]
    lines += _named("🙋 Xin vắng", absent)
    lines += _named("⏳ Chưa trả lời, chưa có phiếu", silent)
    lines += _named("📝 Đăng ký nhưng chưa ghi phiếu", unlogged)
    return "\n".join(lines)


def _named(label: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    shown = ", ".join(comrade(name) for name in names[:MOST_NAMED])
    left = len(names) - MOST_NAMED
    more = f" và {left} đồng chí khác" if left > 0 else ""
    return [f"{label} ({len(names)}): {escape(shown)}{more}."]
