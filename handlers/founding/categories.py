"""The fields of work every commune starts with: words that suggest them, and their limits.

The first notice within 10 working days is the law's (Luật Tiếp công dân 2013, Điều 28); the days
for the answer are a commune's usual ones and its own to change.
"""

from dataclasses import dataclass
from datetime import date

from domain.issue import Limits, Urgency

VALID_FROM = date(2026, 7, 1)
"""The limits that ship hold from the day the law changed (Luật 136/2025)."""

FIRST_NOTICE_DAYS = 10

ACCEPT_DAYS = 2
"""Working days for each person to take a matter on; an urgent one is taken on the same day."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A category as it ships. `answer_days` and `urgent_days` are working days.

    Where no post is named for it, it goes to the leader of the hamlet, then to any other.
    """

    name: str
    keywords: tuple[str, ...]
    answer_days: int = 10
    urgent_days: int = 3
    is_beyond: bool = False
    is_conduct: bool = False

    @property
    def limits(self) -> dict[Urgency, Limits]:
        """Its limits by urgency."""
        return {
            Urgency.NORMAL: Limits(FIRST_NOTICE_DAYS, self.answer_days, ACCEPT_DAYS),
            Urgency.URGENT: Limits(FIRST_NOTICE_DAYS, self.urgent_days, 0),
        }


CATEGORIES: tuple[Shipped, ...] = (
    Shipped("Đất đai", ("đất", "sổ đỏ", "ranh", "thửa", "giấy chứng nhận"), 15, 5, True),
    Shipped("Trật tự xây dựng", ("xây nhà", "giấy phép", "lấn chiếm", "trái phép"), 15, 5, True),
    Shipped(
        "Bồi thường, GPMB", ("bồi thường", "giải tỏa", "thu hồi đất", "tái định cư"), 15, 5, True
    ),
    Shipped("Công trình cơ bản", ("công trình", "nhà văn hóa", "trường học", "đèn đường")),
    Shipped("Môi trường, rác thải", ("rác", "hôi", "ô nhiễm", "nước thải", "khói", "vỏ thuốc")),
    Shipped("Thủy lợi", ("kênh", "mương", "cống", "đê", "trạm bơm", "thủy lợi", "sạt lở")),
    Shipped("Giao thông", ("đường", "cầu", "ổ gà", "ngập", "xe", "giao thông", "lộ")),
    Shipped("Điện", ("điện", "cúp điện", "trụ điện", "dây điện", "công tơ")),
    Shipped(
        "Nước sinh hoạt", ("nước", "nước sạch", "nước sinh hoạt", "nước máy", "giếng", "cấp nước")
    ),
    Shipped("An ninh trật tự", ("trộm", "cắp", "đánh nhau", "gây rối", "an ninh", "ồn"), 10, 1),
    Shipped("Tệ nạn xã hội", ("ma túy", "cờ bạc", "đá gà", "số đề", "tệ nạn"), 10, 1),
    Shipped("Lừa đảo", ("lừa", "lừa đảo", "mạo danh", "chuyển tiền", "vay nặng lãi"), 10, 1),
    Shipped("Chính sách, hộ nghèo", ("hộ nghèo", "cận nghèo", "trợ cấp", "người có công")),
    Shipped("Bảo hiểm y tế", ("bảo hiểm", "bhyt", "bhxh", "thẻ bảo hiểm")),
    Shipped("Y tế", ("trạm y tế", "dịch", "sốt xuất huyết", "thuốc", "khám bệnh"), 10, 2),
    Shipped("Giáo dục", ("học sinh", "trường", "học phí", "giáo viên", "lớp học")),
    Shipped("Sản xuất nông nghiệp", ("lúa", "giống", "phân bón", "sâu bệnh", "chăn nuôi")),
    Shipped(
        "Thủ tục hành chính",
        ("giấy tờ", "thủ tục", "hồ sơ", "khai sinh", "một cửa"),
        5,
        2,
    ),
    Shipped(
        "Thái độ cán bộ", ("thái độ", "hách dịch", "gây khó", "nhũng nhiễu"), 10, 5, True, True
    ),
    Shipped("Xây dựng Đảng", ("chi bộ", "đảng viên", "đảng ủy", "chính quyền"), 15, 5, True),
    Shipped("Khác", ()),
)

SWAP_DAYS: tuple[tuple[date, bool, str], ...] = (
    (date(2026, 1, 2), False, "nghỉ, làm bù ngày 10/01/2026"),
    (date(2026, 1, 10), True, "làm bù cho ngày 02/01/2026"),
)
"""Days off and makeup workdays that were announced and the country's list misses."""
