"""What raising an issue says."""

from datetime import date
from html import escape

from domain.issue import Channel, Kind, Stage, Urgency, Word
from handlers.wording import comrade, long_date, numeric_date, seconds

HEADING = "💬 Ghi ý kiến"
RAISE = "💬 Ghi ý kiến"
HOME = "🏠 Trang chính"
DETAILS = "🔎 Xem chi tiết"

KIND = "Loại"
ASK_KIND = "Đây là loại ý kiến gì?"
KINDS = {
    Kind.REPORT: "Phản ánh",
    Kind.PROPOSAL: "Kiến nghị",
    Kind.CONTRIBUTION: "Góp ý",
    Kind.COMPLAINT: "Khiếu nại",
    Kind.DENUNCIATION: "Tố cáo",
    Kind.CRIME_REPORT: "Tố giác tội phạm",
}
KINDS_EXPLAINED = (
    "Phản ánh: nêu sự việc.\n"
    "Kiến nghị: đề xuất giải quyết.\n"
    "Góp ý: đóng góp xây dựng Đảng, chính quyền (không nêu tên).\n"
    "Khiếu nại: không đồng ý một quyết định.\n"
    "Tố cáo: báo hành vi sai phạm.\n"
    "Tố giác: báo tội phạm."
)
GUIDANCE = {
    Kind.COMPLAINT: (
        "Khiếu nại đi theo đường riêng, không ghi nội dung ở đây. Mời công dân gửi đơn đến người "
        "đã ra quyết định, hoặc đến Ban Tiếp công dân; hạn khiếu nại là 90 ngày từ ngày biết."
    ),
    Kind.DENUNCIATION: (
        "Tố cáo đi theo đường riêng để giữ kín người tố cáo. Đề nghị đồng chí không ghi, không "
        "chụp lại. Mời công dân gửi đơn hoặc trình bày trực tiếp tại nơi tiếp công dân."
    ),
    Kind.CRIME_REPORT: (
        "Tố giác tội phạm: mời công dân báo ngay công an xã, hoặc gọi 113. "
        "Đề nghị đồng chí không ghi, không chụp lại."
    ),
}
LOOSE_GONE = "Tin gửi rời trong 30 phút trước đó cũng đã được xóa."
UNDERSTOOD = "✅ Đã hướng dẫn"

SAID = "Ý kiến"
ASK_SAID = "Công dân nêu gì?"
SAID_HINT = "Gõ, hoặc giữ micro để nói. Ảnh gửi lúc nào cũng được."

CATEGORY = "Lĩnh vực"
ASK_CATEGORY = "Thuộc lĩnh vực nào?"
ALL_CATEGORIES = "📚 Lĩnh vực khác"

AUTHORITY = "Xử lý"
ASK_AUTHORITY = "Đồng chí trả lời được tại chỗ không?"
ON_SPOT = "✅ Trả lời tại chỗ"
BEYOND = "📨 Báo cáo lãnh đạo"
TO_LEADER = "báo cáo lãnh đạo"
ANSWERED_THERE = "trả lời tại chỗ"

ANSWER = "Đã trả lời"
ASK_ANSWER = "Đồng chí đã trả lời công dân thế nào?"
WORD = "Công dân"
ASK_WORD = "Công dân thấy thế nào?"
WORDS = {
    Word.SATISFIED: "hài lòng",
    Word.UNSATISFIED: "chưa hài lòng",
    Word.NOT_ASKED: "không hỏi",
}
WORD_BUTTONS = {
    Word.SATISFIED: "🙂 Hài lòng",
    Word.UNSATISFIED: "🙁 Chưa hài lòng",
    Word.NOT_ASKED: "Không hỏi",
}

URGENCY = "Mức độ"
ASK_URGENCY = "Mức độ thế nào?"
URGENCIES = {Urgency.NORMAL: "thường", Urgency.URGENT: "khẩn (an toàn)"}

CONSENT = "Đồng ý nêu tên"
CONSENT_ASK = "Đọc cho chủ hộ nghe, rồi ghi câu trả lời"
CONSENT_READ = (
    "«UBND xã xin ghi họ tên, số điện thoại của bác để báo kết quả. Chỉ người có trách nhiệm được "
    "xem; bác có quyền xem, sửa, xóa, rút lại. Bác không đồng ý thì ý kiến vẫn được giải quyết. "
    "Bác có đồng ý không ạ?»"
)
CONSENTED = "👍 Đồng ý"
NOT_CONSENTED = "🙅 Không đồng ý"
YES = "đồng ý"
NO = "không đồng ý, ghi không tên"

PICTURES = "Ảnh, tệp"
ASK_PEOPLE = "Ảnh, video, tệp gửi kèm có hình người không?"
PEOPLE_HINT = "Chưa được đồng ý thì ảnh có người không được giữ; ảnh hiện trường thì giữ."
NO_PEOPLE = "🏞 Không có người"
SOME_PEOPLE = "🧑 Có người"
WITHOUT_PEOPLE = "không có người"
WITH_PEOPLE = "có người"
REWRITTEN = "Ghi lại"
ASK_REWRITTEN = "Đồng chí ghi lại ý kiến bằng chữ giúp"
REWRITTEN_HINT = "Công dân không đồng ý nên ghi âm được bỏ; chỉ giữ lời đồng chí ghi."
CONTACT = "Liên hệ"
ASK_CONTACT = "Số điện thoại của công dân?"
CONTACT_HINT = "Ví dụ 0912 345 678. Không có thì bấm Bỏ qua."
NO_CONTACT = "không ghi"
NOT_A_PHONE = "Chưa đọc được số này. Mời gõ như 0912 345 678."

HAMLET = "Nơi có vấn đề"
ASK_HAMLET = "Ý kiến về việc ở đâu?"
NO_HAMLET = "Toàn xã, chưa rõ ấp"

SENT_LABEL = "✅ Gửi ý kiến"
WHO = "Người nêu"
ASK_WHO = "Ai nêu ý kiến này?"
UNNAMED = "🙅 Không nêu tên"
LISTED = "🏠 Hộ trong danh sách"
TYPED = "✍️ Ghi họ tên"
NOBODY = "không nêu tên"
OF_HOUSEHOLD = "hộ trong danh sách"
OTHER_CITIZEN = "công dân khác"
ASK_HOUSEHOLD = "Hộ nào nêu ý kiến?"
NAME = "Họ tên"
ASK_NAME = "Họ tên công dân?"
CHANNEL = "Tiếp nhận"
ASK_CHANNEL = "Ý kiến được nêu ở đâu?"
CHANNELS = {
    Channel.OFFICE: "tại trụ sở",
    Channel.MEETING: "tại cuộc họp",
    Channel.PHONE: "qua điện thoại",
}
RECEIVED_ON = "Ngày tiếp nhận"
ASK_RECEIVED_ON = "Tiếp nhận ngày nào?"
OLD_CASE = "Báo tiếp nhận"
ASK_NOTICED = "Vụ việc cũ: công dân đã được báo là đã tiếp nhận chưa?"
NOT_NOTICED = "Chưa báo"
NOTICED_THEN = "Đã báo trước đây"
ANOTHER = "💬 Ghi ý kiến khác"
REFERRED = "✅ Đã ghi là công dân được hướng dẫn đường khiếu nại. Không giữ nội dung nào."

STAGES = {
    Stage.UNHELD: "chưa có lãnh đạo nhận",
    Stage.WAITING: "chờ tiếp nhận",
    Stage.ACCEPTED: "đã nhận xử lý",
    Stage.ASKED: "đang hỏi thêm cán bộ",
    Stage.TRANSFERRED: "đã chuyển cơ quan khác",
    Stage.ANSWERED: "có kết quả, chờ báo hộ",
    Stage.REFUSED: "không giải quyết, chờ báo hộ",
    Stage.MERGED: "đã gộp, chờ kết quả chung",
    Stage.CLOSED: "đã xong",
}


def guidance(kind: Kind) -> str:
    """Where the citizen goes. HTML."""
    return f"ℹ️ {escape(GUIDANCE[kind])}"


def left_without_trace(kind: Kind, *, beside: bool) -> str:
    """Where the citizen goes, and that what was sent beside the form is gone too: plain text."""
    return f"{GUIDANCE[kind]} {LOOSE_GONE}" if beside else GUIDANCE[kind]


def said(words: str, voice_seconds: int) -> str:
    """The words, or the length of the voice note: plain text."""
    return words or f"🎙 ghi âm {seconds(voice_seconds)}"


def number(position: int, name: str) -> str:
    """A field of the n-th issue of a visit."""
    return f"{name} {position}"


def goes_to(leader: str | None) -> str:
    """Who will get it, shown before it is sent. HTML."""
    return f"Sẽ gửi: {escape(comrade(leader))}" if leader else "Sẽ lưu lại, chưa có lãnh đạo nhận"


def track(
    code: str,
    category: str,
    stage: Stage,
    merged_into: str,
    *,
    seen: bool,
    promised_on: date | None,
    answer_on: date,
    answer: str,
) -> str:
    """The cadre's card: sent, seen, accepted, answered. HTML."""
    reached = {
        Stage.ACCEPTED: 3,
        Stage.ASKED: 3 if promised_on else 2,
        Stage.TRANSFERRED: 3,
        Stage.ANSWERED: 4,
        Stage.REFUSED: 4,
        Stage.CLOSED: 4,
    }.get(stage, 2 if seen else 1)
    names = ("đã gửi", "đã xem", "đã nhận", "đã trả lời")
    steps = " → ".join(
        f"{'✅' if n <= reached else '⬜'} {name}" for n, name in enumerate(names, start=1)
    )
    lines = [f"<b>💬 {escape(code)}</b> · {escape(category)}", steps]
    lines += [f"🤝 Cùng ý kiến với {escape(merged_into)}."] if merged_into else []
    lines.append(f"Hiện nay: {STAGES[stage]}.")
    if promised_on is not None and stage is Stage.ACCEPTED:
        lines.append(f"Hẹn trả lời: {long_date(promised_on)}.")
    elif stage in (Stage.WAITING, Stage.UNHELD):
        lines.append(f"Hạn trả lời: {long_date(answer_on)}.")
    if answer:
        lines += ["", f"Trả lời: {escape(answer)}"]
    return "\n".join(lines)


def track_on_spot(code: str, category: str) -> str:
    """The cadre's card of an issue that no leader ever had. HTML."""
    return (
        f"<b>💬 {escape(code)}</b> · {escape(category)}\n✅ đã trả lời tại chỗ\nHiện nay: đã xong."
    )


def kept_unheld(code: str) -> str:
    """The line under a receipt when no leader could be found."""
    return f"💬 {escape(code)}: đã lưu, chưa có lãnh đạo nhận. Đầu mối đôn đốc đã được báo."


def closed_on_spot(code: str) -> str:
    """An issue that was answered on the spot."""
    return f"✅ Đã ghi <b>{escape(code)}</b>: đã trả lời tại chỗ."


def sent_to(code: str, leader: str, answer_on: date) -> str:
    """An issue went to a leader: what happens next, and by when."""
    return (
        f"✅ Đã ghi <b>{escape(code)}</b> và gửi {escape(comrade(leader))}. "
        f"Trả lời chậm nhất {long_date(answer_on)}; có tin mới, đồng chí được báo ngay."
    )


def recorded(code: str) -> str:
    """An issue was recorded."""
    return f"✅ Đã ghi <b>{escape(code)}</b>."


def kept_by_nobody(code: str) -> str:
    """The line under a receipt when there is neither a leader nor a coordinator."""
    return (
        f"💬 {escape(code)}: đã lưu, chưa có lãnh đạo và đầu mối đôn đốc nào nhận. "
        "Người quản trị đã được báo."
    )


def unheld_for_coordinator(code: str, category: str, on: date) -> str:
    """No leader could be found: code, category and age only."""
    return (
        f"⚠️ <b>{escape(code)}</b> · {escape(category)}: chưa có lãnh đạo nhận, "
        f"ghi ngày {numeric_date(on)}. Đề nghị phân công lãnh đạo phụ trách."
    )


def which(code: str, category: str) -> str:
    """An issue that a form is about."""
    return f"{code} · {category}"


def title(category: str) -> str:
    """A draft among others, without a word of what was raised."""
    return f"ý kiến về {category.lower()}" if category else "ý kiến mới"
