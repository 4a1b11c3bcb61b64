"""What is said of a date of a programme once it has come."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.quantity import write_number
from handlers.wording import comrade, long_date, short_date

MEETINGS = "📝 Các buổi"
RECORD = "📝 Ghi kết quả"
CORRECT = "✏️ Sửa kết quả"
ATTENDANCE = "☑️ Điểm danh"
ATTENDANCE_AGAIN = "☑️ Sửa điểm danh"
OPINION = "💬 Ghi ý kiến"
REFRESH = "🔄 Cập nhật"
HOME = "🏠 Trang chính"

TITLE = (
    "<b>📝 Các buổi</b>\nBấm một buổi để ghi kết quả, điểm danh hoặc ghi ý kiến. "
    "✅ đã ghi xong, ⏳ còn phải ghi, 📅 chưa đến."
)
NONE_YET = (
    "<b>📝 Các buổi</b>\n\nHai tháng qua và hai tuần tới đồng chí chưa có buổi nào. "
    "Khi xã lập lịch, buổi của đồng chí hiện ở đây; xem thêm ở 🗓 Lịch của tôi."
)
NOT_YET = "Buổi này chưa đến ngày; đến ngày sẽ điểm danh và ghi kết quả tại đây."
NOTHING_RECORDED = "Chưa ghi kết quả."
UNCONFIRMED = "chưa điểm danh, tính theo phiếu thăm"
NOT_YET_CONFIRMED = "chưa điểm danh"


def listed(mark: str, on: date, name: str) -> str:
    """A date in the list."""
    return f"{mark} {short_date(on)} · {name}"


def heading(name: str, on: date, kind: str, place: str) -> str:
    """Which date it is."""
    return (
        f"<b>📝 {escape(name)} – {long_date(on)}</b>\n"
        f"Nội dung: {escape(kind)}\nĐiểm đến: {escape(place)}"
    )


def attendance(
    came: int, expected: int, leaders: int, leaders_expected: int, walk_ins: int, confirmed: str
) -> str:
    """How many came; leaders stand apart."""
    more = f", ngoài danh sách {walk_ins}" if walk_ins else ""
    return (
        f"Tham gia: {came}/{expected} đồng chí, trong đó lãnh đạo "
        f"{leaders}/{leaders_expected}{more} ({escape(confirmed)})"
    )


def confirmed_by(full_name: str) -> str:
    """Who confirmed the attendance (plain)."""
    return f"{comrade(full_name)} đã điểm danh"


def visits(count: int) -> str:
    """How many visits were recorded."""
    return f"Phiếu thăm đã ghi: {count}"


def citizens(came: int) -> str:
    """How many citizens came or were met."""
    return f"Người dân tham gia: {write_number(came)}"


def spoke(count: int) -> str:
    """How many citizens spoke."""
    return f"Người phát biểu: {write_number(count)}"


def place(words: str) -> str:
    """Where it was."""
    return f"Nơi tổ chức: {escape(words)}"


def works(lines: Sequence[str]) -> str:
    """What was done, a line each."""
    return "\n".join(["Đã làm được:", *(f"• {escape(line)}" for line in lines)])


def work(quantity: str, unit: str, what: str) -> str:
    """One line of what was done (plain)."""
    amount = f"{quantity} {unit}" if quantity else ""
    return ": ".join(part for part in (amount, what) if part)


def opinions(count: int) -> str:
    """How many opinions were raised there."""
    return f"Ý kiến ghi nhận: {count}"


def recorded_by(full_name: str, at: str, corrections: int) -> str:
    """Who recorded it last, when, and how often it was corrected."""
    corrected = f", đã sửa {corrections} lần" if corrections else ""
    return f"<i>{escape(comrade(full_name))} ghi lúc {escape(at)}{corrected}</i>"
