"""What is said about the files of an issue."""

from html import escape

RAISED = "📎 Ảnh, ghi âm"
ANSWER = "📎 Tệp trả lời"
PAST = "📎 Trả lời trước"
NO_FILES = "Không có ảnh hay ghi âm nào."


def more(left: int) -> str:
    """The button for files that were not shown yet."""
    return f"📎 Xem tiếp ({left})"


def attached(files: str) -> str:
    """Files that came with an answer. HTML."""
    return f"📎 {escape(files)} kèm theo"


def instruction(caption: str) -> str:
    """The caption of a file that goes with the instruction. HTML."""
    return f"Bút phê: {escape(caption)}" if caption else "Bút phê"
