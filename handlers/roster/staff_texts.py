"""What is said about a list of staff on its way in."""

from collections.abc import Sequence
from html import escape

IT_IS_STAFF = "👥 Danh sách cán bộ"
IT_IS_HOUSEHOLDS = "🏠 Danh sách hộ"
AS_STAFF = "🔁 Đây là cán bộ"
AS_HOUSEHOLDS = "🔁 Đây là hộ dân"

EXPORT_HEADING = ("Họ và tên", "Vai trò", "Ấp phụ trách")
INVITE_HEADING = ("Họ và tên", "Đường dẫn mời", "Hạn dùng")


def which(file_name: str) -> str:
    """Nobody can tell from its columns of whom the list is."""
    return (
        f"<b>📥 {escape(file_name)}</b>\n"
        "Nhìn các cột chưa rõ đây là danh sách hộ hay danh sách cán bộ. Đồng chí chọn giúp; "
        "chưa có gì được ghi."
    )


def preview(
    file_name: str,
    counts: tuple[int, int, int, int],
    problems: Sequence[str],
    positions: Sequence[str],
    roles: Sequence[tuple[str, str, str]],
) -> str:
    """What writing the list would do: new, changed, same, bad; roles as (name, was, is). HTML."""
    new, changed, same, bad = counts
    lines = [
        f"<b>👥 {escape(file_name)}</b>",
        "",
        f"Mời mới: {new} · Được sửa: {changed} · Giữ nguyên: {same}",
        f"Dòng chưa nhập được: {bad}",
    ]
    if problems:
        lines += ["", "<b>Dòng cần sửa</b>", *(f"• {escape(line)}" for line in problems)]
        lines += [f"• và {bad - len(problems)} dòng khác"] if bad > len(problems) else []
    if roles:
        lines += ["", "<b>Đổi vai trò</b>"]
        lines += [f"• {escape(name)}: {escape(had)} → {escape(has)}" for name, had, has in roles]
    if positions:
        named = ", ".join(f"«{escape(one)}»" for one in positions)
        lines += ["", f"Chức vụ được hiểu là cán bộ: {named}."]
    lines += ["", "Chưa có gì được ghi. Số điện thoại không được lưu; ô trống giữ như cũ."]
    if new:
        lines.append("Mỗi người mới được một lời mời. Quyền quản trị không cấp bằng danh sách.")
    return "\n".join(lines)


def done(file_name: str, written: int, same: int, bad: int, left_out: int) -> str:
    """The list is written."""
    lines = [
        f"✅ Đã nhập <b>{escape(file_name)}</b>.",
        f"Đã mời hoặc sửa: {written} · Giữ nguyên: {same} · Dòng chưa nhập được: {bad}",
    ]
    if left_out:
        lines.append(f"Bỏ qua {left_out} người vì danh sách cán bộ vừa thay đổi.")
    return "\n".join(lines)


def invitations(names: Sequence[str], until: str) -> str:
    """Some of the invitations; their links stand on the buttons. HTML."""
    listed = "\n".join(f"• {escape(name)}" for name in names)
    return (
        f"<b>✉️ Lời mời</b>\n{listed}\n\n"
        "Bấm tên để chép đường dẫn rồi gửi riêng cho đúng người. Mỗi đường dẫn dùng một lần, "
        f"đến {escape(until)}. Đường dẫn là bí mật: không gửi vào nhóm chung."
    )


def copy_link(full_name: str) -> str:
    """The button that copies somebody's link."""
    return f"📋 {full_name}"
