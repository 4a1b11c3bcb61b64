"""What is said about acts that an assistant prepared."""

from collections.abc import Sequence
from html import escape

from handlers.issue.file_texts import attached
from handlers.wording import comrade

APPROVE = "✅ Duyệt"
REVISE = "✏️ Sửa"
DECLINE = "✖️ Không duyệt"
DETAILS = "🔎 Xem chi tiết"
ISSUE = "💬 Mở ý kiến"
FILES = "📎 Tệp kèm theo"
WAITING = "📨 Bản trình duyệt"
HOME = "🏠 Trang chính"
SUBMIT = "📨 Trình duyệt"
WITH_IT = "Tệp kèm theo"

SUBMITTED = "Đã trình duyệt."
APPROVED = "Đã duyệt."
DECLINED = "Không duyệt."
DECLINE_HEADING = "✖️ Không duyệt"
ASK_WHY = "Vì sao không duyệt?"
WHY = "Lý do"
NO_REASON = "không nêu"
TO_COMPLETE = "Phiếu này có câu mới. Mời đồng chí trả lời rồi gửi."
REPLACED = "Bản này đã được thay bằng bản mới hơn."
ENDED = {
    "approved": "Bản này đã được duyệt.",
    "declined": "Bản này đã không được duyệt.",
}

ACTS = {
    "accept": "nhận xử lý",
    "assign": "giao xử lý",
    "answer": "trả lời",
    "ask": "hỏi thêm",
    "refuse": "không giải quyết",
    "transfer": "chuyển cơ quan",
    "askagain": "ghi đã hỏi lại cơ quan",
    "inform": "bổ sung",
    "category": "đổi lĩnh vực",
    "steer": "giao ban chỉ đạo",
    "extend": "gia hạn",
}


def prepared(
    by: str,
    code: str,
    category: str,
    hamlet: str,
    words: str,
    heading: str,
    filled_in: Sequence[tuple[str, str]],
    files: str,
) -> str:
    """An act as it was prepared, on an issue as it was raised. HTML."""
    lines = [
        f"<b>📨 {escape(comrade(by))} trình duyệt – {escape(code)}</b>",
        "",
        f"{escape(category)} · {escape(hamlet)}",
        f"«{escape(words)}»",
        "",
        f"<b>{escape(heading)}</b>",
        *(f"{escape(name)}: {escape(shown)}" for name, shown in filled_in),
    ]
    return "\n".join([*lines, attached(files)] if files else lines)


def request(leader: str) -> str:
    """What approving means, under what was prepared. HTML."""
    return f"Khi duyệt, việc được thực hiện ngay với tên {escape(comrade(leader))}."


def submitted(code: str, act: str, leader: str) -> str:
    """To the assistant: the leader has it. HTML."""
    return f"📨 <b>{escape(code)}</b> ({escape(act)}): đã trình {escape(comrade(leader))} duyệt."


def waits_for(leader: str) -> str:
    """The state of a push whose act was prepared: plain text."""
    return f"Đã trình {comrade(leader)} duyệt"


def approved(code: str, act: str, leader: str, is_revised: bool) -> str:
    """To the assistant: the leader approved, perhaps after changes. HTML."""
    how = "đã sửa và gửi" if is_revised else "đã duyệt"
    return f"✅ <b>{escape(code)}</b> ({escape(act)}): {escape(comrade(leader))} {how}."


def declined(code: str, act: str, leader: str, why: str) -> str:
    """To whoever prepared it: it was not approved, and why if that was said. HTML."""
    reason = f" Lý do: «{escape(why)}»." if why else ""
    return (
        f"✖️ <b>{escape(code)}</b> ({escape(act)}): {escape(comrade(leader))} không duyệt.{reason} "
        "Đồng chí có thể chuẩn bị lại."
    )
