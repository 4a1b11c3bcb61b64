"""Staff on their way to the reading process and back: so few that one line holds them all."""

from collections.abc import Iterable, Sequence
from typing import Any

from domain.people import Role
from domain.roster.matching import Verdict
from domain.roster.progress import problem_from_plain, problem_to_plain
from domain.roster.reading import Place
from domain.roster.staff import KnownStaff, StaffMatched, StaffPlan


def plain_known(staff: Iterable[KnownStaff]) -> list[list[Any]]:
    """Who is known, as JSON can hold it."""
    return [[one.person_id, one.invite_id, one.name, *_capacity(one)] for one in staff]


def known(kept: Iterable[Sequence[Any]]) -> list[KnownStaff]:
    """Who is known again."""
    return [
        KnownStaff(person_id, invite_id, name, _roles(roles), frozenset(hamlets), whole)
        for person_id, invite_id, name, roles, hamlets, whole in kept
    ]


def plain(found: StaffPlan) -> dict[str, list[Any]]:
    """A plan as JSON can hold it."""
    return {
        "heading": list(found.heading),
        "positions": found.positions,
        "problems": [problem_to_plain(one) for one in found.problems],
        "matched": [_matched(one) for one in found.matched],
    }


def plan(kept: dict[str, list[Any]]) -> StaffPlan:
    """The plan again."""
    return StaffPlan(
        matched=[_matched_again(*one) for one in kept["matched"]],
        problems=[problem_from_plain(one) for one in kept["problems"]],
        positions=kept["positions"],
        heading=tuple(kept["heading"]),
    )


def _matched(one: StaffMatched) -> list[Any]:
    place = (one.place.row, one.place.sheet, str(one.verdict))
    ids = (one.person_id, one.invite_id)
    return [*place, *ids, one.name, *_capacity(one), sorted(one.had_roles)]


def _matched_again(
    row: int, sheet: str, verdict: str, person_id: int, invite_id: int, *about: Any
) -> StaffMatched:
    name, roles, hamlets, whole, had = about
    capacity = (_roles(roles), frozenset(hamlets), whole)
    ids = (person_id, invite_id)
    return StaffMatched(Place(row, sheet), Verdict(verdict), name, *capacity, *ids, _roles(had))


def _capacity(one: KnownStaff | StaffMatched) -> list[Any]:
    return [sorted(one.roles), sorted(one.hamlet_ids), one.whole_commune]


def _roles(kept: Iterable[str]) -> frozenset[Role]:
    return frozenset(Role(role) for role in kept)
