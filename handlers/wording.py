"""How dates, people and places are said. Vietnamese, plain text unless it says HTML."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.people import given_name

_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def long_date(on: date) -> str:
    """`thứ Bảy, 05/12/2026`."""
    return f"{_DAYS[on.weekday()]}, {on:%d/%m/%Y}"


def short_date(on: date) -> str:
    """`T7 05/12`."""
    return f"{_SHORT_DAYS[on.weekday()]} {on:%d/%m}"


def numeric_date(on: date) -> str:
    """`05/12/2026`."""
    return f"{on:%d/%m/%Y}"


def local_time(at: datetime, zone: ZoneInfo) -> str:
    """`14:05 05/12/2026` in the commune's time."""
    return f"{at.astimezone(zone):%H:%M %d/%m/%Y}"


def weekday_name(weekday: int) -> str:
    """`thứ Bảy` for 5, numbered as `date.weekday()`."""
    return _DAYS[weekday]


def seconds(count: int) -> str:
    """Length of a voice note: `0:07`."""
    return f"{count // 60}:{count % 60:02d}"


def comrade(full_name: str) -> str:
    """`đ/c Minh`: staff are addressed by given name."""
    return f"đ/c {given_name(full_name)}"


def short_code(code: str) -> str:
    """`26-0045` of `YK-2026-0045`: an issue where there is little room."""
    return code.removeprefix("YK-20")
