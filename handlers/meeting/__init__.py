"""📝 Kết quả buổi: what came of a date of a programme, and who came."""
