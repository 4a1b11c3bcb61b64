"""What is said when somebody is away and another stands in."""

from datetime import date
from html import escape

from handlers.wording import comrade, long_date, numeric_date

ABSENCE = "🏖 Vắng mặt"
SET = "➕ Báo vắng mặt"
CHANGE = "✏️ Báo lại"
END = "↩️ Đã về làm việc"
ISSUES = "💬 Ý kiến của tôi"
ME = "👤 Thông tin của tôi"
HOME = "🏠 Trang chính"

HEADING = "🏖 Báo vắng mặt"
ASK_FROM = "Đồng chí vắng từ ngày nào?"
FROM = "Từ ngày"
ASK_TO = "Vắng đến hết ngày nào?"
TO = "Đến hết ngày"
ASK_DEPUTY = "Ai làm thay đồng chí?"
DEPUTY_HINT = (
    "Ý kiến đang ở đồng chí và ý kiến mới chuyển đến người làm thay; hết thời gian vắng thì về lại."
)
DEPUTY = "Người làm thay"
NOBODY = "Không có ai"
NOBODY_SHOWN = "không có, chuyển cấp trên"
SEND = "✅ Báo vắng mặt"
REVIEW = "Xem lại trước khi báo"
SAVED = "Đã ghi thời gian vắng mặt."
ENDED = "Đã ghi: đồng chí đã về làm việc."
NOT_AWAY = "Đồng chí không báo vắng mặt."
ENDS_BEFORE = "Ngày về trước ngày đi. Mời chọn lại."
DEPUTY_GONE = "Đồng chí này không làm thay được nữa. Mời chọn người khác."
DEPUTY_AWAY = "Đồng chí này cũng vắng trong thời gian đó. Mời chọn người khác."

NOT_SET = (
    "<b>🏖 Vắng mặt</b>\n\nĐồng chí chưa báo vắng mặt. Khi đi công tác, nghỉ phép, ốm đau: bấm "
    "➕ Báo vắng mặt và chọn người làm thay, để ý kiến của công dân không phải chờ."
)


def standing(from_on: date, to_on: date, deputy: str) -> str:
    """The absence as it is set. HTML."""
    return (
        f"<b>🏖 Vắng mặt</b>\n\nTừ {long_date(from_on)} đến hết {long_date(to_on)}.\n"
        f"{_stands_in(deputy)}"
    )


def _stands_in(deputy: str) -> str:
    if not deputy:
        return "Không có người làm thay: ý kiến chuyển đến cấp trên."
    return f"Người làm thay: {escape(comrade(deputy))}. Hết thời gian vắng, ý kiến về lại đồng chí."


def asked_to_stand_in(name: str, from_on: date, to_on: date) -> str:
    """To whoever stands in. HTML."""
    return (
        f"🏖 {escape(comrade(name))} vắng mặt từ {numeric_date(from_on)} đến hết "
        f"{numeric_date(to_on)} và chọn đồng chí <b>làm thay</b>.\n\nTrong thời gian đó ý kiến "
        "chuyển đến đồng chí, đồng chí được làm mọi việc như người giữ; hết thời gian thì việc "
        "về lại người cũ."
    )


def stands_in_no_more(name: str) -> str:
    """To whoever stood in. HTML."""
    return f"🏖 Đồng chí thôi làm thay {escape(comrade(name))}. Xin cảm ơn."
