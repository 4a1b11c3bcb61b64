"""Gives a new database the commune, its topics and its Saturday programme, once."""

from domain.programme import SATURDAY_WITH_THE_PEOPLE
from handlers.founding.categories import CATEGORIES, SWAP_DAYS, VALID_FROM
from handlers.founding.groups import GROUPS
from handlers.founding.texts import TOPICS
from handlers.founding.units import UNITS
from storage import (
    categories,
    commune,
    planning,
    priorities,
    programmes,
    topics,
    units,
    workdays,
)
from storage.transaction import Tx


def found_commune(tx: Tx, name: str, province: str) -> bool:
    """Found the commune, unless there is one; whether it was founded now."""
    if commune.get(tx) is not None:
        return False
    commune.found(tx, name, province)
    for place, (topic, points) in enumerate(TOPICS):
        topics.add(tx, topic, points, place)
    for place, shipped in enumerate(CATEGORIES):
        categories.add(
            tx,
            shipped.name,
            shipped.keywords,
            place,
            is_beyond=shipped.is_beyond,
            limits=shipped.limits,
            valid_from=VALID_FROM,
            is_conduct=shipped.is_conduct,
        )
    for group in GROUPS:
        priorities.add_group(
            tx, group.name, is_sensitive=group.is_sensitive, is_yearly=group.is_yearly
        )
    for unit in UNITS:
        units.add(tx, unit.name, unit.spellings)
    for on, is_worked, reason in SWAP_DAYS:
        workdays.change_day(tx, on, is_worked=is_worked, reason=reason)
    planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    return True
