"""The priority groups every commune starts with, and which of them are nobody else's business."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShippedGroup:
    """A group as it ships."""

    name: str
    is_sensitive: bool = False
    is_yearly: bool = False


GROUPS: tuple[ShippedGroup, ...] = (
    ShippedGroup("Hộ chính sách"),
    ShippedGroup("Người có công"),
    ShippedGroup("Cán bộ hưu trí"),
    ShippedGroup("Đảng viên 40 năm tuổi Đảng trở lên", is_sensitive=True),
    ShippedGroup("Người có uy tín"),
    ShippedGroup("Gia đình tôn giáo tiêu biểu", is_sensitive=True),
    ShippedGroup("Hộ nghèo", is_sensitive=True, is_yearly=True),
    ShippedGroup("Hộ cận nghèo", is_sensitive=True, is_yearly=True),
)
