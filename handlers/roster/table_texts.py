"""What is said about the table of who is responsible on its way in as a file."""

from collections.abc import Sequence
from html import escape

AUTHORITY = "🧭 Phân công"
BAD_ROWS = (
    "📎 Bảng phân công với chỗ cần sửa ghi ở cột «Lỗi». Đồng chí sửa trong tệp này rồi gửi lại."
)
BAD_ROWS_HEADING = "Lỗi"
MOST_LISTED = 10


def preview(
    file_name: str,
    problems: Sequence[str],
    warnings: Sequence[str],
    lines: Sequence[str],
    rules: Sequence[str],
) -> str:
    """What writing the file would do; `lines` are HTML already. HTML."""
    said = [f"<b>🧭 {escape(file_name)}</b>"]
    if problems:
        said += ["", f"<b>Chỗ cần sửa: {len(problems)}</b>", *_listed(problems)]
        return "\n".join([*said, "", "Còn chỗ sai thì không ghi gì; bảng phân công giữ như cũ."])
    if lines:
        shown, more = lines[:MOST_LISTED], _more(len(lines))
        said += ["", f"<b>Phân công thay đổi: {len(lines)}</b>", *shown, *more]
    if rules:
        said += ["", f"<b>Đổi thời hạn, mức độ, trả lời tại chỗ: {len(rules)}</b>", *_listed(rules)]
    if warnings:
        said += ["", "<b>Nên xem lại</b>", *_listed(warnings)]
    last = "Chưa có gì được ghi." if lines or rules else "Tệp giống bảng đang dùng, không đổi gì."
    return "\n".join([*said, "", last])


def _listed(lines: Sequence[str]) -> list[str]:
    return [*(f"• {escape(line)}" for line in lines[:MOST_LISTED]), *_more(len(lines))]


def _more(count: int) -> list[str]:
    return [f"• và {count - MOST_LISTED} chỗ khác"] if count > MOST_LISTED else []


def done(file_name: str, written: int, same: int, bad: int, left_out: int) -> str:
    """The file is the table, or something changed meanwhile so that it could not be."""
    name = escape(file_name)
    if left_out:
        return (
            f"⚠️ <b>{name}</b>\nSổ vừa thay đổi sau khi đồng chí xem trước, nên chưa ghi gì. Bảng "
            "phân công giữ như cũ; đồng chí gửi lại tệp để xem trước lần nữa."
        )
    return f"✅ Đã nhập <b>{name}</b>: {written} chỗ trong bảng phân công thay đổi."
