"""What is said of a steering group (ban chỉ đạo)."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date

STEER = "🏛 Ban chỉ đạo"
HEADING = "🏛 Giao ban chỉ đạo"
LEAD = "Trưởng ban"
ASK_LEAD = "Đồng chí nào làm trưởng ban?"
MEMBERS = "Thành viên"
ASK_MEMBERS = "Những đồng chí nào là thành viên?"
BY = "Báo kết quả"
ASK_BY = "Ban báo kết quả ngày nào?"
SEND = "🏛 Giao ban chỉ đạo"
EXTENDED_BEFORE = (
    "Ngày này quá hạn trả lời, mà ý kiến đã gia hạn một lần; lần tiếp theo do cấp trên quyết định. "
    "Mời chọn ngày trong hạn."
)
LEAD_GONE = "Đồng chí này không còn nhận việc được. Mời chọn trưởng ban khác."
MEMBERS_GONE = "Không còn thành viên nào trong danh sách đã chọn. Mời chọn lại."
DETAILS = "🔎 Xem chi tiết"


def group(lead: str, members: Sequence[str], by: date) -> str:
    """The group and its date, as the history keeps it: plain text."""
    names = ", ".join(comrade(name) for name in members)
    return f"ban chỉ đạo do {comrade(lead)} làm trưởng ban, cùng {names}, hạn {by:%d/%m/%Y}"


def given(code: str, lead: str, members: int, by: date) -> str:
    """It was given to the group. HTML."""
    return (
        f"🏛 Đã giao <b>{escape(code)}</b> cho ban chỉ đạo: trưởng ban {escape(comrade(lead))}, "
        f"{members} thành viên, báo kết quả {long_date(by)}."
    )


def you_lead(by_whom: str, members: Sequence[str], by: date) -> str:
    """Why it came to the one who leads the group. HTML."""
    names = ", ".join(escape(comrade(name)) for name in members)
    return (
        f"{escape(comrade(by_whom))} giao đồng chí làm trưởng ban chỉ đạo, cùng {names}. "
        f"Báo kết quả chậm nhất {long_date(by)}."
    )


def you_are_in(code: str, category: str, lead: str, by: date) -> str:
    """For a member: which matter, who leads, by when. HTML."""
    return (
        f"🏛 Đồng chí là thành viên ban chỉ đạo <b>{escape(code)}</b> · {escape(category)}, "
        f"trưởng ban {escape(comrade(lead))}, báo kết quả {long_date(by)}."
    )
