"""What the shared questions say."""

from html import escape

DONE = "✅ Xong"
MORE = "▶️ Tiếp"
LESS = "◀️ Trước"
NOTHING_CHOSEN = "Chưa chọn mục nào. Mời đồng chí chọn, hoặc bấm Quay lại."
GONE = "Lựa chọn này không còn. Mời đồng chí chọn lại."
NONE = "không có"

WORDS_OR_VOICE = "Gõ, hoặc giữ micro để nói."
WORDS_ONLY = "Mời đồng chí gõ câu trả lời."
CHOOSE_OR_WRITE = "Mời đồng chí chọn, hoặc gõ câu trả lời."
WRITTEN_ONLY = "Câu này chỉ nhận chữ, không nhận ghi âm. Mời đồng chí gõ."
EMPTY = "Tin này không có chữ nào đọc được. Mời đồng chí gõ lại."

SEARCH_HINT = "Gõ tên để tìm, không cần dấu."

TODAY = "Hôm nay"
YESTERDAY = "Hôm qua"
DAY_HINT = "Hoặc gõ ngày, ví dụ 05/12 hay 05/12/2026."
NOT_A_DAY = "Chưa đọc được ngày này. Mời gõ như 05/12/2026."
DAY_OUT = "Ngày này không ghi được: phải từ một năm trước đến hôm nay."
DAY_UNKNOWN = "Ngày này không ghi được: không muộn hơn hôm nay, không quá ba mươi năm trước."
NOT_COMING = "Ngày này không chọn được: phải từ hôm nay đến hai năm tới."

HOUR_HINT = "Hoặc gõ giờ, ví dụ 19:30 hay 19h30."
NOT_AN_HOUR = "Chưa đọc được giờ này. Mời gõ như 19:30."

PLACE_HINT = "Bấm 📎, chọn Vị trí. Đây là nơi có vấn đề, không phải nơi ở của một người."
NO_PLACE = "📍 Không ghim"
PLACED = "đã ghim trên bản đồ"

SEND = "✅ Gửi phiếu"
EDIT = "✏️ Sửa"
FULL = "📄 Xem đủ"
WHAT_TO_EDIT = "Đồng chí muốn sửa mục nào?"
FINISH_EDIT = "↩️ Thôi, không sửa"


def too_long(most: int, length: int) -> str:
    """The words are longer than the field holds."""
    return (
        f"Đoạn này dài {length} ký tự, ô này ghi được {most}. "
        "Tin vẫn còn trong trò chuyện; mời gửi bản ngắn hơn."
    )


def voice(length: str) -> str:
    """A voice note, shown as a field's value."""
    return f"🎙 ghi âm {length}"


def found(words: str, count: int) -> str:
    """How many a search found."""
    result = f"{count} kết quả" if count else "không thấy tên nào"
    return f"Tìm «{escape(words)}»: {result}."
