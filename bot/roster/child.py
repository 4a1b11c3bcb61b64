"""The reading process: a question on standard input, a plan or a reason on standard output.

It limits itself before it looks at the file, so that none can take the machine with it.
"""

import contextlib
import sys

from bot.roster import wire
from bot.roster.sheets import UnreadableFile, read_sheets
from bot.roster.wire import Question, Task
from domain.roster.alike import Face, Pair, pairs
from domain.roster.matching import Plan, match
from domain.roster.progress import Unreadable
from domain.roster.reading import read

MEMORY_BYTES = 300_000_000
CPU_SECONDS = 30


def main() -> None:
    """Answer one question."""
    _limit()
    asked = wire.question(sys.stdin)
    told = wire.tell_pairs(_pairs(asked)) if asked.task is Task.PAIR else wire.tell(_answer(asked))
    for line in told:
        sys.stdout.write(line + "\n")


def _limit() -> None:
    """Where the system has no limits, the parent's clock and the weighing of the file remain."""
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


def _answer(asked: Question) -> Plan | Unreadable:
    try:
        reading = read(read_sheets(asked.path), asked.names)
    except UnreadableFile as error:
        return error.why
    except MemoryError:
        return Unreadable.TOO_LARGE
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
