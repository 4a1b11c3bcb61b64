"""Reminders about issues."""

from datetime import date
from html import escape

from handlers.wording import comrade, long_date

DETAILS = "🔎 Xem chi tiết"


def reminder(code: str, category: str, due_on: date | None, overdue: int) -> str:
    """To the one who must act, or who may help. HTML."""
    on = long_date(due_on) if due_on else ""
    when = f"đã quá hạn {overdue} ngày làm việc (hạn {on})" if overdue > 0 else f"đến hạn {on}"
    return (
        f"⏰ <b>{escape(code)}</b> · {escape(category)}: {when}.\n"
        "Tin này gửi vì đồng chí là người đang giữ việc, hoặc có thể giúp."
    )


def overdue(code: str, holder: str, days: int) -> str:
    """To the coordinator: code, age and holder. HTML."""
    name = comrade(holder) if holder else "chưa có ai"
    return f"⏰ <b>{escape(code)}</b>: quá hạn {days} ngày làm việc, người giữ: {escape(name)}."
