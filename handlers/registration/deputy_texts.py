"""What is said when somebody goes for another, or to a hamlet where nobody goes."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.registration.calendar_texts import numbered
from handlers.wording import long_date, short_date

DEPUTY = "🤝 Đề nghị đi thay"
HEADING = "🤝 Đề nghị đi thay"
WHO = "Người đi thay"
ASK_WHO = "Đề nghị đồng chí nào đi thay?"
WHO_HINT = "Người cùng ấp đứng trước. Đồng chí được chọn nhận tin và trả lời bằng nút."
NOBODY = (
    "Chưa có ai đi thay được: mọi người đã vắng, đã được hỏi hoặc chưa liên lạc được qua Telegram. "
    "Đồng chí báo đầu mối đôn đốc giúp."
)
NOBODY_TO_SEND = (
    "Chưa có ai cử đi được: mọi người đã vắng, đã được hỏi hoặc chưa liên lạc được qua Telegram. "
    "Đồng chí gọi điện rồi ghi «☎️ Ghi: đã gọi»."
)
ONLY_ABSENT = "Đồng chí xin vắng trước, rồi đề nghị người đi thay."
GONE = "Đồng chí này không đi thay được nữa. Mời chọn người khác."
SENT = "Đã gửi đề nghị."
BOARD = "📊 Mở bảng chuẩn bị"
GO = "✅ Nhận đi thay"
CANNOT = "🙅 Không đi được"
GOES = "Đã ghi: đồng chí đi thay."
CANNOT_NOTED = "Đã ghi: đồng chí không đi được."
OVER = "Đề nghị này không còn nữa. Đồng chí không cần làm gì."
SEND_HEADING = "👥 Cử người đi"
HAMLET = "Ấp"
ASK_HAMLET = "Cử người đến ấp nào?"
ASK_SENT = "Cử đồng chí nào đi?"
MY_CALENDAR = "🗓 Lịch của tôi"
HOME = "🏠 Trang chính"
ALL_COVERED = "Ấp nào cũng đã có người đi hoặc đã có người được hỏi."


def _at(hamlets: Sequence[str]) -> str:
    return f"\nĐiểm đến: {escape(', '.join(hamlets))}." if hamlets else ""


def _listed(households: int) -> str:
    return f"\nDanh sách chuyển sang đồng chí: {households} hộ." if households else ""


def asked(name: str, on: date, by: str, whom: str, hamlets: Sequence[str], households: int) -> str:
    """Somebody is asked to go. `whom` empty: to hamlets where nobody goes. HTML."""
    said = f"{by} đề nghị đồng chí đi thay {whom}." if whom else f"{by} đề nghị đồng chí đi."
    if whom == by:
        said = f"{by} vắng, đề nghị đồng chí đi thay."
    return (
        f"<b>🤝 {escape(name)}, {long_date(on)}</b>\n\n"
        f"{escape(said)}{_at(hamlets)}{_listed(households)}\n"
        "Đồng chí trả lời giúp để xã sắp xếp."
    )


def goes(name: str, on: date, whom: str, hamlets: Sequence[str], households: int) -> str:
    """The answer of who goes, in the place of the question. HTML."""
    instead = f" thay {escape(whom)}" if whom else ""
    return (
        f"<b>✅ Đồng chí đi{instead}: {escape(name)}, {long_date(on)}</b>{_at(hamlets)}"
        f"{_listed(households)}\nBận đột xuất thì bấm «🙋 Xin vắng», người đề nghị được báo ngay."
    )


def not_going(name: str, on: date) -> str:
    """The answer of who cannot go, in the place of the question. HTML."""
    return (
        f"🙅 Đã ghi đồng chí không đi thay được: {escape(name)}, {long_date(on)}. "
        "Người đề nghị đã được báo."
    )


def over(name: str, on: date) -> str:
    """The question stands no more, in its place. HTML."""
    return f"Đề nghị đi thay {escape(name)}, {long_date(on)} không còn nữa. Đồng chí không cần đi."


def will_go(name: str, on: date, who: str, whom: str, hamlets: Sequence[str]) -> str:
    """Told to those who asked: somebody goes. HTML."""
    instead = f" thay {escape(whom)}" if whom else ""
    return f"✅ {escape(who)} nhận đi{instead}: {escape(name)}, {long_date(on)}.{_at(hamlets)}"


def cannot(name: str, on: date, who: str) -> str:
    """Told to those who asked: somebody cannot go. HTML."""
    return (
        f"🙅 {escape(who)} không đi thay được: {escape(name)}, {long_date(on)}. "
        "Mời đồng chí chọn người khác."
    )


def not_needed(name: str, on: date, whom: str) -> str:
    """Told to who was asked: they need not go. HTML."""
    who = escape(whom) if whom else "xã"
    return (
        f"👌 {escape(name)}, {long_date(on)}: {who} đã có người đi, đồng chí không cần đi thay nữa."
    )


def sent(name: str, on: date, who: str) -> str:
    """Told to who asked, where there is no board to show it. HTML."""
    return (
        f"🤝 Đã đề nghị {escape(who)} đi thay: {escape(name)}, {long_date(on)}. "
        "Có trả lời, đồng chí được báo ngay."
    )


def about(name: str, on: date) -> str:
    """Which date it is about, in plain text."""
    return f"{name}, {long_date(on)}"


def deputy_of(on: date, number: int = 0) -> str:
    """The button in the calendar that asks somebody to go instead."""
    return f"🤝 Đi thay {short_date(on)}{numbered(number)}"


def send_to(hamlet: str) -> str:
    """The button that sends somebody to the one hamlet where nobody goes."""
    return f"👥 Cử người {hamlet}"


def send_to_some(count: int) -> str:
    """The button that sends somebody to one of several hamlets."""
    return f"👥 Cử người {count} ấp"
