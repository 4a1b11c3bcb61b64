"""What is said about the hamlets."""

from collections.abc import Sequence
from html import escape

ADD = "➕ Thêm"
RENAME = "✏️ Đổi tên"
CLOSE = "🚫 Đóng"
HAMLETS = "🏘 Ấp, khu phố"
IMPORT = "📥 Nhập danh sách"
GROUPS = "🏷 Diện ưu tiên"
EXPORTS = "📤 Xuất danh sách"
PAIRS = "👯 Hộ có thể trùng"
HOME = "🏠 Trang chính"
NO_HAMLETS = (
    "<b>🏘 Ấp, khu phố</b>\nChưa có ấp nào. Bấm «➕ Thêm» rồi gõ tên; "
    "nhiều tên cách nhau bằng dấu phẩy."
)

ADD_HEADING = "🏘 Thêm ấp, khu phố"
ASK_NAMES = "Tên ấp, khu phố?"
NAMES_HINT = "Ví dụ: ấp 1, ấp 2, ấp 3. Nhiều tên cách nhau bằng dấu phẩy."
RENAME_HEADING = "✏️ Đổi tên ấp"
ASK_NAME = "Tên mới?"
NAME_HINT = "Hộ, phiếu và người phụ trách giữ nguyên, chỉ đổi tên."
NAME = "Tên"
NAME_TAKEN = "Đã có ấp khác mang tên này."
RENAMED = "Đã đổi tên."

CLOSE_HEADING = "🚫 Đóng ấp"
ASK_INTO = "Hộ và người phụ trách chuyển về đâu?"
INTO = "Chuyển về"
ASK_SURE = "Đóng ấp này?"
KEEP = "↩️ Không đóng"
DO_CLOSE = "🚫 Đóng ấp"
KEPT = "Ấp vẫn như cũ."
CLOSED = "Đã đóng ấp."
ALREADY_CLOSED = "Ấp này đã đóng."
INTO_GONE = "Ấp nhận về vừa đóng. Mời đồng chí chọn ấp khác."
NOWHERE = "Đây là ấp duy nhất. Mời đồng chí thêm ấp nhận hộ và người phụ trách trước."
NOBODY = "chưa có ai"


def title(count: int, page: int, pages: int) -> str:
    """The head of the list of hamlets."""
    shown = f" · trang {page}/{pages}" if pages > 1 else ""
    return f"<b>🏘 Ấp, khu phố: {count}</b>{shown}"


def label(name: str, households: int) -> str:
    """A hamlet in the list."""
    return f"{name} · {households} hộ"


def hamlet(name: str, households: int, people: str) -> str:
    """A hamlet's page."""
    return f"<b>🏘 {escape(name)}</b>\nSố hộ: {households}\nPhụ trách: {escape(people)}"


def people_in_charge(names: str, more: int) -> str:
    """Who looks after a hamlet, the first few by name."""
    return f"{names} và {more} đồng chí khác" if more else names


def added(count: int, known: str) -> str:
    """Hamlets were added; `known` are names that existed already."""
    shown = f"Đã thêm {count} ấp, khu phố."
    return f"{shown} Đã có từ trước: {known}." if known else shown


def name_too_long(name: str, most: int) -> str:
    """One of the names typed is too long."""
    return f"Tên «{name}» dài quá {most} ký tự. Mời gõ tên ngắn hơn."


def what_closing_does(
    name: str,
    households: int,
    people: str,
    into: str,
    fields: tuple[Sequence[str], Sequence[str]],
) -> str:
    """Who is concerned when a hamlet is closed; its own `fields` as (go along, end)."""
    lines = [f"Ấp: {escape(name)}", f"Số hộ: {households}", f"Phụ trách: {escape(people)}"]
    if into:
        lines.append(f"Hộ và người phụ trách chuyển về <b>{escape(into)}</b>.")
    going, gone = (", ".join(map(escape, names)) for names in fields)
    if going:
        lines.append(f"Phân công riêng của ấp chuyển theo: {going}.")
    if gone:
        lines.append(f"⚠️ Phân công riêng của ấp hết hiệu lực, vì nơi nhận đã có: {gone}.")
    lines.append("Phiếu đã ghi vẫn giữ nguyên. Các đồng chí phụ trách được báo.")
    return "\n".join(lines)


def moved(name: str, into: str, hamlets: str) -> str:
    """Said to whoever looked after a hamlet that was closed."""
    went = f"nhập vào {escape(into)}" if into else "không còn trong danh sách"
    return f"🔔 {escape(name)} đã đóng, {went}.\nĐồng chí phụ trách: {escape(hamlets)}"
