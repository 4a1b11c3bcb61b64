"""What the pages about issues say."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date

MINE = "💬 Ý kiến của tôi"
HOME = "🏠 Trang chính"
OLDER = "▶️ Trước đó"
LESS = "◀️ Mới hơn"
NOTHING = (
    "<b>💬 Ý kiến</b>\n\nChưa có ý kiến nào. Ý kiến được ghi khi thăm hộ: bấm 📝 Ghi thăm hộ, "
    "rồi 💬 Có ý kiến."
)

WHAT = {
    "opened": "ghi nhận",
    "seen": "đã xem",
    "accepted": "nhận xử lý, hẹn",
    "assigned": "giao cho",
    "asked": "hỏi thêm",
    "informed": "bổ sung",
    "answered": "trả lời",
    "refused": "không giải quyết",
    "transferred": "chuyển",
    "noticed": "đã báo hộ: tiếp nhận",
    "satisfied": "công dân hài lòng",
    "reopened": "công dân chưa hài lòng",
    "tried": "chưa gặp hộ, lần",
    "not_reached": "không liên lạc được, lần",
    "prepared": "trình duyệt",
    "declined": "không duyệt bản trình của",
    "made_public": "công khai tại",
    "consent_withdrawn": "rút đồng ý nêu tên",
}


def _event(when: str, who: str, what: str, new: str, why: str) -> str:
    told = "" if what == "opened" else "; ".join(part for part in (new, why) if part)
    detail = f": {escape(told)}" if told else ""
    name = comrade(who) if who else "hệ thống"
    return f"• {escape(when)} {escape(name)} {escape(WHAT.get(what, what))}{detail}"


def details(
    code: str,
    stage: str,
    category: str,
    hamlet: str,
    urgency: str,
    named: str | None,
    words: str,
    answer: str,
    instruction: str,
    document: str,
    holder: str,
    answer_on: date,
    promised_on: date | None,
    timeline: Sequence[tuple[str, str, str, str, str]],
) -> str:
    """An issue's page; the timeline gives when, who, what, to, why. HTML."""
    lines = [
        f"<b>💬 {escape(code)}</b> · {escape(stage)}",
        f"Lĩnh vực: {escape(category)} · {escape(hamlet)} · {escape(urgency)}",
        f"Người nêu: {escape(named) if named else 'không nêu tên'}",
        "",
        f"«{escape(words)}»",
        "",
    ]
    lines += [f"Trả lời: {escape(answer)}"] if answer else []
    lines += [f"Bút phê: {escape(instruction)}"] if instruction else []
    lines += [f"Văn bản: {escape(document)}"] if document else []
    if holder:
        lines.append(f"Người đang giữ: {escape(comrade(holder))}")
    due = f"Hạn trả lời: {long_date(answer_on)}"
    lines.append(f"{due}; hẹn {long_date(promised_on)}" if promised_on else due)
    return "\n".join([*lines, "", "<b>Diễn biến</b>", *(_event(*entry) for entry in timeline)])


def mine(waiting: int) -> str:
    """My issues. HTML."""
    return f"<b>💬 Ý kiến</b>\n\nĐang chờ đồng chí: {waiting}. Việc chờ đồng chí đứng trước (👉)."


def line(code: str, category: str, stage: str, *, mine: bool, late: bool) -> str:
    """An issue on a button."""
    mark = "🔥" if late else "👉" if mine else "💬"
    return f"{mark} {code[-4:]} {category}: {stage}"


def _board_line(code: str, category: str, days: int, holder: str, stage: str, late: bool) -> str:
    name = comrade(holder) if holder else "chưa có ai"
    mark = "🔥" if late else "•"
    return (
        f"{mark} {escape(code)} {escape(category)}: {days} ngày, {escape(name)} ({escape(stage)})"
    )


def board(count: int, lines: Sequence[tuple[str, str, int, str, str, bool]]) -> str:
    """Every open matter: code, category, days, holder, stage, whether late. HTML."""
    if not lines:
        return "<b>📌 Ý kiến đang theo dõi</b>\n\n✅ Không còn ý kiến nào đang mở."
    more = f"\n… và {count - len(lines)} ý kiến khác." if count > len(lines) else ""
    return (
        f"<b>📌 Ý kiến đang theo dõi: {count}</b>\n\n"
        + "\n".join(_board_line(*line) for line in lines)
        + more
    )
