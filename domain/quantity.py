"""How much of what was done: numbers and units as people write them, `2,5 km đường`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.text import fold, one_line

MOST = Decimal(1_000_000_000)
"""No commune did more of anything."""

LONGEST_WHAT = 120
LONGEST_UNIT = 20
LONGEST_LINE = 200
"""Nothing longer is read: numbers are searched for, and everybody else waits meanwhile."""

_NUMBER = r"(?:[0-9]{1,3}(?:[. ][0-9]{3})+(?:,[0-9]{1,3})?|[0-9]+(?:[.,][0-9]{1,3})?)(?![.,]?[0-9])"
_LEADING = re.compile(rf"({_NUMBER})\s*(.*)", re.S)
_INSIDE = re.compile(rf"(?<!\S)({_NUMBER})\s*")
_WORDS_OF_UNIT = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit the commune counts in; `spellings` are other ways to write it."""

    name: str
    spellings: tuple[str, ...] = ()

    def is_meant(self, words: str) -> bool:
        """Whether these words name it, with marks or all without them."""
        names = (self.name, *self.spellings)
        if words.lower() in {name.lower() for name in names}:
            return True
        return words.isascii() and fold(words) in {fold(name) for name in names}


@dataclass(frozen=True, slots=True)
class Work:
    """Something that was done. `quantity` None: without a number, and then without a unit."""

    what: str
    quantity: Decimal | None = None
    unit: str = ""


def read_number(text: str) -> Decimal | None:
    """A number written the Vietnamese way: `1.200` is twelve hundred, `2,5` two and a half.

    A point before one or two digits cannot part thousands: `2.5` is read as it is meant.
    """
    match = re.fullmatch(_NUMBER, text.strip()) if len(text) <= LONGEST_LINE else None
    return _number(match[0]) if match else None


def write_number(number: Decimal | int) -> str:
    """A number as it is read: `1.200`, `2,5`."""
    whole, _, rest = f"{Decimal(number):,f}".partition(".")
    rest = rest.rstrip("0")
    grouped = whole.replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def read_count(text: str, most: int) -> int | None:
    """How many people, also among words: `khoảng 45 người`; None without exactly one number."""
    line = one_line(text)
    found = re.findall(_NUMBER, line) if len(line) <= LONGEST_LINE else []
    number = _number(found[0]) if len(found) == 1 else None
    is_whole = number is not None and number == number.to_integral_value() and number <= most
    return int(number) if number is not None and is_whole else None


def read_work(text: str, units: Iterable[Unit]) -> Work | None:
    """A line of what was done: quantity, unit and words; None when it cannot be meant.

    `2,5 km đường`, `Trồng 500 cây hoa`, `5 thùng: đặt ở chợ`. After a leading number stands a
    known unit, else what stands before a colon, else the first word. Elsewhere a number counts
    only with a known unit: in `đường ấp 3` it is none. A line without any is kept as words.
    """
    line, known = one_line(text), tuple(units)
    if len(line) > LONGEST_LINE or not any(c.isalpha() for c in line):
        return None
    leading = _LEADING.fullmatch(line)
    if leading:
        unit, what = _known(leading[2], known) or _new(leading[2])
        return _work(leading[1], unit, what)
    for match in _INSIDE.finditer(line):
        found = _known(line[match.end() :], known)
        if found:
            return _work(match[1], found[0], one_line(f"{line[: match.start()]} {found[1]}"))
    return Work(line) if len(line) <= LONGEST_WHAT else None


def _work(number: str, unit: str, what: str) -> Work | None:
    quantity = _number(number)
    fits = len(what) <= LONGEST_WHAT and 0 < len(unit) <= LONGEST_UNIT
    return Work(what, quantity, unit) if fits and 0 < quantity <= MOST else None


def _known(rest: str, units: Sequence[Unit]) -> tuple[str, str] | None:
    words = rest.split()
    for count in range(min(_WORDS_OF_UNIT, len(words)), 0, -1):
        said = " ".join(words[:count]).rstrip(":;,.")
        unit = next((one for one in units if one.is_meant(said)), None)
        if unit is not None:
            return unit.name, _bare(" ".join(words[count:]))
    return None


def _new(rest: str) -> tuple[str, str]:
    before, colon, after = rest.partition(":")
    if colon and len(before.split()) <= _WORDS_OF_UNIT:
        return before.strip(), _bare(after)
    first, _, after = rest.partition(" ")
    named = first.rstrip(",.;")
    return (named, _bare(after)) if named.isalpha() else ("", rest)


def _bare(text: str) -> str:
    return text.strip().lstrip(":;,-–").strip()


def _number(written: str) -> Decimal:
    whole, _, rest = written.partition(",")
    # A point before three digits parts thousands; any other is somebody's decimal point.
    if not rest and re.fullmatch(r"[0-9]+\.[0-9]{1,2}|(0|[0-9]{4,})\.[0-9]{3}", whole):
        return Decimal(whole)
    digits = re.sub(r"[. ]", "", whole)
    return Decimal(f"{digits}.{rest}" if rest else digits)
