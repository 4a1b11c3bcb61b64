"""`python -m bench.roster`: a commune's whole list, in and out, and how long it holds others.

A list of 20,000 households is read, staged, written, read again, searched for doubles and taken
out. Reported are the seconds of each part, the memory of the reading process, and the longest
units: between two of them everybody who waits for an answer has a turn, so that the longest one
is what a live reply may be held. Processor time of the thread counts, and beside it what a clock
shows; on a machine that others use too only the first says something.
"""

import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

import typer

from bot.papers.lists import gather_rows, write_list
from bot.roster import steps
from bot.roster.asking import ask_list, ask_pairs
from bot.roster.wire import Task, Told
from bot.roster.workbooks import xlsx_bytes
from bot.stepping import Steps
from domain.people import Role
from domain.roster.progress import Stage
from storage import commune, priorities, roster_imports, schema, staff
from storage.engine import open_engine
from storage.papers import Paper, PaperState
from storage.transaction import Store, Tx

T = TypeVar("T")

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi")
MIDDLES = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Kim", "Quốc", "Anh")
GIVEN = ("An", "Ba", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hải", "Hoa", "Hùng", "Lan", "Mai")
HEADING = ("STT", "Ấp", "Họ và tên chủ hộ", "Địa chỉ", "Điện thoại", "Diện")


class Meter:
    """Takes steps, and keeps how long each unit held the storage thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.units: list[tuple[float, float, str]] = []

    def take(self, name: str, taken: Steps[T]) -> T:
        """Take all the steps; what they lead to."""
        unit = next(taken)
        while True:
            wall, cpu = time.perf_counter(), time.thread_time()
            given = self._store.run(unit)
            spent = (time.thread_time() - cpu, time.perf_counter() - wall)
            self.units.append((*spent, name))
            try:
                unit = taken.send(given)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]

    def tell(self) -> None:
        """Print the longest unit of each part."""
        for name in dict.fromkeys(name for _, _, name in self.units):
            mine = [(cpu, wall) for cpu, wall, named in self.units if named == name]
            cpu, wall = max(mine)[0], max(wall for _, wall in mine)
            longest = f"{cpu * 1000:5.1f} ms CPU, {wall * 1000:6.1f} ms"
            typer.echo(f"  {name:<10} {len(mine):>5} units, the longest {longest}")


def main(rows: Annotated[int, typer.Option(help="How many households.")] = 20_000) -> None:
    """Seconds, memory and the longest units of a whole roster on its way in and out."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "list.xlsx")
        path.write_bytes(xlsx_bytes(_list(rows), "Danh sách"))
        engine = open_engine(f"sqlite:///{Path(directory, 'gandan.db').as_posix()}")
        schema.upgrade(engine)
        store = Store(engine, lambda: datetime.now(UTC), ZoneInfo("Asia/Ho_Chi_Minh"))
        store.run(_settle)
        meter = Meter(store)
        timed("first import", partial(_import, meter, path))
        timed("the same again", partial(_import, meter, path))
        timed("search", partial(_search, meter))
        timed("export", partial(_export, meter))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        typer.echo(f"reading process: at most {peak:.0f} MB")
        meter.tell()
        store.close()


def timed(name: str, work: Callable[[], str]) -> None:
    """Do it, and print how long it took."""
    begun = time.perf_counter()
    result = work()
    typer.echo(f"{name}: {time.perf_counter() - begun:.1f} s, {result}")


def _list(rows: int) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = [HEADING]
    for n in range(rows):
        name = f"{FAMILIES[n % 10]} {MIDDLES[n // 10 % 10]} {GIVEN[n // 100 % 12]}"
        group = "Hộ nghèo" if n % 5 == 0 else ""
        about = (f"Số {n}", f"09{n:08}" if n % 2 else "", group)
        made.append((str(n + 1), f"Ấp {n % 12 + 1}", name, *about))
    return made


def _settle(tx: Tx) -> None:
    commune.found(tx, "xã Tân Lúa", "tỉnh Thử Nghiệm")
    for n in range(1, 13):
        commune.add_hamlet(tx, f"Ấp {n}")
    priorities.add_group(tx, "Hộ nghèo", is_yearly=True)
    staff.add(tx, "Bùi Đức Quản", [Role.ADMIN])


def _import(meter: Meter, path: Path) -> str:
    standing = meter.take("gather", steps.gather())
    found = ask_list(path, standing, Task.READ)
    assert isinstance(found, Told)

    def begin(tx: Tx) -> int:
        return roster_imports.begin(tx, "list.xlsx", Stage.WRITING, by=1)

    import_id: int = meter.take("begin", _one(begin))
    meter.take("stage", steps.stage(import_id, found.preview, found.rows()))
    meter.take("write", steps.write(import_id, lambda done: iter(())))
    meter.take("bad rows", steps.bad_rows(import_id))
    meter.take("clear", steps.clear(import_id))
    seen = found.preview
    return f"{seen.new} new, {seen.changed} changed, {seen.same} the same, {seen.bad} bad rows"


def _search(meter: Meter) -> str:
    found = ask_pairs(meter.take("gather", steps.gather()))
    assert found is not None
    meter.take("offer", steps.offer(found))
    return f"{len(found)} pairs"


def _export(meter: Meter) -> str:
    paper = Paper(1, "households", {}, 1, 1, PaperState.WAITING)
    found = meter.take("export", gather_rows(paper))
    assert found is not None
    content = write_list({"rows": found[1], "sheet": "Danh sách hộ"})
    return f"{len(content) / 1_000_000:.1f} MB"


def _one(unit: Callable[[Tx], Any]) -> Steps[Any]:
    return (yield unit)


if __name__ == "__main__":
    typer.run(main)
