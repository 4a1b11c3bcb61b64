"""Why something was not said of an issue, and what it was found to lack."""

from domain.audit import Gap
from domain.reminders import Unsaid

UNSAID = {
    Unsaid.UNREACHABLE: "không liên lạc được qua Telegram",
    Unsaid.LEFT: "đã thôi phụ trách",
    Unsaid.MISSED: "đã quá giờ gửi",
    Unsaid.REFUSED: "Telegram không chuyển được tin",
    Unsaid.SAID_BEFORE: "đã có trong tin khác cùng buổi sáng",
}
"""Why somebody was not reminded."""

LACKS = {
    Gap.NO_HOLDER: "không có người giữ",
    Gap.NO_CLOCK: "không có hạn",
    Gap.NO_CHECK: "không có lần xem lại",
    Gap.FAR_CHECK: "lần xem lại quá xa",
    Gap.FAR_CLIMB: "ngày chuyển lên trên quá xa",
    Gap.NO_CARRIER: "ý kiến chung không còn theo dõi",
    Gap.LEFT_BEHIND: "chưa nhận kết quả chung",
}
"""What the daily audit repaired."""
