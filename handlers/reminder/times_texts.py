"""What is said while the times of a programme's reminders are set."""

from html import escape

from domain.ladder import Senseless
from handlers.reminder.why_texts import day

PROGRAMME = "🗓 Chương trình"
HOME = "🏠 Trang chính"
HEADING = "⏰ Giờ nhắc"
DAY = "Ngày"
ASK_DAY = "Nhắc vào ngày nào?"
HOUR = "Giờ"
ASK_HOUR = "Lúc mấy giờ?"
OFF = "🔕 Tắt nhắc này"
TURNED_OFF = "Đã tắt nhắc này."
SAVED = "Đã lưu giờ nhắc."
UNCHANGED = "Giờ nhắc vẫn như cũ."
SAME_TIME = "Đã có một tin nhắc cùng loại vào lúc này. Mời đồng chí chọn giờ khác."
SENSELESS = {
    Senseless.QUIET: "Từ 21:00 đến 06:00 bot không nhắc ai. Mời đồng chí chọn giờ khác.",
    Senseless.DAY: "Tin này không gửi được vào ngày ấy. Mời đồng chí chọn ngày khác.",
    Senseless.OVER: "Giờ này thì buổi đã qua, tin không còn tác dụng. Mời đồng chí chọn sớm hơn.",
}


def page(name: str) -> str:
    """The head of the page."""
    return (
        f"<b>⏰ Giờ nhắc: {escape(name)}</b>\n"
        "Bấm một dòng để đổi ngày, giờ hoặc tắt. Người đã làm rồi thì không bị nhắc."
    )


def rung(what: str, when: str) -> str:
    """A reminder on its button."""
    return f"✅ {when}: {what}"


def about(what: str, name: str) -> str:
    """Which reminder of which programme is set, in plain text."""
    return f"{what[0].upper()}{what[1:]} – {name}"


def off(what: str) -> str:
    """A reminder that is switched off, on its button."""
    return f"⬜ tắt: {what}"


def on_day(days: int) -> str:
    """A day to choose, counted from the occurrence."""
    said = day(days)
    return f"{said[0].upper()}{said[1:]}"
