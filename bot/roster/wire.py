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
from domain.roster.progress import (
    Listed,
    Preview,
    Unreadable,
    from_plain,
    preview_of,
    problem_from_plain,
    problem_to_plain,
    to_plain,
)
from domain.roster.reading import Entry, Place, Problem
from domain.roster.staff import KnownStaff, StaffMatched, StaffPlan


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list is compared with: open hamlets and groups by id, all households and staff.

    The households stay text until they are looked at: of many thousand objects Python would
    look through every one, again and again, while nobody else in the process is served.
    """

    hamlets: Mapping[int, str]
    groups: Mapping[int, str]
    households: Sequence[str]
    staff: Sequence[KnownStaff] = ()

    def known(self) -> Iterator[Known]:
        """The households, one after the other."""
        return map(known_in, self.households)


@dataclass(frozen=True, slots=True)
class Told:
    """A list that was read: of whom it is, what it would do, and its rows as they came."""

    listed: Listed
    preview: Preview
    lines: Sequence[bytes]

    def rows(self) -> Iterator[Matched | StaffMatched | Problem]:
        """What is to be written or cannot be, one after the other."""
        for kind, *said in map(json.loads, self.lines):
            match kind:
                case "matched":
                    yield _matched(*said)
                case "problem":
                    yield problem_from_plain(said)
                case "staff":
                    plan = staff_wire.plan(said[0])
                    yield from plan.matched
                    yield from plan.problems


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of the table of who is responsible: what they mean is found by whoever asked."""

    rows: Sequence[Sequence[str]]


class Task(StrEnum):
    """What the reading process is to do; `READ` finds out of whom the list is."""

    READ = "read"
    HOUSEHOLDS = "households"
    STAFF = "staff"
    AUTHORITY = "authority"
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
    yield from standing.households


def line_of(one: Known) -> str:
    """A household as a line."""
    about = (one.id, one.hamlet_id, one.name, one.address, one.phone)
    return json.dumps([*about, sorted(one.group_ids), one.merged_into_id])


def known_in(line: str) -> Known:
    """The household again."""
    id, hamlet_id, name, address, phone, group_ids, merged_into_id = json.loads(line)
    return Known(id, hamlet_id, name, address, phone, frozenset(group_ids), merged_into_id)


def question(lines: Iterable[str]) -> Question:
    """The question again."""
    task, path, hamlets, groups, people = json.loads(next(iterator := iter(lines)))
    households = [known_in(line) for line in iterator]
    names, known = Names(dict(hamlets), dict(groups)), staff_wire.known(people)
    return Question(Task(task), Path(path), names, households, known)


def tell(found: Plan | StaffPlan | Table | Unreadable | Doubt) -> Iterator[str]:
    """An answer as lines."""
    if isinstance(found, Table):
        yield json.dumps(["table"])
        yield from map(json.dumps, found.rows)
        return
    if isinstance(found, Doubt):
        yield json.dumps(["doubt"])
        return
    if isinstance(found, Unreadable):
        yield json.dumps(["unreadable", str(found)])
        return
    if isinstance(found, StaffPlan):
        yield _preview(Listed.STAFF, found)
        yield json.dumps(["staff", staff_wire.plain(found)])
        return
    yield _preview(Listed.HOUSEHOLDS, found)
    yield json.dumps(["heading", *found.heading])
    yield from (json.dumps(["matched", *_plain(one)]) for one in found.matched)
    yield from (json.dumps(["problem", *problem_to_plain(one)]) for one in found.problems)
    for near in found.near:
        yield json.dumps(
            ["near", near.place.row, near.place.sheet, near.name, near.other, near.row]
        )


def _preview(listed: Listed, found: Plan | StaffPlan) -> str:
    return json.dumps(["preview", listed, to_plain(preview_of(found))])


def told(lines: Sequence[bytes]) -> Told | Table | Unreadable | Doubt:
    """An answer whose rows are not looked at yet."""
    kind, *said = json.loads(lines[0])
    if kind == "preview":
        return Told(Listed(said[0]), from_plain(said[1]), lines)
    if kind == "table":
        return Table([json.loads(line) for line in lines[1:]])
    return Doubt() if kind == "doubt" else Unreadable(said[0])


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
