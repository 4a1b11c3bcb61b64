"""What every talk says around its questions."""

from html import escape

BACK = "⬅️ Quay lại"
CANCEL = "✖️ Hủy"
HOME = "🏠 Trang chính"
SKIP = "⏭ Bỏ qua"
KEEP = "➡️ Giữ như cũ"

STALE = "Nút này đã cũ. Đây là câu đang hỏi."
ENDED = "Phiếu này đã kết thúc."
SAVED = "Đã lưu."
CANCELLED = "Đã bỏ phiếu nháp."
RESTORE = "↩️ Lấy lại"
RESTORED = "Đã lấy lại phiếu nháp."
UNHEARD = "Câu này chưa dùng được tin vừa gửi. Mời đồng chí chọn một nút hoặc gõ câu trả lời."
NO_MATCH = "Chưa khớp lựa chọn nào. Mời đồng chí chọn nút, hoặc gõ đúng tên hay số thứ tự."
NOTED = "Câu vừa gõ đã được giữ trong phiếu này."
PLACED = "Vị trí vừa gửi đã được ghim vào phiếu."
CONTINUED = "Đồng chí đang có phiếu dở cho hộ này, mời tiếp tục."
HAS_DRAFT = "Hộ đó đang có một phiếu dở khác. Mời chọn hộ khác, hoặc hoàn thành phiếu kia trước."


def heading(title: str, number: int, total: int) -> str:
    """First line of a card: the talk's title and how far it is."""
    return f"<b>{escape(title)}</b> · {number}/{total}"


def title_only(title: str) -> str:
    """First line of a card at its review."""
    return f"<b>{escape(title)}</b>"


def about(subject: str) -> str:
    """Second line of a card: the record that the talk is about."""
    return escape(subject)


def field(name: str, shown: str) -> str:
    """One line of what was answered so far."""
    return f"{escape(name)}: {escape(shown)}"


def question(ask: str) -> str:
    """The question itself."""
    return f"<b>{escape(ask)}</b>"


def reason(why: str) -> str:
    """Why the question is asked again."""
    return f"⚠️ {escape(why)}"


def files(shown: str) -> str:
    """Files that came with the talk."""
    return f"📎 {escape(shown)}"


def cancelled(title: str) -> str:
    """The talk was cancelled; nothing is lost until it is left so."""
    return f"✖️ Đã bỏ: {escape(title)}."
