"""📈 Số liệu: what was done in a period, in numbers."""
