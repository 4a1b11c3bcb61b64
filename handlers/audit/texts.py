"""What the daily audit says to the administrator: counts and codes, no word of any matter."""

from collections.abc import Sequence
from html import escape

from domain.audit import Gap

AUDIT = "🧾 Tự kiểm tra"
HOME = "🏠 Trang chính"
NEVER = (
    "<b>🧾 Tự kiểm tra</b>\n\nChưa có lần nào. Mỗi ngày lúc 05:30 bot tự kiểm tra mọi ý kiến "
    "đang mở và mọi việc đến hạn; thiếu gì thì tự sửa và báo ở đây."
)
HOW = "Mỗi ngày lúc 05:30, bot chỉ nhắn tin khi có điều cần biết."

NAMES: dict[str, str] = {
    Gap.NO_HOLDER: "ý kiến không có người giữ liên lạc được (đã tìm người theo cách thường)",
    Gap.NO_CLOCK: "ý kiến không có hạn (đã đặt lại hạn)",
    Gap.NO_CHECK: "ý kiến không có lần xem lại (đã đặt lại)",
    Gap.FAR_CHECK: "ý kiến có lần xem lại quá xa (đã đặt lại)",
    Gap.FAR_CLIMB: "ý kiến có ngày chuyển lên trên quá xa (đã tính lại)",
    Gap.NO_CARRIER: "ý kiến gộp vào ý kiến không còn theo dõi (đã nối lại hoặc tách ra)",
    Gap.LEFT_BEHIND: "ý kiến gộp chưa nhận kết quả chung (đã cho nhận)",
    Gap.LATE_CHECK: "ý kiến đến lúc xem lại mà chưa xem được (bot đang thử lại)",
    Gap.NOBODY: "ý kiến chưa có ai để giao (cần thêm lãnh đạo hoặc đầu mối đôn đốc)",
    "plan": "chương trình chưa lập được lịch (bot đang thử lại)",
    "mornings": "lịch tin buổi sáng chưa lập được (bot đang thử lại)",
    "moment": "đợt nhắc đến giờ mà chưa chạy (bot đang thử lại)",
    "notice": "tin nhắc đến giờ mà chưa soạn (bot đang thử lại)",
    "recheckdraw": "đợt rút phúc tra chưa chạy (bot đang thử lại)",
    "recheck": "việc phúc tra chưa giao được (bot đang thử lại)",
    "voice": "ý kiến cùng nêu chưa theo kịp (bot đang thử lại)",
    "absence": "kỳ vắng mặt chưa được tính (bot đang thử lại)",
    "outbox": "tin quá giờ gửi mà chưa gửi được (bot đang thử lại)",
    "paper": "tài liệu chưa làm xong (bot đang thử lại)",
    "parked": "tin đến không xử lý được, đã cất lại (xem nhật ký máy chủ)",
    "missed_moment": "đợt nhắc đã lỡ giờ, không gửi nữa",
    "missed_notice": "tin nhắc đã lỡ giờ, không gửi nữa",
    "lost_morning": "tin buổi sáng bị mất khỏi lịch (đã lập lại)",
    "lost_recheckdraw": "tháng có công dân hài lòng mà không có đợt rút phúc tra (đã lập lại)",
    "lost_recheck": "việc phúc tra không có lần xem lại (đã đặt lại)",
}
"""What was found, by kind, and what was done about it."""

Line = tuple[str, int, Sequence[str]]
"""The kind, how many, and the codes of the first ones."""


def line(name: str, count: int, codes: Sequence[str]) -> str:
    """One kind of what was found. HTML."""
    if not codes:
        return f"• {count} {escape(name)}"
    more = f" và {count - len(codes)} mã khác" if count > len(codes) else ""
    return f"• {count} {escape(name)}: {escape(', '.join(codes))}{more}"


def found(at: str, lines: Sequence[Line]) -> str:
    """What an audit found that somebody should know. HTML."""
    title = f"<b>🧾 Tự kiểm tra lúc {escape(at)}</b>"
    return "\n".join([title, *(line(*one) for one in lines)])


def well(at: str) -> str:
    """An audit that found nothing. HTML."""
    return f"<b>🧾 Tự kiểm tra lúc {escape(at)}</b>\n✅ Không thiếu gì."


def before(audits: Sequence[tuple[str, int]]) -> str:
    """Audits before the last one: when, and how many kinds of things each found. HTML."""
    lines = [
        f"{escape(at)}: {kinds} điều cần biết" if kinds else f"{escape(at)}: ✅ không thiếu gì"
        for at, kinds in audits
    ]
    return "\n".join(["<b>Những lần trước</b>", *lines])
