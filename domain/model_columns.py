"""What the columns of a list of models are called, and what their cells mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.model import Outcome, Status
from domain.roster.cells import words
from domain.roster.columns import MOST_ROWS_ABOVE, Row
from domain.text import fold

_LONGEST_HEADING = 60


class Column(StrEnum):
    """What a column tells of a model."""

    YEAR = "year"
    UNIT = "unit"
    NAME = "name"
    STATUS = "status"
    OWNER = "owner"
    TOPICS = "topics"
    TARGET = "target"
    OUTCOME = "outcome"
    NOTE = "note"
    COMMENDED = "commended"
    STOPPED = "stopped"


_SPELLINGS: dict[Column, str] = {
    Column.YEAR: "năm|năm đăng ký|năm thực hiện",
    Column.UNIT: "đơn vị|đơn vị đăng ký|tên đơn vị|cơ quan đơn vị|đơn vị thực hiện|tập thể"
    "|tập thể cá nhân|đơn vị cá nhân|chi bộ|địa phương đơn vị",
    Column.NAME: "mô hình|tên mô hình|mô hình điển hình|tên mô hình điển hình|mô hình đăng ký"
    "|nội dung mô hình|tên gọi mô hình",
    Column.STATUS: "trạng thái|tình trạng|hình thức|loại|phân loại|loại mô hình",
    Column.OWNER: "phụ trách|người phụ trách|chủ trì|người chủ trì|người đứng đầu"
    "|đồng chí phụ trách|đầu mối|cán bộ phụ trách",
    Column.TOPICS: "chủ đề|chủ đề đột phá|lĩnh vực|nội dung đột phá|nội dung trọng tâm"
    "|khâu đột phá",
    Column.TARGET: "chỉ tiêu|mục tiêu|chỉ tiêu đăng ký|chỉ tiêu được giao",
    Column.OUTCOME: "kết quả|kết quả thực hiện|đánh giá|mức độ hoàn thành",
    Column.NOTE: "ghi chú kết quả|ghi chú",
    Column.COMMENDED: "biểu dương|khen thưởng|được biểu dương",
    Column.STOPPED: "đã dừng|dừng thực hiện",
}
_MEANING = {fold(word): column for column, said in _SPELLINGS.items() for word in said.split("|")}
# Inside a longer heading only words that can mean nothing else; the longest first.
_TELLING = sorted((word for word in _MEANING if " " in word), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class ModelHeading:
    """The place of each column, the index of the first row below, the words and the year above."""

    columns: Mapping[Column, int]
    below: int
    words: tuple[str, ...]
    year: int | None


def find_heading(rows: Sequence[Row]) -> ModelHeading | None:
    """The row that names the columns; None when no row names the unit and the model."""
    best: tuple[int, int, dict[Column, int]] | None = None
    for index, row in enumerate(rows[:MOST_ROWS_ABOVE]):
        columns = _columns(row)
        is_heading = {Column.UNIT, Column.NAME} <= columns.keys()
        if is_heading and (best is None or len(columns) > best[0]):
            best = len(columns), index, columns
    if best is None:
        return None
    _, index, columns = best
    below = index + 1
    while below < len(rows) and _says_again(rows[below], columns[Column.NAME]):
        below += 1
    said = tuple(words(cell) for cell in rows[index])
    return ModelHeading(columns, below, said, _year_in(rows[:index]))


def status(line: str) -> Status:
    """How a cell says that a model stands.

    Raises:
        ValueError: It says something else.
    """
    folded = fold(line)
    if re.search(r"\b(tiep tuc|duy tri|chuyen tiep)\b", folded):
        return Status.CARRIED_ON
    if re.search(r"\bnhan rong\b", folded):
        return Status.REPLICATED
    if re.search(r"\bmoi\b", folded):
        return Status.NEW
    raise ValueError(line)


def outcome(line: str) -> tuple[Outcome, str]:
    """What a cell says that came of the target, and what it says beyond that.

    Raises:
        ValueError: It says something else.
    """
    folded = fold(line)
    plain = {fold(said): value for value, said in _PLAIN.items()}
    if folded in plain:
        return plain[folded], ""
    for value, pattern in _OUTCOMES:
        if re.search(pattern, folded):
            return value, line
    raise ValueError(line)


_PLAIN = {
    Outcome.NONE: "chưa có",
    Outcome.MET: "đạt",
    Outcome.EXCEEDED: "vượt",
    Outcome.MISSED: "không đạt",
}
_OUTCOMES = (
    (Outcome.MISSED, r"\b(khong|chua) (dat|hoan thanh)\b"),
    (Outcome.EXCEEDED, r"\bvuot\b"),
    (Outcome.MET, r"\b(dat|hoan thanh)\b"),
    (Outcome.NONE, r"^(chua|dang)\b"),
)


def _columns(row: Row) -> dict[Column, int]:
    """The first place of each column; one called exactly so goes before one that only holds it."""
    found: dict[Column, int] = {}
    for exactly in (True, False):
        taken = set(found.values())
        for place, cell in enumerate(row):
            meant = _meaning(words(cell), exactly=exactly)
            if meant is not None and place not in taken:
                found.setdefault(meant, place)
    return found


def _meaning(line: str, *, exactly: bool) -> Column | None:
    folded = fold(line)
    if exactly or len(line) > _LONGEST_HEADING:
        return _MEANING.get(folded)
    inside = next((word for word in _TELLING if f" {word} " in f" {folded} "), None)
    return _MEANING[inside] if inside else None


def _says_again(row: Row, place: int) -> bool:
    """A merged cell of the heading stands in the row below too."""
    return place < len(row) and fold(words(row[place])) in _MEANING


def _year_in(above: Sequence[Row]) -> int | None:
    """The year that a title names, the one nearest to the heading."""
    for row in reversed(above):
        for cell in row:
            if (named := re.search(r"\bnam (\d{4})\b", fold(words(cell)))) is not None:
                return int(named[1])
    return None
