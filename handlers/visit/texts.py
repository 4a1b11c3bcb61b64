"""What logging a visit says."""

from datetime import date
from html import escape

from domain.text import shorten
from handlers.wording import long_date

HEADING = "📋 Phiếu thăm hộ"
NEW_TITLE = "Phiếu thăm hộ mới"

HOUSEHOLD = "Hộ"
ASK_HOUSEHOLD = "Đồng chí thăm hộ nào?"
BY_HAMLET = "🏘 Theo ấp"
NEW_HOUSEHOLD = "➕ Hộ mới"
HAMLET = "Ấp"
ASK_HAMLET = "Hộ ở ấp nào?"
ASK_NAME = "Họ tên chủ hộ?"
NAME_HINT = "Gõ họ tên, ví dụ: bà Nguyễn Thị Lan. Hộ không muốn nêu tên thì bấm Bỏ qua."
UNNAMED = "hộ không nêu tên"

SAME_DAY = "Cùng chuyến"
JOIN_IT = "🤝 Cùng chuyến đó"
ANOTHER = "📝 Ghi phiếu riêng"

TOPICS = "Đã tuyên truyền"
ASK_TOPICS = "Đồng chí đã nói với hộ những nội dung nào?"
ALL_TOPICS = "✅ Đủ nội dung"
POINTS = "📖 Nội dung"
HIDE_POINTS = "📕 Ẩn nội dung"
NEXT_POINTS = "▶️ Nội dung sau"
NOT_HOME = "🚪 Không có nhà"
COME_BACK = "🕘 Hẹn lại"
NO_TOPICS = "Xã chưa có nội dung tuyên truyền nào; bấm Xong để đi tiếp."

RAISED = "Ý kiến của hộ"
ASK_RAISED = "Hộ có ý kiến gì không?"
ASK_MORE = "Hộ còn ý kiến nào nữa không?"
NONE_RAISED = "✅ Không có ý kiến"
NO_MORE = "✅ Hết ý kiến"
SOME_RAISED = "💬 Có ý kiến"
MORE_RAISED = "💬 Thêm ý kiến"
ASK_WORDS = "Hộ nêu ý kiến gì? Ghi vài lời."
REMOVE_RAISED = "🗑 Bỏ ý kiến này"

VISITED_ON = "Ngày thăm"
ASK_DAY = "Đồng chí thăm hộ ngày nào?"
COMPANIONS = "Đi cùng"
ON_BEHALF_OF = "Ghi hộ"
ASK_ON_BEHALF_OF = "Đồng chí ghi hộ phiếu này cho ai?"
ON_BEHALF_OF_HINT = "Phiếu ghi tên cả hai và tính cho người đã đi thăm."
WRITE_FOR_NOBODY = "📝 Tôi tự đi thăm"
BEHALF_GONE = "Đồng chí này không còn ghi hộ được cho hộ này. Mời chọn lại."
ASK_COMPANIONS = "Ai cùng đi thăm hộ?"
NOTE = "Ghi chú"
ASK_NOTE = "Đồng chí muốn ghi chú gì thêm?"
NOTE_HINT = "Gõ, giữ micro để nói, hoặc gửi ảnh. Không có thì bấm Bỏ qua."
PLACE = "Vị trí"
ASK_PLACE = "Vấn đề ở chỗ nào?"
REVIEW = "Xem lại trước khi gửi"
NONE = "không có"

NEXT_HOUSEHOLD = "➡️ Hộ tiếp theo"
SEE_VISIT = "🗂 Xem phiếu"
HOUSEHOLD_GONE = "Hộ này không còn thuộc ấp đồng chí phụ trách. Mời chọn hộ khác."
HAMLET_GONE = "Ấp này đã đóng hoặc sáp nhập. Mời chọn lại."
DAY_GONE = "Ngày thăm phải từ một năm trước đến hôm nay."
VISIT_GONE = "Phiếu đó vừa được rút. Mời ghi phiếu riêng."

HOME = "🏠 Trang chính"


def raised(number: int) -> str:
    """The name of one thing a household raised."""
    return f"Ý kiến {number}"


def household(name: str | None, hamlet: str) -> str:
    """A household as it is named on cards: plain text."""
    return f"{name or UNNAMED}, {hamlet}"


def household_label(name: str | None, hamlet: str) -> str:
    """A household on a button, at most 40 characters."""
    return shorten(household(name, hamlet), 40)


def ask_same_day(who: str, code: str) -> str:
    """A companion has logged this household today."""
    return f"{who} đã ghi phiếu {code} thăm hộ này trong ngày. Đồng chí đi cùng chuyến đó?"


def joined_same_day(code: str) -> str:
    """How joining is shown among the answers."""
    return f"cùng phiếu {code}"


def points(name: str, lines: tuple[str, ...], number: int, total: int) -> str:
    """The lines to talk from, for one topic. HTML."""
    body = "\n".join(f"• {escape(line)}" for line in lines)
    return f"📖 <b>{escape(name)}</b> ({number}/{total})\n{body}"


def draft_title(shown: str) -> str:
    """A draft among others."""
    return f"phiếu thăm {shown}"


def _left(left: int) -> str:
    return f" Còn {left} hộ trong danh sách hôm nay." if left else ""


def receipt(code: str, until: str, left: int, late: bool = False) -> str:
    """A visit was recorded, in time or after the main day."""
    mark = " Phiếu ghi muộn, vẫn được tính." if late else ""
    return (
        f"✅ Đã lưu phiếu <b>{escape(code)}</b>.{mark}{_left(left)}\n"
        f"Đồng chí sửa được phiếu này đến {escape(until)}."
    )


def joined(code: str, left: int) -> str:
    """A companion's visit was joined."""
    return f"✅ Đã ghi đồng chí cùng đi trong phiếu <b>{escape(code)}</b>.{_left(left)}"


def not_met(shown: str, why: str, left: int) -> str:
    """A household was not met."""
    stays = " Hộ vẫn ở trong danh sách." if left else ""
    return f"🕘 Đã ghi: {escape(shown)} – {escape(why)}.{stays}{_left(left)}"


NOT_MET = {"not_home": "không có nhà", "come_back": "hẹn lại"}


def written_for_you(code: str, by: str, on: date) -> str:
    """Told to whom a visit was written down for; without names of the household. HTML."""
    return (
        f"📝 {escape(by)} ghi hộ đồng chí phiếu {escape(code)}, {long_date(on)}. "
        "Phiếu được tính cho đồng chí; chưa đúng thì đồng chí báo người ghi sửa giúp."
    )
