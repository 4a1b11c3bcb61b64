"""What is said about a leader's assistants."""

from collections.abc import Sequence
from html import escape

from handlers.wording import comrade

CHOOSE = "➕ Chọn người"
ISSUES = "💬 Ý kiến của tôi"
ME = "👤 Thông tin của tôi"
HOME = "🏠 Trang chính"

HEADING = "🤝 Chọn giúp việc"
ASK_WHO = "Đồng chí chọn ai giúp việc?"
WHO_HINT = (
    "Người giúp việc được xem các ý kiến đồng chí đang giữ và chuẩn bị trước; "
    "việc chỉ có hiệu lực khi đồng chí duyệt."
)
WHO = "Người giúp việc"
NAMED = "Đã chọn người giúp việc."
ENDED = "Đã thôi giúp việc."
NONE_BEFORE = "Đồng chí này không còn là người giúp việc."
WHO_GONE = "Đồng chí này không chọn được nữa. Mời chọn người khác."


def page(names: Sequence[str]) -> str:
    """The leader's page. HTML."""
    listed = "\n".join(f"• {escape(name)}" for name in names) or "Chưa chọn ai."
    return (
        f"<b>🤝 Người giúp việc</b>\n\n{listed}\n\n"
        "Người giúp việc được xem các ý kiến đồng chí đang giữ hoặc phụ trách, nhận tin cùng "
        "đồng chí, và chuẩn bị để đồng chí duyệt. Mỗi lần mở xem đều được ghi lại."
    )


def end(name: str) -> str:
    """The button that ends it for one person."""
    return f"✖️ Thôi: {name}"


def named(leader: str) -> str:
    """To whoever was named: what that means. HTML."""
    name = escape(comrade(leader))
    return (
        f"🤝 {name} chọn đồng chí làm <b>người giúp việc</b>.\n\n"
        f"• Đồng chí được xem các ý kiến {name} đang giữ hoặc phụ trách và nhận tin cùng lúc; "
        "mỗi lần mở xem đều được ghi lại.\n"
        "• Đồng chí bấm các nút nhận, giao, trả lời, hỏi thêm, chuyển, không giải quyết như "
        f"thường lệ, rồi bấm 📨 Trình duyệt: {name} duyệt thì việc mới có hiệu lực.\n"
        f"• {name} có thể thôi việc này bất cứ lúc nào."
    )


def ended(leader: str) -> str:
    """To whoever assists no more. HTML."""
    return f"🤝 Đồng chí thôi làm người giúp việc của {escape(comrade(leader))}. Xin cảm ơn."


def for_assistant(leader: str) -> str:
    """Under a push that went to the leader as well. HTML."""
    name = escape(comrade(leader))
    return f"🤝 Tin này gửi {name}. Đồng chí có thể chuẩn bị để {name} duyệt."


def assisted(count: int) -> str:
    """Among my issues: what waits for the leaders whom I assist."""
    return f"Chờ lãnh đạo mà đồng chí giúp việc: {count} (🤝)."
