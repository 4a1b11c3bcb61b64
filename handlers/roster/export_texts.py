"""What is said about lists on their way out."""

from datetime import date

from handlers.wording import numeric_date

HOUSEHOLDS = "📤 Danh sách hộ"
STAFF = "📤 Danh sách cán bộ"
HAMLETS = "🏘 Ấp, khu phố"
HOME = "🏠 Trang chính"
EXPORTS = (
    "<b>📤 Xuất danh sách</b>\n"
    "Bảng tính XLSX gồm các cột nhập lại được. Tệp chứa dữ liệu cá nhân: cất giữ như chính dữ "
    "liệu, không gửi vào nhóm. Mỗi lần xuất được ghi nhật ký."
)


def file_name(on: date, *, of_staff: bool) -> str:
    """What the file is called."""
    what = "can-bo" if of_staff else "ho-dan"
    return f"{what}-{on.isoformat()}.xlsx"


def caption(on: date, count: int, *, of_staff: bool) -> str:
    """What stands below the document. HTML."""
    what = f"{count} cán bộ" if of_staff else f"{count} hộ"
    return f"📤 {what}, ngày {numeric_date(on)}. Tệp chứa dữ liệu cá nhân, đồng chí cất giữ kỹ."
