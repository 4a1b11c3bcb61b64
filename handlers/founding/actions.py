"""Gives a new database the commune, its topics and its Saturday programme, once."""

from domain.programme import SATURDAY_WITH_THE_PEOPLE
from handlers.founding.texts import TOPICS
from storage import commune, programmes, topics
from storage.transaction import Tx


def found_commune(tx: Tx, name: str, province: str) -> bool:
    """Found the commune, unless there is one; whether it was founded now."""
    if commune.get(tx) is not None:
        return False
    commune.found(tx, name, province)
    for place, (topic, points) in enumerate(TOPICS):
        topics.add(tx, topic, points, place)
    programmes.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    return True
