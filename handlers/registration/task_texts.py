"""What can be taken on, and how it is asked and said."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.programme import OccurrenceKind
from handlers.wording import long_date

TAKE_ON = "🧹 Việc nhận làm"
HEADING = "🧹 Việc nhận làm"
TASKS = "Việc nhận làm"
ASK = "Đồng chí nhận làm việc gì hôm đó?"
HINT = "Chọn một hoặc nhiều việc, hoặc gõ việc khác rồi gửi."
NOT_YET = "Đồng chí bấm «✅ Tham gia» trước, rồi ghi việc nhận làm."
NOTED = "Đã ghi việc nhận làm."
MY_CALENDAR = "🗓 Lịch của tôi"
HOME = "🏠 Trang chính"

_LISTENING = ("Nắm bắt tâm tư, nguyện vọng", "Mời bà con đến dự", "Ghi biên bản", "Trả lời ý kiến")
SUGGESTIONS: dict[OccurrenceKind, tuple[str, ...]] = {
    OccurrenceKind.VISITS: (
        "Thăm hộ",
        "Nắm bắt tâm tư, nguyện vọng",
        "Tuyên truyền BHYT, BHXH",
        "Hướng dẫn dịch vụ công",
        "Dọn vệ sinh",
        "Trồng hoa, cây xanh",
    ),
    OccurrenceKind.MEETING: _LISTENING,
    OccurrenceKind.DIALOGUE: _LISTENING,
    OccurrenceKind.WORK_DAY: (
        "Dọn vệ sinh",
        "Trồng hoa, cây xanh",
        "Phát quang đường ấp",
        "Nạo vét kênh mương",
        "Chuẩn bị dụng cụ",
        "Vận động bà con tham gia",
    ),
    OccurrenceKind.OFFICE: ("Tiếp công dân", "Giải quyết hồ sơ"),
}
"""By what is done on the date. Source: xã Bình Nghĩa, bản đăng ký "Ngày thứ 7 với dân"."""


def about(name: str, on: date) -> str:
    """Which date it is about, in plain text."""
    return f"{name}, {long_date(on)}"


def noted(name: str, on: date, tasks: Sequence[str]) -> str:
    """What was taken on. HTML."""
    listed = "\n".join(f"• {escape(task)}" for task in tasks) or "• chưa ghi việc nào"
    return f"<b>🧹 Việc đồng chí nhận làm – {escape(name)}, {long_date(on)}</b>\n{listed}"
