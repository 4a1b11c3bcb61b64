"""Which row of a sheet is its heading, and what stands in which column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from domain.text import fold, one_line

Cell: TypeAlias = str | int | float | None
Row: TypeAlias = Sequence[Cell]

MOST_ROWS_ABOVE = 40
_MOST_HEADING_ROWS = 3
_LONGEST_HEADING = 60


class Field(StrEnum):
    """What a column tells of a household."""

    HAMLET = "hamlet"
    HEAD = "head"
    FAMILY = "family"
    GIVEN = "given"
    ADDRESS = "address"
    PHONE = "phone"
    GROUPS = "groups"
    SINCE = "since"
    UNTIL = "until"


_SPELLINGS: dict[Field, str] = {
    Field.HAMLET: "ấp|thôn|khu phố|ấp khu phố|thôn ấp|ấp thôn|khu vực|tổ dân phố|bản|buôn|làng|khóm"
    "|xóm|khu dân cư|tên ấp|tên thôn|thôn tổ dân phố|thôn bản|kp|tdp",
    Field.HEAD: "chủ hộ|họ tên|họ và tên|tên chủ hộ|họ tên chủ hộ|họ và tên chủ hộ|tên hộ"
    "|hộ gia đình|đại diện hộ|người đại diện|ho va ten chu ho|họ tên người đại diện",
    Field.FAMILY: "họ đệm|họ và đệm|họ và tên đệm|họ và chữ đệm|họ tên đệm|họ lót|họ và tên lót|họ",
    Field.GIVEN: "tên|tên gọi",
    Field.ADDRESS: "địa chỉ|ghi chú|số nhà|nơi ở|chỗ ở|địa chỉ cụ thể|địa chỉ thường trú|đường"
    "|nơi cư trú|tổ|ghi chú địa chỉ",
    Field.PHONE: "điện thoại|sđt|số điện thoại|đt|số đt|di động|điện thoại liên hệ|số máy|tel",
    Field.GROUPS: "diện|đối tượng|diện ưu tiên|diện chính sách|đối tượng chính sách|loại hộ"
    "|nhóm ưu tiên|thuộc diện|phân loại|diện hộ",
    Field.SINCE: "từ ngày|ngày công nhận|ngày vào diện|thuộc diện từ|từ",
    Field.UNTIL: "đến ngày|đến hết ngày|thuộc diện đến|hết hạn|đến",
}
_MEANING = {fold(word): field for field, words in _SPELLINGS.items() for word in words.split("|")}
# Inside a longer heading only words that can mean nothing else; the longest first.
_TELLING = sorted(
    (word for word in _MEANING if " " in word or word in ("sdt", "ap", "thon")),
    key=len,
    reverse=True,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The columns of each field, the index of the first row below, and each column's words."""

    columns: Mapping[Field, tuple[int, ...]]
    below: int
    words: tuple[str, ...]


def find_heading(rows: Sequence[Row]) -> Heading | None:
    """The row or rows that name the columns; None when no row names the head of a household.

    Titles above are passed over; a heading may be spread over several rows.
    """
    best: tuple[int, int, int] | None = None
    for start in range(min(len(rows), MOST_ROWS_ABOVE)):
        for count in range(1, min(_MOST_HEADING_ROWS, len(rows) - start) + 1):
            score, columns = _meanings(rows[start : start + count])
            if _names_the_head(columns) and (best is None or score > best[0]):
                best = score, start, count
    return _heading(rows, best[1], best[2]) if best else None


def _heading(rows: Sequence[Row], start: int, count: int) -> Heading:
    """The heading with rows below it that say again, in a merged cell, what a name's column is."""
    _, columns = _meanings(rows[start : start + count])
    head = columns.get(Field.HEAD, columns.get(Field.FAMILY, (0,)))[0]
    below = start + count
    while below < min(len(rows), start + _MOST_HEADING_ROWS) and _is_name(rows[below], head):
        below += 1
    return Heading(columns, below, _words(rows[start:below]))


def _is_name(row: Row, place: int) -> bool:
    cell = row[place] if place < len(row) else None
    return isinstance(cell, str) and _folded(cell) in _MEANING


def _names_the_head(columns: Mapping[Field, tuple[int, ...]]) -> bool:
    return Field.HEAD in columns or {Field.FAMILY, Field.GIVEN} <= columns.keys()


def _meanings(rows: Sequence[Row]) -> tuple[int, dict[Field, tuple[int, ...]]]:
    """What each column means, and how sure that is: a whole name counts twice a part of one."""
    columns: dict[Field, tuple[int, ...]] = {}
    score: dict[Field, int] = {}
    for place in range(max(map(len, rows), default=0)):
        parts = _parts(rows, place)
        meant, sure = _meaning(parts)
        if meant is not None:
            columns[meant] = (*columns.get(meant, ()), place)
            score[meant] = max(score.get(meant, 0), sure)
    return sum(score.values()), columns


def _words(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(" ".join(_parts(rows, place)) for place in range(max(map(len, rows))))


def _parts(rows: Sequence[Row], place: int) -> tuple[str, ...]:
    """The words of a column's heading from above to below; a merged cell's only once."""
    parts: list[str] = []
    for row in rows:
        cell = row[place] if place < len(row) else None
        words = one_line(cell) if isinstance(cell, str) and len(cell) < 200 else ""
        if words and words not in parts:
            parts.append(words)
    return tuple(parts)


def _meaning(parts: tuple[str, ...]) -> tuple[Field | None, int]:
    if not parts:
        return None, 0
    for words in (" ".join(parts), *reversed(parts)):
        if _folded(words) in _MEANING:
            return _MEANING[_folded(words)], 2
    first = _folded(parts[0])
    if len(parts[0]) > _LONGEST_HEADING:
        return None, 0
    inside = next((word for word in _TELLING if f" {word} " in f" {first} "), None)
    return (_MEANING[inside], 1) if inside else (None, 0)


_folded = lru_cache(500)(fold)
