"""What is said about priority groups and the households in them."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from handlers.wording import numeric_date

GROUPS = "🏷 Diện ưu tiên"
ADD = "➕ Thêm"
RENAME = "✏️ Đổi tên"
CLOSE = "🚫 Đóng diện"
HAMLETS = "🏘 Ấp, khu phố"
HOME = "🏠 Trang chính"
KEEP = "↩️ Không đóng"
NO_GROUPS = "<b>🏷 Diện ưu tiên</b>\nChưa có diện nào. Bấm «➕ Thêm» rồi gõ tên."

HIDE = "🔒 Chỉ ghi diện"
SHOW = "🔓 Ghi rõ tên"
BY_YEAR = "📅 Xét từng năm"
LASTING = "♾ Không theo năm"

ADD_HEADING = "🏷 Thêm diện ưu tiên"
ASK_NAME = "Tên diện ưu tiên?"
NAME_HINT = (
    "Ví dụ: hộ chính sách. Diện mới thêm chỉ người xem được trang hộ mới thấy tên; "
    "người khác thấy «diện ưu tiên»."
)
RENAME_HEADING = "✏️ Đổi tên diện"
ASK_NEW_NAME = "Tên mới?"
RENAME_HINT = "Các hộ trong diện giữ nguyên, chỉ đổi tên."
NAME = "Tên"
NAME_TAKEN = "Đã có diện khác mang tên này."
ADDED = "Đã thêm diện."
RENAMED = "Đã đổi tên."
MARKED = "Đã lưu."
CLOSED = "Đã đóng diện."

SET = "🏷 Diện ưu tiên"
SET_HEADING = "🏷 Hộ thuộc diện"
ASK_GROUPS = "Hộ thuộc diện ưu tiên nào?"
SET_HINT = (
    "Bấm để chọn hoặc bỏ, rồi bấm «✅ Xong». Diện xét từng năm giữ đến hết năm nay. "
    "Tin nhắn tự động không bao giờ nói hộ thuộc diện gì."
)
SAVED = "Đã lưu diện ưu tiên của hộ."
UNCHANGED = "Diện ưu tiên của hộ vẫn như cũ."


def title(count: int, page: int, pages: int) -> str:
    """The head of the list of groups."""
    shown = f" · trang {page}/{pages}" if pages > 1 else ""
    return f"<b>🏷 Diện ưu tiên: {count}</b>{shown}"


def label(name: str, households: int, is_sensitive: bool) -> str:
    """A group in the list; the name of one with a lock is not everybody's business."""
    return f"{'🔒 ' if is_sensitive else ''}{name} · {households} hộ"


def group(name: str, households: int, is_sensitive: bool, is_yearly: bool) -> str:
    """A group's page."""
    seen = (
        "chỉ người xem được trang hộ; người khác thấy «diện ưu tiên»"
        if is_sensitive
        else "mọi cán bộ mở phiếu thăm hộ"
    )
    lasts = "đến hết năm được xét" if is_yearly else "đến khi cán bộ phụ trách bỏ"
    return (
        f"<b>🏷 {escape(name)}</b>\nSố hộ: {households}\n"
        f"Ai thấy tên diện: {seen}\nThời hạn của hộ trong diện: {lasts}"
    )


def ask_close(name: str, households: int) -> str:
    """What closing a group does."""
    return (
        f"<b>Đóng diện {escape(name)}?</b>\nSố hộ đang thuộc diện: {households}. "
        "Từ hôm nay các hộ này không còn thuộc diện; lịch sử vẫn được giữ."
    )


def choice(name: str, is_sensitive: bool) -> str:
    """A group as a toggle."""
    return f"🔒 {name}" if is_sensitive else name


def of_household(groups: Sequence[tuple[str, date | None]]) -> str:
    """The groups on a household's page; a date is the first day that is out. HTML."""
    return f"Diện ưu tiên: {'; '.join(_period(name, until_on) for name, until_on in groups)}"


def _period(name: str, until_on: date | None) -> str:
    if until_on is None:
        return escape(name)
    return f"{escape(name)} (đến hết {numeric_date(until_on - timedelta(days=1))})"


def of_visit(names: Sequence[str]) -> str:
    """The groups on a visit's page, as far as its reader may know them. HTML."""
    return f"Diện: {escape('; '.join(names))}"
