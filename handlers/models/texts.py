"""The pages of the register of models."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.model import Ending, Outcome, Status
from handlers.wording import numeric_date

MODELS = "🏅 Mô hình"
ADD = "➕ Thêm mô hình"
EDIT = "✏️ Sửa"
COMMEND = "🎖 Biểu dương"
NOT_COMMEND = "↩️ Bỏ biểu dương"
END = "🛑 Kết thúc"
RESUME = "▶️ Thực hiện lại"
KEEP = "↩️ Giữ nguyên"
STOP = "🛑 Dừng thực hiện"
MISTAKE = "🗑 Ghi nhầm, bỏ"
HISTORY = "🕘 Lịch sử"
BACK_TO_MODEL = "⬅️ Mô hình"
HOME = "🏠 Trang chính"

MARKED = "Đã lưu."
TAKEN_OUT = "Đã bỏ mô hình ghi nhầm khỏi sổ."
CARRIED_ON = "Đã ghi sang năm sau, kết quả để trống."
THERE_ALREADY = "Năm sau đã có mô hình này trong sổ."
HAS_STOPPED = "Mô hình đã dừng. Mời đồng chí bấm «Thực hiện lại» trước."
NOT_WRITTEN = "chưa ghi"
FROM_A_FILE = "nhập từ tệp"
NO_HISTORY = "Chưa có thay đổi nào."

STATUSES = {
    Status.NEW: "đăng ký mới",
    Status.CARRIED_ON: "tiếp tục thực hiện",
    Status.REPLICATED: "nhân rộng",
}
OUTCOMES = {
    Outcome.NONE: "chưa có",
    Outcome.MET: "đạt",
    Outcome.EXCEEDED: "vượt",
    Outcome.MISSED: "không đạt",
}
ENDINGS = {Ending.STOPPED: "đã dừng", Ending.MISTAKEN: "ghi nhầm"}
FIELDS = {
    "unit": "Đơn vị",
    "name": "Tên mô hình",
    "status": "Trạng thái",
    "owner": "Phụ trách",
    "topics": "Chủ đề đột phá",
    "target": "Chỉ tiêu",
    "outcome": "Kết quả",
    "outcome_note": "Ghi chú kết quả",
    "is_commended": "Biểu dương",
    "ending": "Kết thúc",
}
VALUES: dict[str, dict[str, str]] = {
    "status": {str(status): words for status, words in STATUSES.items()},
    "outcome": {str(outcome): words for outcome, words in OUTCOMES.items()},
    "ending": {str(ending): words for ending, words in ENDINGS.items()},
    "is_commended": {"True": "có", "False": "không"},
}
"""How the history says what is not stored as words."""


def year_back(year: int) -> str:
    """The button to the year before."""
    return f"◀️ {year}"


def year_on(year: int) -> str:
    """The button to the year after."""
    return f"{year} ▶️"


def carry_on(year: int) -> str:
    """The button that takes a model into the next year."""
    return f"➡️ Tiếp tục {year}"


def nothing(year: int, may_add: bool, before: int) -> str:
    """A year without models; `before` are those of the year before it."""
    lines = [f"<b>🏅 Mô hình năm {year}</b>", "Chưa có mô hình nào."]
    if not may_add:
        lines.append("Lãnh đạo hoặc đầu mối đôn đốc ghi mô hình các đơn vị đăng ký vào đây.")
        return "\n".join(lines)
    lines.append("Bấm «➕ Thêm mô hình» để ghi mô hình một đơn vị đăng ký.")
    if before:
        lines.append(
            f"Năm {year - 1} có {before} mô hình: mở mô hình năm ấy "
            f"rồi bấm «➡️ Tiếp tục {year}» để ghi sang năm {year}."
        )
    return "\n".join(lines)


def summary(
    year: int,
    units: int,
    models: int,
    statuses: tuple[int, int, int],
    outcomes: tuple[int, int, int, int],
    commended: int,
    stopped: int,
) -> str:
    """The counts of a year."""
    new, carried_on, replicated = statuses
    met, exceeded, missed, unknown = outcomes
    lines = [
        f"<b>🏅 Mô hình năm {year}</b>",
        f"{units} đơn vị đăng ký {models} mô hình.",
        f"Đăng ký mới: {new} · Tiếp tục: {carried_on} · Nhân rộng: {replicated}",
        f"Đạt: {met} · Vượt: {exceeded} · Không đạt: {missed} · Chưa có kết quả: {unknown}",
        f"Được biểu dương: {commended}",
    ]
    if stopped:
        lines.append(f"Đã dừng giữa chừng: {stopped}")
    return "\n".join(lines)


def of_unit(unit: str, count: int) -> str:
    """A unit in the list."""
    return f"{unit} · {count} mô hình"


def mark(ending: Ending | None, outcome: Outcome, is_commended: bool) -> str:
    """The sign before a model in a list."""
    if ending is not None:
        return "🛑"
    if is_commended:
        return "🎖"
    return "▫️" if outcome is Outcome.NONE else "✅"


def listed(sign: str, name: str) -> str:
    """A model in a list."""
    return f"{sign} {name}"


def unit_title(unit: str, year: int, count: int) -> str:
    """The head of a unit's models."""
    return f"<b>🏅 {escape(unit)}</b>\nNăm {year}: {count} mô hình."


def model(
    name: str,
    unit: str,
    year: int,
    status: Status,
    owner: str,
    topics: Sequence[str],
    target: str,
    outcome: Outcome,
    note: str,
    is_commended: bool,
    is_stopped: bool,
) -> str:
    """A model's page."""
    result = f"{OUTCOMES[outcome]} ({escape(note)})" if note else OUTCOMES[outcome]
    lines = [
        f"<b>🏅 {escape(name)}</b>",
        f"Đơn vị: {escape(unit)}",
        f"Năm {year}: {STATUSES[status]}",
        f"Phụ trách: {escape(owner or NOT_WRITTEN)}",
        f"Chủ đề đột phá: {escape('; '.join(topics) or NOT_WRITTEN)}",
        f"Chỉ tiêu: {escape(target or NOT_WRITTEN)}",
        f"Kết quả: {result}",
    ]
    if is_commended:
        lines.append("🎖 Được biểu dương")
    if is_stopped:
        lines.append("🛑 Đã dừng thực hiện")
    return "\n".join(lines)


def ask_end(name: str) -> str:
    """What the two ways to end a model mean."""
    return (
        f"<b>Kết thúc mô hình «{escape(name)}»?</b>\n"
        "Dừng thực hiện: mô hình vẫn được tính là đã đăng ký, có ghi chú đã dừng.\n"
        "Ghi nhầm: mô hình ra khỏi sổ và không được tính."
    )


def history(name: str, lines: Sequence[str]) -> str:
    """What was changed, newest first. The lines are plain text."""
    shown = "\n".join(f"• {escape(line)}" for line in lines) or NO_HISTORY
    return f"<b>🕘 {escape(name)}</b>\n{shown}"


def added(on: date, by: str) -> str:
    """A model came into the register. Plain text."""
    return f"{numeric_date(on)}, {by}: thêm vào sổ"


def changed(on: date, by: str, field: str, old: str, new: str) -> str:
    """A field was changed. Plain text."""
    return f"{numeric_date(on)}, {by}: {field} «{old or 'trống'}» → «{new or 'trống'}»"
