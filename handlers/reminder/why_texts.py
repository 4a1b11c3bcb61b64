"""Why a message came: the programme, its rule, and why this person."""

from domain.programme import MomentKind

WHO = {
    MomentKind.NOTICE: "Đồng chí có tên trong danh sách tham gia.",
    MomentKind.HAMLETS: "Đồng chí ở ban ấp nơi đến, hoặc là người chuyển lời cho ban ấp.",
    MomentKind.SILENT: "Đồng chí tham gia và khi đó chưa trả lời.",
    MomentKind.TURNOUT: "Đồng chí là đầu mối đôn đốc.",
    MomentKind.LAST_CALL: "Đồng chí tham gia và khi đó chưa trả lời.",
    MomentKind.START: "Đồng chí tham gia và chưa xin vắng.",
    MomentKind.UNLOGGED: "Đồng chí đã đăng ký và khi đó chưa có phiếu nào.",
    MomentKind.DIGEST: "Đồng chí là lãnh đạo hoặc đầu mối đôn đốc.",
    MomentKind.MORNING: "Đồng chí đang giữ việc, hoặc là người báo cho công dân.",
}
WHAT = {
    MomentKind.NOTICE: "thông báo buổi",
    MomentKind.HAMLETS: "tin báo ban ấp",
    MomentKind.SILENT: "nhắc trả lời",
    MomentKind.TURNOUT: "bảng chuẩn bị",
    MomentKind.LAST_CALL: "nhắc lần cuối",
    MomentKind.START: "tin bắt đầu",
    MomentKind.UNLOGGED: "nhắc ghi phiếu",
    MomentKind.DIGEST: "tổng hợp sau buổi",
    MomentKind.MORNING: "việc hôm nay",
}
"""What each kind of reminder is called."""


def day(days: int) -> str:
    """The day of a reminder, counted from the occurrence."""
    if days == 0:
        return "đúng ngày"
    return f"trước {-days} ngày" if days < 0 else f"sau {days} ngày"


def time_of(days: int, at: str) -> str:
    """When a reminder comes: `trước 3 ngày, 08:00`."""
    return f"{day(days)}, {at}"


def why(name: str, kind: MomentKind, times: str) -> str:
    """Why a message of a kind came; plain text for a toast."""
    return f"{name}: {WHAT[kind]} ({times}), mỗi buổi gửi một lần. {WHO[kind]}"


def why_none(name: str, kind: MomentKind) -> str:
    """The same, when the programme's rule has no such reminder any more."""
    return f"{name}: {WHAT[kind]}, theo giờ nhắc đặt lúc đó. {WHO[kind]}"
