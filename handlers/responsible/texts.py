"""What is said about who is responsible for what."""

from collections.abc import Sequence
from html import escape

from domain.responsibility import Trouble
from handlers.wording import comrade

AUTHORITY = "🧭 Phân công"
RESPONSIBLE = "👤 Phụ trách"
DEPUTY = "👥 Cấp phó"
ABOVE = "🪜 Cấp trên"
LIMITS = "⏳ Thời hạn"
SPOT = "📍 Trả lời tại chỗ"
FILE = "📤 Tệp phân công"
TRY = "🧪 Thử đường đi"
INSPECTION = "🏛 Cơ quan kiểm tra"
EVERY_FIELD = "🌐 Mọi lĩnh vực"
PROBLEMS = "⚠️ Xem hết các điểm"
HOME = "🏠 Trang chính"

EVERY_FIELD_NAME = "Mọi lĩnh vực"
OTHER_FIELDS = "lĩnh vực chưa phân công riêng"
EVERYWHERE = "toàn xã"
NOBODY = "chưa phân công"
NOBODY_CHOICE = "Không phân công"
NOBODY_SHOWN = "không có"

RESPONSIBLE_HEADING = "👤 Người phụ trách"
DEPUTY_HEADING = "👥 Cấp phó"
ABOVE_HEADING = "🪜 Cấp trên"
ASK_HAMLET = "Phân công cho nơi nào?"
HAMLET = "Nơi"
ASK_RESPONSIBLE = "Ai phụ trách?"
ASK_DEPUTY = "Ai là cấp phó?"
WHO = "Người được giao"
ASK_FIRST_ABOVE = "Không ai nhận thì việc lên ai?"
ASK_NEXT_ABOVE = "Tiếp theo lên ai?"
ENOUGH = "✅ Hết"
ASK_SURE = "Vẫn ghi như vậy?"
KEEP = "↩️ Không ghi"
NAME_ANYWAY = "Vẫn ghi"
SAVED = "Đã ghi phân công."
KEPT = "Phân công giữ như cũ."
GONE = "Đồng chí này không nhận việc được nữa. Mời chọn người khác."
LOOPED = "Đồng chí này đã có ở bậc khác của lĩnh vực, việc sẽ đi vòng. Mời chọn người khác."

LIMITS_HEADING = "⏳ Thời hạn"
ASK_DAYS = "Trả lời trong bao nhiêu ngày làm việc?"
DAYS_HINT = (
    "Áp dụng cho ý kiến nêu từ hôm nay; ý kiến đã ghi giữ thời hạn cũ. Gõ một số từ 1 đến 90."
)
DAYS = "Việc thường"
ASK_URGENT_DAYS = "Việc khẩn: trong bao nhiêu ngày làm việc?"
URGENT_DAYS = "Việc khẩn"
ASK_ACCEPT_DAYS = "Mỗi người có bao nhiêu ngày làm việc để nhận?"
ACCEPT_DAYS = "Nhận việc"
NOT_DAYS = "Mời gõ một số từ 1 đến 90."
LIMITS_SAVED = "Đã ghi thời hạn, áp dụng từ hôm nay."
URGENT_IS_LONGER = "Việc khẩn không thể dài hơn việc thường. Mời nhập lại."

SPOT_HEADING = "📍 Trả lời tại chỗ"
ASK_SPOT = "Ai được trả lời tại chỗ?"
SPOT_NAME = "Trả lời tại chỗ"
SPOT_SAVED = "Đã ghi ai được trả lời tại chỗ."
ASK_URGENCY = "Mức độ mặc định?"
URGENCY = "Mức độ"

INSPECTION_HEADING = "🏛 Cơ quan kiểm tra"
ASK_INSPECTION = "Cơ quan nào nhận ý kiến về người đứng đầu?"
INSPECTION_HINT = "Ví dụ: Ủy ban Kiểm tra Đảng ủy xã. Cơ quan này không dùng bot, chỉ ghi tên."
INSPECTION_NAME = "Cơ quan"
INSPECTION_SAVED = "Đã ghi cơ quan kiểm tra."

DEPUTY_HINT = (
    "Việc khẩn đến cùng lúc người phụ trách và cấp phó; người phụ trách không nhận thì đến cấp phó."
)
MOST_PROBLEMS = 5
NOTHING_WRONG = "✅ Lĩnh vực nào cũng có người nhận."


def title(is_empty: bool, problems: Sequence[str], body: str) -> str:
    """The page of all categories. HTML."""
    lines = ["<b>🧭 Phân công xử lý ý kiến</b>"]
    if is_empty:
        lines.append(
            "Chưa phân công: ý kiến đến lãnh đạo phụ trách ấp, không có thì đến lãnh đạo khác. "
            "Bấm 🌐 Mọi lĩnh vực để phân công chung, rồi từng lĩnh vực nếu khác."
        )
    lines.append(f"Ý kiến về người đứng đầu: {escape(body)}.")
    return "\n".join([*lines, *_problems(problems)])


def problems(lines: Sequence[str], count: int, number: int, pages: int) -> str:
    """A page of what is wrong. HTML."""
    if not count:
        return NOTHING_WRONG
    shown = f" · trang {number}/{pages}" if pages > 1 else ""
    head = f"<b>⚠️ Phân công: {count} điểm cần sửa</b>{shown}"
    return "\n".join([head, *(f"⚠️ {escape(line)}" for line in lines)])


def nobody_gets(lines: Sequence[str]) -> str:
    """What a change would do: nobody could get these. HTML."""
    shown = "\n".join(_first(lines))
    return f"Ghi như vậy thì việc không đến được ai, đầu mối đôn đốc giữ và tìm người:\n{shown}"


def _problems(problems: Sequence[str]) -> list[str]:
    return _first(problems) or [NOTHING_WRONG]


def _first(problems: Sequence[str]) -> list[str]:
    shown = [f"⚠️ {escape(line)}" for line in problems[:MOST_PROBLEMS]]
    left = len(problems) - MOST_PROBLEMS
    return shown + ([f"… và {left} điểm khác."] if left > 0 else [])


def problem(trouble: Trouble, category: str, hamlet: str, name: str) -> str:
    """One thing to put right: plain text."""
    match trouble:
        case Trouble.NOBODY:
            return f"{category}, {hamlet}: chưa có ai nhận được."
        case Trouble.OUT_OF_REACH:
            return f"{category}, {hamlet}: {comrade(name)} không nhận việc được qua bot."
        case Trouble.LOOPED:
            return f"{category}, {hamlet}: một người đứng ở hai bậc, việc đi vòng."
    return f"{category}, {hamlet}: sau người phụ trách không còn ai."


def field(
    name: str,
    lines: Sequence[tuple[str, str, str, Sequence[str]]],
    spot: str,
    urgency: str,
    days: tuple[int, int, int],
) -> str:
    """A category's page: (where, responsible, deputy, above) each. HTML."""
    shown = [line(*one) for one in lines] or [f"Phân công riêng: {NOBODY}."]
    if days[0]:
        shown += [
            f"Trả lời tại chỗ: {escape(spot)} · Mức độ: {escape(urgency)}",
            f"Thời hạn: {days[0]} ngày làm việc, khẩn {days[1]}; nhận trong {days[2]} ngày.",
        ]
    return "\n".join([f"<b>🧭 {escape(name)}</b>", *shown])


def line(where: str, responsible: str, deputy: str, above: Sequence[str]) -> str:
    """What the table says of a place. HTML."""
    parts = [f"phụ trách {escape(comrade(responsible))}"] if responsible else []
    parts += [f"cấp phó {escape(comrade(deputy))}"] if deputy else []
    parts += ["cấp trên " + ", ".join(escape(comrade(name)) for name in above)] if above else []
    return f"• {escape(where)}: {'; '.join(parts) or NOBODY}"


def path(category: str, hamlet: str, names: Sequence[str], missing: Sequence[str]) -> str:
    """Where a matter would go. HTML."""
    if not names:
        return (
            f"🧪 Ý kiến về {escape(category)} ở {escape(hamlet)} chưa đến được ai: "
            "đầu mối đôn đốc giữ và tìm người."
        )
    way = " → (không nhận) ".join(escape(comrade(name)) for name in names)
    passed = ", ".join(escape(comrade(name)) for name in missing)
    skipped = f"\nBỏ qua vì không nhận được lúc này: {passed}." if missing else ""
    return f"🧪 Ý kiến về {escape(category)} ở {escape(hamlet)} sẽ đến: {way}.{skipped}"


def choose_hamlet(category: str) -> str:
    """Where the matter would be. HTML."""
    return f"<b>🧪 Thử đường đi</b>\nÝ kiến về {escape(category)} nêu ở đâu?"
