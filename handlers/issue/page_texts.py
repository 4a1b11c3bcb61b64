"""What the pages about issues say."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from domain.audit import Gap
from domain.issue import Cause, Channel, Stage
from domain.reminders import Unsaid
from handlers.issue.event_texts import JOINED, WHAT, WITHOUT_MORE
from handlers.issue.why_texts import LACKS, UNSAID
from handlers.wording import comrade, long_date, numeric_date

MINE = "💬 Ý kiến của tôi"
FIND = "🔎 Tìm ý kiến"
FOLLOWED = "📌 Theo dõi ý kiến"
TIMELINE = "🕓 Xem đủ diễn biến"
BACK = "💬 Về ý kiến"
HOME = "🏠 Trang chính"
NOTHING = (
    "<b>💬 Ý kiến</b>\n\nChưa có ý kiến nào. Ý kiến được ghi khi thăm hộ: bấm 📝 Ghi thăm hộ, "
    "rồi 💬 Có ý kiến."
)

LATE = "🔥"
URGENT = "❗"
YOURS = "👉"
TELLS = "📣"
TO_TELL = "cần báo hộ"
ASSISTED = "🤝"
OPEN = "💬"
MERGED = "🔗"
DONE = "✅"

STAGES = {
    Stage.UNHELD: "chưa ai nhận",
    Stage.WAITING: "chờ nhận",
    Stage.ACCEPTED: "đã nhận",
    Stage.ASKED: "hỏi thêm",
    Stage.TRANSFERRED: "đã chuyển",
    Stage.ANSWERED: "chờ báo hộ",
    Stage.REFUSED: "chờ báo hộ",
    Stage.MERGED: "đã gộp",
    Stage.CLOSED: "đã xong",
}
"""Stages as short as a button in a list needs them."""

CATEGORY = "Lĩnh vực"
KIND = "Loại"
CHANNEL = "Nơi nêu"
CHANNELS = {
    Channel.VISIT: "khi thăm hộ",
    Channel.OFFICE: "tại trụ sở",
    Channel.MEETING: "tại cuộc họp",
    Channel.PHONE: "qua điện thoại",
}
CITIZEN = "Người nêu"
UNNAMED = "không nêu tên"
CONTACT = "Liên hệ"
HOUSEHOLDS = "👥 Cùng nêu"
MERGED_INTO = "🔗 Gộp vào"
LONG_PENDING = "⏳ Tồn đọng"
STEERING = "🏛 Ban chỉ đạo"
PLACE = "📍 Vị trí"
FILED = "📎 Kèm theo"
ASKED = "Cần bổ sung"
TRANSFERRED = "Đã chuyển đến"
ASK_AGAIN = "Hỏi lại kết quả"
ANSWER = "Trả lời"
REFUSAL = "Lý do không giải quyết"
INSTRUCTION = "Bút phê"
DOCUMENT = "Văn bản"
HOLDER = "Người đang giữ"
BACKUP = "Cùng nhận"
TELLER = "Người báo công dân"
NOTICE = "Báo tiếp nhận"
DUE = "Hạn trả lời"
PROMISED = "Hẹn trả lời"
CITIZEN_WORD = "Công dân"

OTHER = "cập nhật"
SYSTEM = "hệ thống"


def event(when: str, who: str, what: str, new: str, why: str) -> str:
    """One thing that was done: when, who, what, to what, why. HTML."""
    name = comrade(who) if who else SYSTEM
    done = f"• {escape(when)} {escape(name)} {escape(WHAT.get(what, OTHER))}"
    if what in WITHOUT_MORE or not (new or why):
        return done
    if what in ("moved", "teller_moved"):
        return f"{done} {escape(_moved_to(new, why))}"
    if what in ("extension_asked", "reminded"):
        return f"{done} {escape(comrade(new))}"
    if what == "not_reminded":
        return f"{done} {escape(comrade(new))} ({UNSAID[Unsaid(why)]})"
    if what == "repaired":
        return f"{done}: {escape('; '.join(LACKS[Gap(gap)] for gap in why.split()))}"
    if what == "skipped":
        return f"{done} {escape(comrade(new))} ({SKIPPED[Cause(why)]})"
    told = escape(_told(what, new or why))
    line = f"{done} {told}" if what in JOINED else f"{done}: «{told}»"
    return f"{line} ({escape(why)})" if new and why and what != "reworded" else line


def _told(what: str, told: str) -> str:
    if what in ("assigned", "also_sent"):
        return comrade(told)
    return numeric_date(date.fromisoformat(told)) if _DATE.fullmatch(told) else told


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def raised(channel: str, on: date) -> str:
    """Where and when the citizen raised it."""
    return f"{channel}, {long_date(on)}"


def pending(days: int) -> str:
    """How long a long pending one has waited."""
    return f"{days} ngày từ ngày công dân nêu"


def noticed(on: date) -> str:
    """The citizen was told that it was received."""
    return f"đã báo {numeric_date(on)}"


def not_noticed(by: date) -> str:
    """The citizen must still be told that it was received."""
    return f"chưa báo, chậm nhất {numeric_date(by)}"


CAUSES = {
    Cause.OUT_OF_REACH: "người trước không liên lạc được qua Telegram",
    Cause.LEFT: "người trước đã thôi phụ trách",
    Cause.NOT_IN_CHARGE: "người trước không còn phụ trách việc này",
    Cause.CONCERNED: "người trước không được giao việc này",
    Cause.AWAY: "người trước vắng mặt",
    Cause.BACK: "hết thời gian làm thay",
    Cause.NOT_ACCEPTED: "người trước chưa nhận đúng hạn",
    Cause.NOT_ANSWERED: "người trước chưa trả lời đúng hạn",
    Cause.PROMISE_BROKEN: "người trước chưa trả lời đúng hẹn",
    Cause.NOT_INFORMED: "chưa có bổ sung đúng hạn",
}
SKIPPED = {
    Cause.OUT_OF_REACH: "không liên lạc được qua Telegram",
    Cause.LEFT: "đã thôi phụ trách",
    Cause.NOT_IN_CHARGE: "không còn phụ trách việc này",
    Cause.CONCERNED: "không được giao việc này",
    Cause.AWAY: "đang vắng mặt",
}
NOBODY = "chưa có ai"


def _moved_to(name: str, why: str) -> str:
    to = comrade(name) if name else NOBODY
    return f"{to} ({CAUSES[Cause(why)]})" if why else to


def details(
    code: str,
    stage: str,
    words: str,
    about: Sequence[tuple[str, str]],
    work: Sequence[tuple[str, str]],
) -> str:
    """An issue's page: what it is about, the words, and what was done, as (field, value). HTML."""
    return "\n".join(
        [
            f"<b>💬 {escape(code)}</b> · {escape(stage)}",
            *_fields(about),
            "",
            f"«{escape(words)}»",
            "",
            *_fields(work),
        ]
    )


def _fields(fields: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{escape(name)}: {escape(value)}" for name, value in fields]


def timeline(events: Sequence[tuple[str, str, str, str, str]], before: int, reminders: int) -> str:
    """What was done, the last last; `before` came earlier, `reminders` in between. HTML."""
    lines = ["<b>Diễn biến</b>"]
    lines += [f"… {before} việc trước đó"] if before else []
    lines += [event(*one) for one in events]
    lines += [f"Không kể {reminders} lần nhắc việc."] if reminders else []
    return "\n".join(lines)


def whole_timeline(code: str, events: Sequence[tuple[str, str, str, str, str]]) -> str:
    """A page of everything that was done. HTML."""
    lines = [f"<b>🕓 {escape(code)}: diễn biến</b>", *(event(*one) for one in events)]
    return "\n".join(lines)


def mine(waiting: int, late: int) -> str:
    """My issues. HTML."""
    if not waiting:
        return f"<b>{MINE}</b>\n\n✅ Không có ý kiến nào đang chờ đồng chí."
    return f"<b>{MINE}</b>\n\n{_waiting(waiting, late)}"


def inbox(waiting: int, late: int) -> str:
    """A leader's issues. HTML."""
    title = "<b>📨 Ý kiến chờ đồng chí</b>"
    if not waiting:
        return f"{title}\n\n✅ Không có ý kiến nào đang chờ đồng chí."
    return f"{title}\n\n{_waiting(waiting, late)}"


def _waiting(count: int, late: int) -> str:
    burning = f", quá hạn {late}" if late else ""
    return f"Đang chờ đồng chí: {count}{burning}. Việc chờ đồng chí đứng trước."


def open_carrier(code: str) -> str:
    """The button to the one it was merged into."""
    return f"🔗 Mở {code}"
