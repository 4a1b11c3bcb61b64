"""What the lists of households say: who, why these, and what became of them."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.text import shorten
from domain.visiting import Reason
from handlers.wording import long_date

LOG_VISIT = "📝 Ghi thăm hộ"
HOME = "🏠 Trang chính"
MY_CALENDAR = "🗓 Lịch của tôi"
EXCHANGE = "🔁 Đổi hộ"

NO_LIST_TODAY = (
    "<b>📋 Hộ hôm nay</b>\n\nHôm nay đồng chí chưa có danh sách hộ. "
    "Bấm 📝 Ghi thăm hộ để chọn hộ theo ấp hoặc tìm theo tên."
)

REASONS = {
    Reason.PRIORITY: "diện ưu tiên",
    Reason.ANSWER_TO_BRING: "cần báo kết quả ý kiến",
    Reason.NEVER_VISITED: "chưa thăm lần nào",
    Reason.LONGEST_UNVISITED: "lâu chưa được thăm",
    Reason.CHOSEN: "được chọn thay hộ khác",
}
"""Why a household stands on a list."""


def head(programme: str, on: date) -> str:
    """The head of a list. HTML."""
    return f"<b>📋 {escape(programme)}, {long_date(on)}</b>"


def no_list(programme: str, on: date) -> str:
    """There is no list for a date."""
    return (
        f"{head(programme, on)}\n\nĐồng chí không có danh sách hộ cho buổi này. "
        "Trong những ngày thực hiện, bấm 📝 Ghi thăm hộ để chọn hộ theo ấp hoặc tìm theo tên."
    )


def not_open(programme: str, on: date) -> str:
    """There is a list in somebody else's hamlets, and the date is far ahead."""
    return (
        f"{head(programme, on)}\n\nDanh sách này ở ấp ngoài địa bàn của đồng chí, "
        "chỉ mở trong tuần trước buổi đi. Đến lúc đó đồng chí bấm lại 📋 Xem danh sách."
    )


def no_visits(programme: str, on: date) -> str:
    """On that date nobody is visited."""
    return f"{head(programme, on)}\n\nBuổi này không thăm hộ nên không có danh sách."


def before(programme: str, on: date, total: int, opens_on: date) -> str:
    """A list ahead of its days."""
    return (
        f"{head(programme, on)}\n\nDự kiến thăm {total} hộ. "
        f"Ghi phiếu được từ {long_date(opens_on)}."
    )


def title(programme: str, on: date, left: int, total: int) -> str:
    """A list on its days."""
    return f"{head(programme, on)}\n\nĐã thăm {total - left}/{total} hộ. Chọn hộ để ghi phiếu."


def done(programme: str, on: date, total: int) -> str:
    """A list when nothing is left."""
    return f"{head(programme, on)}\n\n✅ Đã thăm đủ {total} hộ. Cảm ơn đồng chí."


def row(number: int, shown: str, reason: str, visited: bool) -> str:
    """A household of a list, with why. HTML."""
    return f"{_mark(visited)} {number}. {escape(shown)} – {escape(reason)}"


def button(shown: str, visited: bool) -> str:
    """A household of a list, on a button."""
    return f"{_mark(visited)} {shorten(shown, 38)}"


def chosen_by(who: str) -> str:
    """Why a household stands there that somebody chose."""
    return f"{who} chọn thay hộ khác"


def groups(names: Sequence[str]) -> str:
    """The groups a household is in, as far as the reader may know them."""
    return "; ".join(names)


def _mark(visited: bool) -> str:
    return "✅" if visited else "⬜"
