"""How programmes, their dates and places are said."""

from collections.abc import Sequence
from datetime import date

from domain.programme import OccurrenceKind, OnHoliday, Way, Who
from handlers.wording import numeric_date, weekday_name

KINDS = {
    OccurrenceKind.VISITS: "thăm hộ",
    OccurrenceKind.MEETING: "họp lắng nghe ý kiến tại ấp",
    OccurrenceKind.DIALOGUE: "đối thoại",
    OccurrenceKind.WORK_DAY: "ngày ra quân lao động",
    OccurrenceKind.OFFICE: "làm việc tại trụ sở",
}
KIND_LABELS = {
    OccurrenceKind.VISITS: "🏠 Thăm hộ",
    OccurrenceKind.MEETING: "👂 Họp lắng nghe",
    OccurrenceKind.DIALOGUE: "🗣 Đối thoại",
    OccurrenceKind.WORK_DAY: "🧹 Ra quân lao động",
    OccurrenceKind.OFFICE: "🏢 Tại trụ sở",
}
WAYS = {
    Way.CHARGES: "mỗi người đến ấp mình phụ trách",
    Way.ROTATION: "lần lượt từng ấp",
    Way.CHOSEN: "chọn ấp cho từng buổi",
    Way.ELSEWHERE: "nơi khác",
}
WAY_LABELS = {
    Way.CHARGES: "🏘 Ấp mình phụ trách",
    Way.ROTATION: "🔁 Lần lượt từng ấp",
    Way.CHOSEN: "📍 Chọn từng buổi",
    Way.ELSEWHERE: "🚌 Nơi khác, xã khác",
}
WHO = {
    Who.ALL: "toàn thể cán bộ, lãnh đạo",
    Who.DELEGATION: "một đoàn có trưởng đoàn",
    Who.GROUP: "một nhóm",
}
WHO_LABELS = {
    Who.ALL: "👥 Toàn thể",
    Who.DELEGATION: "🧭 Đoàn, trưởng đoàn",
    Who.GROUP: "👤 Một nhóm",
}
ON_HOLIDAY = {OnHoliday.MOVE: "dời sang tuần sau", OnHoliday.CANCEL: "nghỉ buổi đó"}
ON_HOLIDAY_LABELS = {OnHoliday.MOVE: "➡️ Dời tuần sau", OnHoliday.CANCEL: "🚫 Nghỉ buổi đó"}

AT_OFFICE = "trụ sở"
NOT_CHOSEN = "đầu mối đôn đốc sẽ báo"
OWN_HAMLETS = "ấp mình phụ trách"
EVERY_HAMLET = "các ấp trong xã"
NO_HAMLET = "chưa giao ấp"


def every_week(weekday: int) -> str:
    """A weekday of every week."""
    return f"{weekday_name(weekday)} hằng tuần"


def some_weeks(weekday: int, weeks: Sequence[int]) -> str:
    """A weekday of some weeks of the month."""
    return f"{weekday_name(weekday)} tuần {', '.join(map(str, weeks))} trong tháng"


def on_dates(dates: Sequence[date]) -> str:
    """Dates one by one, the first few by name."""
    named = ", ".join(numeric_date(on) for on in dates[:6])
    return f"{named} và {len(dates) - 6} ngày khác" if len(dates) > 6 else named


def days_and_kind(days: str, kind: str) -> str:
    """When, and what is done then."""
    return f"{days}: {kind}"


def delegation(head: str, members: Sequence[str]) -> str:
    """A delegation by the names of its people."""
    with_it = f"; thành viên: {', '.join(members)}" if members else ""
    return f"đoàn, trưởng đoàn {head}{with_it}"


def group(members: Sequence[str]) -> str:
    """A group by the names of its people."""
    return f"nhóm: {', '.join(members)}"


def elsewhere(place: str) -> str:
    """Another place, by name."""
    return f"nơi khác: {place}"
