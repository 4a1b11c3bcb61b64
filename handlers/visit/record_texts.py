"""What the records say: visits, households, corrections."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date, numeric_date

CORRECT = "✏️ Sửa phiếu"
WITHDRAW = "🗑 Rút phiếu"
LOG_VISIT = "📝 Ghi thăm hộ"
MORE = "▶️ Trước đó"
LESS = "◀️ Mới hơn"
HOME = "🏠 Trang chính"
HOUSEHOLD = "🏡 Trang hộ"
FILES = "📎 Xem ảnh, ghi âm"

NO_VISITS = (
    "<b>🗂 Phiếu của tôi</b>\n\nĐồng chí chưa có phiếu nào. Bấm 📝 Ghi thăm hộ để ghi phiếu đầu."
)
MY_VISITS = "<b>🗂 Phiếu của tôi</b>\nChọn phiếu để xem, sửa hoặc rút."
NO_FILES = "Phiếu này không có ảnh, ghi âm."
LATE = "🕘 Ghi muộn: nhập sau ngày chính, vẫn được tính."
NEVER_VISITED = "Chưa có lượt thăm nào."

FIND_HEADING = "🔎 Tìm hộ"
ASK_FIND = "Tìm hộ nào?"

CORRECT_HEADING = "✏️ Sửa phiếu"
FIELD = "Mục"
ASK_FIELD = "Đồng chí muốn sửa mục nào?"
FIELDS = {"visited_on": "Ngày thăm", "companions": "Đi cùng", "note": "Ghi chú"}
AMEND = "✏️ Sửa ghi chú"

WITHDRAW_HEADING = "🗑 Rút phiếu"
REASON = "Lý do"
ASK_REASON = "Vì sao rút phiếu này? Rút rồi thì không lấy lại được."
REASONS = ("Ghi nhầm hộ", "Ghi trùng", "Ghi thử")
REASON_HINT = "Chọn một lý do, hoặc gõ. Bấm Hủy nếu không rút."
ALREADY = "Phiếu này đã được rút."

WHAT = {
    "recorded": "ghi phiếu",
    "joined": "ghi cùng đi",
    "visited_on": "sửa ngày thăm",
    "companions": "sửa người đi cùng",
    "note": "sửa ghi chú",
    "withdrawn": "rút phiếu",
}


def line(code: str, on: date, household: str, withdrawn: bool) -> str:
    """A visit on a button."""
    mark = "🗑 " if withdrawn else ""
    return f"{mark}{on:%d/%m} {household} · {code[-4:]}"


def on_behalf(by: str, made_by: str) -> str:
    """Who wrote the visit down, and for whom. HTML."""
    return f"📝 {escape(comrade(by))} ghi hộ {escape(comrade(made_by))}"


def visit(
    code: str,
    household: str,
    on: date,
    visitors: Sequence[str],
    topics: Sequence[str],
    raised: Sequence[str],
    note: str,
    files: str,
    place: str,
) -> str:
    """A visit's page."""
    lines = [
        f"<b>🗂 Phiếu {escape(code)}</b>",
        "",
        f"Hộ: {escape(household)}",
        f"Ngày thăm: {long_date(on)}",
        f"Người đi: {escape(', '.join(comrade(name) for name in visitors))}",
        f"Đã tuyên truyền: {escape('; '.join(topics)) or 'không có'}",
    ]
    lines += [f"Ý kiến {n}: {escape(words)}" for n, words in enumerate(raised, start=1)]
    if not raised:
        lines.append("Ý kiến của hộ: không có")
    lines.append(f"Ghi chú: {escape(note) or 'không có'}")
    lines += [f"📎 {escape(files)}"] if files else []
    lines += [f"📍 {escape(place)}"] if place else []
    return "\n".join(lines)


def withdrawn(why: str) -> str:
    """The line of a withdrawn visit."""
    return f"🗑 Đã rút: {escape(why)}"


def history(entries: Sequence[tuple[str, str, str, str, str]]) -> str:
    """Who changed what: (when, who, what, old, new)."""
    lines = ["", "<b>Lịch sử</b>"]
    for when, who, what, old, new in entries:
        done = f"• {escape(when)}, {escape(comrade(who))} {escape(WHAT.get(what, what))}"
        lines.append(done + _change(old, new))
    return "\n".join(lines)


def _change(old: str, new: str) -> str:
    if old:
        return f": {escape(old)} → {escape(new) or 'không có'}"
    return f": {escape(new)}" if new else ""


def household(shown: str, address: str, phone: str, visits: Sequence[tuple[str, date, str]]) -> str:
    """A household's page; visits as (code, date, who)."""
    lines = [f"<b>🏡 {escape(shown)}</b>"]
    lines += [f"Địa chỉ: {escape(address)}"] if address else []
    lines += [f"Điện thoại: {escape(phone)}"] if phone else []
    lines += ["", "<b>Các lượt thăm gần đây</b>"]
    lines += [
        f"• {numeric_date(on)} {escape(code)}, {escape(comrade(who))}" for code, on, who in visits
    ]
    return "\n".join(lines if visits else [*lines, NEVER_VISITED])


def more_files(left: int) -> str:
    """The button below the files shown so far."""
    return f"▶️ Còn {left} tệp"


def voice(attachment_id: int) -> str:
    """A voice note among words."""
    return f"🎙 ghi âm (tệp {attachment_id})"


def place(latitude: float, longitude: float) -> str:
    """A point."""
    return f"{latitude:.5f}, {longitude:.5f}"


def corrected(code: str, field: str, new: str) -> str:
    """A field was corrected."""
    return f"✅ Đã sửa {escape(code)} – {escape(field.lower())}: {escape(new)}"


def taken_back(code: str) -> str:
    """A visit was withdrawn."""
    return f"🗑 Đã rút phiếu <b>{escape(code)}</b>. Phiếu vẫn được giữ kèm lý do."


def amendment(code: str) -> str:
    """An edited message belongs to a visit that was sent."""
    return f"Tin đồng chí vừa sửa đã nằm trong phiếu {escape(code)}. Sửa luôn ghi chú của phiếu?"


def sent_before(code: str) -> str:
    """An edited message answered a field that is not corrected by editing."""
    return (
        f"Tin đồng chí vừa sửa đã nằm trong phiếu {escape(code)}; phiếu vẫn giữ lời cũ. "
        "Mời đồng chí mở phiếu để ghi chú thêm, hoặc rút phiếu rồi ghi lại."
    )


def title(code: str) -> str:
    """A correction among the drafts."""
    return f"sửa {code}"
