"""Reminders about issues: what is due, until when, and why the message came."""

from collections.abc import Sequence
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

    DECIDE = "xem xét, cho ý kiến xử lý"
    ANSWER = "trả lời công dân"
    ASK_AGAIN = "hỏi lại cơ quan đã nhận chuyển"
    INFORM = "bổ sung điều lãnh đạo hỏi"
    BRING_ANSWER = "báo kết quả cho hộ"
    FIND_LEADER = "phân công lãnh đạo phụ trách"
    LET_NOTICE_BE_GIVEN = "cho ý kiến để công dân được báo là đã tiếp nhận"
    TELL_EXTENSION = "báo hộ là gia hạn trả lời"
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


class Part(StrEnum):
    """Why somebody is reminded; its value is how that is said."""

    HOLDS = "Tin này gửi vì đồng chí đang giữ việc."
    HELPS = "Tin này gửi vì việc quá hạn đã chuyển tiếp; đồng chí vẫn làm được."
    CAME = "Tin này gửi vì việc quá hạn chuyển đến đồng chí."
    LEFT = "Tin này gửi vì chưa có bổ sung đúng hạn; việc đã về lãnh đạo, không chờ nữa."
    TOP = "Tin này gửi mỗi ngày làm việc vì không còn ai sau đồng chí để chuyển tiếp."
    TELLS = "Tin này gửi vì đồng chí là người báo cho công dân."
    FOLLOWS = "Tin này gửi vì đồng chí là đầu mối đôn đốc."


Own = tuple[str, str, Sequence[str], date, int]
"""Code, category, duties, due date and working days overdue: for whoever must act."""

Followed = tuple[str, date, str, date, int]
"""Code, day raised, holder, due date and working days overdue: for the coordinator."""

MIXED = (
    "Tin này gửi vì với mỗi việc trên đồng chí là người giữ, người giữ trước đó, "
    "người báo cho công dân hoặc đầu mối đôn đốc."
)


def _own(code: str, category: str, duties: Sequence[str], due_on: date, overdue: int) -> str:
    what = "; ".join(escape(duty) for duty in duties)
    head = f"<b>{escape(code)}</b> · {escape(category)}: {what}"
    if overdue > 0:
        return f"{head} – đã quá hạn {overdue} ngày làm việc (hạn {numeric_date(due_on)})."
    return f"{head} – đến hạn {long_date(due_on)}."


def _followed(code: str, raised_on: date, holder: str, due_on: date, overdue: int) -> str:
    name = escape(comrade(holder)) if holder else "chưa có ai"
    head = f"<b>{escape(code)}</b>, ghi ngày {numeric_date(raised_on)}"
    when = f"quá hạn {overdue} ngày làm việc" if overdue > 0 else f"đến hạn {long_date(due_on)}"
    return f"{head}: {when}, người giữ: {name}."


def reminder(
    own: Sequence[Own],
    followed: Sequence[Followed],
    left: int,
    why: str,
    heading: str = REMINDER,
) -> str:
    """All that is due for one person this morning; `left`: issues beyond these lines. HTML."""
    lines = [*(_own(*line) for line in own), *(_followed(*line) for line in followed)]
    shown = "\n".join(f"• {line}" for line in lines)
    more = f"\n… và {left} ý kiến khác." if left > 0 else ""
    return f"<b>{escape(heading)}</b>\n\n{shown}{more}\n\n{escape(why)}"


def open_issue(code: str, category: str) -> str:
    """The button that opens one of several."""
    return f"🔎 {short_code(code)} {category}"
