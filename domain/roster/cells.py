"""What a cell says: words, a phone number whose first 0 was lost, a date, a hamlet, groups."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cached_property

from domain.roster.columns import Cell
from domain.text import fold, one_line, phone

_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_NUMBER = re.compile(r"\d+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_TITLES = frozenset(("ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "dì", "ông/bà", "hộ"))
_ANY_HAMLET = re.compile(
    r"(?:ap|thon|khu|khu pho|khu vuc|to dan pho|to|ban|buon|lang|khom|xom)(?: so)? (\S+)"
)
_SHORT = {"kp": "khu pho", "tdp": "to dan pho", "a": "ap", "t": "thon"}
_RUN = re.compile(r"(?<!\d)(?:\+?84|0)[\d .\-]{8,13}\d(?!\d)|(?<!\d)0\d{9}(?!\d)")
_NOTHING = frozenset(("", "khong", "ko", "k", "0", "khong co", "chua co", "chua", "none", "x"))
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#DIV/0!"))
_GROUP_BEGINNINGS = ("doi tuong ", "thuoc dien ", "dien ", "ho ", "gia dinh ", "nguoi ")
MOST_OFFERED = 3


def words(cell: Cell) -> str:
    """A cell on one line: NFC, a whole number without its point, a guarding quote taken off."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    line = one_line(str(cell))
    if line in _ERRORS:
        return ""
    return line[1:].strip() if re.match(r"'[=+\-@\d]", line) else line


def head_name(line: str) -> str:
    """The name as it is written: one in capitals gets its small letters back."""
    return " ".join(word.capitalize() for word in line.split()) if line.isupper() else line


def without_title(name: str) -> str:
    """The name without `ông`, `bà`, `hộ bà` and the like before it."""
    first, _, rest = name.partition(" ")
    return without_title(rest) if rest and first.lower().rstrip(":") in _TITLES else name


def without_number(line: str) -> str:
    """What stands behind a number that counts the rows: `12. Nguyễn Văn An`."""
    return re.sub(r"^\d{1,5}\s*[.)\-]\s*(?=\D)", "", line)


def name_key(name: str) -> str:
    """By which one head of household is found again, however the name was typed."""
    return fold(without_title(name))


def phone_number(cell: Cell) -> str | None:
    """The first number in the cell in its one form, "" for an empty cell, None when unreadable."""
    line = words(cell)
    if fold(line) in _NOTHING:
        return ""
    if re.fullmatch(r"\d([.,]\d+)?[eE]\+?\d{1,2}", line):
        line = words(float(line.replace(",", ".")))
    for part in (line, *re.split(r"[/,;(]|\s[-–]\s| (?=0\d)", line), *_RUN.findall(line)):
        number = phone(part) or _with_its_zero(part)
        if number is not None:
            return number
    return None


def _with_its_zero(part: str) -> str | None:
    """A number kept as one has lost the 0 before it."""
    digits = re.sub(r"[\s.\-()]", "", part)
    lost = re.fullmatch(r"[35789]\d{8}|2\d{9}", digits)
    return "0" + digits if lost else None


def day(cell: Cell) -> date | None:
    """A date from its serial number, dd/mm/yyyy, yyyy-mm-dd or a bare year (its first day).

    Raises:
        ValueError: The cell holds something else.
    """
    line = words(cell)
    if not line:
        return None
    if line.isdecimal() and int(line) in _SERIALS:
        return _FIRST_SERIAL + timedelta(days=int(line))
    if line.isdecimal() and 1900 <= int(line) <= 2200:
        return date(int(line), 1, 1)
    if (found := _ISO.fullmatch(line)) is not None:
        return date(int(found[1]), int(found[2]), int(found[3]))
    if (found := _DAY.fullmatch(line)) is not None:
        year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
        return date(year, int(found[2]), int(found[1]))
    raise ValueError(line)


@dataclass(frozen=True)
class Names:
    """The open hamlets and groups by name, to be found in cells."""

    hamlets: Mapping[int, str]
    groups: Mapping[int, str]

    def hamlet(self, line: str) -> int | None:
        """The hamlet meant: by its folded name, a usual shortening, or its bare number.

        A number is enough behind any word for a hamlet (`thôn 3` is «Ấp 3» where no other one
        has that number), and what follows it (`Ấp 3, xã Tân Lúa`) is passed over.
        """
        for part in (line, re.split(r"[,(–]| - ", line)[0]):
            spelled = _spelled_out(fold(part))
            found = self._hamlets.get(spelled) or self._hamlets.get(_number_of(spelled))
            if found is not None:
                return found
        return None

    def hamlet_in(self, line: str) -> int | None:
        """The one hamlet that a title names: `DANH SÁCH HỘ ẤP 3`."""
        spelled = f" {_spelled_out(fold(line))} "
        named = {id for name, id in self._hamlets.items() if " " in name and f" {name} " in spelled}
        return named.pop() if len(named) == 1 else None

    def like_hamlet(self, line: str) -> tuple[str, ...]:
        """Names of hamlets that come near; another number is another hamlet, no misspelling."""
        numbers = _NUMBER.findall(line)
        alike = (name for name in self.hamlets.values() if _NUMBER.findall(name) == numbers)
        by_name = {fold(name): name for name in alike}
        near = get_close_matches(_spelled_out(fold(line)), by_name, MOST_OFFERED, 0.55)
        return tuple(by_name[name] for name in near)

    def group(self, line: str) -> int | None:
        """The group meant, with or without the word before it: `cận nghèo`."""
        return self._groups.get(_bare(fold(line)))

    @cached_property
    def _hamlets(self) -> dict[str, int]:
        found = {_spelled_out(fold(name)): id for id, name in self.hamlets.items()}
        numbers: dict[str, list[int]] = {}
        for name, id in found.items():
            numbers.setdefault(name.split()[-1], []).append(id)
        alone = {last: ids[0] for last, ids in numbers.items() if len(ids) == 1 and _counts(last)}
        return alone | found

    @cached_property
    def _groups(self) -> dict[str, int]:
        """By the name, and by its first letters: `NCC` is «Người có công»."""
        folded = {fold(name): id for id, name in self.groups.items()}
        letters = {"".join(word[0] for word in name.split()): id for name, id in folded.items()}
        return letters | {_bare(name): id for name, id in folded.items()}


def group_words(cell: Cell) -> Sequence[str]:
    """The groups a cell names, each on its own."""
    lines = str(cell or "").splitlines()
    parts = (words(part) for line in lines for part in re.split(r"[,;/+]|\bvà\b", line))
    return [part for part in parts if fold(part) not in _NOTHING]


def is_marked(cell: Cell) -> bool:
    """Whether a column that asks yes or no is answered with yes: by an x, a 1, any words."""
    return fold(words(cell)) not in _NOTHING - {"x"} or words(cell) in ("✓", "✔", "√")


def _counts(word: str) -> bool:
    return word.isdecimal() or re.fullmatch(r"\d+[a-z]|[ivx]+", word) is not None


def _number_of(spelled: str) -> str:
    """`3` of `thon 3` and of `ap so 3`; what is no number finds nothing."""
    found = _ANY_HAMLET.fullmatch(spelled)
    return found[1] if found and _counts(found[1]) else ""


def _spelled_out(folded: str) -> str:
    """`kp 03` is `khu pho 3`, `ap3` is `ap 3`."""
    parts = re.sub(r"(?<=[a-z])(?=\d)", " ", folded).split()
    spelled = [
        _SHORT.get(part, part) if next_part.isdecimal() else part
        for part, next_part in zip(parts, [*parts[1:], ""], strict=False)
    ]
    return " ".join(part.lstrip("0") or "0" if part.isdecimal() else part for part in spelled)


def _bare(folded: str) -> str:
    for beginning in _GROUP_BEGINNINGS:
        folded = folded.removeprefix(beginning)
    return folded
