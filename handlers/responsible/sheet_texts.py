"""The table as a file: its heading, and what is wrong with a line."""

from collections.abc import Sequence
from datetime import date

from domain.issue import Urgency
from handlers.wording import numeric_date

HEADING = (
    "Lĩnh vực",
    "Ấp",
    "Phụ trách",
    "Cấp phó",
    "Cấp trên",
    "Trả lời tại chỗ",
    "Mức độ",
    "Ngày trả lời",
    "Ngày trả lời khẩn",
    "Ngày nhận",
)
SHEET = "Phân công"
EVERY_FIELD = "Mọi lĩnh vực"
EVERYWHERE = "Toàn xã"
BETWEEN = ">"
"""Between those above, from the first that a matter climbs to."""

URGENCIES = {Urgency.NORMAL: "thường", Urgency.URGENT: "khẩn"}
NOBODY = "không"

WRONG_HEADING = f"dòng tiêu đề phải là: {'; '.join(HEADING)}."
"""It is not the table."""
ABOVE_IN_HAMLET = f"cột Cấp trên chỉ ghi ở dòng «{EVERYWHERE}» của lĩnh vực."
"""Those above are the same for every hamlet."""
TWICE = "lĩnh vực và ấp này đã có ở dòng trên."
"""The same category and hamlet again."""
WRONG_RULE = (
    "cột Trả lời tại chỗ ghi «cán bộ, lãnh đạo», «lãnh đạo» hoặc «không»; "
    "Mức độ ghi «thường» hoặc «khẩn»; số ngày từ 1 đến 90, việc khẩn không dài hơn việc thường."
)
"""Who answers on the spot, urgency or days make no sense."""


def file_name(on: date) -> str:
    """What the file is called."""
    return f"phan-cong-{on.isoformat()}.xlsx"


def caption(on: date) -> str:
    """What stands below the document. HTML."""
    return (
        f"📤 Bảng phân công, ngày {numeric_date(on)}. Đồng chí sửa trong tệp rồi gửi lại vào đây: "
        "bot cho xem trước, xác nhận rồi mới ghi. Dòng bị bỏ khỏi tệp là bỏ phân công riêng ấy; "
        "ô quy định để trống giữ như cũ."
    )


def at(row: int, why: str) -> str:
    """What is wrong, and where."""
    return f"Dòng {row}: {why}" if row else why


def unknown_category(name: str) -> str:
    """No such category."""
    return f"không có lĩnh vực «{name}»."


def unknown_hamlet(name: str) -> str:
    """No such hamlet."""
    return f"không có ấp «{name}»."


def unknown_person(name: str) -> str:
    """Nobody of that name."""
    return f"«{name}» không có trong danh sách cán bộ."


def namesakes(name: str, ways: Sequence[str]) -> str:
    """Several of that name, and how each is written."""
    written = " hoặc ".join(f"«{way}»" for way in ways)
    return f"có {len(ways)} đồng chí tên «{name}»; mời ghi {written}."


def only_one(heading: str) -> str:
    """Several where only one can be."""
    return (
        f"cột {heading} chỉ ghi một đồng chí; "
        f"chỉ cột {HEADING[4]} ghi được nhiều, cách nhau bằng dấu {BETWEEN}."
    )


def no_part(name: str) -> str:
    """Somebody who can do nothing about an issue."""
    return f"«{name}» không có vai trò cán bộ hoặc lãnh đạo."
