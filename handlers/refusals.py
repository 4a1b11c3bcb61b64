"""What is refused, and how it is said: one text for each reason, revealing nothing."""

from enum import StrEnum


class Why(StrEnum):
    """The reason of a refusal; its value is the text."""

    STRANGER = (
        "Xin chào. Bot này chỉ dành cho cán bộ được mời. "
        "Nếu cần phản ánh, mời ông/bà liên hệ trụ sở UBND xã."
    )
    NOT_ALLOWED = "Việc này ngoài phần việc được giao cho đồng chí."
    GONE = "Mục này không còn nữa. Mời đồng chí mở lại trang chính."
    NO_CODE = "Không có mã này trong phần việc của đồng chí."
    TOO_LATE = "Đã quá 48 giờ. Đồng chí nhờ đầu mối đôn đốc sửa giúp."
    TOO_LATE_FOR_WORDS = "Ý kiến này đã được trả lời hoặc đã quá 48 giờ, không sửa lời được nữa."
    INVITE_GONE = "Lời mời này không dùng được: đã dùng, đã hết hạn hoặc đã rút."
    PRIVATE_ONLY = "Mời đồng chí nhắn riêng với bot; trong nhóm bot không ghi việc của hộ dân."


class Refused(Exception):
    """Somebody asked for what they may not have, or what is not there.

    `of` is the record that was refused, as the access log names it. It is logged where the
    refusal is answered: what was written before it may be taken back, the try is not.
    """

    def __init__(self, why: Why, of: tuple[str, int] | None = None) -> None:
        super().__init__(why.name)
        self.why = why
        self.of = of
