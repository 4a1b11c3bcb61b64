"""What is said of households that may be one."""

from collections.abc import Sequence
from html import escape
from typing import TypeAlias

from domain.roster.alike import Likeness

TITLE = "👯 Hộ có thể trùng"
FIND = "🔍 Tìm hộ trùng"
FIND_AGAIN = "🔍 Tìm lại"
FROM_THE_FIRST = "▶️ Xem từng cặp"
SAME = "🔗 Là một hộ"
APART = "↔️ Hai hộ khác nhau"
LATER = "➡️ Để sau"
BACK = "⬅️ Quay lại"
HAMLETS = "🏘 Ấp, khu phố"
HOME = "🏠 Trang chính"

NONE_WAIT = (
    "<b>👯 Hộ có thể trùng</b>\n"
    "Không còn cặp nào chờ đồng chí xem. Bấm «🔍 Tìm hộ trùng» để so lại toàn bộ sổ hộ: "
    "cùng số điện thoại, tên đảo chữ, tên lệch một chữ."
)
SEARCHING = "⏳ Đang so các hộ trong sổ… Xong bot báo ngay tại đây."
NOTHING_FOUND = "✅ Đã so xong. Không có hộ nào giống nhau."
SEARCH_FAILED = "⚠️ Lần tìm này chưa xong, sổ hộ không thay đổi. Đồng chí bấm tìm lại."
DECIDED = "Cặp này đã xử lý xong."
KEPT_APART = "Đã ghi: hai hộ khác nhau. Bot không hỏi lại cặp này."
MERGED = "Đã gộp thành một hộ."
WITHHELD = "hộ không nêu tên"

_ALIKE = {
    Likeness.PHONE: "cùng số điện thoại",
    Likeness.WORDS: "tên đọc như nhau",
    Likeness.SHORT: "một tên thiếu chữ đệm",
    Likeness.LETTER: "tên lệch một chữ",
    Likeness.GIVEN: "cùng địa chỉ, tên lệch một chữ",
}


def found(count: int) -> str:
    """A search ended."""
    return (
        f"👯 Đã so xong: {count} cặp hộ có thể trùng. Đồng chí xem từng cặp; chưa có gì thay đổi."
    )


def waiting(count: int) -> str:
    """Everything was put off."""
    return f"<b>👯 Hộ có thể trùng</b>\nĐồng chí đã xem hết lượt, còn {count} cặp để sau."


Told: TypeAlias = tuple[str, str, str, int, int, int, int]
"""Name, address, phone; how many visits, attempts, issues and groups."""


def _household(number: int, told: Told) -> str:
    """One of the two. HTML."""
    name, address, phone, visits, attempts, issues, groups = told
    lines = [f"<b>{number}. {escape(name)}</b>"]
    lines += [f"Địa chỉ: {escape(address)}"] if address else []
    lines += [f"Điện thoại: {escape(phone)}"] if phone else []
    lines.append(
        f"Lượt thăm: {visits} · Không gặp: {attempts} · Ý kiến: {issues} · Diện ưu tiên: {groups}"
    )
    return "\n".join(lines)


def pair(hamlet: str, likeness: Likeness, count: int, both: Sequence[Told]) -> str:
    """The pair somebody looks at. HTML."""
    head = f"<b>👯 Hộ có thể trùng</b> · còn {count} cặp"
    shown = [_household(number, told) for number, told in enumerate(both, 1)]
    return "\n\n".join([f"{head}\n{escape(hamlet)}: {_ALIKE[likeness]}", *shown])


def ask_which(both: Sequence[Told]) -> str:
    """Which one stays, and what that does. HTML."""
    what = (
        "Chọn hộ giữ lại. Lượt thăm, ý kiến, diện ưu tiên, tệp và lịch thăm của hộ kia chuyển "
        "sang hộ này; tên, điện thoại, địa chỉ còn thiếu được bổ sung. Hộ kia không còn trong "
        "danh sách, nút và đường dẫn cũ mở ra hộ giữ lại.\n"
        "<b>Gộp rồi không tách lại được.</b>"
    )
    shown = [_household(number, told) for number, told in enumerate(both, 1)]
    return "\n\n".join(["<b>🔗 Gộp hai hộ làm một</b>", *shown, what])


def keep(number: int, name: str) -> str:
    """The button that lets one of them stay."""
    return f"✅ Giữ {number}. {name}"
