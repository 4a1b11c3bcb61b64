"""What is said to who follows issues without reading them."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date, numeric_date, short_code

FOLLOWED = "📌 Theo dõi ý kiến"
FIND = "🔎 Tìm ý kiến"
DETAILS = "🔎 Xem chi tiết"
HOME = "🏠 Trang chính"

NOBODY = "chưa có ai"
BOARD_EMPTY = "<b>📌 Ý kiến đang theo dõi</b>\n\n✅ Không còn ý kiến nào đang mở."


def board(count: int, late: int, lines: Sequence[tuple[str, str, str, int, str, str]]) -> str:
    """The open matters of a page: mark, code, category, days, holder, stage. HTML."""
    if not lines:
        return BOARD_EMPTY
    burning = f", quá hạn {late}" if late else ""
    title = f"<b>📌 Ý kiến đang theo dõi: {count}{burning}</b>"
    return "\n".join([title, "", *(_board_line(*line) for line in lines)])


def _board_line(mark: str, code: str, category: str, days: int, holder: str, stage: str) -> str:
    name = comrade(holder) if holder else NOBODY
    return escape(f"{mark} {code} {category}: {days} ngày, {name} ({stage})")


def short(mark: str, code: str) -> str:
    """Its button under the board."""
    return f"{mark} {short_code(code)}"


def following(
    code: str,
    stage: str,
    category: str,
    hamlet: str,
    raised_on: date,
    days: int,
    due: str,
    holder: str,
    teller: str,
    why: str = "",
) -> str:
    """Where an issue stands, and nothing of the matter. HTML."""
    age = f"đã {days} ngày" if days else "hôm nay"
    lines = [
        f"<b>📌 {escape(code)}</b> · {escape(stage)}",
        "",
        f"Lĩnh vực: {escape(category)} · {escape(hamlet)}",
        f"Ghi nhận: {numeric_date(raised_on)}, {age}",
    ]
    lines += [f"Hạn: {escape(due)}"] if due else []
    lines.append(f"Người đang giữ: {escape(comrade(holder) if holder else NOBODY)}")
    lines.append(f"Người báo công dân: {escape(comrade(teller) if teller else NOBODY)}")
    lines += [f"Vì sao: {escape(why)}"] if why else []
    return "\n".join(lines)


def due(on: date, working_days: int) -> str:
    """A due date that has not passed."""
    left = f"còn {working_days} ngày làm việc" if working_days else "đến hạn"
    return f"{long_date(on)} ({left})"


def overdue(on: date, working_days: int) -> str:
    """A due date that has passed."""
    over = f"quá hạn {working_days} ngày làm việc" if working_days else "vừa quá hạn"
    return f"{long_date(on)} ({over})"
