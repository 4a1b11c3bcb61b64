"""What is said while a document is being made."""

MAKING = "⏳ Đang tạo văn bản… Đồng chí cứ làm việc khác, tệp sẽ hiện ở đây."
BEING_MADE = "Văn bản này đang được tạo, đồng chí chờ một chút."
FAILED = (
    "⚠️ Chưa tạo được văn bản này. Dữ liệu không mất gì; "
    "đồng chí mở lại trang vừa rồi và bấm tạo lần nữa."
)
