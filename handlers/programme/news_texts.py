"""What is said when a date of a programme is moved, cancelled or added."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import long_date

MY_CALENDAR = "🗓 Lịch của tôi"
HOLIDAY = "trùng ngày nghỉ hoặc ngày làm bù"
RULE = "chương trình đổi lịch"
NO_REASON = "theo sắp xếp của xã"


def changed(name: str, lines: Sequence[str], more: int) -> str:
    """Some dates of a programme changed; `lines` are plain text."""
    rest = [f"Và {more} thay đổi khác, xem trong lịch của đồng chí."] if more else []
    shown = [escape(line) for line in lines]
    return "\n".join([f"<b>🗓 {escape(name)}: đổi lịch</b>", "", *shown, *rest])


def moved(was_on: date, on: date, place: str, why: str) -> str:
    """A date was moved."""
    return f"➡️ Buổi {long_date(was_on)} chuyển sang {long_date(on)} ({place}). Lý do: {why}."


def cancelled(was_on: date, why: str) -> str:
    """A date was cancelled."""
    return f"🚫 Buổi {long_date(was_on)} không tổ chức. Lý do: {why}."


def added(on: date, kind: str, place: str) -> str:
    """A date was added."""
    return f"➕ Có buổi {long_date(on)}: {kind} ({place})."
