"""Vietnamese text: one stored form, one form for matching, one order."""

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MARKS = re.compile("[\u0300-\u036f]+")
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What nobody sees: it turns the writing around, or makes of one name two."""

_WORDS = re.compile(r"[^\W_]+")
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}


def clean(text: str) -> str:
    """Text as it is stored: NFC, without lone surrogates, control and unseen characters, trimmed.

    Line breaks stay, tabs become spaces.
    """
    if text.isprintable():
        return unicodedata.normalize("NFC", text).strip()
    spaced = re.sub(r"[\t\v\f]", " ", re.sub(r"\r\n?", "\n", _UNSEEN.sub("", text)))
    kept = (c for c in spaced if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def one_line(text: str) -> str:
    """Cleaned text with every run of white space made one space: names and labels."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """The key for matching: lower case, đ→d, marks stripped, only letters and digits.

    `hòa` and `hoà` differ after NFC but fold alike.
    """
    letters = _MARKS.sub("", unicodedata.normalize("NFD", text.lower().replace("đ", "d")))
    if not letters.isascii():
        letters = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(letters))


# Lists are sorted anew for every card that shows them.
@lru_cache(2_000)
def sort_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Vietnamese dictionary order, word by word: letters (a ă â b … d đ e ê …), then the tone.

    Wherever in the word the tone is written: `hoà` and `hòa` stand in one place.
    """
    words = unicodedata.normalize("NFC", text.lower()).split()
    ranked = [[_rank(c) for c in word] for word in words]
    return tuple((tuple(r[0] for r in word), tuple(r[1] for r in word if r[1])) for word in ranked)


@lru_cache(1_000)
def _rank(character: str) -> tuple[int, int]:
    tone = 0
    letter = ""
    for part in unicodedata.normalize("NFD", character):
        if part in _TONES:
            tone = _TONES[part]
        else:
            letter += part
    letter = unicodedata.normalize("NFC", letter)
    if letter in _RANK:
        return (_RANK[letter], tone)
    # Digits and signs stand before the letters, other scripts after them; a mark on its own
    # belongs to nothing.
    return (ord(letter[0]) + (1000 if letter.isalpha() else -1_200_000) if letter else 0, tone)


def shorten(text: str, most: int) -> str:
    """At most `most` characters of the text on one line, the cut shown by an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def whole_words(text: str, most: int) -> str:
    """As many whole words of the text, on one line, as fit into `most` characters."""
    words = text.split()
    while words and len(" ".join(words)) > most:
        words.pop()
    return " ".join(words)


def phone(text: str) -> str | None:
    """A Vietnamese phone number in its one form (`0912345678`), or None.

    `09…`, `+84…`, `84…`, `0084…` and `+84 09…` become one; spaces, dots and dashes are ignored.
    """
    digits = re.sub(r"[\s.\-()]", "", text)
    match = re.fullmatch(r"(?:(?:\+?84|0084)0?|0)([1-9][0-9]{8,9})", digits)
    return "0" + match[1] if match else None
