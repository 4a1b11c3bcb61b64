"""What a person's own calendar says."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date, short_date

MY_CALENDAR = "🗓 Lịch của tôi"
NOTHING = (
    "<b>🗓 Lịch của tôi</b>\n\nTrong 30 ngày tới đồng chí chưa có buổi nào. "
    "Khi xã lập lịch, buổi của đồng chí hiện ở đây."
)
JOINED = "Đã ghi: tham gia."
MEETINGS = "📝 Các buổi"
HOME = "🏠 Trang chính"
TODAY = "📋 Hộ hôm nay"

WORDS = {
    True: "✅ Đồng chí tham gia.",
    False: "🙋 Đồng chí xin vắng.",
    None: "⏳ Đồng chí chưa trả lời.",
}
"""A person's word for an occurrence."""


def numbered(number: int) -> str:
    """What tells dates of one day apart; empty where there is only one."""
    return f" ({number})" if number else ""


def title(days: int, count: int) -> str:
    """The head of the calendar."""
    return f"<b>🗓 Lịch của tôi: {count} buổi trong {days} ngày tới</b>"


def entry(on: date, name: str, kind: str, place: str, word: str, number: int = 0) -> str:
    """One date; a day at the office asks for no word. `number` tells dates of a day apart."""
    said = f"\n{escape(word)}" if word else ""
    there = f" ({escape(place)})" if place else ""
    return f"<b>{long_date(on)}{numbered(number)}</b>\n{escape(name)}: {escape(kind)}{there}{said}"


def join(on: date, number: int = 0) -> str:
    """The button that says: I take part."""
    return f"✅ Tham gia {short_date(on)}{numbered(number)}"


def take_on(on: date, number: int = 0) -> str:
    """The button that says what one takes on."""
    return f"🧹 Nhận việc {short_date(on)}{numbered(number)}"


def delegation(on: date, number: int = 0) -> str:
    """The button by which the head sees who of the delegation comes."""
    return f"📊 Đoàn {short_date(on)}{numbered(number)}"


def tasks(taken_on: Sequence[str]) -> str:
    """What one takes on, in plain text."""
    return f"🧹 Việc nhận làm: {'; '.join(taken_on)}."


def written_by(name: str) -> str:
    """Somebody gave the word for them, in plain text."""
    return f"✍️ {comrade(name)} ghi hộ."


def absent(on: date, number: int = 0) -> str:
    """The button that asks to be excused."""
    return f"🙋 Vắng {short_date(on)}{numbered(number)}"
