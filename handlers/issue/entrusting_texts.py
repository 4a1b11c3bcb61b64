"""What is said when a coordinator finds somebody for what nobody has."""

from html import escape

from handlers.wording import comrade

ENTRUST = "👤 Tìm người nhận"
HEADING = ENTRUST
WHO = "Người nhận"
ASK_HOLDER = "Giao cho đồng chí nào xử lý?"
ASK_TELLER = "Giao cho đồng chí nào báo cho công dân?"
HINT = "Chỉ nêu người nhận được việc này. Đồng chí ấy đọc nội dung, đồng chí thì không."
NOBODY_FITS = (
    "Chưa có ai nhận được việc này qua Telegram. Đề nghị người quản trị mời thêm cán bộ, lãnh đạo."
)
GONE = "Đồng chí này không còn nhận việc được. Mời chọn người khác."


def given(code: str, name: str) -> str:
    """Somebody has it from now on. HTML."""
    return f"👤 Đã giao <b>{escape(code)}</b> cho {escape(comrade(name))}."
