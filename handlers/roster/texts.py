"""What is said about a list of households on its way in."""

from collections.abc import Sequence
from html import escape

from domain.roster.progress import Unreadable
from domain.roster.reading import Trouble

IMPORT = "📥 Đọc danh sách"
STAFF = "👥 Cán bộ"
CONFIRM = "✅ Nhập vào sổ"
DROP = "✖️ Không nhập"
HAMLETS = "🏘 Ấp, khu phố"
HOME = "🏠 Trang chính"
HOW = (
    "<b>📥 Nhập danh sách hộ</b>\n"
    "Đồng chí gửi bảng tính XLSX hoặc CSV vào đây. Bảng có cột «Họ và tên chủ hộ»; nên có thêm "
    "«Ấp», «Địa chỉ», «Điện thoại», «Diện ưu tiên», thứ tự và cách viết tùy ý.\n"
    "Bot cho xem trước, đồng chí xác nhận rồi mới ghi. Gửi lại danh sách thì hộ đã có được sửa, "
    "không ghi đôi.\n"
    "Danh sách cán bộ gửi cùng cách, với các cột «Họ và tên», «Chức vụ», «Ấp phụ trách»: "
    "mỗi người mới được một lời mời.\n"
    "Bảng phân công lấy ở mục 🧭 Phân công, sửa rồi gửi lại vào đây."
)
READING = "⏳ Đang đọc danh sách… Chưa có gì được ghi vào sổ."
WRITING = "⏳ Đang nhập…"
DROPPED = "Không nhập danh sách này. Sổ vẫn như cũ, tệp đã được xóa."
COPY_HAMLETS = "📋 Chép tên ấp"
GONE = "Danh sách này đã xử lý xong. Đồng chí gửi lại tệp nếu cần."
BAD_ROWS = (
    "📎 Các dòng chưa nhập. Đồng chí sửa trong tệp này rồi gửi lại; dòng đã nhập không bị lặp."
)

SHEET_OF_HOUSEHOLDS = "Danh sách hộ"
SHEET_OF_STAFF = "Danh sách cán bộ"
BAD_ROWS_HEADING = ("Dòng", "Lỗi")
EXPORT_HEADING = ("Ấp", "Họ và tên chủ hộ", "Địa chỉ", "Điện thoại", "Diện ưu tiên")

UNREADABLE = {
    Unreadable.BROKEN: (
        "Tệp này không phải bảng tính, hoặc đã hỏng. Đồng chí lưu lại dạng XLSX hoặc CSV rồi gửi."
    ),
    Unreadable.LOCKED: "Bảng tính đặt mật khẩu. Đồng chí bỏ mật khẩu rồi gửi lại.",
    Unreadable.NO_HEADING: (
        "Không tìm thấy dòng tiêu đề. Bảng cần có cột «Họ và tên chủ hộ»; "
        "nên có thêm các cột «Ấp», «Địa chỉ», «Điện thoại», «Diện ưu tiên»."
    ),
    Unreadable.NO_STAFF_HEADING: (
        "Không tìm thấy dòng tiêu đề. Bảng cần có cột «Họ và tên»; "
        "nên có thêm các cột «Chức vụ», «Ấp phụ trách»."
    ),
    Unreadable.NO_TABLE_HEADING: (
        "Không tìm thấy dòng tiêu đề của bảng phân công. "
        "Đồng chí lấy tệp ở mục 🧭 Phân công, sửa trong tệp ấy rồi gửi lại."
    ),
    Unreadable.NO_ROWS: "Dưới dòng tiêu đề không có ai.",
    Unreadable.TOO_LARGE: (
        "Bảng tính quá lớn, hoặc có ô nằm rất xa ngoài bảng. "
        "Đồng chí chép riêng bảng hộ sang một tệp mới rồi gửi lại."
    ),
    Unreadable.TOO_HARD: (
        "Đọc bảng tính này tốn quá nhiều bộ nhớ hoặc thời gian nên đã dừng. "
        "Đồng chí chép riêng bảng hộ sang một tệp mới rồi gửi lại."
    ),
}


def offer(file_name: str) -> str:
    """A spreadsheet was sent outside a form."""
    return (
        f"Đồng chí vừa gửi bảng tính <b>{escape(file_name)}</b>. Nhập danh sách hộ, cán bộ hoặc "
        "bảng phân công từ tệp này? Trước khi ghi, đồng chí được xem sẽ thêm, sửa những gì."
    )


def unreadable(file_name: str, why: str) -> str:
    """Nothing could be read. `why` is one of the sentences above."""
    return f"⚠️ <b>{escape(file_name)}</b>\n{escape(why)} Sổ không thay đổi."


def trouble(row: int, sheet: str, kind: Trouble, words: Sequence[str]) -> str:
    """What is wrong with a row, in plain text."""
    return f"{_place(row, sheet)}: {reason(kind, words)}"


def _place(row: int, sheet: str) -> str:
    return f"Dòng {row} ({sheet})" if sheet else f"Dòng {row}"


def reason(kind: Trouble, words: Sequence[str]) -> str:
    """What is wrong, in plain text; `words` are what the row said, then what may be meant."""
    said, *others = words or [""]
    meant = f", có phải: {', '.join(others)}" if others else ""
    return {
        Trouble.NO_HAMLET: "thiếu ấp",
        Trouble.UNKNOWN_HAMLET: f"chưa có ấp «{said}» trong sổ{meant}",
        Trouble.NO_NAME: "thiếu họ tên chủ hộ",
        Trouble.ODD_NAME: f"họ tên «{said}» có chữ số hoặc không có chữ cái",
        Trouble.LONG: f"nội dung quá dài: «{said[:40]}»",
        Trouble.PHONE: f"số điện thoại «{said}» không đúng",
        Trouble.GROUP: f"chưa có diện «{said}» trong sổ",
        Trouble.DAY: f"ngày «{said}» không đọc được, mời ghi như 05/12/2026",
        Trouble.TWICE: f"trùng với dòng {said}",
        Trouble.NO_PERSON: "thiếu họ tên",
        Trouble.ADMIN: f"chức vụ «{said}»: quyền quản trị không cấp bằng danh sách",
        Trouble.NAMESAKES: f"có {said} đồng chí cùng họ tên; sửa từng người trong mục Cán bộ",
        Trouble.AMBIGUOUS: f"sổ có {said} hộ cùng tên trong ấp; ghi thêm điện thoại hoặc địa chỉ",
    }[kind]


def near(row: int, sheet: str, name: str, other: str, other_row: int) -> str:
    """A new household that looks like another one, in plain text."""
    where = f"dòng {other_row}" if other_row else "đã có trong sổ"
    return f"{_place(row, sheet)}: {name} – giống {other} ({where})"


def preview(
    file_name: str,
    new: int,
    changed: int,
    same: int,
    bad: int,
    problems: Sequence[str],
    near: Sequence[str],
    near_count: int,
    missing: Sequence[tuple[str, int]] = (),
) -> str:
    """What writing the list would do. `missing`: hamlets not there, with their rows. HTML."""
    lines = [
        f"<b>📥 {escape(file_name)}</b>",
        "",
        f"Hộ mới: {new} · Hộ được sửa: {changed} · Giữ nguyên: {same}",
        f"Dòng chưa nhập được: {bad}",
    ]
    lines += _missing(missing) if missing else []
    others = bad - sum(rows for _, rows in missing)
    lines += ["", "<b>Dòng cần sửa</b>", *_listed(problems, others)] if problems else []
    lines += ["", "<b>Hộ mới giống hộ khác</b>", *_listed(near, near_count)] if near else []
    last = (
        "Chưa có gì được ghi. Ô để trống không xóa thông tin đang có."
        if new or changed
        else "Không có gì để ghi vào sổ."
    )
    return "\n".join([*lines, "", last])


def _missing(hamlets: Sequence[tuple[str, int]]) -> list[str]:
    return [
        "",
        "<b>Ấp chưa có trong sổ</b>",
        *(f"• {escape(name)}: {rows} dòng" for name, rows in hamlets),
        "Đồng chí thêm ấp trước: bấm «📋 Chép tên ấp», mở «🏘 Ấp, khu phố», bấm «➕ Thêm», dán "
        "vào rồi gửi lại tệp. Tên viết sai thì sửa trong tệp.",
    ]


def _listed(shown: Sequence[str], count: int) -> list[str]:
    lines = [f"• {escape(line)}" for line in shown]
    return [*lines, f"• và {count - len(shown)} dòng khác"] if count > len(shown) else lines


def progress(file_name: str, written: int, of: int) -> str:
    """How far the writing is."""
    return f"⏳ Đang nhập <b>{escape(file_name)}</b>… {written}/{of} hộ"


def done(file_name: str, written: int, same: int, bad: int, left_out: int) -> str:
    """The list is written."""
    lines = [
        f"✅ Đã nhập <b>{escape(file_name)}</b>.",
        f"Đã ghi: {written} hộ · Giữ nguyên: {same} · Dòng chưa nhập được: {bad}",
    ]
    if left_out:
        lines.append(f"Bỏ qua {left_out} hộ vì sổ vừa thay đổi trong lúc nhập.")
    return "\n".join(lines)
