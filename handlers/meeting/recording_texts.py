"""What is said while the outcome of a date is recorded, and its attendance."""

from collections.abc import Sequence
from html import escape

from domain.quantity import write_number

HEADING = "📝 Kết quả buổi"
ATTENDANCE_HEADING = "☑️ Điểm danh"

CITIZENS = "Người dân tham gia"
ASK_CITIZENS = "Có bao nhiêu người dân tham gia?"
ASK_MET = "Đã gặp bao nhiêu người dân? Bỏ qua thì tính mỗi hộ một người."
SPOKE = "Người phát biểu"
ASK_SPOKE = "Bao nhiêu người phát biểu ý kiến?"
COUNT_HINT = "Chọn một số, hoặc gõ, ví dụ 45 hay 1.200."
NOT_A_COUNT = "Chưa đọc được số này. Mời gõ một số nguyên, ví dụ 45 hay 1.200."
UNCOUNTED = "không đếm"
MORE_SPOKE = "Số người phát biểu lớn hơn số người tham gia. Mời đồng chí xem lại."
PLACE = "Nơi tổ chức"
AT_HAMLETS = "tại các ấp"
ASK_PLACE = "Tổ chức ở đâu?"

WORKS = "Đã làm được"
ASK_WORKS = "Đã làm được những gì?"
WORKS_HINT = (
    "Gõ mỗi việc một dòng, như «2,5 km đường» hay «Trồng 500 cây hoa». "
    "Đơn vị mới thì thêm dấu hai chấm: «5 bình chữa cháy: nhà văn hóa»."
)
NO_WORKS = "không ghi"
DROP_LAST = "↩️ Bỏ dòng cuối"

REVIEW = "Xem lại trước khi ghi"
SEND = "✅ Ghi kết quả"
SEND_ATTENDANCE = "✅ Xác nhận"

CAME = "Có mặt"
ASK_CAME = "Ai có mặt? Dấu ✅ là đã biết có mặt; bấm để đổi."
ALL_CAME = "✅ Đủ cả"
OTHERS = "Đi thêm ngoài danh sách"
ASK_OTHERS = "Còn ai đi thêm, ngoài danh sách?"
NOBODY = "không có"

RECORDED = "Đã ghi kết quả buổi."
CONFIRMED = "Đã xác nhận điểm danh."
CHANGED_MEANWHILE = "Buổi này vừa được người khác ghi hoặc đổi. Mời đồng chí xem lại."


def count(people: int) -> str:
    """A number of people, as it is read."""
    return write_number(people)


def works(lines: Sequence[str]) -> str:
    """What was noted so far, a line each, and how to go on."""
    noted = [f"{number}. {escape(line)}" for number, line in enumerate(lines, 1)]
    return "\n".join([*noted, "", WORKS_HINT]) if noted else WORKS_HINT


def unread(line: str) -> str:
    """A line that cannot be meant (plain)."""
    return f"Chưa đọc được dòng «{line}». Mời gõ như «2,5 km đường»."


def too_many(most: int) -> str:
    """There are more lines than a record holds."""
    return f"Mỗi buổi ghi được nhiều nhất {most} dòng. Mời gộp các việc giống nhau."


def about(name: str, on: str) -> str:
    """Which date it is (plain)."""
    return f"{name}, {on}"


def draft(shown: str) -> str:
    """How the draft is named among others (plain)."""
    return f"kết quả buổi: {shown}"
