"""What the first page, the drafts, the help and the settings say."""

from html import escape

LOG_VISIT = "📝 Ghi thăm hộ"
TODAY = "📋 Hộ hôm nay"
MY_VISITS = "🗂 Phiếu của tôi"
FIND = "🔎 Tìm hộ"
RAISE = "💬 Ghi ý kiến"
ISSUES = "💬 Ý kiến của tôi"
FOLLOWED = "📌 Theo dõi ý kiến"
TURNOUT = "📊 Chuẩn bị buổi"
STAFF = "👥 Cán bộ"
HAMLETS = "🏘 Ấp, khu phố"
MORE = "☰ Việc khác"
MORE_TITLE = "<b>☰ Việc khác</b>\nĐồng chí chọn việc cần làm."
HOME = "🏠 Trang chính"
MY_CALENDAR = "🗓 Lịch của tôi"
MEETINGS = "📝 Các buổi"
MEETING_TODAY = "📝 Kết quả hôm nay"
FIGURES = "📈 Số liệu"
PROGRAMMES = "🗓 Chương trình"
MODELS = "🏅 Mô hình"
COMMITMENT = "🎯 Cam kết"
VISITORS = "🗓 Đoàn về ấp"
ASSISTANTS = "🤝 Người giúp việc"
AUTHORITY = "🧭 Phân công"
ABSENCE = "🏖 Vắng mặt"
DRAFTS_TITLE = "<b>✍️ Việc đang dở</b>\nChọn việc để làm tiếp, đồng chí không phải trả lời lại."
NO_DRAFTS = "Không còn việc nào đang dở. Mời đồng chí chọn việc ở trang chính."

OFFLINE = (
    "<i>Mất sóng: cứ nhắn chữ, ảnh, ghi âm, điện thoại sẽ gửi sau; nút bấm phải chờ có sóng.</i>"
)
FOR_BOARD = "Khi có đoàn của xã về ấp, bot báo trước cho ban ấp ở đây."
NO_ROLE = "Đồng chí chưa được giao vai trò nào. Đề nghị liên hệ người quản trị."

COMMAND_HOME = "Trang chính"
COMMAND_VISIT = "Ghi thăm hộ"
COMMAND_RAISE = "Ghi ý kiến"
COMMAND_TODAY = "Hộ hôm nay"
COMMAND_TURNOUT = "Chuẩn bị buổi tới"
COMMAND_STAFF = "Cán bộ"
COMMAND_HELP = "Cách dùng"
COMMAND_SETTINGS = "Thông tin của tôi"

HELP = (
    "<b>📖 Cách dùng</b>\n\n"
    "• <b>Ghi thăm hộ</b>: chọn hộ → Đủ nội dung → Không có ý kiến → Gửi phiếu.\n"
    "• <b>Ghi ý kiến</b>: loại → nơi có việc → lời công dân → lĩnh vực → Báo cáo lãnh đạo → Gửi.\n"
    "• Mỗi câu trả lời được lưu ngay. Tắt máy, mất sóng, mở lại vẫn còn; "
    "phiếu dở nằm ở trang chính.\n"
    "• Gõ chữ cũng như bấm nút: gõ tên nút, hoặc số thứ tự trong danh sách.\n"
    "• Gõ mã phiếu hay mã ý kiến để mở ngay, ví dụ YK-2026-0045.\n"
    "• Ảnh, ghi âm, vị trí gửi lúc nào cũng được, tự vào phiếu đang làm.\n"
    "• Gõ nhầm thì sửa ngay tin đã gửi; câu trả lời đổi theo.\n"
    "• Trong 48 giờ sau khi gửi, đồng chí tự sửa được phiếu của mình.\n"
    "• Về trang chính lúc nào cũng được: 🏠 hoặc /start."
)


def title(commune: str, given_name: str) -> str:
    """Whose home this is."""
    return f"<b>🏠 Gần Dân – {escape(commune)}</b>\nChào đồng chí {escape(given_name)}."


def cadre_state(left_today: int | None, visits_this_month: int) -> str:
    """A cadre's counts; without a list today `left_today` is None."""
    listed = "Hôm nay: chưa có danh sách" if left_today is None else f"Hôm nay: còn {left_today} hộ"
    return f"{listed} · Tháng này: {visits_this_month} lượt thăm"


def issues_state(waiting: int, late: int) -> str:
    """How many issues wait for the person."""
    if not waiting:
        return "Không có ý kiến nào chờ đồng chí."
    burning = f", quá hạn {late}" if late else ""
    return f"Ý kiến chờ đồng chí: {waiting}{burning}"


def next_occurrence(name: str, on: str, word: str) -> str:
    """The next date of the programme and the person's word for it."""
    return f"{escape(name)}: {escape(on)} ({escape(word)})"


def turnout_state(answered: int, expected: int, on: str) -> str:
    """The coordinator's count."""
    return f"Đăng ký {escape(on)}: đã trả lời {answered}/{expected}"


def turnout_and_own(answered: int, expected: int, on: str, word: str) -> str:
    """The same for a leader who takes part: also their own word."""
    count = turnout_state(answered, expected, on)
    return f"{count} (đồng chí {escape(word)})"


def admin_state(people: int, hamlets: int) -> str:
    """The administrator's counts."""
    return f"Cán bộ: {people} · Ấp, khu phố: {hamlets}"


def one_draft(name: str) -> str:
    """The button that takes up the only draft."""
    return f"✍️ Tiếp: {name}"


def many_drafts(count: int) -> str:
    """The button that lists the drafts."""
    return f"✍️ Việc đang dở ({count})"


def draft(name: str, left: int) -> str:
    """A draft in the list."""
    return f"{name}{_still(left)}"


def resume(name: str, left: int) -> str:
    """The line that says a draft waits."""
    return f"✍️ Tiếp tục {escape(name)}?{_still(left)}"


def _still(left: int) -> str:
    return f" (còn {left} câu)" if left else ""


def about_me(full_name: str, roles: str, hamlets: str) -> str:
    """What the bot knows of the person who asks."""
    return (
        "<b>👤 Thông tin của tôi</b>\n\n"
        f"Họ tên: {escape(full_name)}\nVai trò: {escape(roles)}\nPhụ trách: {escape(hamlets)}\n\n"
        "Bot chỉ giữ thông tin cần cho việc thăm hộ. Đổi máy, đổi ấp, đổi tên: "
        "nhờ người quản trị của xã."
    )


WORDS = {True: "đã đăng ký tham gia", False: "đã xin vắng", None: "chưa trả lời"}
"""A person's word for an occurrence."""
