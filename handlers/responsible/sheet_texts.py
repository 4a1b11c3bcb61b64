"""The table as a file: its heading, and what is wrong with a line."""

from collections.abc import Sequence

from domain.issue import Urgency

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
EVERY_FIELD = "Mọi lĩnh vực"
EVERYWHERE = "Toàn xã"
BETWEEN = ">"
"""Between those above, from the first that a matter climbs to."""

URGENCIES = {Urgency.NORMAL: "thường", Urgency.URGENT: "khẩn"}
NOBODY = "không"


def wrong_heading() -> str:
    """It is not the table."""
    return f"Dòng đầu phải là: {'; '.join(HEADING)}."


def unknown_category(row: int, name: str) -> str:
    """No such category."""
    return f"Dòng {row}: không có lĩnh vực «{name}»."


def unknown_hamlet(row: int, name: str) -> str:
    """No such hamlet."""
    return f"Dòng {row}: không có ấp «{name}»."


def unknown_person(row: int, name: str) -> str:
    """Nobody of that name."""
    return f"Dòng {row}: «{name}» không có trong danh sách cán bộ."


def namesakes(row: int, name: str, ways: Sequence[str]) -> str:
    """Several of that name, and how each is written."""
    written = " hoặc ".join(f"«{way}»" for way in ways)
    return f"Dòng {row}: có {len(ways)} đồng chí tên «{name}»; mời ghi {written}."


def only_one(row: int, heading: str) -> str:
    """Several where only one can be."""
    return (
        f"Dòng {row}: cột {heading} chỉ ghi một đồng chí; "
        f"chỉ cột {HEADING[4]} ghi được nhiều, cách nhau bằng dấu {BETWEEN}."
    )


def no_part(row: int, name: str) -> str:
    """Somebody who can do nothing about an issue."""
    return f"Dòng {row}: «{name}» không có vai trò cán bộ hoặc lãnh đạo."


def above_in_hamlet(row: int) -> str:
    """Those above are the same for every hamlet."""
    return f"Dòng {row}: cột Cấp trên chỉ ghi ở dòng «{EVERYWHERE}» của lĩnh vực."


def twice(row: int) -> str:
    """The same category and hamlet again."""
    return f"Dòng {row}: lĩnh vực và ấp này đã có ở dòng trên."


def wrong_rule(row: int) -> str:
    """Who answers on the spot, urgency or days make no sense."""
    return (
        f"Dòng {row}: cột Trả lời tại chỗ ghi «cán bộ, lãnh đạo», «lãnh đạo» hoặc «không»; "
        "Mức độ ghi «thường» hoặc «khẩn»; số ngày từ 1 đến 90, việc khẩn không dài hơn việc thường."
    )
