"""Which row of a sheet is its heading, and what stands in which column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    RELATION = "relation"
    MEMBER = "member"


_SPELLINGS: dict[str, str] = {
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
    Field.RELATION: "quan hệ với chủ hộ|quan hệ chủ hộ|mối quan hệ|quan hệ",
    Field.MEMBER: "họ tên thành viên|họ và tên thành viên|tên thành viên|thành viên"
    "|họ tên nhân khẩu|họ và tên nhân khẩu|thành viên trong hộ|họ tên vợ|họ tên chồng",
}
# A short word counts inside a longer heading only where it can mean nothing else.
_TELLING_WORDS = ("sdt", "ap", "thon")

_TITLE = re.compile(r"(danh sach|ds|bang|bieu|mau|uy ban|ubnd|cong hoa|tong hop|xa|phuong)\b|.*\d")


@dataclass(frozen=True)
class Vocabulary:
    """What headings of a kind of list mean: spellings by field, and which field holds the name.

    `whole` is that field; a list may have the two of `parts` in its place.
    """

    spellings: Mapping[str, str]
    whole: str
    parts: frozenset[str]
    meaning: Mapping[str, str] = field(init=False)
    telling: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        """Fold the spellings; of those that count inside others the longest go first."""
        meaning = {
            fold(word): of for of, words in self.spellings.items() for word in words.split("|")
        }
        telling = [word for word in meaning if " " in word or word in _TELLING_WORDS]
        object.__setattr__(self, "meaning", meaning)
        object.__setattr__(self, "telling", sorted(telling, key=len, reverse=True))

    def names_somebody(self, columns: Mapping[str, tuple[int, ...]]) -> bool:
        """Whether these columns tell whose the rows are."""
        return self.whole in columns or self.parts <= columns.keys()


HOUSEHOLDS = Vocabulary(_SPELLINGS, Field.HEAD, frozenset((Field.FAMILY, Field.GIVEN)))


@dataclass(frozen=True, slots=True)
class Heading:
    """The columns of each field, the index of the first row below, and each column's words.

    `parts` are a column's words from above to below, a merged cell's only once.
    """

    columns: Mapping[str, tuple[int, ...]]
    below: int
    parts: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What each column is called."""
        return tuple(" ".join(parts) for parts in self.parts)


def find_heading(rows: Sequence[Row], of: Vocabulary = HOUSEHOLDS) -> Heading | None:
    """The row or rows that name the columns; None when no row says whose the rows are.

    Titles above are passed over; a heading may be spread over several rows.
    """
    best: tuple[int, int, int] | None = None
    for start in range(min(len(rows), MOST_ROWS_ABOVE)):
        for count in range(1, min(_MOST_HEADING_ROWS, len(rows) - start) + 1):
            score, columns = _meanings(rows[start : start + count], of)
            if of.names_somebody(columns) and (best is None or score > best[0]):
                best = score, start, count
    return _heading(rows, best[1], best[2], of) if best else None


def _heading(rows: Sequence[Row], start: int, count: int, of: Vocabulary) -> Heading:
    """The heading with rows below it that say again, in a merged cell, what a name's column is."""
    _, columns = _meanings(rows[start : start + count], of)
    part = min(of.parts)
    head = columns.get(of.whole, columns.get(part, (0,)))[0]
    below = start + count
    while below < min(len(rows), start + _MOST_HEADING_ROWS) and _is_name(rows[below], head, of):
        below += 1
    return Heading(columns, below, _all_parts(rows[start:below]))


def _is_name(row: Row, place: int, of: Vocabulary) -> bool:
    cell = row[place] if place < len(row) else None
    return isinstance(cell, str) and _folded(cell) in of.meaning


def _meanings(rows: Sequence[Row], of: Vocabulary) -> tuple[int, dict[str, tuple[int, ...]]]:
    """What each column means, and how sure that is: a whole name counts twice a part of one."""
    columns: dict[str, tuple[int, ...]] = {}
    score: dict[str, int] = {}
    for place in range(max(map(len, rows), default=0)):
        parts = _parts(rows, place)
        meant, sure = _meaning(parts, of)
        if meant is not None:
            columns[meant] = (*columns.get(meant, ()), place)
            score[meant] = max(score.get(meant, 0), sure)
    return sum(score.values()), columns


def _all_parts(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(_parts(rows, place) for place in range(max(map(len, rows))))


def _parts(rows: Sequence[Row], place: int) -> tuple[str, ...]:
    parts: list[str] = []
    for row in rows:
        cell = row[place] if place < len(row) else None
        words = one_line(cell) if isinstance(cell, str) and len(cell) < 200 else ""
        if words and words not in parts:
            parts.append(words)
    return tuple(parts)


def _meaning(parts: tuple[str, ...], of: Vocabulary) -> tuple[str | None, int]:
    if not parts:
        return None, 0
    for words in (" ".join(parts), *reversed(parts)):
        if _folded(words) in of.meaning:
            return of.meaning[_folded(words)], 2
    first = _folded(parts[0])
    if len(parts[0]) > _LONGEST_HEADING or _TITLE.match(first):
        return None, 0
    inside = next((word for word in of.telling if f" {word} " in f" {first} "), None)
    return (of.meaning[inside], 1) if inside else (None, 0)


_folded = lru_cache(500)(fold)
