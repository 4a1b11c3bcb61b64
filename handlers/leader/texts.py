"""What leaders are told, and what their work on an issue says."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, long_date, numeric_date, short_date

ACCEPTED = "Đã nhận xử lý."
ASSIGN = "👤 Giao xử lý"
ANSWER = "✍️ Trả lời"
ASK = "❓ Hỏi thêm"
REFUSE = "🚫 Không giải quyết"
TRANSFER = "📤 Chuyển cơ quan"
DETAILS = "🔎 Xem chi tiết"
HOME = "🏠 Trang chính"
INBOX = "📨 Ý kiến chờ tôi"

KIND_NAMES = {"report": "phản ánh", "proposal": "kiến nghị", "contribution": "góp ý"}

ANSWER_HEADING = "✍️ Trả lời ý kiến"
ASK_ANSWER = "Đồng chí trả lời công dân thế nào?"
ANSWER_HINT = "Nêu việc đã làm, kết quả, thời gian. Ảnh, văn bản gửi kèm lúc nào cũng được."
ANSWER_NAME = "Trả lời"
INSTRUCTION = "Bút phê"
ASK_INSTRUCTION = "Đồng chí bút phê gì cho người thực hiện?"
DOCUMENT = "Văn bản"
ASK_DOCUMENT = "Số, ngày văn bản trả lời?"
ASK_TRANSFER_DOCUMENT = "Số, ngày văn bản chuyển?"
DOCUMENT_HINT = "Ví dụ: 12/UBND-ĐC ngày 05/12/2026. Không có thì bấm Bỏ qua."
NONE = "không có"
REVIEW = "Xem lại trước khi gửi"
SEND = "✅ Gửi trả lời"

ASK_SUBSTANCE = "Câu trả lời này còn ngắn, hoặc chỉ nói đã chuyển. Gửi cho công dân như vậy?"
SUBSTANCE_HINT = (
    "Công dân cần biết đã làm gì, kết quả thế nào, bao giờ xong. "
    "Việc của cơ quan khác thì ghi ở mục Chuyển cơ quan để được nhắc hỏi lại."
)
WRITE_MORE = "✍️ Viết rõ thêm"
SEND_AS_IT_IS = "➡️ Gửi như vậy"

SHORT_HINT = "Người đọc cần hiểu ngay, không phải hỏi lại."
LEAVE_AS_IT_IS = "➡️ Giữ như vậy"
ASK_REASON_SURE = "Lý do này còn ngắn. Báo cho công dân như vậy?"
ASK_QUESTION_SURE = "Câu hỏi này còn ngắn. Gửi như vậy?"
ASK_BODY_SURE = "Tên cơ quan này còn ngắn. Ghi như vậy?"

CHANGE_CATEGORY = "🗂 Đổi lĩnh vực"
CATEGORY_HEADING = "🗂 Đổi lĩnh vực"
ASK_CATEGORY = "Ý kiến này thuộc lĩnh vực nào?"
CATEGORY = "Lĩnh vực"
SEND_CATEGORY = "🗂 Đổi lĩnh vực"
CATEGORY_GONE = "Lĩnh vực này không chọn được. Mời đồng chí chọn lĩnh vực khác."

ASK_HEADING = "❓ Hỏi thêm"
ASK_QUESTION = "Đồng chí cần biết thêm điều gì?"
QUESTION_NAME = "Câu hỏi"

REFUSE_HEADING = "🚫 Không giải quyết"
ASK_REASON = "Vì sao không giải quyết? Lý do này được báo cho công dân."
REASON = "Lý do"
SEND_REFUSAL = "🚫 Không giải quyết"

TRANSFER_HEADING = "📤 Chuyển cơ quan"
ASK_BODY = "Chuyển đến cơ quan nào?"
BODY = "Cơ quan"
BODIES = ("Sở Nông nghiệp và Môi trường", "Điện lực", "Cấp nước", "Công an xã", "Sở Xây dựng")
ASK_SENT_ON = "Ngày chuyển?"
SENT_ON = "Ngày chuyển"
ASK_AGAIN = "Ngày nào hỏi lại kết quả?"
ASK_AGAIN_NAME = "Hỏi lại ngày"
SEND_TRANSFER = "📤 Chuyển"
ASKED_AGAIN = "☎️ Đã hỏi lại"
BODY_SAID = "Cơ quan trả lời"
ASK_BODY_SAID = "Cơ quan đã nhận trả lời thế nào?"
SEND_ASKED_AGAIN = "☎️ Ghi đã hỏi lại"

ASSIGN_HEADING = "👤 Giao xử lý"
ASK_WHO = "Giao cho đồng chí nào?"
WHO = "Người nhận"

INFORM_HEADING = "✍️ Bổ sung"
INFORM = "✍️ Bổ sung"
ASK_INFORM = "Đồng chí bổ sung điều gì?"
INFORM_NAME = "Bổ sung"

FASTER = "Việc này vừa có người xử lý. Mời xem lại."
NOT_NOW = "Việc này không còn ở bước đó."

ACCEPT_HEADING = "✅ Nhận xử lý"
ASK_PROMISE = "Đồng chí hẹn trả lời ngày nào?"
PROMISE = "Hẹn trả lời"
SEND_ACCEPT = "✅ Nhận xử lý"
SEND_ASSIGN = "👤 Giao xử lý"
SEND_QUESTION = "❓ Gửi câu hỏi"
SEND_INFORM = "✍️ Gửi bổ sung"
DATE_PASSED = "Ngày hẹn này không còn chọn được. Mời đồng chí chọn ngày khác."
BRINGS_WORD = "Đồng chí này đã ghi hoặc đang báo cho công dân việc này. Mời chọn người khác."
WHO_GONE = "Đồng chí này không còn nhận việc được. Mời chọn người khác."


def push(
    code: str,
    category: str,
    hamlet: str,
    urgency: str,
    kind: str,
    words: str,
    files: str,
    recorded_on: date,
    cadre: str,
    standing: Sequence[str],
    answer_on: date,
    households: int,
) -> str:
    """An issue beyond the cadre's authority, words masked; `standing` is how far it came. HTML."""
    attached = f"📎 {escape(files)} · " if files else ""
    weight = [f"<b>👥 {households} hộ cùng nêu</b>"] if households > 1 else []
    return "\n".join(
        [
            f"<b>📨 Ý kiến vượt thẩm quyền – {escape(code)}</b>",
            "",
            f"Lĩnh vực: {escape(category)} · {escape(hamlet)} · Mức độ: {escape(urgency)}",
            f"Loại: {escape(kind)}",
            *weight,
            "",
            f"«{escape(words)}»",
            "",
            f"{attached}Ghi nhận {numeric_date(recorded_on)}, {escape(comrade(cadre))} báo cáo",
            *(escape(line) for line in standing),
            f"⏳ Trả lời: chậm nhất {numeric_date(answer_on)}",
        ]
    )


def notice_by(on: date) -> str:
    """The citizen is still to hear that it was received: plain text."""
    return f"⏳ Thông báo tiếp nhận cho công dân: chậm nhất {numeric_date(on)}"


def noticed(on: date) -> str:
    """The citizen heard that it was received: plain text."""
    return f"📣 Tiếp nhận: đã báo công dân ngày {numeric_date(on)}"


def promised(on: date) -> str:
    """What the citizen was promised: plain text."""
    return f"📅 Đã hẹn trả lời: {long_date(on)}"


def with_body(body: str, number: str, again_on: date) -> str:
    """The outside body that has it: plain text."""
    document = f", văn bản {number}" if number else ""
    return f"📤 Đã chuyển {body}{document}; hỏi lại {long_date(again_on)}"


def unsatisfied(words: str) -> str:
    """It was answered before, and opened again: plain text."""
    return f"🔁 Đã trả lời, công dân chưa hài lòng: «{words}»"


REQUEST = "Kính đề nghị đồng chí xem xét, cho ý kiến xử lý."


def unsatisfied_there(answer: str) -> str:
    """The cadre answered there, and the citizen was not satisfied. HTML."""
    return (
        f"Cán bộ đã trả lời tại chỗ: «{escape(answer)}». Công dân chưa hài lòng.\n"
        "Kính đề nghị đồng chí xem xét, cho ý kiến xử lý."
    )


def accept_by(on: date, answer_on: date) -> str:
    """The button that accepts with a date."""
    return f"✅ Đúng hạn {on:%d/%m}" if on == answer_on else f"✅ Nhận, {short_date(on)}"


def accepted(code: str, on: date) -> str:
    """Accepted by the one who reads this. HTML."""
    return (
        f"✅ Đồng chí đã nhận xử lý <b>{escape(code)}</b>, hẹn trả lời {long_date(on)}. "
        "Người ghi nhận đã được thông báo."
    )


def accepted_state(code: str, on: date) -> str:
    """Accepted, as a line of state: plain text."""
    return f"✅ Đồng chí đã nhận xử lý {code}, hẹn trả lời {long_date(on)}"


def prepared_by(why: str, name: str) -> str:
    """Why an act was done, and who prepared it: plain text."""
    return f"{why} ({comrade(name)} chuẩn bị)" if why else f"{comrade(name)} chuẩn bị"


def state(text: str) -> str:
    """A line of state under a push. HTML."""
    return f"<b>{escape(text)}</b>"


def faster(name: str) -> str:
    """A form is sent too late: somebody else acted, and this one holds it now."""
    return f"Việc này vừa có người xử lý, hiện do {comrade(name)} giữ. Mời xem lại."


def now_with(name: str) -> str:
    """Somebody else was faster, or holds it now."""
    return f"Việc này hiện do {comrade(name)} giữ."


def now_at(stage: str) -> str:
    """How far it came: plain text."""
    return f"Hiện nay: {stage}"


def assigned(code: str, name: str) -> str:
    """It was assigned."""
    return f"👤 Đã giao {escape(code)} cho {escape(comrade(name))}."


def assigned_to_you(name: str) -> str:
    """Who assigned it."""
    return f"{comrade(name)} giao đồng chí xử lý."


def answered(code: str) -> str:
    """The answer was sent."""
    return f"✍️ Đã gửi trả lời <b>{escape(code)}</b>. Cán bộ sẽ báo kết quả cho hộ dân."


def asked(code: str) -> str:
    """The question was sent."""
    return f"❓ Đã hỏi thêm về <b>{escape(code)}</b>."


def refused(code: str) -> str:
    """The refusal was sent."""
    return f"🚫 Đã ghi không giải quyết <b>{escape(code)}</b>. Cán bộ sẽ báo công dân lý do."


def transferred(code: str, body: str, again_on: date) -> str:
    """The transfer was recorded."""
    return (
        f"📤 Đã ghi chuyển <b>{escape(code)}</b> đến {escape(body)}. "
        f"Sẽ nhắc đồng chí hỏi lại {long_date(again_on)}."
    )


def asked_again(code: str, body: str, again_on: date) -> str:
    """The outside body was asked again. HTML."""
    return (
        f"☎️ Đã ghi: đã hỏi lại {escape(body)} về <b>{escape(code)}</b>. "
        f"Sẽ nhắc đồng chí hỏi lại {long_date(again_on)}."
    )


def question_for_cadre(code: str, name: str, question: str) -> str:
    """The leader asks the cadre for more. HTML."""
    return f"❓ <b>{escape(code)}</b>: {escape(comrade(name))} hỏi thêm:\n«{escape(question)}»"


def informed(code: str, words: str) -> str:
    """The cadre gave what was asked for. HTML."""
    return f"✍️ <b>{escape(code)}</b> đã được bổ sung:\n«{escape(words)}»"


def sent_back(code: str) -> str:
    """What was asked for was sent."""
    return f"✅ Đã gửi bổ sung cho {escape(code)}."


def reopened(code: str, words: str) -> str:
    """The citizen is not satisfied. HTML."""
    return (
        f"🔁 <b>{escape(code)}</b>: công dân chưa hài lòng:\n«{escape(words)}»\n"
        "Kính đề nghị đồng chí xem xét lại."
    )


def recategorised(code: str, category: str, answer_on: date, to: str) -> str:
    """It is of another category now, and perhaps with somebody else. HTML."""
    where = f" Ý kiến chuyển đến {escape(comrade(to))}." if to else ""
    return (
        f"🗂 <b>{escape(code)}</b> nay thuộc lĩnh vực {escape(category)}, "
        f"hạn trả lời {numeric_date(answer_on)}.{where}"
    )


def recategorised_to_you(name: str) -> str:
    """Why it came to whoever answers for the category. HTML."""
    return f"{escape(comrade(name))} đổi lĩnh vực, ý kiến này nay do đồng chí phụ trách. {REQUEST}"
