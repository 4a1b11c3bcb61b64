"""What is said while a programme is set up or changed."""

from datetime import date
from html import escape

from handlers.wording import long_date

HEADING = "🗓 Lập chương trình"
EDIT_HEADING = "✏️ Sửa chương trình"
ASK_PRESET = "Đồng chí lập chương trình nào?"
PRESET_HINT = (
    "Ngày thứ 7 với dân: thứ Bảy tuần 1 và 3 xuống ấp, tuần 2 và 4 làm việc tại trụ sở, "
    "tuần 5 nghỉ.\n"
    "Mỗi tuần một ấp («Mỗi tuần một điểm đến»): mỗi tuần một đoàn đến ấp kế tiếp, "
    "ít nhất 2 hộ.\n"
    "Tự đặt: chọn từng mục."
)
PRESETS = {
    "saturday": "📅 Ngày thứ 7 với dân",
    "weekly": "🚩 Mỗi tuần một ấp",
    "own": "✍️ Tự đặt",
}
NAME = "Tên"
ASK_NAME = "Chương trình tên gì?"
NAME_HINT = "Ví dụ: Ngày Chủ nhật xanh."
DAYS = "Ngày"
ASK_DAYS = "Chương trình diễn ra khi nào?"
KEEP_DAYS = "↩️ Giữ như trên"
WEEKLY = "🔁 Theo thứ"
ON_DATES = "📆 Danh sách ngày"
BY_WEEKDAY = "theo thứ trong tuần"
BY_DATES = "theo danh sách ngày"
WEEKDAY = "Thứ"
ASK_WEEKDAY = "Vào thứ mấy?"
WEEKS = "Tuần trong tháng"
ASK_WEEKS = "Tuần nào trong tháng?"
EVERY_WEEK = "✅ Mọi tuần"
KIND = "Nội dung"
ASK_KIND = "Những ngày ấy làm gì?"
OFFICE_WEEKS = "Tuần làm việc tại trụ sở"
ASK_OFFICE_WEEKS = "Tuần nào làm việc tại trụ sở?"
NONE = "không"
DATES = "Các ngày"
ASK_DATES = "Gõ các ngày, cách nhau bằng dấu phẩy."
DATES_HINT = "Ví dụ: 05/12/2026, 19/12/2026."
WAY = "Điểm đến"
ASK_WAY = "Mỗi buổi đến đâu?"
PLACE = "Nơi đến"
ASK_PLACE = "Đến nơi nào?"
PLACE_HINT = "Ví dụ: xã kết nghĩa, hoặc địa điểm ra quân."
WHO = "Tham gia"
ASK_WHO = "Ai tham gia?"
HEAD = "Trưởng đoàn"
ASK_HEAD = "Ai là trưởng đoàn?"
MEMBERS = "Thành viên"
ASK_MEMBERS = "Những ai cùng đi?"
NO_MEMBERS = "chưa chọn"
HOUSEHOLDS = "Số hộ mỗi ấp"
ASK_HOUSEHOLDS = "Mỗi buổi thăm mấy hộ ở một ấp?"
GATHERS = "Tập trung"
ASK_GATHERS = "Tập trung lúc nào, ở đâu?"
GATHERS_HINT = "Gõ giờ và nơi, ví dụ: 07:00, Nhà văn hóa ấp 3."
NO_GATHERING = "🚫 Không tập trung"
NO_SUCH_GATHERING = "Chưa đọc được. Mời gõ ngắn gọn như: 07:00, Nhà văn hóa ấp 3."
HOLIDAY = "Trùng ngày nghỉ"
ASK_HOLIDAY = "Buổi trùng ngày nghỉ hoặc ngày làm bù thì sao?"
REMINDERS = "Nhắc"
ASK_REMINDERS = "Nhắc lúc nào?"
REMINDER_LABELS = {
    "full": "🔔 Đủ các lần nhắc",
    "eve": "🔔 Hôm trước 14:00",
    "three": "🔔 Trước 3 ngày 08:00",
    "none": "🔕 Không nhắc",
}
REMINDER_WORDS = {
    "full": "đủ các lần, từ 3 ngày trước đến hôm sau",
    "eve": "14:00 hôm trước, và 06:30 sáng hôm đó nếu thăm hộ",
    "three": "08:00 trước 3 ngày, và 06:30 sáng hôm đó nếu thăm hộ",
    "none": "không nhắc",
    "keep": "như đã đặt",
}
STARTS_ON = "Bắt đầu"
ASK_STARTS_ON = "Bắt đầu từ ngày nào?"
AT_ONCE = "từ hôm nay"
ENDS_ON = "Kết thúc"
ASK_ENDS_ON = "Kết thúc vào ngày nào?"
NEVER = "chưa định"
REVIEW = "Xem lại rồi lưu. Các buổi tới ghi ở cuối."
SAVE = "✅ Lưu chương trình"
NEXT = "Buổi"
SAVED = "Đã lưu chương trình."
UNCHANGED = "Chương trình vẫn như cũ."
NAME_TAKEN = "Đã có chương trình tên này."
NO_DATES = "Cách đặt này không có buổi nào trong một năm tới. Mời đồng chí chọn lại ngày."
NOT_DATES = "Có ngày chưa đọc được hoặc đã qua. Mời gõ như 05/12/2026, 19/12/2026."


def runs_already(name: str) -> str:
    """A programme of the preset's name runs: change that one, or call this one otherwise. HTML."""
    return (
        f"Xã đang có chương trình «{escape(name)}». Muốn đổi chương trình ấy thì bấm «✖️ Hủy», "
        "mở chương trình rồi bấm «✏️ Sửa»; muốn lập thêm thì gõ tên khác."
    )


def week(number: int) -> str:
    """A week of the month, to choose."""
    return f"Tuần {number}"


def households(count: int) -> str:
    """How many households, to choose."""
    return f"{count} hộ"


def a_date(on: date, kind: str, place: str) -> str:
    """One of the next dates on the review."""
    return f"{long_date(on)}: {kind} ({place})" if place else f"{long_date(on)}: {kind}"


def changed(count: int) -> str:
    """The programme was saved; so many dates are kept otherwise now."""
    if not count:
        return "Đã lưu chương trình. Lịch các buổi không đổi."
    return f"Đã lưu chương trình. {count} thay đổi lịch, mọi người được báo."
