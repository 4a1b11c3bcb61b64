"""What is said when an issue moves on from somebody who cannot act."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.issue import Cause
from handlers.issue.reminding_texts import Own, own
from handlers.leader.assistants_texts import for_assistant
from handlers.wording import comrade, numeric_date

MOST_LINES = 8

CAUSES = {
    Cause.OUT_OF_REACH: "không liên lạc được qua Telegram",
    Cause.LEFT: "đã thôi phụ trách",
    Cause.NOT_IN_CHARGE: "không còn phụ trách việc này",
    Cause.CONCERNED: "không được giao việc này",
    Cause.AWAY: "đang vắng mặt",
    Cause.BACK: "hết thời gian làm thay",
    Cause.NOT_ACCEPTED: "chưa nhận việc đúng hạn",
    Cause.NOT_ANSWERED: "chưa trả lời đúng hạn",
    Cause.PROMISE_BROKEN: "chưa trả lời đúng hẹn",
    Cause.NOT_INFORMED: "chưa bổ sung điều được hỏi",
}
A_LEADER_CAME = (
    "Ý kiến này trước đây chưa có lãnh đạo nhận. Kính đề nghị đồng chí xem xét, cho ý kiến xử lý."
)
NOBODY_BEFORE = "Trước đây chưa có người nhận:"
NOW_YOURS = "Ý kiến này nay do đồng chí báo cho công dân."


def came_to_leader(left: str, cause: Cause) -> str:
    """Why an issue came to a leader. HTML."""
    return (
        f"Ý kiến này chuyển đến đồng chí vì {escape(comrade(left))} {CAUSES[cause]}. "
        "Kính đề nghị đồng chí xem xét, cho ý kiến xử lý."
    )


def came_late(left: str, cause: Cause) -> str:
    """Why an issue climbed to somebody, while whoever had it may still act. HTML."""
    name = escape(comrade(left))
    return (
        f"Ý kiến này chuyển đến đồng chí vì {name} {CAUSES[cause]}. Từ nay đồng chí giữ việc; "
        f"{name} vẫn trả lời được. Kính đề nghị đồng chí xem xét, cho ý kiến xử lý."
    )


def came_to_cadre(left: str, cause: Cause) -> str:
    """Why it is this cadre who brings the citizen word now. HTML."""
    return (
        f"Việc này chuyển đến đồng chí vì {escape(comrade(left))} {CAUSES[cause]}. "
        "Từ nay đồng chí là người báo cho công dân."
    )


def _because(left: str, cause: Cause | None) -> str:
    if cause is None:
        return NOBODY_BEFORE
    return f"Vì {escape(comrade(left))} {CAUSES[cause]}:"


def came(
    count: int, reasons: Sequence[tuple[str, Cause | None, Sequence[Own]]], leader: str
) -> str:
    """Several that came to one person at once, as (whom they left, why, the issues).

    `leader` is whom the reader assists, if it came to another. HTML.
    """
    parts = [f"<b>🔀 {count} việc mới chuyển đến</b>"]
    for left, cause, lines in reasons:
        shown = (f"• {own(*line)}" for line in lines)
        parts.append("\n".join([_because(left, cause), *shown]))
    return "\n\n".join([*parts, *([for_assistant(leader)] if leader else [])])


Moved = tuple[str, str, Cause, str]
"""Code, whom it left, why, whom it went to."""


def _moved(code: str, left: str, cause: Cause, to: str) -> str:
    return (
        f"<b>{escape(code)}</b>: {escape(comrade(left))} {CAUSES[cause]}; "
        f"đã chuyển đến {escape(comrade(to))}."
    )


def _found(code: str, to: str) -> str:
    return f"<b>{escape(code)}</b>: đã có người nhận, {escape(comrade(to))}."


def _skipped(code: str, name: str, cause: Cause) -> str:
    return f"<b>{escape(code)}</b>: bỏ qua {escape(comrade(name))} vì {CAUSES[cause]}."


def _no_leader(code: str, on: date) -> str:
    return (
        f"<b>{escape(code)}</b>, ghi ngày {numeric_date(on)}: chưa có lãnh đạo nhận. "
        "Đề nghị phân công lãnh đạo phụ trách."
    )


def _no_cadre(code: str, on: date) -> str:
    return (
        f"<b>{escape(code)}</b>, ghi ngày {numeric_date(on)}: chưa có cán bộ báo cho công dân. "
        "Đề nghị phân công cán bộ phụ trách ấp."
    )


def news(
    without_leader: Sequence[tuple[str, date]],
    without_cadre: Sequence[tuple[str, date]],
    moved: Sequence[Moved],
    found: Sequence[tuple[str, str]],
    skipped: Sequence[tuple[str, str, Cause]],
) -> str:
    """For the coordinator: everything that moved, what nobody took first. HTML."""
    lines = [_no_leader(*line) for line in without_leader]
    lines += [_no_cadre(*line) for line in without_cadre]
    lines += [_moved(*line) for line in moved]
    lines += [_found(*line) for line in found]
    lines += [_skipped(*line) for line in skipped]
    shown = "\n".join(f"• {line}" for line in lines[:MOST_LINES])
    left = len(lines) - MOST_LINES
    more = f"\n… và {left} thay đổi khác." if left > 0 else ""
    return (
        f"<b>🔀 Ý kiến đổi người giữ</b>\n\n{shown}{more}\n\n"
        "Tin này gửi vì đồng chí là đầu mối đôn đốc."
    )


def nobody_at_all(count: int) -> str:
    """For administrators, who read no issue: there is neither a leader nor a coordinator."""
    return (
        f"⚠️ {count} ý kiến của công dân chưa có ai giữ: xã chưa có lãnh đạo và đầu mối đôn đốc "
        "nào dùng được bot. Đề nghị mời, hoặc giao vai trò ở mục 👥 Cán bộ."
    )
