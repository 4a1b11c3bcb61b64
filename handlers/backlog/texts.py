"""What the backlog says: code, age and holder, and nothing of the matter."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.backlog import Lag, Side
from handlers.wording import comrade, numeric_date, short_code

BACKLOG = "🗄 Tồn đọng"
FOLLOWED = "📌 Theo dõi ý kiến"
TO_LIST = "🗄 Về danh sách"
HOME = "🏠 Trang chính"
NOBODY = "chưa có ai"
NO_TAKER = "chưa tìm được người xử lý"
TOP = "không còn ai ở trên để chuyển tiếp"
MOST_REASONS = 3
NO_HAMLET = "Toàn xã"

KINDS = {
    Lag.STUCK: "🚧 Vướng người giữ",
    Lag.OVERDUE: "🔥 Quá hạn",
    Lag.BROKEN: "💔 Lỡ hẹn",
    Lag.UNNOTICED: "📣 Chưa báo tiếp nhận",
    Lag.OUTSIDE: "🏢 Chờ nơi khác",
    Lag.PENDING: "⏳ Trên 90 ngày",
}
MARKS = {lag: name.partition(" ")[0] for lag, name in KINDS.items()}
SIDES = {Side.HAMLET: "🏘 Ấp", Side.CATEGORY: "🗂 Lĩnh vực", Side.HOLDER: "👤 Người giữ"}
"""The buttons that narrow the list, while they narrow nothing."""

MARKS_OF_SIDES = {side: name.partition(" ")[0] for side, name in SIDES.items()}
ASK = {
    Side.HAMLET: "<b>🗄 Tồn đọng</b>\n\nXem của ấp nào?",
    Side.CATEGORY: "<b>🗄 Tồn đọng</b>\n\nXem lĩnh vực nào?",
    Side.HOLDER: "<b>🗄 Tồn đọng</b>\n\nXem việc của ai đang giữ?",
}
EVERY = {
    Side.HAMLET: "Mọi ấp",
    Side.CATEGORY: "Mọi lĩnh vực",
    Side.HOLDER: "Mọi người giữ",
}
NOTHING = (
    "<b>🗄 Tồn đọng</b>\n\n✅ Không có ý kiến nào bị vướng, quá hạn, lỡ hẹn, chưa báo tiếp "
    "nhận, chờ nơi khác hay để quá 90 ngày. Mọi ý kiến đang mở xem ở 📌 Theo dõi ý kiến."
)
NONE_SUCH = (
    "<b>🗄 Tồn đọng</b>\n\nKhông có ý kiến nào như vậy. Bấm lại bộ lọc để đổi, hoặc bấm "
    "✖️ Bỏ lọc để xem tất cả."
)
CLEAR = "✖️ Bỏ lọc"
WEEKLY = "Tin này gửi vào đầu mỗi tuần vì đồng chí theo dõi ý kiến; hết tồn đọng thì không gửi."


def backlog(counts: Sequence[tuple[str, int]], count: int, lines: Sequence[str]) -> str:
    """How many by kind, as (kind, how many), then the lines of this page. HTML."""
    kinds = [f"• {escape(name)}: {number}" for name, number in counts]
    return "\n".join([f"<b>🗄 Tồn đọng: {count}</b>", *kinds, "", *map(escape, lines)])


def line(
    marks: str,
    code: str,
    category: str,
    days: int,
    holder: str,
    stage: str,
    again_on: date | None,
    overdue: int,
    more: Sequence[str] = (),
) -> str:
    """An issue in the list: its age, who holds it, and until when or since when: plain text.

    `more` is what else holds it up.
    """
    told = [stage]
    told += [f"hỏi lại ngày {numeric_date(again_on)}"] if again_on else []
    told += [f"quá hạn {overdue} ngày làm việc"] if overdue else []
    told += more
    name = comrade(holder) if holder else NOBODY
    return f"{marks} {code} {category}: {days} ngày, {name} ({'; '.join(told)})"


def unnoticed(by: date, teller: str) -> str:
    """The citizen was not told in time that it was received; without a teller: it waits first."""
    if teller:
        return f"{comrade(teller)} chưa báo tiếp nhận, hạn {numeric_date(by)}"
    return f"quá hạn báo tiếp nhận {numeric_date(by)}, chờ người giữ cho ý kiến"


def cannot(name: str, why: str) -> str:
    """Somebody who cannot act, and why."""
    return f"{comrade(name)} {why}"


def broke(on: date) -> str:
    """A promise that was let pass."""
    return f"đã lỡ hẹn {numeric_date(on)}"


def short(marks: str, code: str) -> str:
    """Its button under the list."""
    return f"{marks} {short_code(code)}"


def kind(name: str, count: int) -> str:
    """The button that shows one kind only."""
    return f"{name}: {count}"


def chosen_kind(name: str, count: int) -> str:
    """The button of the kind that is shown, which shows all again."""
    return f"✅ {name}: {count}"


def chosen(mark: str, name: str) -> str:
    """The button of a filter that narrows the list."""
    return f"{mark} {name}"


def holder(full_name: str) -> str:
    """A holder as a filter names them."""
    return comrade(full_name)


def choice(name: str, count: int) -> str:
    """What a filter can be set to, and how many there are."""
    return f"{name}: {count}"


def week(counts: Sequence[tuple[str, int]], count: int) -> str:
    """What a week's first morning says of the backlog: counts only. HTML."""
    kinds = [f"• {escape(name)}: {number}" for name, number in counts]
    title = f"<b>🗄 Tồn đọng đầu tuần: {count} ý kiến</b>"
    return "\n".join([title, *kinds, "", WEEKLY])
