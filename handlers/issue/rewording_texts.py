"""What correcting an issue's words says."""

from html import escape

HEADING = "✏️ Sửa lời ý kiến"
EDIT = "✏️ Sửa lời"
FOLLOW = "✏️ Sửa theo tin mới"
DETAILS = "🔎 Xem chi tiết"
HOME = "🏠 Trang chính"
WORDS = "Ý kiến"
ASK_WORDS = "Lời công dân, ghi lại cho đúng"
REWORDED = "Người ghi nhận vừa sửa lời ý kiến. Trên đây là lời mới."


def offer(code: str) -> str:
    """A message was edited after its words were sent. HTML."""
    return f"Tin này đã được ghi thành <b>{escape(code)}</b>. Sửa lời ý kiến theo tin mới?"


def too_late(code: str) -> str:
    """The words cannot follow any more. HTML."""
    return (
        f"Tin này đã được ghi thành <b>{escape(code)}</b>; ý kiến đã được trả lời hoặc đã quá "
        "48 giờ nên giữ nguyên lời cũ."
    )


def done(code: str) -> str:
    """The words were corrected. HTML."""
    return f"✅ Đã sửa lời <b>{escape(code)}</b>. Lời cũ vẫn được giữ trong diễn biến."
