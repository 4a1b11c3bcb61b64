"""What is said about a list of models on its way in and out. Plain text."""

from domain.model_list import Fault
from domain.roster.progress import Unreadable

EXPORT_HEADING = (
    "Năm",
    "Đơn vị",
    "Tên mô hình",
    "Trạng thái",
    "Phụ trách",
    "Chủ đề đột phá",
    "Chỉ tiêu",
    "Kết quả",
    "Ghi chú kết quả",
    "Biểu dương",
    "Đã dừng",
)
BAD_ROWS_HEADING = ("Dòng", "Lỗi")
SHEET = "Mô hình"
MARKED = "x"
NO_HEADING = (
    "Không tìm thấy dòng tiêu đề. Bảng cần có hai cột «Đơn vị» và «Tên mô hình»; nên có thêm "
    "«Năm», «Trạng thái», «Phụ trách», «Chủ đề», «Chỉ tiêu», «Kết quả», «Biểu dương»."
)
NO_ROWS = "Dưới dòng tiêu đề không có mô hình nào."

UNREADABLE = {
    Unreadable.BROKEN: (
        "Tệp này không phải bảng tính, hoặc đã hỏng. Đồng chí lưu lại dạng XLSX hoặc CSV rồi nhập."
    ),
    Unreadable.LOCKED: "Bảng tính đặt mật khẩu. Đồng chí bỏ mật khẩu rồi nhập lại.",
    Unreadable.NO_HEADING: NO_HEADING,
    Unreadable.NO_ROWS: NO_ROWS,
    Unreadable.TOO_LARGE: (
        "Bảng tính quá lớn, hoặc có ô nằm rất xa ngoài bảng. "
        "Đồng chí chép riêng bảng mô hình sang một tệp mới rồi nhập lại."
    ),
    Unreadable.TOO_HARD: (
        "Đọc bảng tính này tốn quá nhiều bộ nhớ hoặc thời gian nên đã dừng. "
        "Đồng chí chép riêng bảng mô hình sang một tệp mới rồi nhập lại."
    ),
}


def preview(new: int, changed: int, same: int, bad: int) -> str:
    """What writing the list would do."""
    return (
        f"Mô hình mới: {new} · Được sửa: {changed} · Giữ nguyên: {same} · "
        f"Dòng chưa nhập được: {bad}"
    )


def of_year(year: int, models: int, units: int) -> str:
    """How much of the list is of a year."""
    return f"Năm {year}: {models} mô hình của {units} đơn vị."


def fault(row: int, sheet: str, kind: Fault, said: str) -> str:
    """What is wrong with a row."""
    place = f"Dòng {row} ({sheet})" if sheet else f"Dòng {row}"
    return f"{place}: {reason(kind, said)}"


def reason(kind: Fault, said: str) -> str:
    """What is wrong; `said` is what the cell held, or the other row."""
    return {
        Fault.NO_UNIT: "thiếu đơn vị",
        Fault.NO_NAME: "thiếu tên mô hình",
        Fault.YEAR: f"năm «{said}» không ghi được, mời ghi như 2026",
        Fault.STATUS: f"trạng thái «{said}» không rõ: đăng ký mới, tiếp tục hay nhân rộng",
        Fault.OUTCOME: f"kết quả «{said[:40]}» không rõ: chưa có, đạt, vượt hay không đạt",
        Fault.LONG: f"nội dung quá dài: «{said[:40]}»",
        Fault.TOPICS: f"quá nhiều chủ đề, hoặc tên chủ đề quá dài: «{said[:40]}»",
        Fault.TWICE: f"trùng với dòng {said}",
    }[kind]


def written(count: int) -> str:
    """The list is in the register."""
    return f"✅ Đã ghi {count} mô hình."


def exported(file: str, count: int) -> str:
    """The register is in a file."""
    return f"✅ {file}: {count} mô hình."
