"""What is said when nothing else fits."""

PUT_ASIDE = (
    "Có trục trặc khi xử lý, nội dung đồng chí gửi đã được giữ lại, không mất. "
    "Người quản trị đã được báo. Đồng chí cứ làm tiếp việc khác."
)
FOR_ADMINS = (
    "⚠️ Một nội dung gửi đến không xử lý được và đã được giữ lại. Đề nghị xem nhật ký của máy chủ."
)
NO_COMMAND = "Lệnh này chưa có. Đây là trang chính."
