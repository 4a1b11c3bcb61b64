"""What withdrawing consent says."""

from html import escape

WITHDRAW = "🙈 Rút đồng ý"
NOT_NOW = "↩️ Không rút"
KEEP_FILES = "🙈 Rút, giữ tệp"
ERASE_FILES = "🗑 Rút, xóa tệp"
HOUSEHOLD = "🏡 Trang hộ"
ISSUE = "🔎 Xem ý kiến"
HOME = "🏠 Trang chính"

WITHDRAWN = "Đã rút đồng ý nêu tên."
ALREADY = "Đồng ý nêu tên đã được rút từ trước."
VOICE_ERASED = "(ghi âm đã xóa theo yêu cầu của công dân)"

_WHAT_HAPPENS = (
    "• Tên, số điện thoại của công dân không còn trong ý kiến, kể cả ý kiến đã xong.\n"
    "• Việc vẫn được giải quyết, người giữ và hạn không đổi; kết quả được công khai tại ấp.\n"
    "• Lần thăm sau có đồng ý lại thì ý kiến cũ vẫn không nêu tên.\n\n"
    "«Tệp» là ảnh, ghi âm của công dân: giữ lại cùng ý kiến, hoặc xóa hẳn. Ảnh, ghi âm còn trong "
    "trò chuyện Telegram thì đồng chí tự xóa.\n\n"
    "Rút rồi không lấy lại được."
)


def ask_household(household: str, count: int) -> str:
    """What withdrawing does to a household's issues. HTML."""
    return (
        f"<b>🙈 Rút đồng ý nêu tên – {escape(household)}</b>\n\n"
        f"Hộ có {count} ý kiến đang nêu tên.\n{_WHAT_HAPPENS}"
    )


def ask_issue(code: str) -> str:
    """What withdrawing does to an issue. HTML."""
    return f"<b>🙈 Rút đồng ý nêu tên – {escape(code)}</b>\n\n{_WHAT_HAPPENS}"


def withdrawn(count: int) -> str:
    """A household withdrew. HTML."""
    return (
        f"<b>🙈 {WITHDRAWN}</b>\n\n{count} ý kiến không còn nêu tên. "
        "Việc vẫn được giải quyết như cũ."
    )


def withdrawn_issue(code: str) -> str:
    """The citizen named in an issue withdrew. HTML."""
    return f"<b>🙈 {WITHDRAWN}</b>\n\n{escape(code)} vẫn được giải quyết, không nêu tên."
