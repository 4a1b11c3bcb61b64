"""Words of a citizen as they may be pushed: without numbers and names that point at a person.

Phone-like and ID-like digit runs and the known names go; ordinary words and quantities stay
("12 hộ", "3,5 km", "QĐ 218", "1.500.000 đồng", "05/12/2026").
"""

import re
import unicodedata
from collections.abc import Iterable

from domain.names import NameFinder
from domain.text import fold

MASK = "▒▒▒"

_LEAST_DIGITS = 8
_LEAST_SPACED = 9
_MOST_OF_A_NUMBER = 13

_DATE = r"(?<!\d)\d{1,2}([/.\-])\d{1,2}\1(?:19|20)\d{2}(?!\d)|(?<!\d)\d{1,2}/\d{1,2}/\d{2}(?!\d)"
_DATES = re.compile(_DATE)
_YEARS = re.compile(r"(?:(?:19|20)\d{2}[ ,.\-–—]{0,2})+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+(?:,\d+)?")
_MONEY = re.compile(r"\s*(?:(?:đ|đồng|vnđ|vnd|triệu|tr|tỷ|tỉ|nghìn|ngàn)(?!\w))", re.I)
_UNIT = re.compile(
    r"\s*(?:%|(?:đ|đồng|vnđ|vnd|triệu|tr|tỷ|tỉ|nghìn|ngàn|m|m2|m²|m3|m³|ha|kg|tấn|km|cây|hộ|người"
    r"|lượt|con|bao|viên|lít|công)(?!\w))",
    re.I,
)
_SUM = re.compile(
    r"(?:tiền|giá|tổng|kinh phí|vốn|nợ|vay)"
    r"(?:\s+(?:là|khoảng|chừng|hơn|gần|trị|số|cộng))*\s*:?\s*$",
    re.I,
)
_TIGHT = r"[ \t .\-()\[\]{}–—‑−_·•*~+]{0,3}|,"
_RUN = re.compile(rf"[(\[]?\+?\d(?:(?:{_TIGHT})\d)+")
_THEN = (
    r"rồi(?:\s+(?:đến|tới|là))?|tiếp(?:\s+theo)?|sau\s+đó(?:\s+là)?|xong|đuôi|cuối|giữa|và|với|là"
    r"|chấm|phẩy|gạch|cách"
)
_PAPERS = re.compile(
    r"(?<!\w)(?:[A-Z] ?\d{7}|\d{2} ?-?[A-Za-z]{1,2}\d?[ -]{0,3}\d{3}\.\d{2}"
    r"|\d{2}(?:-?[A-Z]\d?[ -]{0,3}| [A-Z] )(?!(?:19|20)\d\d(?!\d))\d{4,5})(?![\w.]*\d)"
)
"""Passports and number plates."""
_LOOSE = re.compile(
    r"(?<!\d)(?<!\d[.,])(?<!\d{3} )(?:\(?\+?\s?84|\(?0)(?:"
    rf"[\s.…\-()\[\]{{}}–—_,;:/|]{{0,6}}(?:(?:{_THEN})[\s,:.]{{1,3}}(?:số\s+)?)?\d)+",
    re.I,
)
_DIGIT_WORDS = frozenset(
    [
        "khong",
        "mot",
        "hai",
        "ba",
        "bon",
        "tu",
        "nam",
        "lam",
        "sau",
        "bay",
        "tam",
        "chin",
        "muoi",
        "linh",
        "le",
        "o",
    ]
)
_DIGIT_MARKED = frozenset(
    [
        "không",
        "một",
        "mốt",
        "hai",
        "ba",
        "bốn",
        "tư",
        "năm",
        "lăm",
        "nhăm",
        "sáu",
        "bảy",
        "bẩy",
        "tám",
        "chín",
        "mười",
        "mươi",
        "linh",
        "lẻ",
    ]
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s,.\-–—_/()]{1,4}")
_LEAST_SPELLED = 7
_HUNDRED = "tram"
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u00ad\ufeff]")


def masked(words: str, names: Iterable[str]) -> str:
    """The words with phone-like and ID-like numbers and the given names hidden.

    `names` are full names as stored (titles allowed); a given name alone is hidden where a title
    stands before it, or where it is written as a name.
    """
    text = _without_spelled(_PAPERS.sub(MASK, _plain(words)))
    text = _RUN.sub(_number, _LOOSE.sub(_number_in_pieces, text))
    for name in sorted(set(names), key=len, reverse=True):
        text = NameFinder(text, name).hidden(MASK)
    return text


def _plain(words: str) -> str:
    """One form: composed, digits and wide letters as the keyboard gives them, nothing unseen."""
    text = _HIDDEN.sub("", unicodedata.normalize("NFC", words))
    return "".join(_keyboard(c) for c in text)


def _keyboard(character: str) -> str:
    if "０" <= character <= "ｚ" or character == "＋":
        return unicodedata.normalize("NFKC", character)
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _number(match: re.Match[str]) -> str:
    run, text = match[0], match.string
    digits = sum(c.isdigit() for c in run)
    if digits < (_LEAST_DIGITS if run.isdigit() else _LEAST_SPACED):
        return run
    rest = _DATES.sub("", run)
    if rest != run and sum(c.isdigit() for c in rest) < _LEAST_DIGITS:
        return run
    if _YEARS.fullmatch(run) or _is_quantity(run, digits, text, match.start(), match.end()):
        return run
    return MASK


def _is_quantity(run: str, digits: int, text: str, begin: int, end: int) -> bool:
    after, before = text[end : end + 10], text[max(0, begin - 30) : begin]
    if run[0] in "0+([":
        return False
    if _GROUPED.fullmatch(run):
        return bool(_UNIT.match(after) or _SUM.search(before)) or digits < _LEAST_SPACED
    return bool(_MONEY.match(after)) and re.fullmatch(r"\d+|\d{1,3}(?: \d{3})+", run) is not None


def _number_in_pieces(match: re.Match[str]) -> str:
    """A number that begins as phones and IDs do, its pieces apart: "0912, rồi 345 678"."""
    run = match[0]
    digits = sum(c.isdigit() for c in run)
    pieces = re.findall(r"\d+", run)
    if _DATES.search(run) or (pieces[0] == "0" and re.match(r"0[,.]\d", run) and len(pieces) == 2):
        return run
    enough = _LEAST_SPACED <= digits <= _MOST_OF_A_NUMBER
    return MASK if (enough and max(map(len, pieces)) > 1) or digits in (10, 12) else run


def _without_spelled(text: str) -> str:
    """Digits in words, seven or more in a row, or mixed with figures after a "không".

    Written without marks among words that have theirs, only after a "khong".
    """
    if text.isascii():
        return _without_rows(text, unmarked=True, only_begun=False)
    text = _without_rows(text, unmarked=False, only_begun=False)
    return _without_rows(text, unmarked=True, only_begun=True)


def _without_rows(text: str, *, unmarked: bool, only_begun: bool) -> str:
    found: list[tuple[int, int]] = []
    row: list[re.Match[str]] = []
    for token in [*_TOKEN.finditer(text), None]:
        if token is not None and _is_digit(token[0], unmarked=unmarked):
            if not row or _BETWEEN.fullmatch(text[row[-1].end() : token.start()]):
                row.append(token)
                continue
            found += _spelled(row, only_begun=only_begun)
            row = [token]
        else:
            found += _spelled(row, only_begun=only_begun)
            row = []
    for first, last in reversed(found):
        text = text[:first] + MASK + text[last:]
    return text


def _is_digit(token: str, *, unmarked: bool) -> bool:
    if token.isdigit():
        return True
    if unmarked:
        return token.isascii() and fold(token) in (*_DIGIT_WORDS, _HUNDRED)
    return token.lower() in _DIGIT_MARKED or fold(token) == _HUNDRED


def _spelled(row: list[re.Match[str]], *, only_begun: bool) -> list[tuple[int, int]]:
    """Where the row stands, if it is a number."""
    said = [token[0] for token in row if fold(token[0]) != _HUNDRED]
    worded = sum(not one.isdigit() for one in said)
    if not worded:
        return []
    digits = sum(len(one) if one.isdigit() else 1 for one in said)
    begins = fold(said[0]) in ("khong", "o") or said[0].startswith("0")
    least = _LEAST_DIGITS if begins else _LEAST_SPELLED
    enough = (begins or not only_begun) and (digits >= least if begins else worded >= least)
    return [(row[0].start(), row[-1].end())] if enough else []
