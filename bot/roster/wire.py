"""What goes to the reading process and comes back, as JSON can hold it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.roster.cells import Names
from domain.roster.matching import Known, Matched, Near, Plan, Verdict
from domain.roster.progress import problem_from_plain, problem_to_plain
from domain.roster.reading import Entry, Place


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list is compared with: open hamlets and groups by id, all households."""

    hamlets: Mapping[int, str]
    groups: Mapping[int, str]
    households: Sequence[Known]


def question(path: str, standing: Standing) -> dict[str, Any]:
    """The file to read and what to compare it with."""
    return {
        "path": path,
        "hamlets": list(standing.hamlets.items()),
        "groups": list(standing.groups.items()),
        "households": [
            [one.id, one.hamlet_id, one.name, one.address, one.phone, sorted(one.group_ids)]
            for one in standing.households
        ],
    }


def names_in(asked: dict[str, Any]) -> Names:
    """The names in a question."""
    return Names(dict(asked["hamlets"]), dict(asked["groups"]))


def known_in(asked: dict[str, Any]) -> list[Known]:
    """The households in a question."""
    return [
        Known(id, hamlet_id, name, address, phone, frozenset(groups))
        for id, hamlet_id, name, address, phone, groups in asked["households"]
    ]


def answer(plan: Plan) -> dict[str, Any]:
    """A plan."""
    return {
        "heading": plan.heading,
        "matched": [_matched(one) for one in plan.matched],
        "problems": [problem_to_plain(one) for one in plan.problems],
        "near": [
            [one.place.row, one.place.sheet, one.name, one.other, one.row] for one in plan.near
        ],
    }


def plan_in(answered: dict[str, Any]) -> Plan:
    """The plan in an answer."""
    return Plan(
        [_unpacked(*one) for one in answered["matched"]],
        [problem_from_plain(one) for one in answered["problems"]],
        [
            Near(Place(row, sheet), name, other, other_row)
            for row, sheet, name, other, other_row in answered["near"]
        ],
        tuple(answered["heading"]),
    )


def _matched(one: Matched) -> list[Any]:
    entry = one.entry
    since, until = (day.isoformat() if day else "" for day in (entry.since_on, entry.until_on))
    place = (entry.place.row, entry.place.sheet, str(one.verdict), one.household_id)
    about = (entry.hamlet_id, entry.name, entry.key, entry.address, entry.phone)
    return [*place, *about, list(entry.group_ids), since, until]


def _unpacked(
    row: int,
    sheet: str,
    verdict: str,
    household_id: int | None,
    hamlet_id: int,
    name: str,
    key: str,
    *about: Any,
) -> Matched:
    address, phone, groups, since, until = about
    since_on, until_on = (date.fromisoformat(day) if day else None for day in (since, until))
    place, known = Place(row, sheet), tuple(groups)
    entry = Entry(place, hamlet_id, name, key, address, phone, known, since_on, until_on)
    return Matched(entry, Verdict(verdict), household_id)
