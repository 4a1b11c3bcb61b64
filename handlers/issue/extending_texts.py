"""What is said when the time for an answer is extended."""

from datetime import date
from html import escape

from domain.text import whole_words
from handlers.wording import comrade, long_date, numeric_date

EXTEND = "⏳ Gia hạn"
HEADING = "⏳ Gia hạn trả lời"
ASK_DAYS = "Gia hạn đến ngày nào?"
DAYS = "Hạn mới"
ASK_REASON = "Vì sao cần thêm thời gian? Lý do này được báo cho công dân."
REASON_HINT = "Nêu cụ thể: đang chờ gì, của ai. Công dân được báo lý do và hạn mới."
REASON = "Lý do"
SEND = "⏳ Gia hạn"
DETAILS = "🔎 Xem chi tiết"
MOST_COPIED = 256
HOME = "🏠 Trang chính"
TOLD_HOUSEHOLD = "☑️ Đã báo gia hạn"
TOLD_DONE = "Đã ghi: công dân đã được báo gia hạn."


def choice(on: date, days: int) -> str:
    """A new date, and how much later that is."""
    return f"+{days} ngày: {on:%d/%m}"


def chosen(on: date, answer_on: date) -> str:
    """A new date beside the one of now."""
    return f"{long_date(on)} (hạn hiện nay {numeric_date(answer_on)})"


def extended(code: str, on: date) -> str:
    """To whoever extended. HTML."""
    return (
        f"⏳ Đã gia hạn <b>{escape(code)}</b> đến {long_date(on)}. "
        "Cán bộ sẽ báo công dân lý do và hạn mới."
    )


def extended_for_you(code: str, by: str, on: date) -> str:
    """To the holder, whose chief extended. HTML."""
    name = escape(comrade(by))
    return f"⏳ {name} đã gia hạn <b>{escape(code)}</b> đến {long_date(on)}."


def task(code: str, category: str, on: date, reason: str, by: date) -> str:
    """The cadre's task: tell the citizen of the extension. HTML."""
    return (
        f"📣 <b>Báo hộ: gia hạn trả lời</b> – {escape(code)} · {escape(category)}\n"
        f"Hạn mới: {long_date(on)}. Lý do: «{escape(reason)}»\n"
        f"Báo chậm nhất {numeric_date(by)}. Báo xong thì bấm nút dưới."
    )


def told(code: str) -> str:
    """The citizen was told. HTML."""
    return f"☑️ <b>{escape(code)}</b>: công dân đã được báo gia hạn. Cảm ơn đồng chí."


def message(commune: str, code: str, on: date) -> str:
    """To copy for the citizen: plain, at most 256 characters."""
    by = numeric_date(on)
    said = f": ý kiến {code} cần thêm thời gian, hạn trả lời mới {by}; cán bộ sẽ báo rõ lý do."
    return f"{whole_words(f'UBND {commune}', MOST_COPIED - len(said))}{said}"
