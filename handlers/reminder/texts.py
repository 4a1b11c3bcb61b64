"""What the reminders say, and why each came."""

from datetime import date
from html import escape

from handlers.wording import numeric_date, weekday_name

ABSENT = "🙋 Xin vắng"
SEE_LIST = "📋 Xem danh sách"
BEGIN = "▶️ Bắt đầu"
WHY = "❓ Vì sao có tin này"
WHY_NOTICE = (
    "Đồng chí nhận tin này vì có tên trong danh sách cán bộ, lãnh đạo tham gia chương trình. "
    "Tin gửi một lần trước mỗi buổi."
)
WHY_TURNOUT = "Đồng chí nhận tin này vì là đầu mối đôn đốc của chương trình."
WHY_START = (
    "Đồng chí nhận tin này vì chưa xin vắng buổi hôm nay. Tin gửi một lần vào sáng ngày thực hiện."
)


def start(name: str, on: date, households: int, joined: bool, closes_on: date) -> str:
    """The message that starts the day."""
    to_do = (
        f"Danh sách của đồng chí: {households} hộ."
        if households
        else "Đồng chí chưa có danh sách; chọn hộ theo ấp khi bắt đầu."
    )
    unsure = "" if joined else "\nĐồng chí chưa trả lời; bấm Bắt đầu là ghi tham gia."
    late = ""
    if closes_on > on:
        late = f"\nKhông kịp hôm nay thì ghi đến hết {weekday_name(closes_on.weekday())}."
    return f"<b>▶️ {escape(name)} – hôm nay, {numeric_date(on)}</b>\n\n{to_do}{unsure}{late}"
