"""What is said about the staff, to the administrators and to whom it concerns."""

from html import escape

INVITE = "✉️ Mời cán bộ"
INVITE_ANOTHER = "✉️ Mời thêm"
STAFF = "👥 Cán bộ"
HOME = "🏠 Trang chính"
CHANGE_ROLES = "🎭 Đổi vai trò"
CHANGE_CHARGE = "🏘 Đổi ấp"
RENAME = "✏️ Sửa họ tên"
NEW_PHONE = "📱 Mời máy mới"
REVOKE = "🚫 Thôi phụ trách"
WITHDRAW = "🚫 Rút lời mời"
WAITING_INVITES = "📨 Lời mời chờ"
COPY_LINK = "📋 Chép liên kết"

MARKS = {"leader": "⭐", "coordinator": "📣", "admin": "🔑"}
NOT_JOINED_MARK = "⏳"
UNREACHABLE_MARK = "📵"
LEGEND = "⭐ lãnh đạo · 📣 đôn đốc · 🔑 quản trị · ⏳ chưa tham gia · 📵 mất liên lạc"

NOT_JOINED = "chưa tham gia, hoặc đã thu hồi máy. Bấm «📱 Mời máy mới» để gửi liên kết."
UNREACHABLE = "không liên lạc được (đã chặn bot hoặc xóa tài khoản)"

INVITES_TITLE = "<b>📨 Lời mời chờ xác nhận</b>\nChọn một lời mời để xem hoặc rút lại."
NO_INVITES = "Không có lời mời nào đang chờ. Bấm «✉️ Mời cán bộ» để tạo lời mời mới."
THE_MACHINE = "máy chủ của xã"
WITHDRAWN = "Đã rút lời mời."
WITHDRAWN_BEFORE = "Lời mời này không còn chờ nữa."
PHONE_INVITED_BEFORE = "Lời mời máy mới đã được tạo ở tin bên dưới."
PHONE_INVITED = "Đã tạo lời mời máy mới."

ROLE_LABELS = {
    "cadre": "Cán bộ",
    "leader": "Lãnh đạo",
    "coordinator": "Đầu mối đôn đốc",
    "admin": "Quản trị",
    "board": "Ban ấp",
}
ONLY_CADRE = "👤 Chỉ là cán bộ"
WHOLE_COMMUNE = "🌐 Toàn xã"
ROLES_HINT = (
    "• Cán bộ: thăm hộ ở ấp được giao.\n"
    "• Lãnh đạo: như cán bộ, và xem mọi phiếu ở ấp được giao.\n"
    "• Đầu mối đôn đốc: theo dõi, nhắc việc toàn xã.\n"
    "• Quản trị: cán bộ, ấp và lời mời; không xem phiếu.\n"
    "• Ban ấp: được báo khi có đoàn về ấp; không xem hộ, không xem ý kiến."
)

INVITE_HEADING = "✉️ Mời cán bộ"
ASK_NAME = "Họ tên người được mời?"
ASK_NEW_NAME = "Họ tên đúng là gì?"
NAME_HINT = "Gõ đủ họ, đệm, tên. Ví dụ: Nguyễn Thị Hoa."
ASK_ROLES = "Vai trò gì?"
ASK_HAMLETS = "Phụ trách ấp nào?"
NAME = "Họ tên"
ROLES = "Vai trò"
HAMLETS = "Phụ trách"
CREATE_INVITE = "✅ Tạo lời mời"
REVIEW_INVITE = "Đúng chưa, thưa đồng chí?"
NOTE = "Lưu ý"
NAMESAKE = "đã có người cùng tên. Nếu chỉ đổi máy, mời dùng «📱 Mời máy mới» ở trang người ấy"
HAMLET_GONE = "Có ấp vừa đóng. Mời đồng chí chọn lại."

ROLES_HEADING = "🎭 Đổi vai trò"
CHARGE_HEADING = "🏘 Đổi ấp phụ trách"
RENAME_HEADING = "✏️ Sửa họ tên"
REVOKE_HEADING = "🚫 Thôi phụ trách"
LAST_ADMIN = "Đây là người quản trị duy nhất. Mời đồng chí giao quản trị cho người khác trước."
NOT_YOURSELF = "Đồng chí không tự cho mình thôi được. Nhờ một người quản trị khác."
UNCHANGED = "Không có gì thay đổi."
CHANGED = "Đã đổi. Đồng chí ấy được báo ngay."
RENAMED = "Đã sửa họ tên."
PERSON_GONE = "Đồng chí ấy đã thôi phụ trách."

REASON = "Lý do"
REASON_HINT = "Ví dụ: nghỉ hưu, chuyển công tác, sáp nhập."
HEIR = "Người nhận tiếp"
NOBODY_YET = "🕓 Chưa có ai nhận"
NOBODY = "chưa có ai"
REVIEW_REVOKE = "Quyền dùng bot dừng ngay. Phiếu đã ghi vẫn giữ nguyên."
EXTRA_HAMLETS = "Giao thêm ấp"
ISSUES = "Ý kiến"
HEIR_GONE = "Đồng chí nhận tiếp không còn phụ trách. Mời chọn người khác."
FAREWELL = (
    "Đồng chí đã thôi phụ trách trên bot Gần Dân; tài khoản này không dùng bot được nữa. "
    "Phiếu đồng chí đã ghi vẫn được giữ. Trân trọng cảm ơn đồng chí."
)


def staff_title(count: int, page: int, pages: int) -> str:
    """The head of the list of staff."""
    shown = f" · trang {page}/{pages}" if pages > 1 else ""
    return f"<b>👥 Cán bộ: {count} đồng chí</b>{shown}\n{LEGEND}"


def waiting_invites(count: int) -> str:
    """The button that lists the invitations nobody used yet."""
    return f"{WAITING_INVITES}: {count}"


def person(full_name: str, roles: str, hamlets: str, telegram: str, tasks: int) -> str:
    """A person's page."""
    lines = [
        f"<b>👤 {escape(full_name)}</b>",
        f"Vai trò: {escape(roles)}",
        f"Phụ trách: {escape(hamlets)}",
        f"Telegram: {escape(telegram)}",
    ]
    return "\n".join(lines + ([f"Còn phải thăm: {tasks} hộ"] if tasks else []))


def joined_on(on: str) -> str:
    """Since when the person speaks from their account."""
    return f"đã tham gia ngày {on}"


def roles_hint(hint: str) -> str:
    """What each role may do."""
    return f"<i>{escape(hint)}</i>"


def invite_title(full_name: str) -> str:
    """The draft of an invitation among other drafts."""
    return f"lời mời {full_name}" if full_name else "lời mời cán bộ"


def ask_person_roles(full_name: str) -> str:
    """Which roles a person is to hold."""
    return f"Đồng chí {full_name} giữ vai trò gì?"


def ask_person_hamlets(full_name: str) -> str:
    """Which hamlets a person is to look after."""
    return f"Đồng chí {full_name} phụ trách ấp nào?"


def ask_reason(full_name: str) -> str:
    """Why a person's access ends."""
    return f"Vì sao đồng chí {full_name} thôi phụ trách?"


def ask_heir(tasks: int) -> str:
    """Who goes on with the open tasks."""
    return f"Còn {tasks} hộ phải thăm. Đồng chí nào nhận tiếp?"


def invite_made(full_name: str) -> str:
    """The invitation is ready; its link stands in the next message."""
    return (
        f"✅ Đã tạo lời mời đồng chí <b>{escape(full_name)}</b>.\n"
        "Chuyển tiếp tin bên dưới cho đồng chí ấy. Khi đồng chí ấy vào, bot sẽ báo."
    )


def invite_message(commune: str, full_name: str, link: str, until: str) -> str:
    """The message to forward to whoever is invited."""
    return (
        f"<b>✉️ Mời tham gia Gần Dân – {escape(commune)}</b>\n\n"
        f"Mời đồng chí {escape(full_name)} mở liên kết này bằng Telegram của mình, "
        f"rồi bấm «Đúng, tham gia»:\n{escape(link)}\n\n"
        f"Liên kết dùng một lần, đến {escape(until)}. Xin không chuyển cho người khác."
    )


def invite_message_without_link(commune: str, full_name: str, words: str, until: str) -> str:
    """The same while the bot does not know its own name."""
    return (
        f"<b>✉️ Mời tham gia Gần Dân – {escape(commune)}</b>\n\n"
        f"Mời đồng chí {escape(full_name)} mở bot này và gửi nguyên dòng sau:\n"
        f"<code>{escape(words)}</code>\n\n"
        f"Lời mời dùng một lần, đến {escape(until)}. Xin không chuyển cho người khác."
    )


def pending_invite(full_name: str, roles: str, hamlets: str, by: str, until: str) -> str:
    """An invitation that nobody used yet."""
    return (
        f"<b>📨 Lời mời: {escape(full_name)}</b>\nVai trò: {escape(roles)}\n"
        f"Phụ trách: {escape(hamlets)}\nNgười mời: {escape(by)}\nDùng được đến {escape(until)}"
    )


def pending_label(full_name: str, on: str) -> str:
    """An invitation in the list."""
    return f"{full_name} · đến {on}"


def your_capacity(roles: str, hamlets: str) -> str:
    """Said to whoever was given other roles or hamlets."""
    return (
        "🔔 Phần việc của đồng chí trên bot đã được cập nhật.\n"
        f"Vai trò: {escape(roles)}\nPhụ trách: {escape(hamlets)}"
    )


def issues_move_on(count: int) -> str:
    """How many issues go to others: plain text."""
    return f"{count} ý kiến đang mở chuyển ngay cho người khác"


def revoked(full_name: str, issues: int) -> str:
    """Someone is staff no more; the issues that were with them go on."""
    said = (
        f"✅ Đồng chí <b>{escape(full_name)}</b> đã thôi phụ trách. "
        "Quyền dùng bot đã dừng; phiếu đã ghi vẫn giữ nguyên."
    )
    moved = f"Có {issues} ý kiến đang mở được chuyển ngay cho người khác."
    return f"{said}\n{moved}" if issues else said


def tasks_taken(count: int, from_name: str, hamlets: str) -> str:
    """Said to whoever goes on with somebody's tasks."""
    return (
        f"🔔 Đồng chí nhận tiếp {count} hộ cần thăm của đồng chí {escape(from_name)}. "
        f"Xem ở «📋 Hộ hôm nay» khi đến ngày.\nPhụ trách: {escape(hamlets)}"
    )
