"""What looking for an issue says."""

from html import escape

from domain.inquiry import Phase

HEADING = "🔎 Tìm ý kiến"
ASK = "Tìm ý kiến nào?"
BY_WORDS = "Gõ mã, hoặc vài chữ trong lời công dân, không cần dấu."
BY_CODE = "Gõ mã, hoặc lọc bằng các nút dưới danh sách."
TO_LIST = "📋 Về danh sách"
CLEAR = "✖️ Bỏ lọc"

ASK_HAMLET = "Ấp nào?"
ASK_CATEGORY = "Lĩnh vực nào?"
ASK_PHASE = "Ý kiến đang ở bước nào?"
EVERY_HAMLET = "Mọi ấp"
EVERY_CATEGORY = "Mọi lĩnh vực"
PHASES = {
    Phase.OPEN: "Đang mở",
    Phase.LATE: "Quá hạn",
    Phase.TO_TELL: "Chờ báo hộ",
    Phase.CLOSED: "Đã xong",
    Phase.ANY: "Mọi bước",
}


def hamlet(name: str) -> str:
    """The button that says which hamlet is looked in."""
    return f"🏘 {name}"


def category(name: str) -> str:
    """The button that says which category is looked in."""
    return f"🗂 {name}"


def phase(name: str) -> str:
    """The button that says how far the issues have come."""
    return f"🚦 {name}"


def found(words: str, count: int) -> str:
    """How many there are. HTML."""
    if words and not count:
        return f"Tìm «{escape(words)}»: không thấy ý kiến nào. Thử ít chữ hơn, hoặc đổi bộ lọc."
    if words:
        return f"Tìm «{escape(words)}»: {count} ý kiến."
    return f"{count} ý kiến." if count else "Không có ý kiến nào như vậy. Thử đổi bộ lọc."
