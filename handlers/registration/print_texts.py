"""The printed list of a date: its heads, columns and cells. Plain text, as it is printed."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date, numeric_date

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TITLE = "DANH SÁCH ĐĂNG KÝ THAM GIA"
COLUMNS = (
    "TT",
    "Họ và tên",
    "Chức vụ, vai trò",
    "Việc nhận làm",
    "Ấp",
    "Tham gia, vắng (lý do)",
    "Ký tên",
)
LEADERS = "Lãnh đạo"
CADRES = "Cán bộ, công chức"
UNREGISTERED = "Người đến không đăng ký trước"
HEAD = "trưởng đoàn"
JOINS = "Tham gia"
SIGNED = "NGƯỜI LẬP DANH SÁCH"
NOT_FOUND = "trụ sở"


def issuer(commune: str) -> str:
    """The head on the left, in capitals."""
    return f"ỦY BAN NHÂN DÂN\n{commune.upper()}"


def place_and_date(commune: str, on: date) -> str:
    """Where and when the list was made; days below 10 and months 1–2 have two digits."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    name = commune.partition(" ")[2] or commune
    return f"{name}, ngày {on.day:02d} tháng {month} năm {on.year}"


def occasion(name: str, on: date) -> str:
    """What the list is of, under its title."""
    return f"{name}, {long_date(on)}"


def where(kind: str, places: Sequence[str]) -> str:
    """What is done, and where one goes."""
    return f"Nội dung: {kind}. Điểm đến: {', '.join(places) or NOT_FOUND}."


def counts(expected: int, joined: int, absent: int) -> str:
    """The counts as they stood when the list was made."""
    waiting = expected - joined - absent
    return (
        f"Tổng số: {expected} đồng chí. Tham gia: {joined}. Vắng: {absent}. "
        f"Chưa trả lời: {waiting}."
    )


def absence(reason: str) -> str:
    """The cell of somebody who is absent."""
    return f"Vắng: {reason}" if reason else "Vắng"


def stands_in(whom: str) -> str:
    """The cell of who goes for somebody."""
    return f"đi thay {comrade(whom)}"


def replaced_by(who: str) -> str:
    """The cell of somebody for whom another goes."""
    return f"{comrade(who)} đi thay"


def written_by(who: str) -> str:
    """Somebody else gave the word."""
    return f"{comrade(who)} ghi hộ"


def file_name(on: date) -> str:
    """The name of the file."""
    return f"danh-sach-{on.isoformat()}.docx"


def caption(name: str, on: date) -> str:
    """Under the document in the chat. HTML."""
    return (
        f"🖨 Danh sách {escape(name)}, {numeric_date(on)}. "
        "Cuối danh sách có dòng trống cho người đến không đăng ký trước."
    )
