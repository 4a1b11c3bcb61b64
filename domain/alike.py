"""Whether two citizens raised one matter: the same words for it, or the same place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import cos, hypot, radians

from domain.issue import Stage
from domain.similar import likeness
from domain.spoken import Place
from domain.text import fold

NEAR_M = 250
"""Metres within which two places are one."""

LEAST_LIKENESS = 0.6
LEAST_SHARED = 0.5
"""Of the telling words of whoever said less, how many the other says as well."""

MOSTLY_SHARED = 0.75
"""So many are enough where one said much more than the other."""

LEAST_WORDS = 2

_M_PER_DEGREE = 111_320

_TELLING_NOTHING = (
    "la va thi ma co bi da dang se cho cua cac nhung nhieu rat qua roi nay do o tai ra vao len "
    "xuong khi sau moi trong ngoai de nghi chua khong duoc con nha xa ap thon xom hay bac ong ba "
    "anh chi em chau dan ho gia dinh hoai mong xin kien"
)
"""Folded words that say nothing of the matter."""
_COMMON = frozenset(_TELLING_NOTHING.split())


# The same open ones are compared at every step of a form.
@lru_cache(4_000)
def says_the_same(one: str, other: str) -> bool:
    """Whether two texts, as they are or folded, speak of one matter."""
    mine, others = _telling(one), _telling(other)
    least = min(len(mine), len(others))
    if least < LEAST_WORDS:
        return False
    shared = len(mine & others) / least
    if shared >= MOSTLY_SHARED and least > LEAST_WORDS:
        return True
    needed = LEAST_SHARED if least > LEAST_WORDS else 1
    return shared >= needed and likeness(one, other) >= LEAST_LIKENESS


@lru_cache(4_000)
def _telling(text: str) -> frozenset[str]:
    return frozenset(fold(text).split()) - _COMMON


def is_near(one: Place, other: Place) -> bool:
    """Whether two points are at most `NEAR_M` apart."""
    north = (one.latitude - other.latitude) * _M_PER_DEGREE
    east = (one.longitude - other.longitude) * _M_PER_DEGREE * cos(radians(one.latitude))
    return hypot(north, east) <= NEAR_M


def around(place: Place) -> tuple[float, float, float, float]:
    """The degrees that `NEAR_M` around a point may reach: south, north, west, east."""
    up = NEAR_M / _M_PER_DEGREE
    wide = up / max(cos(radians(place.latitude)), 0.01)
    return (
        place.latitude - up,
        place.latitude + up,
        place.longitude - wide,
        place.longitude + wide,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides which of two issues stays when one is merged into the other."""

    id: int
    stage: Stage
    is_promised: bool
    received_on: date


_REACHED = (
    Stage.MERGED,
    Stage.CLOSED,
    Stage.UNHELD,
    Stage.WAITING,
    Stage.ASKED,
    Stage.TRANSFERRED,
    Stage.ACCEPTED,
    Stage.REFUSED,
    Stage.ANSWERED,
)


def one_that_stays(both: Iterable[Standing]) -> int:
    """The id of the one that has come further; of two that stand alike the one received first.

    So two leaders who merge into each other agree.
    """
    return min(both, key=_precedence).id


def _precedence(one: Standing) -> tuple[int, bool, date, int]:
    return -_REACHED.index(one.stage), not one.is_promised, one.received_on, one.id
