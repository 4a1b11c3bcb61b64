"""What is said of taking part and of being absent."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from handlers.wording import comrade, long_date, numeric_date, short_date, weekday_name

JOIN = "✅ Tham gia"
ABSENT = "🙋 Xin vắng"
CHANGE_TO_JOIN = "✅ Đổi: tham gia"
CHANGE_TO_ABSENT = "🙋 Đổi: xin vắng"
SEE_LIST = "📋 Xem danh sách"
MY_CALENDAR = "🗓 Lịch của tôi"
HOME = "🏠 Trang chính"
ABSENT_HEADING = "🙋 Xin vắng"
REASON = "Lý do"
ASK_REASON = "Đồng chí vắng vì lý do gì?"
REASON_HINT = "Chọn một lý do, hoặc gõ."
REASONS = ("Ốm đau", "Việc gia đình", "Công tác khác")
JOINED_TOAST = "Đã ghi: tham gia."


def _until(on: date, opens_on: date, closes_on: date) -> str:
    if opens_on == closes_on:
        return f"Thực hiện trong ngày {long_date(on)}."
    first, last = weekday_name(opens_on.weekday()), weekday_name(closes_on.weekday())
    return f"Thực hiện từ {first} đến hết {last} ({numeric_date(on)} là ngày chính)."


def _answer_by(on: date, days: int) -> str:
    if days <= 0:
        return "sớm"
    return "trước 20:00 hôm nay" if days == 1 else f"trước 20:00 {short_date(_eve(on))}"


def _eve(on: date) -> date:
    return on - timedelta(days=1)


def _when(on: date, days: int) -> str:
    near = {0: "hôm nay, ", 1: "ngày mai, "}.get(days, "")
    return f"{near}{numeric_date(on)}"


def notice(
    name: str,
    on: date,
    hamlets: Sequence[str],
    households: int,
    word: bool | None,
    days: int = 1,
    activity: str = "",
    opens_on: date | None = None,
    closes_on: date | None = None,
    answers: int = 0,
    tasks: Sequence[str] = (),
    written_by: str = "",
    instead: str = "",
    company: Sequence[str] = (),
) -> str:
    """The notice on the eve; `days` are left until the day, with lines of `company`."""
    asked = {
        None: (
            "Đồng chí chưa xác nhận tham gia. "
            f"Đề nghị đồng chí trả lời {_answer_by(on, days)} để xã chủ động sắp xếp."
        ),
        True: "✅ Đồng chí đã đăng ký tham gia.",
        False: "🙋 Đồng chí đã xin vắng.",
    }[word]
    lines = [
        f"<b>📅 {escape(name)} – {_when(on, days)}</b>",
        "",
        f"Điểm đến: {escape(', '.join(hamlets))}",
        *(escape(line) for line in company),
    ]
    if activity:
        lines.insert(2, f"Nội dung: {escape(activity)}")
    if households:
        told = f", trong đó {answers} hộ cần báo kết quả ý kiến" if answers else ""
        lines.append(f"Dự kiến thăm: {households} hộ{told}")
    said = [asked]
    if written_by:
        said.append(f"✍️ {escape(comrade(written_by))} ghi hộ.")
    if word and tasks:
        said.append(f"🧹 Việc nhận làm: {escape('; '.join(tasks))}.")
    if instead:
        said.append(escape(instead))
    return "\n".join([*lines, _until(on, opens_on or on, closes_on or on), "", *said])


def gone_for(who: str, accepted: bool) -> str:
    """Somebody goes instead, or was asked to. Plain text."""
    return f"🤝 {who} đi thay{'.' if accepted else ' (chờ trả lời).'}"


def goes_for(whom: str) -> str:
    """For whom one goes; empty: to a hamlet where nobody went. Plain text."""
    return f"🤝 Đồng chí đi thay {whom}." if whom else "🤝 Đồng chí được cử đi tăng cường."


def about(name: str, on: date) -> str:
    """Which date it is about, in plain text."""
    return f"{name}, {long_date(on)}"


def absence_noted(name: str, on: date, reason: str) -> str:
    """The absence was recorded."""
    return (
        f"🙋 Đã ghi đồng chí xin vắng {escape(name)}, {long_date(on)}. Lý do: {escape(reason)}.\n"
        "Đổi ý trước khi hết ngày đó thì bấm nút dưới."
    )
