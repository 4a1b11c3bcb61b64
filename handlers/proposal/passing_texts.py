"""What is said to whoever takes over the list of somebody who is excused."""

from datetime import date
from html import escape

from handlers.wording import comrade, long_date

SEE_LIST = "📋 Xem danh sách"


def taken_over(who: str, programme: str, on: date, count: int, hamlet: str) -> str:
    """The list has grown, without names of households."""
    return (
        f"<b>📋 {escape(programme)}, {long_date(on)}</b>\n\n"
        f"{escape(comrade(who))} xin vắng, {escape(hamlet)} không còn đồng chí nào khác đi. "
        f"Danh sách của đồng chí thêm {count} hộ ở {escape(hamlet)}."
    )
