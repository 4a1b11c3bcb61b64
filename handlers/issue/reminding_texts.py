"""Reminders about issues: what is due, until when, and why the message came."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from html import escape

from domain.issue import Stage
from handlers.wording import comrade, long_date, numeric_date, short_code

REMINDER = "⏰ Nhắc việc"
MY_DAY = "☀️ Hôm nay của tôi"
ANSWERS_TO_BRING = "📣 Báo kết quả"
OPEN_BOARD = "📌 Ý kiến theo dõi"
MOST_LINES = 8


class Duty(StrEnum):
    """What is due; its value is how that is said."""

    ACCEPT = "nhận việc"
    DECIDE = "xem xét, cho ý kiến xử lý"
    KEEP_PROMISE = "trả lời công dân như đã hẹn"
    ANSWER = "trả lời công dân"
    ASK_AGAIN = "hỏi lại cơ quan đã nhận chuyển"
    INFORM = "bổ sung điều được hỏi"
    BRING_ANSWER = "báo kết quả cho hộ"
    FIND_LEADER = "phân công lãnh đạo phụ trách"
    LET_NOTICE_BE_GIVEN = "cho ý kiến để công dân được báo là đã tiếp nhận"
    TELL_EXTENSION = "báo hộ là gia hạn trả lời"
    TELL_TRANSFER = "báo hộ là đã chuyển cơ quan khác"
    GIVE_NOTICE = "báo hộ là đã tiếp nhận"


DUTIES = {
    Stage.UNHELD: Duty.FIND_LEADER,
    Stage.WAITING: Duty.DECIDE,
    Stage.ACCEPTED: Duty.ANSWER,
    Stage.ASKED: Duty.INFORM,
    Stage.TRANSFERRED: Duty.ASK_AGAIN,
    Stage.ANSWERED: Duty.BRING_ANSWER,
    Stage.REFUSED: Duty.BRING_ANSWER,
}
"""What is to be done next at each stage."""


TELLINGS = frozenset({Duty.BRING_ANSWER, Duty.TELL_EXTENSION, Duty.GIVE_NOTICE})
"""What is done by who brings the citizen word."""


class Part(StrEnum):
    """Why somebody is reminded; its value is how that is said, alone or among others."""

    HOLDS = "đồng chí đang giữ việc"
    HELPS = "việc quá hạn đã chuyển tiếp, đồng chí vẫn làm được"
    CAME = "việc quá hạn chuyển đến đồng chí"
    LEFT = "chưa có bổ sung đúng hạn, việc đã về lãnh đạo, không chờ nữa"
    TOP = "không còn ai sau đồng chí để chuyển tiếp, nên nhắc mỗi ngày làm việc"
    TELLS = "đồng chí là người báo cho công dân"
    FOLLOWS = "đồng chí là đầu mối đôn đốc"


Own = tuple[str, str, Sequence[str], date, int]
"""Code, category, duties, due date and working days overdue: for whoever must act."""

Followed = tuple[str, str, date, Sequence[str], str, date, int]
"""Code, the one it was merged into, day raised, duties, who does them, due date, days overdue."""

NOBODY = "chưa có ai"


def own(code: str, category: str, duties: Sequence[str], due_on: date, overdue: int) -> str:
    """An issue, for whoever must act. HTML."""
    what = "; ".join(escape(duty) for duty in duties)
    head = f"<b>{escape(code)}</b> · {escape(category)}: {what}"
    if overdue > 0:
        return f"{head} – đã quá hạn {overdue} ngày làm việc (hạn {numeric_date(due_on)})."
    return f"{head} – đến hạn {long_date(due_on)}."


def _followed(
    code: str,
    carrier: str,
    raised_on: date,
    duties: Sequence[str],
    who: str,
    due_on: date,
    overdue: int,
) -> str:
    merged = f" (gộp vào {escape(carrier)})" if carrier else ""
    what = "; ".join(escape(duty) for duty in duties)
    head = f"<b>{escape(code)}</b>{merged}, ghi ngày {numeric_date(raised_on)}: {what}"
    when = f"quá hạn {overdue} ngày làm việc" if overdue > 0 else f"đến hạn {long_date(due_on)}"
    return f"{head} – {when}, {escape(who)}."


def holder(full_name: str) -> str:
    """Who holds it."""
    return f"người giữ: {comrade(full_name) if full_name else NOBODY}"


def kept(holder: str) -> str:
    """Who holds it, as long as nobody is found who is to act on it."""
    return f"{holder}, đang tìm người xử lý"


def teller(full_name: str) -> str:
    """Who brings the citizen word of it."""
    return f"người báo: {comrade(full_name) if full_name else NOBODY}"


def why(parts: Collection[Part]) -> str:
    """Why the message came: each part that is in it, once."""
    return f"Tin này gửi vì {'; '.join(part for part in Part if part in parts)}."


def reminder(
    acted: Sequence[Own],
    followed: Sequence[Followed],
    left: int,
    why: str,
    heading: str = REMINDER,
) -> str:
    """All that is due for one person this morning; `left`: issues beyond these lines. HTML."""
    lines = [*(own(*line) for line in acted), *(_followed(*line) for line in followed)]
    shown = "\n".join(f"• {line}" for line in lines)
    more = f"\n… và {left} ý kiến khác." if left > 0 else ""
    return f"<b>{escape(heading)}</b>\n\n{shown}{more}\n\n{escape(why)}"


def open_issue(code: str, category: str) -> str:
    """The button that opens one of several."""
    return f"🔎 {short_code(code)} {category}"
