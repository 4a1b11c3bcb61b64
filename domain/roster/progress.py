"""How far a list of households has come, why one cannot be read, and what one would do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from domain.people import Role
from domain.roster.matching import Near, Plan, Verdict
from domain.roster.reading import Place, Problem, Trouble
from domain.roster.staff import StaffPlan
from domain.text import fold


class Listed(StrEnum):
    """Of whom a list is; `AUTHORITY` is the table of who is responsible for what."""

    HOUSEHOLDS = "households"
    STAFF = "staff"
    AUTHORITY = "authority"


class Stage(StrEnum):
    """Where a list stands. Nothing of it is written before `WRITING`.

    `ASKED`: nobody can tell from its columns of whom it is.
    """

    OFFERED = "offered"
    READING = "reading"
    ASKED = "asked"
    PREVIEWED = "previewed"
    WRITING = "writing"
    DONE = "done"
    DROPPED = "dropped"
    UNREADABLE = "unreadable"


class Unreadable(StrEnum):
    """Why nothing could be read."""

    BROKEN = "broken"
    LOCKED = "locked"
    NO_HEADING = "no_heading"
    NO_STAFF_HEADING = "no_staff_heading"
    NO_TABLE_HEADING = "no_table_heading"
    NO_ROWS = "no_rows"
    TOO_LARGE = "too_large"
    TOO_HARD = "too_hard"


@dataclass(frozen=True, slots=True)
class Preview:
    """What writing a list would do: counts, and the first of what somebody should look at.

    `heading` is what the columns of the list are called. `missing` are hamlets that several rows
    name and the commune does not have, with how many rows; `problems` leaves those out. Of staff:
    `positions` that were merely taken for staff, and whose `roles` change (name, before, after).
    """

    new: int
    changed: int
    same: int
    bad: int
    problems: tuple[Problem, ...] = ()
    near: tuple[Near, ...] = ()
    near_count: int = 0
    heading: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    roles: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    missing: tuple[tuple[str, int], ...] = ()

    @property
    def writes(self) -> int:
        """How many households would be written."""
        return self.new + self.changed


MOST_LISTED = 10


def preview_of(plan: Plan | StaffPlan) -> Preview:
    """The preview of a plan."""
    counted = Counter(one.verdict for one in plan.matched)
    preview = Preview(
        new=counted[Verdict.NEW],
        changed=counted[Verdict.CHANGED],
        same=counted[Verdict.SAME],
        bad=len(plan.problems),
        problems=tuple(plan.problems[:MOST_LISTED]),
        heading=plan.heading,
    )
    if isinstance(plan, Plan):
        preview = _with_missing(preview, plan.problems)
        return replace(preview, near=tuple(plan.near[:MOST_LISTED]), near_count=len(plan.near))
    roles = [
        (one.name, _sorted(one.had_roles), _sorted(one.roles))
        for one in plan.matched
        if one.verdict is Verdict.CHANGED and one.roles != one.had_roles
    ]
    return replace(
        preview, positions=tuple(plan.positions[:MOST_LISTED]), roles=tuple(roles[:MOST_LISTED])
    )


def _with_missing(preview: Preview, problems: Sequence[Problem]) -> Preview:
    """A hamlet that is not there is said once, and not at each of its rows."""
    unknown = [one for one in problems if one.trouble is Trouble.UNKNOWN_HAMLET]
    counted = Counter(fold(one.words[0]) for one in unknown)
    written = {fold(one.words[0]): one.words[0] for one in reversed(unknown)}
    missing = [(written[key], rows) for key, rows in counted.most_common(MOST_LISTED) if rows > 1]
    said = {fold(name) for name, _ in missing}
    others = [
        one
        for one in problems
        if one.trouble is not Trouble.UNKNOWN_HAMLET or fold(one.words[0]) not in said
    ]
    return replace(preview, problems=tuple(others[:MOST_LISTED]), missing=tuple(missing))


def _sorted(roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(sorted(str(role) for role in roles))


def to_plain(preview: Preview) -> dict[str, list[Any]]:
    """The preview as JSON can hold it."""
    return {
        "heading": list(preview.heading),
        "counts": [preview.new, preview.changed, preview.same, preview.bad, preview.near_count],
        "problems": [problem_to_plain(one) for one in preview.problems],
        "near": [
            [one.place.row, one.place.sheet, one.name, one.other, one.row] for one in preview.near
        ],
        "positions": list(preview.positions),
        "roles": [[name, list(had), list(has)] for name, had, has in preview.roles],
        "missing": [list(one) for one in preview.missing],
    }


def from_plain(kept: dict[str, list[Any]]) -> Preview:
    """The preview again."""
    near = tuple(
        Near(Place(row, sheet), name, other, other_row)
        for row, sheet, name, other, other_row in kept["near"]
    )
    problems = tuple(problem_from_plain(one) for one in kept["problems"])
    new, changed, same, bad, near_count = kept["counts"]
    return Preview(
        *(new, changed, same, bad, problems, near, near_count),
        heading=tuple(kept["heading"]),
        positions=tuple(kept.get("positions", ())),
        roles=tuple((name, tuple(had), tuple(has)) for name, had, has in kept.get("roles", ())),
        missing=tuple((name, rows) for name, rows in kept.get("missing", ())),
    )


def problem_to_plain(one: Problem) -> list[object]:
    """A problem as JSON can hold it."""
    return [one.place.row, one.place.sheet, str(one.trouble), list(one.words), list(one.cells)]


def problem_from_plain(kept: list[Any]) -> Problem:
    """The problem again."""
    row, sheet, trouble, words, cells = kept
    return Problem(Place(row, sheet), Trouble(trouble), tuple(words), tuple(cells))
