"""What is said of rechecks (phúc tra), and of what citizens said of their answers."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from domain.recheck import Outcome
from handlers.wording import comrade, numeric_date

QUALITY = "📊 Chất lượng"
EARLIER = "◀️ Quý trước"
LATER = "▶️ Quý sau"
OPEN = "🔎 Mở phúc tra"
CONFIRMED = "✅ Đúng là hài lòng"
DIFFERS = "⚠️ Chưa hài lòng"
NOT_MET = "🚪 Không gặp được"
REOPEN = "🔁 Mở lại"
LEAVE = "Không mở lại"
FOLLOWED = "📌 Theo dõi ý kiến"
HOME = "🏠 Trang chính"

HEADING = "🔁 Mở lại (phúc tra)"
ASK_WHY = "Công dân nói gì với đồng chí?"
WHY = "Lời công dân"

THANKS = "Đã ghi phúc tra. Cảm ơn đồng chí."
DONE_BEFORE = "Phúc tra này đã được ghi từ trước."
NO_LONGER = "Ý kiến này đã được mở lại hoặc không còn tên người nêu, không cần phúc tra nữa."
UNNAMED = "công dân"

OUTCOMES = {
    Outcome.CONFIRMED: "đúng là hài lòng",
    Outcome.DIFFERS: "chưa hài lòng",
    Outcome.NOT_MET: "không gặp được",
    Outcome.NO_LONGER: "không cần nữa",
}
Task = Callable[[str, str, str], str]
"""A text about a recheck: code, category, hamlet."""

NOTHING = (
    "Quý này chưa có công dân nào cho ý kiến về kết quả. Khi cán bộ báo kết quả và ghi lời công "
    "dân, số liệu hiện ở đây."
)
NONE_DRAWN = "Trong quý chưa đến kỳ phúc tra. Đầu mỗi tháng, một phần mười được hỏi lại."
NO_ANSWERER = "trả lời tại chỗ"


def task(code: str, category: str, hamlet: str) -> str:
    """To whom a recheck fell: nothing of the citizen. HTML."""
    return (
        f"🔎 <b>Phúc tra: {escape(code)}</b> · {escape(category)} · {escape(hamlet)}\n\n"
        "Công dân đã báo là hài lòng. Mỗi tháng, một phần mười được hỏi lại qua đồng chí không "
        "ghi và không trả lời ý kiến này. Đề nghị đồng chí mở ra, hỏi lại giúp."
    )


def reminder(code: str, category: str, hamlet: str) -> str:
    """It was not done so far. HTML."""
    return (
        f"⏰ <b>Phúc tra còn chờ: {escape(code)}</b> · {escape(category)} · {escape(hamlet)}\n"
        "Không gặp được công dân thì đồng chí cũng ghi giúp."
    )


def details(
    code: str, category: str, hamlet: str, who: str, contact: str, words: str, answer: str
) -> str:
    """For whoever asks the citizen: whom, about what, and what was answered. HTML."""
    reach = [f"Liên hệ: {escape(contact)}"] if contact else []
    return "\n".join(
        [
            f"<b>🔎 Phúc tra: {escape(code)}</b> · {escape(category)}",
            f"Người nêu: {escape(who)}, {escape(hamlet)}",
            *reach,
            "",
            f"Ý kiến: «{escape(words)}»",
            f"Trả lời: «{escape(answer)}»",
            "",
            "Hỏi: kết quả đã đúng như trả lời chưa, bác hài lòng chưa?",
        ]
    )


def done(code: str, outcome: str) -> str:
    """What was recorded. HTML."""
    return f"🔎 <b>{escape(code)}</b>: đã ghi phúc tra, công dân {escape(outcome)}."


def differs(code: str) -> str:
    """The citizen says otherwise now: should it be opened again? HTML."""
    return (
        f"⚠️ <b>{escape(code)}</b>: đã ghi công dân chưa hài lòng. "
        "Công dân có đề nghị giải quyết lại không? Có thì bấm Mở lại."
    )


def reopened(code: str) -> str:
    """It was opened again as the citizen asked. HTML."""
    return f"🔁 <b>{escape(code)}</b>: đã mở lại theo đề nghị của công dân."


Line = tuple[str, int, int]
"""Of what or by whom, how many were satisfied, how many were not."""


def quality(
    first_on: date, last_on: date, by_category: Sequence[Line], by_holder: Sequence[Line]
) -> str:
    """What citizens said, by category and by who answered; nobody is ranked. HTML."""
    title = f"<b>📊 Lời công dân, {numeric_date(first_on)} đến {numeric_date(last_on)}</b>"
    if not by_category:
        return f"{title}\n\n{NOTHING}"
    return "\n".join(
        [
            title,
            "",
            "<b>Theo lĩnh vực</b>",
            *(_line(*line) for line in by_category),
            "",
            "<b>Theo người trả lời</b>",
            *(_line(*line) for line in by_holder),
        ]
    )


def _line(name: str, satisfied: int, not_satisfied: int) -> str:
    return f"• {escape(name)}: hài lòng {satisfied}, chưa hài lòng {not_satisfied}"


def answerer(full_name: str) -> str:
    """Whose answer it was."""
    return comrade(full_name) if full_name else NO_ANSWERER


def rechecks(drawn: int, confirmed: int, differ: int, not_met: int, waiting: int) -> str:
    """How those that were drawn came out. HTML."""
    if not drawn:
        return f"<b>Phúc tra</b>\n{NONE_DRAWN}"
    return (
        f"<b>Phúc tra: {drawn} ý kiến</b>\n"
        f"Đúng là hài lòng {confirmed}, khác với đã ghi {differ}, không gặp {not_met}, "
        f"đang hỏi {waiting}."
    )
