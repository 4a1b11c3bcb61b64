"""Words of a citizen as they may be pushed: without numbers and names that point at a person.

Phone-like and ID-like digit runs and the known names go; ordinary words and quantities stay
("12 hộ", "3,5 km", "QĐ 218", "1.500.000 đồng", "05/12/2026").
"""

import re
import unicodedata
from collections.abc import Iterable

from domain.text import fold

MASK = "▒▒▒"

_LEAST_DIGITS = 8
_LEAST_SPACED = 9
_RUN = re.compile(r"\(?\+?\d(?:(?:[ \t.\-()–—_]{0,2}|,)\d)+")
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}")
_YEARS = re.compile(r"(?:19|20)\d{2}\s*[-–—]\s*(?:19|20)\d{2}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+(?:,\d+)?")
_UNITS = r"đ\b|đồng|vnđ|triệu|tỷ|tỉ|nghìn|ngàn|m2|m²|ha\b|kg|tấn|km|cây|hộ|người"
_UNIT = re.compile(rf"\s*(?:{_UNITS})", re.I)
_SPOKEN = r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)"
_SPELLED = re.compile(rf"\b{_SPOKEN}(?:[\s,.\-]+{_SPOKEN}){{6,}}\b", re.I)
_TITLES = "ông|bà|anh|chị|cô|chú|bác|dì|cậu|mợ|thím|dượng|em|cháu|cụ|thầy|đồng chí|đ/c|đc"
_WORD = re.compile(r"[^\W\d_]+")


def masked(words: str, names: Iterable[str]) -> str:
    """The words with digit runs of eight or more and the given names hidden.

    `names` are full names as stored (titles allowed); a given name alone is hidden where a title
    stands before it.
    """
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", words))
    text = _SPELLED.sub(MASK, _RUN.sub(_number, text))
    for name in sorted(set(names), key=len, reverse=True):
        text = _without_name(text, name)
    return text


def _number(match: re.Match[str]) -> str:
    run = match[0]
    digits = sum(c.isdigit() for c in run)
    least = _LEAST_DIGITS if run.isdigit() else _LEAST_SPACED
    after = match.string[match.end() : match.end() + 8]
    if digits < least or _DATE.fullmatch(run) or _YEARS.fullmatch(run):
        return run
    if _GROUPED.fullmatch(run) and (_UNIT.match(after) or digits <= _LEAST_DIGITS):
        return run
    return MASK


def _without_name(text: str, name: str) -> str:
    bare = re.sub(rf"^(?:{_TITLES})\s+", "", name.strip(), flags=re.I)
    wanted = fold(bare).split()
    if not wanted:
        return text
    if len(wanted) > 1:
        text = _hide(text, wanted)
        text = _hide(text, wanted[-2:], titled=len(wanted) == 2)
    return _hide(text, wanted[-1:], titled=True)


def _hide(text: str, wanted: list[str], *, titled: bool = False) -> str:
    """Hide every place where the folded words stand in a row, after a title if `titled`."""
    found = list(_WORD.finditer(text))
    folded = [fold(match[0]) for match in found]
    spans = []
    for start in range(len(found) - len(wanted) + 1):
        if folded[start : start + len(wanted)] != wanted:
            continue
        if titled and not _after_title(text, found[start].start()):
            continue
        spans.append((found[start].start(), found[start + len(wanted) - 1].end()))
    for first, last in reversed(spans):
        text = text[:first] + MASK + text[last:]
    return text


def _after_title(text: str, at: int) -> bool:
    return re.search(rf"(?:^|\W)(?:{_TITLES})\s+$", text[:at], re.I) is not None and (
        text[at].isupper()
    )
