"""What is said of bodies outside the staff."""

from datetime import date
from html import escape

from handlers.wording import long_date

INSPECTION = "Ủy ban Kiểm tra Đảng ủy xã"
"""Takes what is said of somebody's conduct, until the commune names another body."""

ASK_CONCERNED = "Việc liên quan đến cán bộ nào?"
CONCERNED = "Cán bộ liên quan"
CONCERNED_HINT = (
    "Ý kiến không đến đồng chí ấy và cấp dưới của đồng chí ấy. Công dân không nêu ai "
    "thì chọn «Không nêu»."
)
NOT_NAMED = "Không nêu"
NOT_SAID = "không nêu"


def kept(code: str, body: str, again_on: date) -> str:
    """To whoever recorded what only an inspection may decide. HTML."""
    return (
        f"📤 <b>{escape(code)}</b>: không ai trong xã được xử lý việc này. Đề nghị đồng chí chuyển "
        f"nội dung đến {escape(body)}. Đồng chí giữ việc và được nhắc hỏi lại kết quả "
        f"{long_date(again_on)}; có kết quả thì bấm ✍️ Trả lời."
    )


def goes_to(body: str) -> str:
    """Who would get what nobody on the staff may decide. HTML."""
    return f"Không ai trong xã được xử lý: việc chuyển đến {escape(body)}."
