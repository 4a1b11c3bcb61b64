"""The work on a list as units for the one who writes, none of them long.

Each is a generator that yields units and is sent what they gave: the process drives it between
everything people wait for, a command one after the other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from bot.roster.wire import Standing, line_of
from bot.stepping import Steps
from domain.roster.alike import Pair
from domain.roster.matching import Matched
from domain.roster.progress import Preview
from domain.roster.reading import Problem
from domain.roster.staff import StaffMatched
from storage import commune, pairs, priorities, roster_imports, staff_imports
from storage.staff_imports import Invited, Written
from storage.transaction import Store, Tx, Unit

T = TypeVar("T")

KNOWN_AT_A_TIME = 300
STAGED_AT_A_TIME = 100
WRITTEN_AT_A_TIME = 50
INVITED_AT_A_TIME = 8
CLEARED_AT_A_TIME = 500


def drive(store: Store, steps: Steps[T]) -> T:
    """Take all the steps, one unit after the other, and return what they lead to."""
    unit = next(steps, None)
    while unit is not None:
        try:
            unit = steps.send(store.run(unit))
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
    raise ValueError("no steps")


def gather() -> Steps[Standing]:
    """What a list is compared with."""
    hamlets, groups = yield _names
    households: list[str] = []
    after = 0
    while True:
        some = yield partial(roster_imports.known, after=after, limit=KNOWN_AT_A_TIME)
        households += [line_of(one) for one in some]
        after = some[-1].id if some else after
        if len(some) < KNOWN_AT_A_TIME:
            return Standing(hamlets, groups, households, (yield staff_imports.known))


def _names(tx: Tx) -> tuple[dict[int, str], dict[int, str]]:
    hamlets = {hamlet.id: hamlet.name for hamlet in commune.hamlets(tx)}
    return hamlets, {group.id: group.name for group in priorities.open_groups(tx)}


def stage(
    import_id: int, preview: Preview, rows: Iterable[Matched | StaffMatched | Problem]
) -> Steps[None]:
    """Put the rows aside and keep the preview. What an earlier attempt had put aside goes."""
    yield from clear(import_id)
    waiting = iter(rows)
    while some := list(islice(waiting, STAGED_AT_A_TIME)):
        yield partial(roster_imports.stage_some, import_id=import_id, some=some)
    yield partial(roster_imports.show_preview, import_id=import_id, preview=preview)


def stage_table(import_id: int, rows: Sequence[Sequence[str]]) -> Steps[None]:
    """Put the lines of a table aside. What an earlier attempt had put aside goes."""
    yield from clear(import_id)
    for start in range(0, len(rows), STAGED_AT_A_TIME):
        some = rows[start : start + STAGED_AT_A_TIME]
        yield partial(roster_imports.stage_lines, import_id=import_id, lines=some)


def write(import_id: int, told: Callable[[int], Iterator[Unit[Any]]]) -> Steps[None]:
    """Write what was put aside; after some of it `told` may say how far it is."""
    done = 0
    while True:
        some = yield partial(
            roster_imports.write_some, import_id=import_id, limit=WRITTEN_AT_A_TIME
        )
        if not some:
            return
        done += some
        yield from told(done)


def write_staff(import_id: int, told: Callable[[Tx, Written], None]) -> Steps[list[Invited]]:
    """Write what was put aside; `told` says in the same unit what only that unit knows."""
    invited: list[Invited] = []
    while True:
        written: Written = yield partial(_write_staff, import_id=import_id, told=told)
        if not written.rows:
            return invited
        invited += written.invited


def _write_staff(tx: Tx, import_id: int, told: Callable[[Tx, Written], None]) -> Written:
    written = staff_imports.write_some(tx, import_id, INVITED_AT_A_TIME)
    told(tx, written)
    return written


def offer(found: Sequence[Pair]) -> Steps[None]:
    """Put the pairs in the place of those of an earlier search."""
    yield pairs.clear
    for start in range(0, len(found), STAGED_AT_A_TIME):
        some = found[start : start + STAGED_AT_A_TIME]
        yield partial(pairs.add_some, some=some, place=start)


def bad_rows(import_id: int) -> Steps[list[Problem]]:
    """Every row that cannot be written."""
    found: list[Problem] = []
    after = 0
    while some := (
        yield partial(
            roster_imports.bad_rows, import_id=import_id, after=after, limit=KNOWN_AT_A_TIME
        )
    ):
        after = some[-1][0]
        found += [problem for _, problem in some]
    return found


def clear(import_id: int) -> Steps[None]:
    """Forget what was put aside."""
    while (yield partial(roster_imports.clear_some, import_id=import_id, limit=CLEARED_AT_A_TIME)):
        pass
