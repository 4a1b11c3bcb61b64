"""What is said of a new programme."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import long_date

MY_CALENDAR = "🗓 Lịch của tôi"


def announced(name: str, days: str, gathers: str, dates: Sequence[str]) -> str:
    """The programme, and a person's next dates; `dates` are plain text."""
    lines = [
        f"<b>🗓 Chương trình mới: {escape(name)}</b>",
        "",
        "Đồng chí có tên trong chương trình này.",
        f"Ngày: {escape(days)}",
    ]
    if gathers:
        lines.append(f"Tập trung: {escape(gathers)}")
    shown = [f"• {escape(line)}" for line in dates]
    return "\n".join([*lines, "", "Các buổi tới của đồng chí:", *shown])


def a_date(on: date, kind: str, place: str) -> str:
    """One of the next dates."""
    return f"{long_date(on)}: {kind} ({place})" if place else f"{long_date(on)}: {kind}"
