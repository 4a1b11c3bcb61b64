"""What a hamlet's board is told of visitors, and what is passed on to it."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TypeAlias

from domain.text import shorten
from handlers.wording import comrade, long_date

HOME = "🏠 Trang chính"
TURNOUT = "📊 Chuẩn bị buổi"
TOLD_TOAST = "Đã ghi: ban ấp đã được báo."
TOLD_BEFORE = "Ban ấp này đã được báo rồi."
NOBODY_COMES = (
    "<b>🗓 Đoàn về ấp</b>\n\nTrong 30 ngày tới chưa có đoàn nào về ấp. "
    "Khi xã lập lịch, bot sẽ báo trước cho ban ấp."
)
VISITORS = "<b>🗓 Đoàn về ấp trong 30 ngày tới</b>"
MOST_COPIED = 256

Facts: TypeAlias = tuple[str, str, date, str, str, int, str, int]
"""Hamlet, programme, date, activity, gathering, how many come, who leads, how many households."""


def to_board(
    hamlet: str,
    name: str,
    on: date,
    activity: str,
    gathers: str,
    people: int,
    lead: str,
    households: int,
) -> str:
    """The message to somebody of the board."""
    lines = [
        f"<b>🏘 {escape(hamlet)}: đoàn của xã đến {long_date(on)}</b>",
        f"{escape(name)}: {escape(activity)}",
    ]
    if gathers:
        lines.append(f"Tập trung: {escape(gathers)}")
    lines.append(f"Số cán bộ đến: {people}")
    if lead:
        lines.append(f"Người dẫn đoàn: {escape(comrade(lead))}")
    if households:
        lines.append(f"Dự kiến thăm: {households} hộ")
    return "\n".join([*lines, "Đề nghị ban ấp phối hợp đón đoàn."])


def to_pass_on(
    hamlet: str,
    name: str,
    on: date,
    activity: str,
    gathers: str,
    people: int,
    lead: str,
    households: int,
) -> str:
    """The words to send or read to a board that is not on Telegram. Plain text."""
    when = f"{long_date(on)}, tập trung {gathers}" if gathers else long_date(on)
    led = f", {comrade(lead)} dẫn đoàn" if lead else ""
    visits = f", dự kiến thăm {households} hộ" if households else ""
    said = (
        f"Kính gửi ban điều hành {hamlet}: {when}, {people} cán bộ xã đến {activity}{led}{visits}. "
        f"Chương trình: {name}. Đề nghị ban ấp phối hợp."
    )
    return shorten(said, MOST_COPIED)


def pass_on(name: str, on: date, hamlets: Sequence[str]) -> str:
    """Asks to pass it on where nobody of the board is on Telegram."""
    heading = f"<b>🏘 Báo ban ấp – {escape(name)}, {long_date(on)}</b>"
    if not hamlets:
        return f"{heading}\n\n✅ Ban ấp nơi đến đều đã được báo."
    return (
        f"{heading}\n\nBan ấp chưa có ai trên Telegram: {escape(', '.join(hamlets))}. "
        "Nhờ đồng chí chép lời báo sẵn gửi ban ấp, hoặc gọi điện, rồi bấm «☎️ Đã báo»."
    )


def copy(hamlet: str) -> str:
    """The button that copies the words for a hamlet."""
    return shorten(f"📋 Chép: {hamlet}", 20)


def passed_on(hamlet: str) -> str:
    """The button that says that a hamlet's board was told."""
    return shorten(f"☎️ Đã báo: {hamlet}", 20)
