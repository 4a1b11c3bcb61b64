"""The pages of programmes and of their dates."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import long_date, short_date

PROGRAMMES = "🗓 Chương trình"
ADD = "➕ Thêm chương trình"
DAYS_OFF = "📆 Nghỉ, làm bù"
SCHEDULE = "⏱ Sẽ nhắc gì"
RUNGS = "⏰ Giờ nhắc"
HOME = "🏠 Trang chính"
ADD_DATE = "➕ Thêm buổi"
EDIT = "✏️ Sửa"
END = "🚫 Kết thúc"
MOVE = "➡️ Dời ngày"
CANCEL = "🚫 Không tổ chức"
CHOOSE = "📍 Chọn điểm đến"
RESULT = "📝 Kết quả buổi"
WHO_COMES = "📊 Ai tham gia"
LISTS = "📋 Danh sách hộ"
NONE_YET = (
    "<b>🗓 Chương trình</b>\n\nXã chưa có chương trình nào. "
    "Bấm «➕ Thêm chương trình» để lập từ mẫu có sẵn, mất vài phút."
)
TITLE = "<b>🗓 Chương trình của xã</b>\nBấm để xem lịch, dời, thêm buổi hoặc sửa."
NO_DATES = "Chưa có buổi nào trong thời gian tới."


def listed(name: str, on: date | None) -> str:
    """A programme in the list, with its next date."""
    return f"{name} · {short_date(on)}" if on else f"{name} · chưa có buổi"


def summary(
    name: str,
    days: str,
    way: str,
    who: str,
    households: int,
    on_holiday: str,
    starts_on: date | None,
    ends_on: date | None,
    gathers: str = "",
) -> str:
    """What a programme is."""
    lines = [
        f"<b>🗓 {escape(name)}</b>",
        f"Ngày: {escape(days)}",
        f"Điểm đến: {escape(way)}",
        f"Tham gia: {escape(who)}",
        f"Số hộ mỗi ấp: {households}",
        f"Trùng ngày nghỉ: {escape(on_holiday)}",
    ]
    if gathers:
        lines.append(f"Tập trung: {escape(gathers)}")
    if starts_on:
        lines.append(f"Bắt đầu: {long_date(starts_on)}")
    if ends_on:
        lines.append(f"Kết thúc: {long_date(ends_on)}")
    return "\n".join(lines)


def coming(dates: Sequence[str]) -> str:
    """The next dates, a line each."""
    return "\n".join(["<b>Các buổi sắp tới</b>", *(escape(line) for line in dates)])


def a_date(on: date, kind: str, place: str) -> str:
    """One date in a list; a day at the office says its place by what is done."""
    return f"{long_date(on)}: {kind} ({place})" if place else f"{long_date(on)}: {kind}"


def label(on: date, mark: str) -> str:
    """The button of a date, with the mark of what is done."""
    return f"{mark} {short_date(on)}"


def occurrence(
    name: str,
    on: date,
    kind: str,
    place: str,
    planned_on: date | None,
    reason: str,
    joined: int,
    absent: int,
    expected: int,
) -> str:
    """One date of a programme; nobody is `expected` where no word is asked for."""
    lines = [
        f"<b>{escape(name)} – {long_date(on)}</b>",
        f"Nội dung: {escape(kind)}",
        f"Điểm đến: {escape(place)}",
    ]
    if planned_on and planned_on != on:
        lines.append(f"Dời từ: {long_date(planned_on)}")
    if reason:
        lines.append(f"Lý do: {escape(reason)}")
    if expected:
        lines.append(f"Tham gia: {joined}/{expected} · Xin vắng: {absent}")
    return "\n".join(lines)


def not_kept(name: str, on: date, reason: str) -> str:
    """A date that was cancelled."""
    why = f"\nLý do: {escape(reason)}" if reason else ""
    return f"<b>🚫 {escape(name)}, {long_date(on)}</b>\nBuổi này không tổ chức.{why}"
