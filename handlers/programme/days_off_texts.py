"""The page of days off and makeup workdays."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import long_date, short_date

ADD_OFF = "➕ Ngày nghỉ"
ADD_WORKED = "➕ Ngày làm bù"
PROGRAMMES = "🗓 Chương trình"
HOME = "🏠 Trang chính"
OFF_HEADING = "➕ Thêm ngày nghỉ"
WORKED_HEADING = "➕ Thêm ngày làm bù"
ASK_OFF = "Xã nghỉ ngày nào?"
ASK_WORKED = "Xã làm bù ngày nào?"
ON = "Ngày"
REASON = "Lý do"
ASK_REASON = "Vì lý do gì?"
REASON_HINT = "Ví dụ: hoán đổi ngày nghỉ theo thông báo của tỉnh."
WORKED = "làm bù"
SWAPPED = "làm bù theo lịch cả nước"
OFF = "nghỉ"
FORGOTTEN = "Đã bỏ ngày này khỏi danh sách."
OURS = "Ngày có ✍️ do xã thêm."
OURS_TO_FORGET = "Ngày có ✍️ do xã thêm; bấm nút ✖️ để bỏ."
NONE = "Năm này chưa có ngày nào trong danh sách."


def title(year: int, lines: Sequence[str], *, forgets: bool) -> str:
    """The head of the page, then a line each; `forgets`: some can be taken out."""
    shown = [escape(line) for line in lines] or [NONE]
    note = OURS_TO_FORGET if forgets else OURS
    return "\n".join([f"<b>📆 Ngày nghỉ, làm bù {year}</b>", note, "", *shown])


def line(on: date, what: str, name: str, by_commune: bool) -> str:
    """One day of the list."""
    mark = "✍️" if by_commune else "•"
    shown = f"{mark} {long_date(on)}: {what}"
    return f"{shown} ({name})" if name else shown


def forget(on: date) -> str:
    """The button that takes a day out of the list."""
    return f"✖️ Bỏ {short_date(on)}"


def year(number: int) -> str:
    """The button that shows another year."""
    return f"📆 Năm {number}"


def added(on: date, moved: int) -> str:
    """A day was added; so many dates of programmes changed."""
    news = f" {moved} buổi đổi lịch, mọi người được báo." if moved else ""
    return f"Đã thêm {long_date(on)}.{news}"
