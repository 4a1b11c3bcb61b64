"""What is said when a household is exchanged for another."""

from datetime import date
from html import escape

from handlers.visit.texts import UNNAMED
from handlers.wording import comrade, long_date

HEADING = "🔁 Đổi hộ"
OUT = "Bỏ hộ"
ASK_OUT = "Đồng chí đổi hộ nào?"
INTO = "Thăm hộ"
ASK_INTO = "Đổi bằng hộ nào cùng ấp?"
INTO_GONE = "Hộ này vừa vào danh sách khác. Mời chọn hộ khác."
EXCHANGED = "Đã đổi hộ."
SEE_LIST = "📋 Xem danh sách"


def offered(name: str | None, reason: str) -> str:
    """A household that could come in, with why it is next."""
    return f"{name or UNNAMED} · {reason}"


def told(who: str, programme: str, on: date) -> str:
    """To whose list it is: that somebody changed it, and no names of households."""
    return (
        f"<b>🔁 {escape(programme)}, {long_date(on)}</b>\n\n"
        f"{escape(comrade(who))} đã đổi 1 hộ trong danh sách của đồng chí. "
        "Bấm «📋 Xem danh sách» để xem hộ mới."
    )
