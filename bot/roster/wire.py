"""What goes to the reading process and comes back: a line of JSON each.

One long text would be read in one breath, during which nobody else in the process is served.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.roster import staff_wire
from domain.roster.alike import Likeness, Pair
from domain.roster.cells import Names
from domain.roster.matching import Known, Matched, Near, Plan, Verdict
from domain.roster.progress import Unreadable, problem_from_plain, problem_to_plain
from domain.roster.reading import Entry, Place
from domain.roster.staff import KnownStaff, StaffPlan


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list is compared with: open hamlets and groups by id, all households and staff."""

    hamlets: Mapping[int, str]
    groups: Mapping[int, str]
    households: Sequence[Known]
    staff: Sequence[KnownStaff] = ()


class Task(StrEnum):
    """What the reading process is to do; `READ` finds out of whom the list is."""

    READ = "read"
    HOUSEHOLDS = "households"
    STAFF = "staff"
    PAIR = "pair"


class Doubt:
    """Nobody can tell of whom the list is."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to do, the file to read, and what to compare it with."""

    task: Task
    path: Path
    names: Names
    households: Sequence[Known]
    staff: Sequence[KnownStaff] = ()


def ask(task: Task, path: Path, standing: Standing) -> Iterator[str]:
    """A question as lines."""
    names = (list(names.items()) for names in (standing.hamlets, standing.groups))
    yield json.dumps([task, str(path), *names, staff_wire.plain_known(standing.staff)])
    for one in standing.households:
        about = (one.id, one.hamlet_id, one.name, one.address, one.phone)
        yield json.dumps([*about, sorted(one.group_ids), one.merged_into_id])


def question(lines: Iterable[str]) -> Question:
    """The question again."""
    task, path, hamlets, groups, people = json.loads(next(iterator := iter(lines)))
    households = [
        Known(id, hamlet_id, name, address, phone, frozenset(group_ids), merged_into_id)
        for id, hamlet_id, name, address, phone, group_ids, merged_into_id in map(
            json.loads, iterator
        )
    ]
    names, known = Names(dict(hamlets), dict(groups)), staff_wire.known(people)
    return Question(Task(task), Path(path), names, households, known)


def tell(found: Plan | StaffPlan | Unreadable | Doubt) -> Iterator[str]:
    """An answer as lines."""
    if isinstance(found, Doubt):
        yield json.dumps(["doubt"])
        return
    if isinstance(found, Unreadable):
        yield json.dumps(["unreadable", str(found)])
        return
    if isinstance(found, StaffPlan):
        yield json.dumps(["staff", staff_wire.plain(found)])
        return
    yield json.dumps(["heading", *found.heading])
    yield from (json.dumps(["matched", *_plain(one)]) for one in found.matched)
    yield from (json.dumps(["problem", *problem_to_plain(one)]) for one in found.problems)
    for near in found.near:
        yield json.dumps(
            ["near", near.place.row, near.place.sheet, near.name, near.other, near.row]
        )


def answer(lines: Iterable[bytes]) -> Plan | StaffPlan | Unreadable | Doubt:
    """The answer again."""
    plan = Plan()
    for kind, *said in map(json.loads, lines):
        match kind:
            case "unreadable":
                return Unreadable(said[0])
            case "doubt":
                return Doubt()
            case "staff":
                return staff_wire.plan(said[0])
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


def tell_pairs(found: Iterable[Pair]) -> Iterator[str]:
    """Pairs as lines."""
    yield from (json.dumps([one.one_id, one.other_id, one.likeness]) for one in found)


def answered_pairs(lines: Iterable[bytes]) -> list[Pair]:
    """The pairs again."""
    found = map(json.loads, lines)
    return [Pair(one_id, other_id, Likeness(like)) for one_id, other_id, like in found]


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
