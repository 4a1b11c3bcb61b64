"""What a rehearsal may begin with: nothing yet, sixty households, or a programme in its course."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from handlers.founding.actions import found_commune
from practice.seeds.households import HOUSEHOLDS
from practice.seeds.people import HA, HOA, MINH, STAFF, Member
from storage import commune, households, staff
from storage.transaction import Tx

__all__ = ["BY_NAME", "FIRST", "HA", "HOA", "MINH", "SEEDS", "STAFF", "Seed"]

COMMUNE = "xã Tân Lúa"
PROVINCE = "tỉnh Tập Dượt"


@dataclass(frozen=True, slots=True)
class Seed:
    """A beginning: who has a phone, who of them has joined, and what the database holds.

    `weeks_lived`: so many weeks before the day it begins are lived through first. `labels` are
    what some phones say instead of what they say otherwise.
    """

    name: str
    joined: tuple[Member, ...]
    plant: Callable[[Tx], None]
    weeks_lived: int = 0
    labels: Mapping[int, str] = field(default_factory=dict)


def _plant_nothing(tx: Tx) -> None:
    """A commune that has a name, as `gandan setup` leaves it; its first member is invited."""
    found_commune(tx, COMMUNE, PROVINCE)


def _plant_sixty(tx: Tx) -> None:
    """A commune with four hamlets, sixty households and all its staff."""
    found_commune(tx, COMMUNE, PROVINCE)
    for hamlet, heads in HOUSEHOLDS.items():
        hamlet_id = commune.add_hamlet(tx, hamlet)
        assert hamlet_id is not None
        for head_name, address_note in heads:
            households.add(tx, hamlet_id, head_name, by=None, address_note=address_note)
    for member in STAFF:
        _join(tx, member)


def _join(tx: Tx, member: Member) -> None:
    ids = {hamlet.name: hamlet.id for hamlet in commune.hamlets(tx)}
    charge = [ids[name] for name in member.hamlets]
    person_id = staff.add(tx, member.name, member.roles, charge, whole_commune=not charge)
    staff.bind(tx, person_id, member.id, member.id)


SEEDS = (
    Seed("empty", (), _plant_nothing, labels={HA: "quản trị viên"}),
    Seed("sixty", STAFF, _plant_sixty),
    Seed("midway", STAFF, _plant_sixty, weeks_lived=5),
)
BY_NAME = {seed.name: seed for seed in SEEDS}
FIRST = BY_NAME["sixty"]
"""What a first rehearsal begins with."""
