"""What is said while a model is entered or changed."""

from collections.abc import Sequence
from html import escape

from domain.model import Outcome, Status

HEADING = "🏅 Thêm mô hình"
EDIT_HEADING = "✏️ Sửa mô hình"
ASK_FIELD = "Đồng chí muốn sửa mục nào?"
ASK_UNIT = "Đơn vị nào đăng ký?"
ASK_NAME = "Mô hình tên gì?"
ASK_STATUS = "Mô hình này là mới hay đã có?"
ASK_OWNER = "Ai phụ trách mô hình?"
ASK_PERSON = "Đồng chí nào phụ trách?"
ASK_TOPICS = "Chủ đề đột phá nào?"
TOPICS_HINT = "Chọn một hay nhiều, hoặc gõ chủ đề khác, cách nhau bằng dấu phẩy; rồi bấm «✅ Xong»."
ASK_TARGET = "Chỉ tiêu của mô hình?"
TARGET_HINT = "Ví dụ: 2 km đường hoa, 100% hộ phân loại rác."
ASK_OUTCOME = "Kết quả so với chỉ tiêu?"
ASK_NOTE = "Ghi chú về kết quả?"
NOTE_HINT = "Ví dụ: 2,5 km, 64 hộ tham gia."
ASK_COMMENDED = "Mô hình có được biểu dương không?"
A_PERSON = "👤 Chọn cán bộ"
A_PERSON_SHOWN = "cán bộ của xã"
PERSON = "Cán bộ phụ trách"
CLEAR = "Để trống"
NOT_WRITTEN = "chưa ghi"
SAVE = "✅ Lưu mô hình"
REVIEW = "Xem lại rồi lưu."
COMMENDED = "🎖 Có"
NOT_COMMENDED = "Không"
SAVED = "Đã lưu mô hình."
UNCHANGED = "Mô hình vẫn như cũ."
NAME_TAKEN = "Năm này đơn vị đã có mô hình tên như vậy."
IS_GONE = "Mô hình này không còn trong sổ."

STATUS_LABELS = {
    Status.NEW: "🆕 Đăng ký mới",
    Status.CARRIED_ON: "➡️ Tiếp tục",
    Status.REPLICATED: "🌱 Nhân rộng",
}
OUTCOME_LABELS = {
    Outcome.MET: "✅ Đạt",
    Outcome.EXCEEDED: "🌟 Vượt",
    Outcome.MISSED: "❌ Không đạt",
    Outcome.NONE: "▫️ Chưa có",
}
USUAL_UNITS = (
    "Hội Phụ nữ",
    "Đoàn Thanh niên",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Ủy ban MTTQ",
)


def of_year(year: int) -> str:
    """Under the heading: which year's register the model goes to."""
    return f"Năm {year}"


def topics_so_far(topics: Sequence[str]) -> str:
    """What is chosen by now, wherever it stands in the list. HTML."""
    if not topics:
        return TOPICS_HINT
    return f"Đã chọn: {escape('; '.join(topics))}\n{TOPICS_HINT}"


def too_many_topics(most: int) -> str:
    """More topics than a model can have."""
    return f"Một mô hình ghi được nhiều nhất {most} chủ đề."


def topic_too_long(most: int) -> str:
    """A topic is more than a name."""
    return f"Tên chủ đề dài quá {most} ký tự. Mời gõ ngắn hơn, cách nhau bằng dấu phẩy."
