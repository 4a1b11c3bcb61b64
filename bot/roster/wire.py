"""What goes to the reading process and comes back: a line of JSON each.

One long text would be read in one breath, during which nobody else in the process is served.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from domain.roster.cells import Names
from domain.roster.matching import Known, Matched, Near, Plan, Verdict
from domain.roster.progress import Unreadable, problem_from_plain, problem_to_plain
from domain.roster.reading import Entry, Place


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list is compared with: open hamlets and groups by id, all households."""

    hamlets: Mapping[int, str]
    groups: Mapping[int, str]
    households: Sequence[Known]


@dataclass(frozen=True, slots=True)
class Question:
    """The file to read, and what to compare it with."""

    path: Path
    names: Names
    households: Sequence[Known]


def ask(path: Path, standing: Standing) -> Iterator[str]:
    """A question as lines."""
    yield json.dumps([str(path), *(list(d.items()) for d in (standing.hamlets, standing.groups))])
    for one in standing.households:
        about = (one.id, one.hamlet_id, one.name, one.address, one.phone)
        yield json.dumps([*about, sorted(one.group_ids)])


def question(lines: Iterable[str]) -> Question:
    """The question again."""
    path, hamlets, groups, *_ = json.loads(next(iterator := iter(lines)))
    households = [
        Known(id, hamlet_id, name, address, phone, frozenset(group_ids))
        for id, hamlet_id, name, address, phone, group_ids in map(json.loads, iterator)
    ]
    return Question(Path(path), Names(dict(hamlets), dict(groups)), households)


def tell(found: Plan | Unreadable) -> Iterator[str]:
    """An answer as lines."""
    if isinstance(found, Unreadable):
        yield json.dumps(["unreadable", str(found)])
        return
    yield json.dumps(["heading", *found.heading])
    yield from (json.dumps(["matched", *_plain(one)]) for one in found.matched)
    yield from (json.dumps(["problem", *problem_to_plain(one)]) for one in found.problems)
    for near in found.near:
        yield json.dumps(
            ["near", near.place.row, near.place.sheet, near.name, near.other, near.row]
        )


def answer(lines: Iterable[bytes]) -> Plan | Unreadable:
    """The answer again."""
    plan = Plan()
    for kind, *said in map(json.loads, lines):
        match kind:
            case "unreadable":
                return Unreadable(said[0])
            case "heading":
                plan.heading = tuple(said)
            case "matched":
                plan.matched.append(_matched(*said))
            case "problem":
                plan.problems.append(problem_from_plain(said))
            case "near":
                row, sheet, name, other, other_row = said
                plan.near.append(Near(Place(row, sheet), name, other, other_row))
    return plan


def _plain(one: Matched) -> list[Any]:
    entry = one.entry
    since, until = (day.isoformat() if day else "" for day in (entry.since_on, entry.until_on))
    place = (entry.place.row, entry.place.sheet, str(one.verdict), one.household_id)
    about = (entry.hamlet_id, entry.name, entry.key, entry.address, entry.phone)
    return [*place, *about, list(entry.group_ids), since, until]


def _matched(
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
