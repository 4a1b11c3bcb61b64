"""A table of who is responsible, for stories of what climbs."""

import pytest

from domain.people import Role
from domain.responsibility import Part
from storage import responsibles
from storage.transaction import Tx
from tests.stories.test_reminders_of_issues import joins
from tests.world import Actor, World

MINH, AN, BINH = 3, 6, 7


@pytest.fixture
async def above(world: World) -> tuple[Actor, Actor]:
    """An and Bình, with the table in force."""
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    binh = await joins(world, 107, "Đào Thanh Bình", Role.LEADER)
    await world.knows(names_everybody)
    return an, binh


def names_everybody(tx: Tx) -> None:
    responsibles.put(tx, None, None, Part.RESPONSIBLE, [MINH])
    responsibles.put(tx, None, None, Part.DEPUTY, [AN])
    responsibles.put(tx, None, None, Part.ABOVE, [BINH])
