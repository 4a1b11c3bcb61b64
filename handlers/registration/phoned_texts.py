"""What is said when somebody registers another who was phoned."""

from datetime import date
from html import escape

from handlers.wording import long_date

HEADING = "☎️ Ghi: đã gọi"
WHO = "Đồng chí"
ASK_WHO = "Đã gọi cho đồng chí nào?"
WHO_HINT = "Người chưa trả lời đứng trước."
WORD = "Trả lời"
ASK_WORD = "Đồng chí ấy trả lời thế nào?"
JOINS = "✅ Tham gia"
ABSENT = "🙋 Vắng"
NO_ANSWER = "📵 Không nghe máy"
REASON = "Lý do"
ASK_REASON = "Vắng vì lý do gì?"
REASON_HINT = "Chọn một lý do, hoặc gõ."
GONE = "Đồng chí này không còn trong danh sách tham gia. Mời chọn người khác."
NOTED = "Đã ghi."
CHANGE_TO_JOIN = "✅ Đổi: tham gia"
CHANGE_TO_ABSENT = "🙋 Đổi: xin vắng"
OWN_WORD = "Đồng chí ấy đã tự trả lời là tham gia."


def joins_for_you(name: str, on: date, by: str) -> str:
    """Told to whom it is about: somebody wrote down that they take part. HTML."""
    return (
        f"☎️ {escape(by)} ghi hộ: đồng chí tham gia {escape(name)}, {long_date(on)}.\n"
        "Chưa đúng thì đồng chí bấm nút dưới."
    )


def absent_for_you(name: str, on: date, by: str, reason: str) -> str:
    """Told to whom it is about: somebody wrote down that they are absent. HTML."""
    return (
        f"☎️ {escape(by)} ghi hộ: đồng chí vắng {escape(name)}, {long_date(on)}. "
        f"Lý do: {escape(reason)}.\nChưa đúng thì đồng chí bấm nút dưới."
    )


def about(name: str, on: date) -> str:
    """Which date it is about, in plain text."""
    return f"{name}, {long_date(on)}"


def unreached(name: str) -> str:
    """Somebody whom only a telephone reaches, among those to choose from."""
    return f"☎️ {name}"


def joined(name: str) -> str:
    """Somebody who takes part, among those to choose from."""
    return f"✅ {name}"


def absent(name: str) -> str:
    """Somebody who is absent, among those to choose from."""
    return f"🙋 {name}"
