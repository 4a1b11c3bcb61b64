"""What is said of reminders that will come, and of those that did not."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.ladder import Passing
from domain.programme import MomentKind
from handlers.reminder.why_texts import WHAT
from handlers.wording import long_date

PROGRAMMES = "🗓 Chương trình"
HOME = "🏠 Trang chính"
TO = {
    MomentKind.NOTICE: "người tham gia",
    MomentKind.HAMLETS: "ban ấp nơi đến hoặc người chuyển lời",
    MomentKind.SILENT: "người chưa trả lời",
    MomentKind.TURNOUT: "đầu mối đôn đốc",
    MomentKind.LAST_CALL: "người chưa trả lời",
    MomentKind.START: "người chưa xin vắng",
    MomentKind.UNLOGGED: "người đã đăng ký mà chưa có phiếu",
    MomentKind.DIGEST: "lãnh đạo, đầu mối đôn đốc",
    MomentKind.MORNING: "lãnh đạo có việc gấp",
}
"""To whom each kind goes."""

MISSED_BECAUSE = {
    Passing.MISSED: "bot không chạy cho đến khi hết hạn gửi",
    Passing.PLANNED_LATE: "lịch lập khi đã quá hạn gửi",
    Passing.DAY_OFF: "ngày nghỉ",
}


def title(days: int, count: int) -> str:
    """The head of the page."""
    return f"<b>⏱ Sẽ nhắc gì: {count} lần trong {days} ngày tới</b>"


def nothing(days: int) -> str:
    """Nothing will come."""
    return f"Không có tin nhắc nào trong {days} ngày tới."


def missed_title(days: int) -> str:
    """The head of what was missed."""
    return f"Đã lỡ trong {days} ngày qua:"


def nothing_missed(days: int) -> str:
    """Nothing was missed."""
    return f"Trong {days} ngày qua không lỡ tin nhắc nào."


def page(lines: Sequence[str], missed: Sequence[str]) -> str:
    """The lines of both, from plain text."""
    shown = [f"• {escape(line)}" for line in lines]
    return "\n".join([*shown, "", *(escape(line) for line in missed)])


def coming(at: str, kind: MomentKind, people: int, name: str, activity: str, on: date) -> str:
    """One reminder of an occurrence: when, what, to whom, and why."""
    return (
        f"{at} · {WHAT[kind]}, tới {TO[kind]}: {people} người. "
        f"Vì: {name}, {activity}, {long_date(on)}"
    )


def morning(at: str, begins_week: bool) -> str:
    """What a morning says."""
    said = f"{at} · {WHAT[MomentKind.MORNING]}, tới {TO[MomentKind.MORNING]}"
    return f"{said}, và người còn kết quả phải báo cho dân" if begins_week else said


def looks(at: str, count: int) -> str:
    """When open issues are looked at."""
    return f"{at} · nhắc việc về ý kiến: {count} ý kiến được xem lại từ lúc này."


def missed(at: str, kind: MomentKind, name: str, why: Passing) -> str:
    """A moment that came to nothing."""
    of = f" ({name})" if name else ""
    return f"{at} · {WHAT[kind]}{of}: lỡ, vì {MISSED_BECAUSE[why]}."


def unsaid(
    at: str,
    kind: MomentKind,
    name: str,
    late: int,
    unreachable: int,
    unsent: int,
) -> str:
    """People whom a moment did not reach."""
    of = f" ({name})" if name else ""
    return (
        f"{at} · {WHAT[kind]}{of}: {late} người quá hạn gửi, "
        f"{unreachable} người không liên lạc được, {unsent} tin Telegram không nhận kịp."
    )
