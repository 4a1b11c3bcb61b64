"""What the coordinator reads of everybody's lists."""

from datetime import date
from html import escape

from domain.text import shorten
from handlers.wording import long_date

HOME = "🏠 Trang chính"
DATE = "🗓 Buổi này"
LISTS = "📋 Danh sách hộ"
MORE = "▶️ Tiếp"
LESS = "◀️ Trước"
DELEGATION = "Cả đoàn"


def lists(programme: str, on: date, count: int) -> str:
    """Every list of a date."""
    return (
        f"<b>📋 {escape(programme)}, {long_date(on)}</b>\n\n"
        f"Đã lập {count} danh sách. Bấm để xem, đổi hộ."
    )


def no_lists(programme: str, on: date) -> str:
    """No list was made yet."""
    return (
        f"<b>📋 {escape(programme)}, {long_date(on)}</b>\n\nChưa có danh sách nào. "
        "Mỗi đồng chí có danh sách khi bot gửi thông báo của buổi, hoặc khi bấm Tham gia."
    )


def of_owner(who: str, visited: int, total: int) -> str:
    """Whose list it is, on a button."""
    return f"{shorten(who, 26)} · {visited}/{total} hộ"


def list_of(programme: str, on: date, who: str, visited: int, total: int) -> str:
    """The head of somebody's list. HTML."""
    return (
        f"<b>📋 {escape(programme)}, {long_date(on)}</b>\n\n"
        f"{escape(who)}: đã thăm {visited}/{total} hộ."
    )
