"""What is said of one matter that several citizens raised."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import long_date, numeric_date, short_code

NAME = "Cùng ý kiến"
ASK = "Đã có ý kiến giống thế này. Có phải cùng một việc không?"
HINT = "Bấm Cùng ý kiến thì hộ này cũng được báo kết quả, và ý kiến chung nặng thêm một hộ."
SAME = "🤝 Cùng ý kiến"
OTHER = "➕ Ý kiến khác"
VOICES = "👥 Các hộ cùng nêu"
DETAILS = "🔎 Xem chi tiết"
ISSUE = "💬 Về ý kiến"
HOME = "🏠 Trang chính"
NOBODY_ELSE = "Chưa có hộ nào khác cùng nêu ý kiến này."

Offered = tuple[str, int, int, str]
"""Code, age in days, how many households raised it, the masked words."""


def offered(found: Sequence[Offered]) -> str:
    """Open issues that may be the same matter. HTML."""
    return "\n".join([*(_offered(*one) for one in found), "", HINT])


def _offered(code: str, days: int, households: int, words: str) -> str:
    age = f"{days} ngày trước" if days else "hôm nay"
    many = f", {households} hộ cùng nêu" if households > 1 else ""
    return f"• <b>{escape(code)}</b>, {age}{many}: «{escape(words)}»"


def same_as(code: str) -> str:
    """The button for one of several."""
    return f"🤝 Cùng {short_code(code)}"


def joined_with(code: str) -> str:
    """Which one it joins, on the review: plain text."""
    return f"với {code}"


def joined(code: str, carrier: str, households: int) -> str:
    """The citizen hears the answer to another issue. HTML."""
    return (
        f"🤝 <b>{escape(code)}</b> cùng ý kiến với <b>{escape(carrier)}</b>, nay {households} hộ "
        "cùng nêu. Có kết quả chung, đồng chí được báo ngay để báo lại cho hộ này."
    )


def urgent_now(answer_on: date) -> str:
    """For whoever holds it: what was added is urgent, and so is the whole. HTML."""
    return f"🚨 Việc này nay là khẩn, hạn trả lời {long_date(answer_on)}."


def one_more(code: str, category: str, households: int, words: str) -> str:
    """For whoever holds it: one more household raised it. HTML."""
    return (
        f"👥 <b>{escape(code)}</b> · {escape(category)}: thêm một hộ cùng nêu, "
        f"nay {households} hộ.\n«{escape(words)}»"
    )


def households(count: int) -> str:
    """How many raised it: plain text."""
    return f"{count} hộ"


Voice = tuple[str, date, str, str]
"""Code, when it was raised, where it stands, the masked words."""


def voices(code: str, count: int, shown: Sequence[Voice]) -> str:
    """Everybody who raised it. HTML."""
    lines = [f"<b>👥 {escape(code)}: {count} hộ cùng nêu</b>", ""]
    lines += [_voice(*one) for one in shown] or [NOBODY_ELSE]
    return "\n".join(lines)


def _voice(code: str, on: date, stage: str, words: str) -> str:
    said = f"{numeric_date(on)}, {escape(stage)}: «{escape(words)}»"
    return f"• <b>{escape(code)}</b>, {said}"
