"""Households that may be one: the same phone, or names that differ as a slip makes them differ.

Looked for by marks that two such households share, so that a commune of many thousands is
compared in seconds: nobody is held against everybody.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from domain.roster.cells import name_key
from domain.similar import one_letter_off
from domain.text import fold

MOST_PAIRS = 1_000
"""How many are offered after one search; the next search finds the others."""

_MOST_WITH_A_MARK = 20
_SHORTEST = 6

Mark: TypeAlias = tuple[str, str]


class Likeness(StrEnum):
    """In what two households are alike, the surest first.

    `GIVEN` is a letter of the given name, which two neighbours often differ in.
    """

    PHONE = "phone"
    WORDS = "words"
    SHORT = "short"
    LETTER = "letter"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Face:
    """What a household is told from others by. `key` and `address` are folded."""

    id: int
    hamlet_id: int
    key: str
    phone: str
    address: str

    @classmethod
    def of(cls, id: int, hamlet_id: int, name: str, phone: str, address: str) -> "Face":
        """The face of a household as it is written."""
        return cls(id, hamlet_id, name_key(name), phone, fold(address))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two households that may be one; `one_id` is the smaller id."""

    one_id: int
    other_id: int
    likeness: Likeness


def likeness_of(one: Face, other: Face) -> Likeness | None:
    """In what two households of one hamlet are alike; None: in nothing that counts."""
    if one.phone and one.phone == other.phone:
        return Likeness.PHONE
    if not (one.key and other.key):
        return None
    if _sound(one.key) == _sound(other.key):
        return Likeness.WORDS
    if _is_short(one.key) != _is_short(other.key) and _ends(one.key) == _ends(other.key):
        return Likeness.SHORT
    if min(len(one.key), len(other.key)) < _SHORTEST:
        return None
    return _by_a_letter(one.key.split(), other.key.split())


def _by_a_letter(one: Sequence[str], other: Sequence[str]) -> Likeness | None:
    if len(one) != len(other):
        return None
    differ = [n for n, word in enumerate(one) if word != other[n]]
    if len(differ) != 1 or not one_letter_off(one[differ[0]], other[differ[0]]):
        return None
    return Likeness.GIVEN if differ[0] == len(one) - 1 else Likeness.LETTER


def contradict(one: Face, other: Face) -> bool:
    """Whether phone or address say that these are two."""
    phones = one.phone and other.phone and one.phone != other.phone
    return bool(phones or (one.address and other.address and one.address != other.address))


def is_worth_asking(likeness: Likeness, one: Face, other: Face) -> bool:
    """Whether both as they stand may be one: An and Anh only where they live in one house."""
    if likeness is Likeness.PHONE:
        return True
    if contradict(one, other):
        return False
    return likeness is not Likeness.GIVEN or bool(one.address and one.address == other.address)


def marks(face: Face) -> Iterator[Mark]:
    """What it has in common with one of the same phone, words or ends."""
    if face.phone:
        yield "phone", face.phone
    if face.key:
        yield "words", _sound(face.key)
        yield "ends", _ends(face.key)


def all_marks(face: Face) -> Iterator[Mark]:
    """The same, and what it has in common with a name that is a letter off."""
    yield from marks(face)
    if len(face.key) >= _SHORTEST:
        yield from _slips(face.key.split())


class Crowd:
    """The households of one hamlet, to be found by what may be a slip of theirs."""

    def __init__(self, marks: Callable[[Face], Iterator[Mark]] = all_marks) -> None:
        self._marks = marks
        self._by_mark: dict[Mark, list[Face]] = {}

    def add(self, face: Face) -> None:
        """From now on it is found."""
        for mark in self._marks(face):
            self._by_mark.setdefault(mark, []).append(face)

    def near(self, face: Face) -> list[tuple[Likeness, Face]]:
        """Those that it may be, the surest first."""
        met: dict[int, tuple[Likeness, Face]] = {}
        for mark in self._marks(face) if self._by_mark else ():
            for other in self._by_mark.get(mark, ())[:_MOST_WITH_A_MARK]:
                if other.id not in met and (found := likeness_of(face, other)) is not None:
                    met[other.id] = found, other
        order = list(Likeness)
        return sorted(met.values(), key=lambda one: (order.index(one[0]), one[1].id))


def pairs(faces: Iterable[Face]) -> list[Pair]:
    """Known households that may be one, the surest first, at most `MOST_PAIRS`."""
    hamlets: dict[int, list[Face]] = defaultdict(list)
    for face in faces:
        hamlets[face.hamlet_id].append(face)
    found = [pair for here in hamlets.values() for pair in _pairs_of(here)]
    order = list(Likeness)
    found.sort(key=lambda one: (order.index(one.likeness), one.one_id, one.other_id))
    return found[:MOST_PAIRS]


def _pairs_of(faces: Sequence[Face]) -> Iterator[Pair]:
    crowd = Crowd()
    for face in faces:
        for likeness, other in crowd.near(face):
            if is_worth_asking(likeness, face, other):
                one_id, other_id = sorted((face.id, other.id))
                yield Pair(one_id, other_id, likeness)
        crowd.add(face)


def _slips(words: Sequence[str]) -> Iterator[Mark]:
    """Two words a letter apart have one form in common when a letter of each is left out."""
    for n, word in enumerate(words):
        rest = " ".join((*words[:n], "…", *words[n + 1 :]))
        for form in {word, *(word[:m] + word[m + 1 :] for m in range(len(word)))}:
            yield rest, form


def _sound(key: str) -> str:
    """The words in any order; y and i sound alike."""
    return " ".join(sorted(key.replace("y", "i").split()))


def _ends(key: str) -> str:
    parts = key.split()
    return f"{parts[0]} {parts[-1]}"


def _is_short(key: str) -> bool:
    """«Nguyễn Ba» may be «Nguyễn Văn Ba»."""
    return key.count(" ") == 1
