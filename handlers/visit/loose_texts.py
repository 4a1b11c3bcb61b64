"""What is said about things sent outside a form."""

HOME = "🏠 Trang chính"
INTO_ISSUE = "💬 Ghi thành ý kiến"
INTO_VISIT = "📝 Ghi vào phiếu"
OFFER = (
    "Tôi đã giữ nội dung đồng chí vừa gửi. "
    "Ghi thành ý kiến của công dân, hay ghi vào một phiếu thăm hộ? "
    "Đồng chí chỉ cần trả lời phần còn thiếu."
)
NOT_UNDERSTOOD = (
    "Tôi chưa rõ đồng chí muốn làm gì. Mời chọn một nút ở trang chính, hoặc gõ đúng tên nút."
)
NO_USE = "Bot không dùng được loại tin này. Đồng chí gửi chữ, ảnh, ghi âm hoặc vị trí giúp."
"""Said to stickers, polls and games."""
