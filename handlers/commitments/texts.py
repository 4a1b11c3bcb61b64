"""What is said about commitments."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.commitment import Verdict
from handlers.wording import numeric_date

COMMITMENT = "🎯 Cam kết"
WRITE = "✍️ Ghi cam kết"
EDIT = "✏️ Sửa"
REVIEW = "📝 Nhận xét"
EVERYBODY = "📋 Cả xã"
HOME = "🏠 Trang chính"

HEADING = "🎯 Cam kết năm"
REVIEW_HEADING = "📝 Nhận xét cam kết"
LINES = "Cam kết"
ASK_LINES = "Cam kết làm những việc gì?"
LINES_HINT = (
    "Gõ mỗi việc một tin, hoặc mỗi dòng một việc; xong thì bấm «✅ Xong».\n"
    "Ví dụ: trả lời đơn đúng hạn; mỗi tháng xuống ấp hai lần."
)
TARGET = "Chỉ tiêu"
ASK_TARGET = "Đo bằng chỉ tiêu nào?"
TARGET_HINT = "Ví dụ: 100% ý kiến được trả lời đúng hạn."
NO_TARGET = "chưa ghi"
CHECK = "Xem lại rồi lưu."
SAVE = "✅ Lưu cam kết"
SAVED = "Đã lưu cam kết."
UNCHANGED = "Cam kết vẫn như cũ."
WAS_REVIEWED = "Cam kết đã được nhận xét nên không sửa được nữa."
ASK_VERDICT = "Đồng chí nhận xét thế nào?"
ASK_WORDS = "Lời nhận xét?"
WORDS_HINT = "Một hai câu cho người được nhận xét đọc."
REVIEWED = "Đã lưu nhận xét. Người được nhận xét đã được báo."
REVIEWED_SAME = "Nhận xét vẫn như cũ."
IS_GONE = "Cam kết ấy không còn. Đây là cam kết của đồng chí."
NOTHING_TYPED = "Tin này không có việc nào đọc được. Mời đồng chí gõ lại."

VERDICT_LABELS = {
    Verdict.DONE_WELL: "🌟 Hoàn thành tốt",
    Verdict.DONE: "✅ Hoàn thành",
    Verdict.NOT_DONE: "▫️ Chưa hoàn thành",
}
VERDICTS = {
    Verdict.DONE_WELL: "hoàn thành tốt",
    Verdict.DONE: "hoàn thành",
    Verdict.NOT_DONE: "chưa hoàn thành",
}


def of_whom(name: str, year: int) -> str:
    """Under the heading of a talk. Plain text."""
    return f"{name} · năm {year}"


def year_back(year: int) -> str:
    """The button to the year before."""
    return f"◀️ {year}"


def year_on(year: int) -> str:
    """The button to the year after."""
    return f"{year} ▶️"


def take_out(number: int) -> str:
    """The button that takes a line out."""
    return f"🗑 Bỏ {number}"


def numbered(lines: Sequence[str]) -> str:
    """The lines so far. HTML."""
    return "\n".join(f"{n}. {escape(line)}" for n, line in enumerate(lines, start=1))


def too_many(most: int) -> str:
    """More lines than a commitment has."""
    return f"Một cam kết ghi được nhiều nhất {most} việc. Mời đồng chí bỏ bớt việc khác."


def too_long(most: int) -> str:
    """A line is too long."""
    return f"Có việc dài quá {most} ký tự. Mời đồng chí gõ ngắn hơn."


def none_of_mine(year: int, may_write: bool) -> str:
    """The person has no commitment for that year."""
    lines = [f"<b>🎯 Cam kết năm {year}</b>", "Đồng chí chưa ghi cam kết năm này."]
    if may_write:
        lines.append("Bấm «✍️ Ghi cam kết» rồi gõ mỗi dòng một việc.")
    return "\n".join(lines)


def none_of(name: str, year: int, may_write: bool) -> str:
    """Somebody else has none."""
    lines = [f"<b>🎯 Cam kết năm {year}</b>", f"{escape(name)}: chưa ghi cam kết."]
    if may_write:
        lines.append("Có bản giấy thì bấm «✍️ Ghi cam kết» để ghi thay; sổ giữ tên cả hai.")
    return "\n".join(lines)


def commitment(
    name: str,
    year: int,
    lines: Sequence[str],
    target: str,
    written_on: date,
    written_for: str,
    review: str,
) -> str:
    """A commitment's page; `written_for` is who wrote it down on behalf. `review` is plain."""
    by = f", {escape(written_for)} ghi thay" if written_for else ""
    return "\n".join(
        [
            f"<b>🎯 Cam kết năm {year}</b>",
            escape(name),
            "",
            numbered(lines),
            f"Chỉ tiêu: {escape(target or NO_TARGET)}",
            f"Ghi ngày {numeric_date(written_on)}{by}",
            f"Nhận xét: {escape(review)}",
        ]
    )


NO_REVIEW = "chưa có, lãnh đạo nhận xét vào cuối năm"


def review(verdict: Verdict, words: str, by: str, on: date) -> str:
    """What a leader said. Plain text."""
    said = f" «{words}»" if words else ""
    return f"{VERDICTS[verdict]}{said} ({by}, {numeric_date(on)})"


def everybody(year: int, written: int, expected: int, reviewed: int, missing: str) -> str:
    """Who has registered, in numbers; `missing` names the first of those who have not."""
    lines = [
        f"<b>🎯 Cam kết năm {year}</b>",
        f"Đã đăng ký: {written}/{expected} · Đã nhận xét: {reviewed}/{written}",
    ]
    if missing:
        lines.append(f"Chưa đăng ký: {escape(missing)}")
    return "\n".join(lines)


def and_others(names: str, more: int) -> str:
    """Names, the first few of many. Plain text."""
    return f"{names} và {more} đồng chí khác" if more else names


def listed(name: str, is_written: bool, is_reviewed: bool) -> str:
    """A person in the list."""
    if is_reviewed:
        return f"📝 {name}"
    return f"✅ {name}" if is_written else f"⬜ {name}"


def written_for(by: str, year: int) -> str:
    """Told to whoever had their commitment written down."""
    return (
        f"🎯 {escape(by)} đã ghi thay cam kết năm {year} của đồng chí. "
        "Mời đồng chí xem; chưa đúng thì đồng chí tự sửa được."
    )


def was_reviewed(year: int) -> str:
    """Told to whose commitment was reviewed; what was said opens on a tap."""
    return f"📝 Cam kết năm {year} của đồng chí đã có nhận xét."
