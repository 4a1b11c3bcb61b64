"""What the cadre is asked to tell, and what came of it."""

from datetime import date
from html import escape

from handlers.issue.file_texts import attached
from handlers.wording import numeric_date

NOTICE_TOLD = "☑️ Đã báo hộ"
COPY = "📋 Chép tin nhắn"
SATISFIED = "🙂 Đã báo, hài lòng"
UNSATISFIED = "🙁 Đã báo, chưa"
NOT_MET = "🚪 Chưa gặp"
MADE_PUBLIC = "📢 Đã công khai"
DETAILS = "🔎 Xem chi tiết"
HOME = "🏠 Trang chính"

ACCEPTED = "đã tiếp nhận"
TRANSFERRED = "đã chuyển cơ quan có thẩm quyền"

UNSATISFIED_HEADING = "🙁 Chưa hài lòng"
ASK_WHY = "Công dân nói gì?"
WHY = "Lời công dân"
PUBLIC_HEADING = "📢 Công khai tại ấp"
ASK_WHERE = "Đã công khai ở đâu?"
WHERE = "Nơi công khai"
PLACES = ("Nhà văn hóa ấp", "Bảng tin ấp", "Họp ấp")

NOTICE_DONE = "Đã ghi: hộ đã được báo."
THANKS = "Cảm ơn đồng chí."
TRY_TOMORROW = "Hôm nay đã ghi một lần chưa gặp. Mời thử lại ngày khác."


def notice_task(code: str, category: str, what: str, by: date) -> str:
    """The cadre's task: tell the household that it was received. HTML."""
    return (
        f"📣 <b>Báo hộ: {escape(what)}</b> – {escape(code)} · {escape(category)}\n"
        f"Chậm nhất {numeric_date(by)}. Báo xong thì bấm nút dưới."
    )


def result_task(code: str, category: str, answer: str, refused: bool, files: str) -> str:
    """The cadre's task: bring the answer, and what came with it. HTML."""
    head = "không giải quyết" if refused else "kết quả"
    with_it = f"{attached(files)}\n\n" if files else ""
    return (
        f"📣 <b>Báo kết quả cho hộ dân</b> – {escape(code)} · {escape(category)}\n\n"
        f"Trả lời ({head}): «{escape(answer)}»\n\n"
        f"{with_it}Gặp hộ, báo kết quả, rồi ghi lời công dân."
    )


def message_for_citizen(commune: str, code: str, what: str) -> str:
    """A text to send by SMS or Zalo: no personal data, at most 256 characters."""
    return (
        f"{commune} thông báo: ý kiến {code} {what}. "
        "Cần hỏi thêm, mời ông/bà liên hệ cán bộ đã đến thăm."
    )[:256]


RESULT_WORDS = "đã có kết quả, cán bộ sẽ đến báo trực tiếp"
REFUSAL_WORDS = "đã được xem xét, cán bộ sẽ đến trả lời trực tiếp"


def satisfied(code: str) -> str:
    """It is closed with the citizen's word. HTML."""
    return f"✅ <b>{escape(code)}</b>: công dân hài lòng. Đã xong. {THANKS}"


def reopened(code: str) -> str:
    """It goes back to whoever answered. HTML."""
    return f"🔁 <b>{escape(code)}</b>: đã ghi lời công dân và chuyển lại người đã trả lời."


def tried(code: str, tries: int) -> str:
    """The household was not met. HTML."""
    if tries >= 3:
        return f"🚪 <b>{escape(code)}</b>: ba lần khác ngày chưa gặp. Ghi là không liên lạc được."
    return f"🚪 <b>{escape(code)}</b>: đã ghi chưa gặp ({tries}/3). Việc vẫn ở đồng chí."


def public(code: str, where: str) -> str:
    """It was made public. HTML."""
    return f"📢 <b>{escape(code)}</b>: đã công khai tại {escape(where)}. Đã xong. {THANKS}"
