"""A person's name inside a sentence: whole, in another order, shortened, or after a title."""

import re
import unicodedata

from domain.text import fold

_TITLES = (
    "ông|bà|anh|chị|cô|chú|bác|dì|cậu|mợ|thím|dượng|em|cháu|cụ|thầy|ngài|tên|tên là"
    "|đồng chí|đ/c|đ\\.c|đc"
)
_FOLDED_TITLES = (
    "ong|ba|anh|chi|co|chu|bac|di|cau|mo|thim|duong|em|chau|cu|thay|ten|dong chi|d/c|dc"
)
_SURE_FOLDED = "ong|bac|chu|chau|thim|dong chi|d/c|dc"
"""Titles without their marks that mean nothing else among words that have theirs."""
_SHORT_TITLES = "ô|b|a|c|e|o"
_ORDER = r"(?:(?:hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười|út|cả)\s+)?"
_OFFICES = (
    "chủ hộ|chủ tịch|phó chủ tịch|bí thư|phó bí thư|cán bộ|tổ trưởng|trưởng ấp|trưởng thôn"
    "|trưởng bản|trưởng khu phố|trưởng khóm|giám đốc|kế toán"
)
_OFFICE = rf"(?:(?:{_OFFICES}|giáo|chủ)\s+)?"
_TITLED = re.compile(rf"(?:^|[^\w])(?:{_TITLES})[\s.:]+{_OFFICE}{_ORDER}$", re.I)
_FOLDED_TITLED = re.compile(rf"(?:^|[^\w])(?:{_FOLDED_TITLES})[\s.:]+$", re.I)
_SURELY_TITLED = re.compile(rf"(?:^|[^\w])(?:{_SURE_FOLDED})[\s.:]+$", re.I)
_OFFICED = re.compile(rf"(?:^|[^\w])(?:{_OFFICES})[\s.:]+{_ORDER}$", re.I)
_SHORT_TITLED = re.compile(rf"(?:^|[^\w])(?:{_SHORT_TITLES})(?:\.\s*|\s+)$", re.I)
_BARE = re.compile(rf"^(?:{_TITLES})\s+", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_GAP = 4
_COMMON = frozenset(
    [
        "chú ý",
        "chú trọng",
        "chú giải",
        "chú thích",
        "bác sĩ",
        "bác sỹ",
        "bác bỏ",
        "bà con",
        "bà mẹ",
        "anh hùng",
        "anh em",
        "anh chị",
        "cụ thể",
        "cô đơn",
        "cô giáo",
        "cô dâu",
        "em bé",
        "em gái",
        "em trai",
        "cậu bé",
        "thầy cô",
        "cô bác",
        "cháu gái",
        "ông bà",
        "ông nội",
        "ông ngoại",
        "bà nội",
        "bà ngoại",
        "chị em",
        "chú rể",
        "cụ già",
    ]
)
_NOT_PEOPLE = frozenset(
    [
        "ấp",
        "thôn",
        "xã",
        "cầu",
        "kênh",
        "đường",
        "chợ",
        "rạch",
        "cống",
        "tổ",
        "khu",
        "sông",
        "chùa",
        "tháng",
        "thứ",
        "quý",
        "lần",
        "trường",
        "vàm",
        "gò",
        "hẻm",
        "kinh",
        "đập",
        "ngã",
        "lộ",
        "bến",
        "làng",
        "bản",
        "phường",
        "đình",
        "đền",
        "lớp",
        "khóm",
    ]
)


class NameFinder:
    """Looks for one full name in one text."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = [unicodedata.normalize("NFC", word) for word in _WORD.findall(_bare(name))]
        self.folded = [fold(word) for word in self.name]
        self.words = list(_WORD.finditer(text))
        self.plain = text.replace("▒", "").isascii()

    def hidden(self, mask: str) -> str:
        """The text with the name replaced wherever it stands."""
        if not self.name or not any(self._is(n, -1) for n in range(len(self.words))):
            return self.text
        text, at = self.text, len(self.words) - 1
        while at >= 0:
            first = self._name_ending_at(at)
            if first is not None:
                text = text[: self.words[first].start()] + mask + text[self.words[at].end() :]
                at = first
            at -= 1
        return text

    def _name_ending_at(self, last: int) -> int | None:
        """Where the longest form of the name that ends with this word begins."""
        for length in range(min(len(self.name) + 1, last + 1), 1, -1):
            first = last - length + 1
            if self._is_row(first, last) and self._is_form(first, last):
                return first
        alone = self._is(last, -1) and (self._is_titled(last) or self._stands_as_name(last))
        return last if alone else None

    def _is_row(self, first: int, last: int) -> bool:
        gaps = (
            self.text[self.words[n].end() : self.words[n + 1].start()] for n in range(first, last)
        )
        return all(len(gap) <= _LONGEST_GAP or gap.isspace() for gap in gaps)

    def _is_form(self, first: int, last: int) -> bool:
        span = range(first, last + 1)
        length = len(span)
        in_order = length <= len(self.name) and all(self._is(n, n - last - 1) for n in span)
        if in_order and (length > 2 or self._is_titled(first) or self._is_unmarked(span)):
            return True
        if not any(self._is(n, -1) for n in span) or length > len(self.name):
            return False
        if not all(self.words[n][0][0].isupper() for n in span):
            return self._is_titled(first) and self._fits(span, initials=False)
        return self._fits(span, initials=True)

    def _is_unmarked(self, span: range) -> bool:
        """Several words of the name after a title, all without their marks."""
        begin = self.words[span[0]].start()
        before = self.text[max(0, begin - 40) : begin]
        ascii_only = all(self.words[n][0].isascii() for n in span)
        return ascii_only and _FOLDED_TITLED.search(before) is not None

    def _fits(self, span: range, *, initials: bool) -> bool:
        """Whether each word is one of the name's, in any order, or short for one."""
        left = list(range(len(self.name)))
        for n in span:
            fits = [w for w in left if self._is(n, w) or (initials and self._is_initial(n, w))]
            if not fits:
                return False
            left.remove(fits[0])
        return True

    def _is(self, at: int, place: int) -> bool:
        """Whether a word of the text is a word of the name; small letters must have its marks."""
        word = self.words[at][0]
        if fold(word) != self.folded[place]:
            return False
        return word[0].isupper() or word.isascii() or _marks(word) == _marks(self.name[place])

    def _is_initial(self, at: int, place: int) -> bool:
        word = self.words[at][0]
        return (
            len(word) <= 2
            and word.isupper() | (len(word) == 2)
            and self.folded[place].startswith(fold(word))
        )

    def _is_titled(self, at: int) -> bool:
        begin = self.words[at].start()
        before, word = self.text[max(0, begin - 40) : begin], self.words[at][0]
        if _TITLED.search(before):
            pair = f"{self.words[at - 1][0]} {word}".lower() if at else ""
            return word[0].isupper() or pair not in _COMMON
        if word.isascii() and _SURELY_TITLED.search(before):
            return True
        if self.plain and _FOLDED_TITLED.search(before):
            return True
        written = _SHORT_TITLED.search(before) or _OFFICED.search(before)
        return word[0].isupper() and written is not None

    def _stands_as_name(self, at: int) -> bool:
        """A capital in the middle of a sentence, alone among small letters, and no place."""
        word, begin = self.words[at][0], self.words[at].start()
        before = self.text[:begin].rstrip(" \t\"'«“(")
        exact = word.isascii() or _marks(word) == _marks(self.name[-1])
        if not exact or not word[0].isupper() or not before or before[-1] in ".!?:…\n•-–":
            return False
        previous = self.words[at - 1][0] if at else ""
        if not previous or previous.lower() in _NOT_PEOPLE or previous[0].isupper():
            return False
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        joined = (
            following is not None and self.text[self.words[at].end() : following.start()] == " "
        )
        return not (joined and following is not None and following[0][0].isupper())


def _bare(name: str) -> str:
    return _BARE.sub("", unicodedata.normalize("NFC", name).strip())


def _marks(word: str) -> list[str]:
    """The letters and marks of a word wherever the tone stands: hòa is hoà."""
    return sorted(unicodedata.normalize("NFD", word.lower()))
