"""What is said before and on the day of an occurrence."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from handlers.wording import comrade, long_date, numeric_date, short_date, weekday_name

JOIN = "✅ Tham gia"
ABSENT = "🙋 Xin vắng"
CHANGE_TO_JOIN = "✅ Đổi: tham gia"
CHANGE_TO_ABSENT = "🙋 Đổi: xin vắng"
SEE_LIST = "📋 Xem danh sách"
WHY = "❓ Vì sao có tin này"
BEGIN = "▶️ Bắt đầu"
REFRESH = "🔄 Cập nhật"
HOME = "🏠 Trang chính"

ABSENT_HEADING = "🙋 Xin vắng"
REASON = "Lý do"
ASK_REASON = "Đồng chí vắng vì lý do gì?"
REASON_HINT = "Chọn một lý do, hoặc gõ."
REASONS = ("Ốm đau", "Việc gia đình", "Công tác khác")

JOINED_TOAST = "Đã ghi: tham gia."
NO_OCCURRENCE = (
    "<b>📊 Chuẩn bị thứ 7</b>\n\nChưa có buổi nào sắp tới. "
    "Lịch được lập tự động theo các chương trình của xã."
)
NOBODY_TO_REMIND = "Không còn ai cần nhắc."

WHY_NOTICE = (
    "Đồng chí nhận tin này vì có tên trong danh sách cán bộ, lãnh đạo tham gia chương trình. "
    "Tin gửi một lần trước mỗi buổi."
)
WHY_TURNOUT = "Đồng chí nhận tin này vì là đầu mối đôn đốc của chương trình."
WHY_START = (
    "Đồng chí nhận tin này vì chưa xin vắng buổi hôm nay. Tin gửi một lần vào sáng ngày thực hiện."
)


def _place(hamlets: Sequence[str]) -> str:
    return escape(", ".join(hamlets)) if hamlets else "tại trụ sở"


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
) -> str:
    """The notice on the eve; `days` are left until the day."""
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
        f"Điểm đến: {_place(hamlets)}",
    ]
    if activity:
        lines.insert(2, f"Nội dung: {escape(activity)}")
    if households:
        lines.append(f"Dự kiến thăm: {households} hộ")
    return "\n".join([*lines, _until(on, opens_on or on, closes_on or on), "", asked])


def absence_noted(name: str, on: date, reason: str) -> str:
    """The absence was recorded."""
    return (
        f"🙋 Đã ghi đồng chí xin vắng {escape(name)}, {long_date(on)}. Lý do: {escape(reason)}.\n"
        "Đổi ý trước khi hết ngày đó thì bấm nút dưới."
    )


def reminder(name: str, on: date) -> str:
    """The coordinator asks those who have not answered."""
    return (
        f"<b>📨 {escape(name)}, {long_date(on)}</b>\n\n"
        "Đầu mối đôn đốc nhắc: đồng chí chưa trả lời. "
        "Mời đồng chí xác nhận để xã sắp xếp."
    )


def start(name: str, on: date, households: int, joined: bool, closes_on: date) -> str:
    """The message that starts the day."""
    to_do = (
        f"Danh sách của đồng chí: {households} hộ."
        if households
        else "Đồng chí chưa có danh sách; chọn hộ theo ấp khi bắt đầu."
    )
    unsure = "" if joined else "\nĐồng chí chưa trả lời; bấm Bắt đầu là ghi tham gia."
    late = ""
    if closes_on > on:
        late = f"\nKhông kịp hôm nay thì ghi đến hết {weekday_name(closes_on.weekday())}."
    return f"<b>▶️ {escape(name)} – hôm nay, {numeric_date(on)}</b>\n\n{to_do}{unsure}{late}"


def turnout(
    name: str,
    on: date,
    answered: int,
    expected: int,
    absent: Sequence[tuple[str, str]],
    silent: Sequence[str],
    unreachable: Sequence[str],
    empty_hamlets: Sequence[str],
) -> str:
    """The coordinator's board."""
    lines = [
        f"<b>📋 Chuẩn bị {escape(name)}, {weekday_name(on.weekday())} {numeric_date(on)}</b>",
        "",
        f"Đã trả lời: {answered}/{expected} · Xin vắng: {len(absent)}",
        f"Chưa trả lời: {len(silent)} · Không liên lạc được qua Telegram: {len(unreachable)}",
    ]
    lines += [f"🙋 {escape(comrade(who))}: {escape(why)}" for who, why in absent[:15]]
    lines += _named("⏳ Chưa trả lời", silent)
    lines += _named("☎️ Cần gọi điện", unreachable)
    if empty_hamlets:
        lines.append(f"⚠️ Chưa có người đi: {escape(', '.join(empty_hamlets[:20]))}.")
    return "\n".join(lines)


def _named(label: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = f" và {len(names) - 15} đồng chí khác" if len(names) > 15 else ""
    return [f"{label}: {escape(', '.join(comrade(name) for name in names[:15]))}{more}."]


def remind_count(count: int) -> str:
    """The button that reminds those who have not answered."""
    return f"📨 Nhắc {count} người"


def reminded(count: int) -> str:
    """How many were reminded."""
    return f"Đã nhắc {count} đồng chí."
