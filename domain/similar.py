"""How alike two texts are, whatever their case, marks and order of words."""

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from domain.text import fold


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (the same words, in any order)."""
    return fuzz.token_sort_ratio(fold(one), fold(other)) / 100


def one_letter_off(one: str, other: str) -> bool:
    """Whether one letter, added, left out or another, makes one of two folded texts the other."""
    return Levenshtein.distance(one, other, score_cutoff=1) == 1
