"""What is said to whoever comes in, and to whoever asked them in."""

from html import escape

YES = "✅ Đúng, tham gia"
NO = "✖️ Không phải tôi"
TAKE_BACK = "↩️ Thu hồi"
WITHDRAW = "🚫 Rút lời mời"
THE_PERSON = "👤 Xem cán bộ"
HOME = "🏠 Trang chính"

JOINED = "Đã tham gia."

DECLINED = (
    "Đã bỏ qua lời mời, chưa có gì được ghi. "
    "Nếu bấm nhầm, mời mở lại liên kết trong tin mời.\n"
    "Người gửi lời mời được báo để gửi lại cho đúng người."
)
SAME_ACCOUNT = (
    "Tài khoản Telegram này đã là của đồng chí, không cần lời mời nữa.\n"
    "Nếu đồng chí dùng một tài khoản khác trên máy mới, mời mở liên kết ngay trên máy đó."
)
MOVED = (
    "📱 Đồng chí đã chuyển sang dùng bot trên tài khoản Telegram khác. "
    "Tài khoản này không dùng bot được nữa; phiếu và hồ sơ vẫn giữ nguyên.\n"
    "Nếu không phải đồng chí làm việc này, mời báo ngay người quản trị của xã."
)
ACCESS_ENDED = (
    "Quyền dùng bot từ tài khoản này đã kết thúc. Cần hỏi thêm, mời liên hệ trụ sở UBND xã."
)
TAKEN_BACK_BEFORE = "Lời mời này đã được thu hồi từ trước."
NOT_THIS_PHONE = (
    "Đồng chí ấy đã chuyển sang máy khác sau lời mời này. Mời đồng chí xem ở trang cán bộ."
)
NOT_YOURSELF = "Đồng chí không tự thu hồi quyền của mình được."
LAST_ADMIN = "Đây là người quản trị duy nhất. Mời thêm một người quản trị trước đã."


def invitation(commune: str, full_name: str, roles: str, hamlets: str, until: str) -> str:
    """Who is invited, to what."""
    return (
        f"{_heading(commune)}\n\nHọ tên: {escape(full_name)}\nVai trò: {escape(roles)}\n"
        f"Phụ trách: {escape(hamlets)}\n\n"
        f"Đúng là đồng chí thì bấm «{YES}». Lời mời dùng một lần, đến {escape(until)}."
    )


def new_phone(commune: str, full_name: str, roles: str, hamlets: str, until: str) -> str:
    """Someone on the staff is to speak from this account from now on."""
    return (
        f"{_heading(commune)}\n\nHọ tên: {escape(full_name)}\nVai trò: {escape(roles)}\n"
        f"Phụ trách: {escape(hamlets)}\n\n"
        "Đồng chí sẽ dùng bot trên tài khoản Telegram này; tài khoản cũ hết quyền ngay.\n"
        f"Đúng là đồng chí thì bấm «{YES}». Lời mời dùng một lần, đến {escape(until)}."
    )


def _heading(commune: str) -> str:
    return f"<b>✉️ Lời mời tham gia Gần Dân – {escape(commune)}</b>"


def somebody_else(own_name: str, invited_name: str) -> str:
    """The account that opened the invitation belongs to another member of staff."""
    return (
        f"Tài khoản Telegram này đang là của đồng chí <b>{escape(own_name)}</b>, "
        f"còn lời mời dành cho <b>{escape(invited_name)}</b>. Lời mời chưa bị dùng.\n\n"
        f"• Nếu đồng chí là {escape(invited_name)}: mời mở liên kết bằng đúng tài khoản của mình.\n"
        "• Nếu đồng chí cần thêm vai trò: nhờ người quản trị đổi vai trò, không cần lời mời."
    )


def welcome(given_name: str, roles: str, hamlets: str) -> str:
    """The person is in."""
    return (
        f"✅ Chào đồng chí {escape(given_name)}, đồng chí đã tham gia.\n"
        f"Vai trò: {escape(roles)} · Phụ trách: {escape(hamlets)}"
    )


def somebody_joined(full_name: str, account: str, roles: str, hamlets: str) -> str:
    """Said to whoever invited; `account` is the name Telegram shows."""
    return (
        f"🆕 Đồng chí <b>{escape(full_name)}</b> đã tham gia.\n"
        f"Tài khoản Telegram: {escape(account)}\n"
        f"Vai trò: {escape(roles)} · Phụ trách: {escape(hamlets)}\n\n"
        f"Không đúng người thì bấm «{TAKE_BACK}»: quyền dùng bot dừng ngay, phiếu vẫn giữ."
    )


def somebody_declined(full_name: str) -> str:
    """Said to whoever invited: the link reached somebody else."""
    return (
        f"✖️ Lời mời gửi đồng chí <b>{escape(full_name)}</b> được mở trên một máy khác, "
        "người mở báo không phải mình. Lời mời vẫn dùng được; nếu gửi nhầm chỗ, mời rút lại."
    )


def taken_back(full_name: str) -> str:
    """The access that an invitation gave has ended."""
    return (
        f"↩️ Đã thu hồi quyền của đồng chí <b>{escape(full_name)}</b>. "
        "Phiếu đã ghi vẫn giữ nguyên.\n"
        "Ở trang cán bộ có thể mời lại đúng máy, hoặc cho thôi phụ trách."
    )
