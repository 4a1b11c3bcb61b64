"""What is said when a leader or a coordinator makes two issues one."""

from collections.abc import Sequence
from html import escape

from handlers.wording import comrade, short_code

MERGE = "🔗 Gộp ý kiến"
HEADING = "🔗 Gộp hai ý kiến"
ASK_WHICH = "Gộp với ý kiến nào?"
WHICH = "Gộp với"
TYPE_CODE = "Chọn một ý kiến giống, hoặc gõ mã, ví dụ YK 45."
NONE_ALIKE = "Chưa thấy ý kiến nào giống. Biết mã thì gõ mã, ví dụ YK 45."
SEND = "🔗 Gộp hai ý kiến"
ASK_SURE = "Gộp thật chứ? Gộp rồi thì không tách lại được."
NOT_KNOWN = "Không có ý kiến mã này trong phần việc của đồng chí."
ITSELF = "Đây chính là ý kiến đang xem, hoặc đã gộp vào ý kiến này rồi. Mời chọn ý kiến khác."
CLOSED = "Ý kiến này đã xong, không gộp được nữa. Mời chọn ý kiến khác."
APART = "Hai ý kiến này phải được xem xét riêng, không gộp được. Mời chọn ý kiến khác."
BOTH_ANSWERED = "Cả hai ý kiến đã có kết quả riêng, không cần gộp. Mời chọn ý kiến khác."

Line = tuple[str, int, int, str]
"""Code, age in days, how many households raised it; the masked words, or where it is."""


def which(found: Sequence[Line]) -> str:
    """The ones that may be the same matter. HTML."""
    if not found:
        return NONE_ALIKE
    return "\n".join([*(_line(*one) for one in found), "", TYPE_CODE])


def _line(code: str, days: int, households: int, words: str) -> str:
    age = f"{days} ngày" if days else "mới hôm nay"
    many = f", {households} hộ" if households > 1 else ""
    return f"• <b>{escape(code)}</b>, {age}{many}: {escape(words)}"


def label(code: str, days: int, households: int) -> str:
    """One of them on a button."""
    return f"{short_code(code)} · {days} ngày · {households} hộ"


def quoted(words: str) -> str:
    """What a citizen said, among other fields: plain text."""
    return f"«{words}»"


def sure(goes: str, stays: str, holder: str, households: int) -> str:
    """What merging does, before it is done. HTML."""
    with_whom = f" do {escape(comrade(holder))} giữ" if holder else ""
    return (
        f"<b>{escape(goes)}</b> gộp vào <b>{escape(stays)}</b>{with_whom}. "
        f"Cả {households} hộ nghe một kết quả, mỗi hộ do cán bộ đã ghi báo lại. "
        "Giữ hạn sớm hơn trong hai hạn; một trong hai là khẩn thì cả việc là khẩn."
    )


def merged(goes: str, stays: str, households: int) -> str:
    """It was done. HTML."""
    return (
        f"🔗 Đã gộp <b>{escape(goes)}</b> vào <b>{escape(stays)}</b>: nay {households} hộ cùng nêu."
    )


def merged_by(goes: str, stays: str, by: str, holder: str, households: int) -> str:
    """For whoever held one of the two: who merged them, and who holds the one that stays. HTML."""
    now = f" Hiện do {escape(comrade(holder))} giữ." if holder else ""
    return (
        f"🔗 {escape(comrade(by))} đã gộp <b>{escape(goes)}</b> vào <b>{escape(stays)}</b>, "
        f"nay {households} hộ cùng nêu.{now}"
    )


def went_into(goes: str, stays: str, holder: str) -> str:
    """An old button, or a slower leader: it was merged before. Plain text."""
    now = f", hiện do {comrade(holder)} giữ" if holder else ""
    return f"{goes} đã được gộp vào {stays}{now}."
