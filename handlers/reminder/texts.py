"""What the reminders say, and how they are answered or put off."""

from datetime import date, datetime
from html import escape

from domain.programme import MomentKind
from handlers.wording import numeric_date, weekday_name

ABSENT = "🙋 Xin vắng"
SEE_LIST = "📋 Xem danh sách"
BEGIN = "▶️ Bắt đầu"
LOG_NOW = "📝 Ghi ngay"
OPEN_ISSUES = "📌 Ý kiến theo dõi"
MY_CALENDAR = "🗓 Lịch của tôi"
HOME = "🏠 Trang chính"
WHY = "❓ Vì sao có tin này"
SNOOZE = "⏰ Nhắc lại 1 giờ"
SNOOZE_EVENING = "⏰ Nhắc tôi lúc 19:00"
SNOOZED_BEFORE = "Tin này đã được hẹn nhắc lại rồi."
TOO_LATE = "Không hẹn lại được nữa: tin này sắp hết hạn, hoặc rơi vào giờ nghỉ 21:00–06:00."
JOINED = "Đã ghi: tham gia."

LEADS = {
    MomentKind.SILENT: "<b>🔔 Nhắc: đồng chí chưa trả lời</b>",
    MomentKind.LAST_CALL: "<b>🔔 Nhắc lần cuối: đồng chí chưa trả lời</b>",
}


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


def unlogged(name: str, on: date, opens_on: date, closes_on: date) -> str:
    """Said on the evening to whoever takes part and recorded nothing."""
    first, last = weekday_name(opens_on.weekday()), weekday_name(closes_on.weekday())
    window = f"Thực hiện từ {first} đến hết {last}."
    if opens_on == closes_on:
        window = f"Thực hiện trong {first}."
    return (
        f"<b>📝 {escape(name)}, {numeric_date(on)}: chưa thấy phiếu của đồng chí</b>\n\n"
        f"{window} Đồng chí đã đi thì ghi ngay; phiếu ghi sau ngày chính vẫn được tính, "
        "có ghi chú «ghi muộn»."
    )


def join(name: str) -> str:
    """The button that answers for one of several programmes."""
    return f"✅ Tham gia: {name}"


def board_of(name: str) -> str:
    """The button that opens the board of one of several programmes."""
    return f"📊 {name}"


def begin_of(name: str) -> str:
    """The button that begins one of several programmes."""
    return f"▶️ {name}"


def log_now_of(name: str) -> str:
    """The button that records for one of several programmes."""
    return f"📝 Ghi: {name}"


def snoozed(at: datetime) -> str:
    """When the reminder comes again, at a local instant."""
    return f"Bot sẽ nhắc lại lúc {at:%H:%M}."
