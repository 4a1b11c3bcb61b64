"""What is said while one date of a programme is moved, cancelled or added."""

from datetime import date

from handlers.wording import long_date

MOVE_HEADING = "➡️ Dời ngày"
CANCEL_HEADING = "🚫 Không tổ chức"
ADD_HEADING = "➕ Thêm buổi"
CHOOSE_HEADING = "📍 Chọn điểm đến"
END_HEADING = "🚫 Kết thúc"

TO = "Ngày mới"
ASK_TO = "Dời sang ngày nào?"
ASK_ON = "Thêm buổi vào ngày nào?"
ON = "Ngày"
KIND = "Nội dung"
ASK_KIND = "Buổi này làm gì?"
REASON = "Lý do"
ASK_REASON = "Vì lý do gì? Lý do được gửi cùng thông báo."
REASON_HINT = "Chọn một lý do, hoặc gõ."
REASONS = ("Mưa bão, thời tiết xấu", "Xã có việc đột xuất", "Theo chỉ đạo của cấp trên")
ASK_HAMLETS = "Buổi này đến những ấp nào?"
HAMLETS = "Ấp"
ASK_SURE = "Kết thúc chương trình này?"
WHAT_ENDING_DOES = (
    "Các buổi sắp tới bị hủy và mọi người được báo. "
    "Những gì đã ghi của các buổi trước vẫn giữ nguyên."
)
KEEP = "↩️ Không"
DO_END = "🚫 Kết thúc"

TAKEN = "Ngày này chương trình đã có buổi. Mời đồng chí chọn ngày khác."
SAME_DAY = "Buổi này đang ở đúng ngày ấy. Mời đồng chí chọn ngày khác."
CHANGED_MEANWHILE = "Buổi này vừa được người khác thay đổi."
CHOSEN = "Đã ghi điểm đến."
KEPT = "Chương trình vẫn như cũ."
ENDED = "Đã kết thúc chương trình."


def moved(on: date, told: int) -> str:
    """The date was moved, and how many hear of it."""
    return f"Đã dời sang {long_date(on)}, đã báo {told} người."


def cancelled(told: int) -> str:
    """The date was cancelled, and how many hear of it."""
    return f"Đã hủy buổi này, đã báo {told} người."


def added(on: date, told: int) -> str:
    """A date was added, and how many hear of it."""
    return f"Đã thêm buổi {long_date(on)}, đã báo {told} người."


def about(name: str, on: date) -> str:
    """Which date it is about, in plain text."""
    return f"{name}, {long_date(on)}"
