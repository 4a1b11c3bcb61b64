"""The reading process: a question on standard input, a plan or a reason on standard output.

It limits itself before it looks at the file, so that none can take the machine with it.
"""

import contextlib
import sys
from collections.abc import Sequence

from bot.roster import wire
from bot.roster.sheets import UnreadableFile, read_sheets
from bot.roster.wire import Doubt, Question, Table, Task
from domain.roster.alike import Face, Pair, pairs
from domain.roster.authority import table_in
from domain.roster.kinds import kind_of
from domain.roster.matching import Plan, match
from domain.roster.progress import Listed, Unreadable
from domain.roster.reading import Sheet, read
from domain.roster.staff import StaffPlan, plan_staff

MEMORY_BYTES = 300_000_000
CPU_SECONDS = 30
MOST_LINES = 1_000
"""Of the table of who is responsible: it is looked at in one unit."""


def main() -> None:
    """Answer one question."""
    limit()
    asked = wire.question(sys.stdin)
    told = wire.tell_pairs(_pairs(asked)) if asked.task is Task.PAIR else wire.tell(_answer(asked))
    for line in told:
        sys.stdout.write(line + "\n")


def limit() -> None:
    """Bound this process, if the system can.

    Where it cannot, the parent's clock and the weighing of the file remain.
    """
    if sys.platform != "win32":
        import resource

        # Some systems have the name of this limit and refuse to set it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pairs(asked: Question) -> list[Pair]:
    return pairs(
        Face.of(one.id, one.hamlet_id, one.name, one.phone, one.address)
        for one in asked.households
        if one.merged_into_id is None
    )


def _answer(asked: Question) -> Plan | StaffPlan | Table | Unreadable | Doubt:
    try:
        sheets = read_sheets(asked.path)
        listed = kind_of(sheets) if asked.task is Task.READ else Listed(asked.task)
        if listed is None:
            return Doubt()
        if listed is Listed.AUTHORITY:
            return _table(sheets)
        return (_staff if listed is Listed.STAFF else _households)(asked, sheets)
    except UnreadableFile as error:
        return error.why
    except MemoryError:
        return Unreadable.TOO_LARGE


def _table(sheets: Sequence[Sheet]) -> Table | Unreadable:
    rows = table_in(sheets)
    if rows is None:
        return Unreadable.NO_TABLE_HEADING
    return Table(rows) if len(rows) <= MOST_LINES else Unreadable.TOO_LARGE


def _staff(asked: Question, sheets: Sequence[Sheet]) -> StaffPlan | Unreadable:
    plan = plan_staff(sheets, asked.names, asked.staff)
    if not plan.heading:
        return Unreadable.NO_STAFF_HEADING
    return plan if plan.matched or plan.problems else Unreadable.NO_ROWS


def _households(asked: Question, sheets: Sequence[Sheet]) -> Plan | Unreadable:
    reading = read(sheets, asked.names)
    if not reading.heading:
        return Unreadable.NO_HEADING
    if not (reading.entries or reading.problems):
        return Unreadable.NO_ROWS
    plan = match(reading.entries, asked.households)
    plan.heading = reading.heading
    plan.problems = sorted(
        [*reading.problems, *plan.problems], key=lambda one: (one.place.sheet, one.place.row)
    )
    return plan


if __name__ == "__main__":
    main()
